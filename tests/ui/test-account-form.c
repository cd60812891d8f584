/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "catena-account-form.h"

#include <string.h>

/* What the account assistant asks for, says about it, and makes of it. Needs no window. */

static void
assert_finding (CatenaAccountForm  *form,
                CatenaAccountField  field,
                const char         *expected)
{
  g_autofree char *found = catena_account_form_check (form, field);

  if (expected == NULL)
    g_assert_null (found);
  else
    {
      g_assert_nonnull (found);
      g_assert_nonnull (strstr (found, expected));
    }
}

static void
test_endpoints (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } rows[] = {
    { "https://bcs.example.com", NULL },
    { "  https://bcs.example.com/\n", NULL },
    { "http://127.0.0.1:4000", NULL },
    { "http://[::1]:4000", NULL },
    { "http://localhost", NULL },
    { "", "beginning with https" },
    { "bcs.example.com", "no address" },
    { "https://", "no address" },
    { "http://bcs.example.com", "everybody" },
    { "http://127.0.0.1.example.com", "everybody" },
    { "ftp://bcs.example.com", "begins with https" },
    { "https://me:secret@bcs.example.com", "user name" },
    { "https://bcs.example.com/v2", "without a path" },
    { "https://bcs.example.com?x=1", "without a path" },
  };
  g_autoptr (CatenaAccountForm) form = catena_account_form_new (NULL);

  /* With a region there is nothing to be typed. */
  assert_finding (form, CATENA_ACCOUNT_BCS_ENDPOINT, NULL);

  g_object_set (form, "region", "", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_object_set (form, "bcs-endpoint", rows[i].text, "iam-endpoint", rows[i].text, NULL);
      assert_finding (form, CATENA_ACCOUNT_BCS_ENDPOINT, rows[i].expected);
      assert_finding (form, CATENA_ACCOUNT_IAM_ENDPOINT, rows[i].expected);
    }
}

static void
test_keys (void)
{
  g_autoptr (CatenaAccountForm) form = catena_account_form_new (NULL);
  g_autoptr (CatenaCredentials) credentials = NULL;

  assert_finding (form, CATENA_ACCOUNT_ACCESS_KEY, "Enter");
  assert_finding (form, CATENA_ACCOUNT_SECRET_KEY, "Enter");
  g_assert_null (catena_account_form_build_credentials (form));

  g_object_set (form, "access-key", "ABC+/=", NULL);
  assert_finding (form, CATENA_ACCOUNT_ACCESS_KEY, "secret key?");

  /* Pasted with what stood around it. */
  g_object_set (form, "access-key", "  ABCDEFGHIJ1234567890\n", NULL);
  catena_account_form_set_secret (form, CATENA_ACCOUNT_SECRET_KEY, " s3cret/key= \n");
  assert_finding (form, CATENA_ACCOUNT_ACCESS_KEY, NULL);
  assert_finding (form, CATENA_ACCOUNT_SECRET_KEY, NULL);

  credentials = catena_account_form_build_credentials (form);
  g_assert_cmpstr (catena_credentials_get_access_key (credentials), ==, "ABCDEFGHIJ1234567890");
  g_assert_cmpstr (catena_secret_get_text (catena_credentials_get_secret_key (credentials)), ==, "s3cret/key=");
  g_assert_null (catena_credentials_get_session_token (credentials));

  catena_account_form_clear_secrets (form);
  assert_finding (form, CATENA_ACCOUNT_SECRET_KEY, "Enter");
}

static void
test_password (void)
{
  g_autoptr (CatenaAccountForm) form = catena_account_form_new (NULL);
  g_autoptr (CatenaCredentials) credentials = NULL;

  g_object_set (form, "kind", CATENA_CREDENTIALS_PASSWORD, NULL);
  assert_finding (form, CATENA_ACCOUNT_ACCESS_KEY, NULL);
  assert_finding (form, CATENA_ACCOUNT_NAME, "account");
  assert_finding (form, CATENA_ACCOUNT_USER, "IAM user");
  assert_finding (form, CATENA_ACCOUNT_PASSWORD, "password");
  assert_finding (form, CATENA_ACCOUNT_PASSCODE, NULL);

  g_object_set (form, "account-name", "alpha", "user-name", "云 运维", "mfa", TRUE, NULL);
  catena_account_form_set_secret (form, CATENA_ACCOUNT_PASSWORD, " with blanks ");
  assert_finding (form, CATENA_ACCOUNT_MFA_USER_ID, "not the name");
  assert_finding (form, CATENA_ACCOUNT_PASSCODE, "six digits");

  g_object_set (form, "mfa-user-id", "0123abcd", NULL);
  catena_account_form_set_secret (form, CATENA_ACCOUNT_PASSCODE, "123456");
  assert_finding (form, CATENA_ACCOUNT_PASSCODE, NULL);
  g_assert_cmpstr (catena_account_form_get_passcode (form), ==, "123456");

  /* Blanks may belong to a password. */
  credentials = catena_account_form_build_credentials (form);
  g_assert_cmpstr (catena_secret_get_text (catena_credentials_get_password (credentials)), ==, " with blanks ");
  g_assert_cmpstr (catena_credentials_get_user_name (credentials), ==, "云 运维");
  g_assert_cmpstr (catena_credentials_get_mfa_user_id (credentials), ==, "0123abcd");
}

static void
test_csv (void)
{
  static const char good[] = "\"User Name\",\"Access Key Id\",\"Secret Access Key\"\r\n\"ops\",\"AKIDEXAMPLE\",\"c2VjcmV0\"\r\n";
  static const char foreign[] = "a,b,c\n1,2,3\n";
  g_autoptr (CatenaAccountForm) form = catena_account_form_new (NULL);
  g_autoptr (GBytes) csv = g_bytes_new_static (good, sizeof good - 1);
  g_autoptr (GBytes) other = g_bytes_new_static (foreign, sizeof foreign - 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *access_key = NULL;

  g_object_set (form, "kind", CATENA_CREDENTIALS_PASSWORD, "access-key", "BEFORE", NULL);
  g_assert_false (catena_account_form_take_csv (form, other, &error));
  g_assert_nonnull (error);
  g_object_get (form, "access-key", &access_key, NULL);
  g_assert_cmpstr (access_key, ==, "BEFORE");

  g_assert_true (catena_account_form_take_csv (form, csv, NULL));
  g_clear_pointer (&access_key, g_free);
  g_object_get (form, "access-key", &access_key, NULL);
  g_assert_cmpstr (access_key, ==, "AKIDEXAMPLE");
  assert_finding (form, CATENA_ACCOUNT_SECRET_KEY, NULL);
}

static void
test_ca (void)
{
  g_autoptr (CatenaAccountForm) form = catena_account_form_new (NULL);
  g_autoptr (GBytes) rubbish = g_bytes_new_static ("no certificate", 14);
  g_autoptr (GError) error = NULL;

  g_assert_false (catena_account_form_set_ca (form, rubbish, &error));
  g_assert_nonnull (error);
  g_assert_null (catena_account_form_get_ca (form));
}

static void
test_projects (void)
{
  g_autoptr (CatenaAccountForm) form = catena_account_form_new (NULL);
  g_autoptr (CatenaProject) north = NULL;
  g_autoptr (CatenaProject) south = NULL;
  g_autoptr (CatenaAccount) account = NULL;
  g_autofree char *known = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *typed = NULL;

  known = catena_account_form_dup_bcs_endpoint (form, "cn-south-1");
  g_assert_cmpstr (known, ==, "https://bcs.cn-south-1.myhuaweicloud.com");
  unknown = catena_account_form_dup_bcs_endpoint (form, "xx-new-1");
  g_assert_cmpstr (unknown, ==, "https://bcs.xx-new-1.myhuaweicloud.com");
  g_assert_null (catena_account_form_dup_bcs_endpoint (form, ""));

  assert_finding (form, CATENA_ACCOUNT_PROJECTS, "at least one");
  north = catena_project_new ("aaaa", "cn-north-4", "cn-north-4", "https://bcs.cn-north-4.myhuaweicloud.com");
  south = catena_project_new ("bbbb", "cn-south-1", "cn-south-1", known);
  catena_account_form_set_project (form, north, TRUE);
  catena_account_form_set_project (form, south, TRUE);
  catena_account_form_set_project (form, south, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (catena_account_form_get_projects (form)), ==, 2);
  catena_account_form_set_project (form, north, FALSE);
  g_assert_false (catena_account_form_has_project (form, "aaaa"));
  g_assert_true (catena_account_form_has_project (form, "bbbb"));
  assert_finding (form, CATENA_ACCOUNT_PROJECTS, NULL);

  assert_finding (form, CATENA_ACCOUNT_LABEL, "label");
  g_object_set (form, "label", "  Alpha ", "colour", CATENA_COLOUR_RED, "read-only", TRUE, NULL);
  account = catena_account_form_build_account (form);
  g_assert_cmpstr (catena_account_get_label (account), ==, "Alpha");
  g_assert_cmpint (catena_account_get_colour (account), ==, CATENA_COLOUR_RED);
  g_assert_true (catena_account_get_read_only (account));
  g_assert_cmpstr (catena_account_get_iam_endpoint (account), ==, "https://iam.cn-north-4.myhuaweicloud.com");
  g_assert_cmpuint (g_list_model_get_n_items (catena_account_get_projects (account)), ==, 1);

  g_object_set (form, "region", "", "bcs-endpoint", " https://bcs.example.com ", NULL);
  typed = catena_account_form_dup_bcs_endpoint (form, "cn-south-1");
  g_assert_cmpstr (typed, ==, "https://bcs.example.com");
}

static void
test_editing (void)
{
  g_autoptr (CatenaAccount) account = catena_account_new ("11111111-2222-3333-4444-555555555555");
  g_autoptr (CatenaProject) project = catena_project_new ("cccc", "sub", "cn-east-2", "https://bcs.example.com");
  g_autoptr (CatenaAccountForm) form = NULL;
  g_autoptr (CatenaAccount) edited = NULL;
  g_autofree char *bcs = NULL;
  g_autofree char *region = NULL;

  catena_account_set_label (account, "Alpha");
  catena_account_set_iam_endpoint (account, "https://iam.example.com");
  catena_account_set_credentials_kind (account, CATENA_CREDENTIALS_KEYS);
  catena_account_set_ca_file (account, "/nowhere/ca.pem");
  catena_account_set_domain (account, "dddd", "alpha");
  catena_account_add_project (account, project);

  form = catena_account_form_new (account);
  g_assert_true (catena_account_form_is_editing (form));
  g_assert_false (catena_account_form_is_touched (form));

  /* An endpoint that is not the region's own was typed, and stays so. */
  g_object_get (form, "region", &region, "bcs-endpoint", &bcs, NULL);
  g_assert_cmpstr (region, ==, "");
  g_assert_cmpstr (bcs, ==, "https://bcs.example.com");

  /* Nothing typed keeps what is stored; half of it does not. */
  g_assert_true (catena_account_form_keeps_credentials (form));
  assert_finding (form, CATENA_ACCOUNT_ACCESS_KEY, NULL);
  assert_finding (form, CATENA_ACCOUNT_SECRET_KEY, NULL);
  g_object_set (form, "access-key", "NEW", NULL);
  g_assert_false (catena_account_form_keeps_credentials (form));
  g_assert_true (catena_account_form_is_touched (form));
  assert_finding (form, CATENA_ACCOUNT_SECRET_KEY, "Enter");
  g_object_set (form, "access-key", "", "kind", CATENA_CREDENTIALS_PASSWORD, NULL);
  g_assert_false (catena_account_form_keeps_credentials (form));

  edited = catena_account_form_build_account (form);
  g_assert_cmpstr (catena_account_get_id (edited), ==, catena_account_get_id (account));
  g_assert_cmpstr (catena_account_get_ca_file (edited), ==, "/nowhere/ca.pem");
  g_assert_cmpstr (catena_account_get_domain_name (edited), ==, "alpha");
}

/* What is stored can be given up, and what was chosen in its place as well. */
static void
test_remove_ca (void)
{
  g_autoptr (CatenaAccount) account = catena_account_new ("11111111-2222-3333-4444-555555555555");
  g_autoptr (CatenaProject) project = catena_project_new ("cccc", "sub", "cn-east-2", "https://bcs.example.com");
  g_autoptr (CatenaAccountForm) form = NULL;
  g_autoptr (CatenaAccount) edited = NULL;

  catena_account_set_ca_file (account, "/nowhere/ca.pem");
  catena_account_add_project (account, project);
  form = catena_account_form_new (account);
  g_assert_true (catena_account_form_has_stored_ca (form));
  g_assert_true (catena_account_form_set_ca (form, NULL, NULL));
  g_assert_false (catena_account_form_has_stored_ca (form));
  g_assert_null (catena_account_form_get_ca (form));
  g_assert_true (catena_account_form_is_touched (form));
  edited = catena_account_form_build_account (form);
  g_assert_null (catena_account_get_ca_file (edited));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account-form/endpoints", test_endpoints);
  g_test_add_func ("/account-form/keys", test_keys);
  g_test_add_func ("/account-form/password", test_password);
  g_test_add_func ("/account-form/csv", test_csv);
  g_test_add_func ("/account-form/ca", test_ca);
  g_test_add_func ("/account-form/projects", test_projects);
  g_test_add_func ("/account-form/editing", test_editing);
  g_test_add_func ("/account-form/remove-ca", test_remove_ca);

  return g_test_run ();
}
