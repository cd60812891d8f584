/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-model.h"

#include "catena-account.h"
#include "catena-region.h"

static CatenaProject *
add_project (CatenaAccount *account,
             const char    *id,
             const char    *name)
{
  CatenaProject *project = catena_project_new (id, name, "cn-north-4", "https://bcs.example.com");

  catena_account_add_project (account, project);

  return project;
}

static void
test_setters (void)
{
  g_autoptr (CatenaAccount) account = catena_account_new (NULL);
  g_autoptr (CatenaAccount) other = catena_account_new ("an-id");
  g_autoptr (Watch) watch = watch_new (account);

  g_assert_true (g_uuid_string_is_valid (catena_account_get_id (account)));
  g_assert_cmpstr (catena_account_get_id (other), ==, "an-id");

  catena_account_set_label (account, "Alpha");
  catena_account_set_label (account, "Alpha");
  catena_account_set_colour (account, CATENA_COLOUR_RED);
  catena_account_set_colour (account, CATENA_COLOUR_RED);
  catena_account_set_read_only (account, TRUE);
  catena_account_set_read_only (account, 2);
  catena_account_set_domain (account, "d1", NULL);
  catena_account_set_domain (account, "d1", "alpha");
  catena_account_set_iam_endpoint (account, "https://iam.example.com");
  catena_account_set_ca_file (account, NULL);
  catena_account_set_credentials_kind (account, CATENA_CREDENTIALS_PASSWORD);
  assert_notified (watch, "label colour read-only domain-id domain-name iam-endpoint credentials-kind");

  g_object_set (account, "label", "Beta", "colour", CATENA_COLOUR_SLATE, "domain-name", "beta", NULL);
  assert_notified (watch, "label colour domain-name");
  g_assert_cmpstr (catena_account_get_domain_id (account), ==, "d1");
}

static void
test_projects (void)
{
  g_autoptr (CatenaAccount) account = catena_account_new (NULL);
  GListModel *projects = catena_account_get_projects (account);
  g_autoptr (CatenaProject) one = add_project (account, "p1", "cn-north-4");
  g_autoptr (CatenaProject) two = add_project (account, "p2", "cn-north-4_dev");
  g_autoptr (CatenaProject) again = add_project (account, "p1", "renamed");
  g_autoptr (CatenaProject) first = g_list_model_get_item (projects, 0);

  /* The same project twice is one, in its old place. */
  g_assert_cmpuint (g_list_model_get_n_items (projects), ==, 2);
  g_assert_cmpstr (catena_project_get_name (first), ==, "renamed");

  catena_account_remove_project (account, "p1");
  catena_account_remove_project (account, "nobody");
  g_assert_cmpuint (g_list_model_get_n_items (projects), ==, 1);
}

static void
test_copy (void)
{
  g_autoptr (CatenaAccount) account = catena_account_new (NULL);
  g_autoptr (CatenaProject) project = add_project (account, "p1", "cn-north-4");
  g_autoptr (CatenaAccount) copy = NULL;
  g_autoptr (CatenaProject) twin = NULL;

  g_object_set (account,
                "label", "Alpha", "colour", CATENA_COLOUR_GREEN, "read-only", TRUE,
                "credentials-kind", CATENA_CREDENTIALS_PASSWORD, "iam-endpoint", "https://iam.example.com",
                "ca-file", "/ca.pem", "domain-id", "d", "domain-name", "alpha",
                NULL);
  copy = catena_account_copy (account);
  g_assert_cmpstr (catena_account_get_id (copy), ==, catena_account_get_id (account));
  g_assert_cmpstr (catena_account_get_label (copy), ==, "Alpha");
  g_assert_cmpint (catena_account_get_colour (copy), ==, CATENA_COLOUR_GREEN);
  g_assert_true (catena_account_get_read_only (copy));
  g_assert_cmpint (catena_account_get_credentials_kind (copy), ==, CATENA_CREDENTIALS_PASSWORD);
  g_assert_cmpstr (catena_account_get_iam_endpoint (copy), ==, "https://iam.example.com");
  g_assert_cmpstr (catena_account_get_ca_file (copy), ==, "/ca.pem");
  g_assert_cmpstr (catena_account_get_domain_id (copy), ==, "d");
  g_assert_cmpstr (catena_account_get_domain_name (copy), ==, "alpha");

  twin = g_list_model_get_item (catena_account_get_projects (copy), 0);
  g_assert_cmpstr (catena_project_get_id (twin), ==, "p1");
  g_assert_cmpstr (catena_project_get_region (twin), ==, "cn-north-4");
  g_assert_cmpstr (catena_project_get_endpoint (twin), ==, "https://bcs.example.com");

  /* Editing one leaves the other alone. */
  g_object_set (twin, "name", "other", NULL);
  catena_account_remove_project (copy, "p1");
  g_assert_cmpstr (catena_project_get_name (project), ==, "cn-north-4");
  g_assert_cmpuint (g_list_model_get_n_items (catena_account_get_projects (account)), ==, 1);
}

static void
test_regions (void)
{
  static const char * const expected[] = {
    "cn-north-4", "cn-north-1", "cn-east-2", "cn-south-1",
    "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4",
  };
  gsize n_regions;
  const CatenaRegion *regions = catena_region_get_all (&n_regions);

  g_assert_cmpuint (n_regions, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < n_regions; i++)
    {
      g_assert_cmpstr (regions[i].id, ==, expected[i]);
      g_assert_cmpint (regions[i].may_be_closed, ==, g_str_has_prefix (expected[i], "ap-"));
      g_assert_true (catena_region_get (expected[i]) == &regions[i]);
      g_assert_cmpstr (catena_region_get_label (expected[i]), !=, expected[i]);
    }
  g_assert_cmpstr (regions[0].bcs, ==, "https://bcs.cn-north-4.myhuaweicloud.com");
  g_assert_cmpstr (regions[0].bcs_fallback, ==, "https://bcs.cn-north-4.myhuaweicloud.cn");
  g_assert_cmpstr (regions[0].iam, ==, "https://iam.cn-north-4.myhuaweicloud.com");

  g_assert_null (catena_region_get ("xx-nowhere-1"));
  g_assert_null (catena_region_get (NULL));
  g_assert_cmpstr (catena_region_get_label ("xx-nowhere-1"), ==, "xx-nowhere-1");
  g_assert_null (catena_region_get_label (NULL));
}

void
add_account_tests (void)
{
  g_test_add_func ("/model/account/setters", test_setters);
  g_test_add_func ("/model/account/projects", test_projects);
  g_test_add_func ("/model/account/copy", test_copy);
  g_test_add_func ("/model/regions", test_regions);
}
