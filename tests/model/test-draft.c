/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-draft.h"

#include <locale.h>

/* A draft that has all three kinds of passwords. */
CatenaServiceDraft *
make_draft_new_cluster (void)
{
  return g_object_new (CATENA_TYPE_SERVICE_DRAFT,
                       "purpose", "private",
                       "name", "trade1",
                       "resource-password", "Canary-Chain1",
                       "password-again", "Canary-Chain1",
                       "create-new-cluster", TRUE,
                       "node-flavor", "s6.xlarge.2",
                       "node-az", "cn-north-4a",
                       "node-password", "Canary-Node2",
                       "node-password-again", "Canary-Node2",
                       "database-type", "couchdb",
                       "couchdb-user", "ledger",
                       "couchdb-password", "Canary-\"Couch\\3",
                       NULL);
}

/* The body as it would be sent. */
char *
dup_body_text (CatenaServiceDraft *draft)
{
  g_autoptr(CatenaBody) body = catena_service_draft_build_body (draft);
  g_autoptr(GBytes) bytes = catena_body_dup_bytes (body);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  add_draft_field_tests ();
  add_draft_follow_tests ();
  add_draft_from_detail_tests ();
  add_draft_list_tests ();
  add_draft_saved_tests ();
  add_draft_template_tests ();
  add_draft_body_tests ();
  add_draft_rule_tests ();

  return g_test_run ();
}
