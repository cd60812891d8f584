/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whether a service can have come from a request. */

#include "config.h"

#include "test-hub.h"

#include "catena-fit.h"

static CatenaServiceDetail *
make_fitting_detail (void)
{
  CatenaServiceDetail *detail = catena_service_detail_new ();

  detail->name = g_strdup ("trade1");
  detail->version = g_strdup ("4.0.8");
  detail->service_type = g_strdup ("private");
  detail->consensus = g_strdup ("etcdraft");
  detail->sign_algorithm = g_strdup ("ECDSA");
  detail->database_type = g_strdup ("goleveldb");
  detail->volume_type = g_strdup ("nfs");
  detail->cluster_id = g_strdup ("0c011ea9-0000-4000-8000-000000000001");
  detail->cluster_type = g_strdup ("CCE");
  detail->cluster_platform_type = g_strdup ("VirtualMachine");
  detail->version_type = 4;
  detail->batch_timeout = 2;
  detail->max_message_count = 500;
  detail->preferred_maxbytes = 2;

  return detail;
}

/* With a cluster of its own, everything that the detail tells counts. */
static void
test_differences (void)
{
  static const struct
  {
    const char *member;
    gsize offset;
    const char *word;
  } others[] = {
    { "blockchain_type", G_STRUCT_OFFSET (CatenaServiceDetail, service_type), "union" },
    { "fabric_version", G_STRUCT_OFFSET (CatenaServiceDetail, version), "3.0.16" },
    { "consensus", G_STRUCT_OFFSET (CatenaServiceDetail, consensus), "sflic" },
    { "sign_algorithm", G_STRUCT_OFFSET (CatenaServiceDetail, sign_algorithm), "SM2" },
    { "database_type", G_STRUCT_OFFSET (CatenaServiceDetail, database_type), "couchdb" },
    { "volume_type", G_STRUCT_OFFSET (CatenaServiceDetail, volume_type), "evs" },
    { "cluster_type", G_STRUCT_OFFSET (CatenaServiceDetail, cluster_type), "ief" },
    { "cluster_platform_type", G_STRUCT_OFFSET (CatenaServiceDetail, cluster_platform_type), "ARM64" },
  };
  g_autoptr (CatenaServiceDraft) draft = test_make_new_cluster_draft ("trade1");
  g_autoptr (CatenaBody) body = catena_service_draft_build_body (draft);
  const char *request = catena_body_get_redacted (body);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (CatenaServiceDetail) detail = make_fitting_detail ();
      char **word = &G_STRUCT_MEMBER (char *, detail, others[i].offset);

      g_assert_null (catena_fit_find_difference (request, detail));
      g_free (*word);
      *word = g_strdup (others[i].word);
      g_assert_cmpstr (catena_fit_find_difference (request, detail), ==, others[i].member);

      /* What is not told is no difference. */
      g_clear_pointer (word, g_free);
      g_assert_null (catena_fit_find_difference (request, detail));
    }
}

static void
test_block (void)
{
  g_autoptr (CatenaServiceDraft) draft = test_make_new_cluster_draft ("trade1");
  g_autoptr (CatenaBody) body = catena_service_draft_build_body (draft);
  g_autoptr (CatenaServiceDetail) detail = make_fitting_detail ();

  detail->max_message_count = 501;
  g_assert_cmpstr (catena_fit_find_difference (catena_body_get_redacted (body), detail), ==, "max_message_count");
  detail->max_message_count = 0;
  g_assert_null (catena_fit_find_difference (catena_body_get_redacted (body), detail));
}

void
test_add_fit (void)
{
  g_test_add_func ("/workspace/fit/differences", test_differences);
  g_test_add_func ("/workspace/fit/block", test_block);
}
