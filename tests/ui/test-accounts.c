/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "account-test.h"
#include "ui-audit.h"

#include "catena-field-row.h"
#include "catena-test-passcode.h"

/* The account assistant as a person uses it, against a simulated cloud: accounts that come to be, change and go. */

/* Up to the keys. Nothing is a mistake before it was tried. */
static void
make_mistakes (AccountTest *test)
{
  ui_test_picture (test->window, "account-place");
  account_test_fill_place (test, TRUE, "bcs.example.com", NULL);
  account_test_activate (test, "assistant.next");
  g_assert_cmpstr (account_test_get_page (test), ==, "place");
  g_assert_true (account_test_says (test, "This is no address"));
  ui_test_picture (test->window, "account-place-error");
  account_test_fill_place (test, TRUE, NULL, NULL);
  account_test_next_to (test, "credentials");
  ui_test_picture (test->window, "account-keys");
  account_test_activate (test, "assistant.next");
  g_assert_cmpstr (account_test_get_page (test), ==, "credentials");
  g_assert_nonnull (catena_field_row_get_error (account_test_find (test, "secret_key_row")));
  ui_test_picture (test->window, "account-keys-error");
}

static void
test_keys (void)
{
  AccountTest *test = account_test_new (NULL);
  JsonObject *tenant = catena_test_simulator_get_tenant (test->hub->simulator, 0);
  CatenaAccount *account;

  make_mistakes (test);
  account_test_fill_keys (test, "operator");
  g_assert_null (catena_field_row_get_error (account_test_find (test, "secret_key_row")));
  account_test_next_to (test, "projects");
  account_test_wait_signed_in (test);
  g_assert_cmpuint (account_test_count_projects (test), ==, 2);
  g_assert_false (account_test_is_seen (test, "typed_group"));
  account_test_activate (test, "assistant.next");
  g_assert_true (account_test_says (test, "Choose at least one project."));
  gtk_check_button_set_active (account_test_get_project (test, 0), TRUE);
  gtk_check_button_set_active (account_test_get_project (test, 1), TRUE);
  ui_test_picture (test->window, "account-projects");
  account_test_next_to (test, "finish");
  g_assert_cmpstr (account_test_get_typed (test, "label_row"), ==,
                   json_object_get_string_member (tenant, "domain_name"));
  g_assert_false (account_test_is_seen (test, "remove_button"));

  account_test_type (test, "label_row", " Our chain ");
  gtk_switch_set_active (account_test_find (test, "read_only_switch"), TRUE);
  account_test_click (test, "check_button");
  ui_test_wait_for (gtk_widget_is_sensitive (account_test_find (test, "check_button")));
  ui_test_settle ();
  g_assert_false (account_test_is_seen (test, "failure_box"));
  g_assert_true (account_test_says (test, "Fine"));
  ui_test_picture (test->window, "account-finish");
  account_test_activate (test, "assistant.next");

  account = account_test_check_added (test, "Our chain", 2);
  g_assert_true (catena_account_get_read_only (account));
  g_assert_cmpstr (catena_account_get_domain_id (account), ==, json_object_get_string_member (tenant, "domain_id"));
  /* It only looked. */
  g_assert_cmpuint (catena_test_simulator_arrivals (test->hub->simulator, "createService"), ==, 0);
  account_test_free (test);
}

static void
test_user (void)
{
  AccountTest *test = account_test_new (NULL);

  account_test_sign_in (test, FALSE, "operator");
  g_assert_cmpuint (account_test_count_sign_ins (test), ==, 1);

  /* There and back again: nothing is asked twice, and nothing is lost. */
  account_test_activate (test, "assistant.back");
  ui_test_picture (test->window, "account-user");
  account_test_next_to (test, "projects");
  g_assert_cmpuint (account_test_count_sign_ins (test), ==, 1);
  gtk_check_button_set_active (account_test_get_project (test, 0), TRUE);
  account_test_next_to (test, "finish");
  account_test_activate (test, "assistant.next");
  account_test_check_added (test, "alpha-consortium", 1);
  account_test_free (test);
}

static void
test_mfa (void)
{
  AccountTest *test = account_test_new (NULL);
  g_autofree char *passcode = NULL;

  /* Without a code: what is missing, and the way to where it goes. */
  account_test_sign_in (test, FALSE, "guard");
  g_assert_true (account_test_says (test, "Code Needed"));
  ui_test_picture (test->window, "account-code-needed");
  account_test_click (test, "change_button");
  g_assert_cmpstr (account_test_get_page (test), ==, "credentials");
  g_assert_cmpstr (account_test_get_typed (test, "password_row"), ==,
                   account_test_get_user (test, "guard", "password"));
  gtk_switch_set_active (account_test_find (test, "mfa_switch"), TRUE);
  ui_test_settle ();
  account_test_activate (test, "assistant.next");
  g_assert_cmpstr (account_test_get_page (test), ==, "credentials");
  g_assert_true (account_test_says (test, "Enter the six digits"));

  /* A wrong one. */
  account_test_type (test, "mfa_user_id_row", account_test_get_user (test, "guard", "id"));
  account_test_type (test, "passcode_row", "abcdef");
  ui_test_picture (test->window, "account-mfa");
  account_test_next_to (test, "projects");
  account_test_wait_signed_in (test);
  g_assert_true (account_test_says (test, "Code Not Accepted"));

  account_test_click (test, "change_button");
  passcode = catena_test_make_passcode (test->hub->simulator, 0, "guard");
  account_test_type (test, "passcode_row", passcode);
  account_test_next_to (test, "projects");
  account_test_wait_signed_in (test);
  g_assert_cmpuint (account_test_count_projects (test), ==, 2);
  g_assert_cmpuint (account_test_count_sign_ins (test), ==, 3);
  gtk_check_button_set_active (account_test_get_project (test, 0), TRUE);
  account_test_next_to (test, "finish");
  account_test_activate (test, "assistant.next");
  ui_test_wait_for (account_test_is_closed (test));
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_accounts (test->hub->hub)), ==, 1);
  account_test_free (test);
}

static void
drop_file (AccountTest *test,
           GFile       *file)
{
  GtkWidget *group = account_test_find (test, "keys_group");
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (group);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, G_TYPE_FILE);
  g_value_set_object (&value, file);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
    }
  g_assert_true (taken);
}

/* The file that came with the keys is offered for deletion when they are safe, and not before. */
static void
test_csv (void)
{
  AccountTest *test = account_test_new (NULL);
  g_autofree char *path = g_build_filename (test->hub->folder, "credentials.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);

  account_test_fill_place (test, TRUE, NULL, NULL);
  account_test_next_to (test, "credentials");
  g_assert_true (g_file_set_contents (path, "Name,Value\na,b\n", -1, NULL));
  drop_file (test, file);
  ui_test_wait_for (catena_field_row_get_error (account_test_find (test, "access_key_row")) != NULL);
  g_assert_true (account_test_says (test, "has no columns"));

  text = g_strdup_printf ("User Name,Access Key Id,Secret Access Key\r\noperator,%s,%s\r\n",
                          account_test_get_user (test, "operator", "access_key"),
                          account_test_get_user (test, "operator", "secret_key"));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  drop_file (test, file);
  ui_test_wait_for (*account_test_get_typed (test, "secret_key_row") != '\0');
  g_assert_cmpstr (account_test_get_typed (test, "access_key_row"), ==,
                   account_test_get_user (test, "operator", "access_key"));
  ui_test_settle ();
  g_assert_null (ui_test_find_question ());
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  account_test_next_to (test, "projects");
  account_test_wait_signed_in (test);
  gtk_check_button_set_active (account_test_get_project (test, 0), TRUE);
  account_test_next_to (test, "finish");
  account_test_activate (test, "assistant.next");
  ui_test_answer ("action");
  account_test_check_added (test, "alpha-consortium", 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  account_test_free (test);
}

static const char *
get_project_id (AccountTest *test,
                const char  *name)
{
  return catena_test_simulator_get_project_id (test->hub->simulator, 0, name);
}

/* Projects cannot be listed: one is typed. */
static void
test_typed_project (void)
{
  AccountTest *test = account_test_new (NULL);
  const char *id = get_project_id (test, "cn-north-4");

  account_test_control (test, "/faults",
                        "{\"operation\": \"iamListProjects\", \"fault\": \"status\", \"status\": 403, \"count\": -1,"
                        " \"body\": {\"error\": {\"code\": 403, \"message\": \"no\"}}}");
  account_test_control (test, "/faults",
                        "{\"operation\": \"iamListOwnProjects\", \"fault\": \"status\", \"status\": 403, \"count\": -1,"
                        " \"body\": {\"error\": {\"code\": 403, \"message\": \"no\"}}}");
  account_test_sign_in (test, FALSE, "auditor");
  g_assert_false (account_test_is_seen (test, "found_group"));
  g_assert_true (account_test_says (test, "does no harm"));
  account_test_type (test, "typed_id_row", "cn-north-4");
  account_test_click (test, "add_button");
  g_assert_true (account_test_says (test, "The name is something else"));
  g_assert_true (account_test_says (test, "Enter the region"));
  ui_test_picture (test->window, "account-typed-error");

  account_test_type (test, "typed_region_row", "cn-north-4");
  account_test_type (test, "typed_id_row", id);
  account_test_activate (test, "assistant.next");
  g_assert_true (account_test_says (test, "not added yet"));
  account_test_click (test, "add_button");
  g_assert_cmpuint (account_test_count_projects (test), ==, 1);
  g_assert_true (gtk_check_button_get_active (account_test_get_project (test, 0)));
  ui_test_picture (test->window, "account-typed");
  account_test_next_to (test, "finish");
  account_test_activate (test, "assistant.next");
  account_test_check_added (test, "alpha-consortium", 1);
  account_test_free (test);
}

/* Other keys: what the first ones were given is not carried along. */
static void
test_other_keys (void)
{
  AccountTest *test = account_test_new (NULL);
  g_autoptr (CatenaAccount) account = NULL;
  g_autoptr (CatenaProject) project = NULL;

  account_test_sign_in (test, TRUE, "operator");
  gtk_check_button_set_active (account_test_get_project (test, 0), TRUE);
  account_test_activate (test, "assistant.back");
  account_test_type (test, "access_key_row",
                     catena_test_simulator_get_user_member (test->hub->simulator, 1, "operator", "access_key"));
  account_test_type (test, "secret_key_row",
                     catena_test_simulator_get_user_member (test->hub->simulator, 1, "operator", "secret_key"));
  account_test_next_to (test, "projects");
  account_test_wait_signed_in (test);
  g_assert_cmpuint (account_test_count_projects (test), ==, 1);
  account_test_next_to (test, "finish");
  account_test_activate (test, "assistant.next");
  account = g_object_ref (account_test_check_added (test, "beta-logistics", 1));
  project = g_list_model_get_item (catena_account_get_projects (account), 0);
  g_assert_cmpstr (catena_project_get_id (project), ==,
                   catena_test_simulator_get_project_id (test->hub->simulator, 1, "cn-north-4"));
  account_test_free (test);
}

static void
test_edit (void)
{
  AccountTest *test = account_test_new (NULL);
  CatenaAccount *account;
  g_autofree char *id = NULL;

  account_test_close (test);
  account = ui_test_hub_add_account (test->hub, 0, "First", CATENA_COLOUR_BLUE);
  id = g_strdup (catena_account_get_id (account));
  account_test_open (test, account);
  g_assert_cmpstr (account_test_get_typed (test, "iam_row"), ==,
                   catena_test_simulator_get_iam_url (test->hub->simulator));
  account_test_next_to (test, "credentials");
  g_assert_true (account_test_is_seen (test, "keep_label"));
  g_assert_cmpstr (account_test_get_typed (test, "secret_key_row"), ==, "");
  ui_test_picture (test->window, "account-edit-keys");

  /* With what is stored; nothing that was chosen goes. */
  account_test_next_to (test, "projects");
  account_test_wait_signed_in (test);
  g_assert_cmpuint (account_test_count_projects (test), ==, 2);
  gtk_check_button_set_active (account_test_get_project (test, 1), TRUE);
  account_test_next_to (test, "finish");
  g_assert_cmpstr (account_test_get_typed (test, "label_row"), ==, "First");
  account_test_type (test, "label_row", "Second");
  account_test_activate (test, "assistant.next");
  account_test_check_added (test, "Second", 2);

  /* Untouched, it closes without a question. */
  account_test_open (test, catena_hub_lookup_account (test->hub->hub, id));
  gtk_window_close (GTK_WINDOW (test->window));
  ui_test_wait_for (account_test_is_closed (test));
  account_test_free (test);
}

static void
test_closing (void)
{
  AccountTest *test = account_test_new (NULL);

  account_test_fill_place (test, TRUE, NULL, NULL);
  gtk_window_close (GTK_WINDOW (test->window));
  ui_test_answer ("cancel");
  g_assert_false (account_test_is_closed (test));
  g_assert_cmpstr (account_test_get_typed (test, "bcs_row"), ==,
                   catena_test_simulator_get_bcs_url (test->hub->simulator));
  gtk_window_close (GTK_WINDOW (test->window));
  ui_test_answer ("action");
  ui_test_wait_for (account_test_is_closed (test));
  account_test_free (test);
}

static void
test_remove (void)
{
  AccountTest *test = account_test_new (NULL);
  CatenaAccount *account;
  g_autofree char *id = NULL;

  account_test_close (test);
  account = ui_test_hub_add_account (test->hub, 0, "First", CATENA_COLOUR_BLUE);
  id = g_strdup (catena_account_get_id (account));
  account_test_open (test, account);
  account_test_next_to (test, "credentials");
  account_test_next_to (test, "projects");
  account_test_wait_signed_in (test);
  account_test_next_to (test, "finish");
  ui_test_picture (test->window, "account-edit-finish");
  account_test_activate (test, "assistant.remove");
  ui_test_answer ("cancel");
  g_assert_false (account_test_is_closed (test));
  account_test_activate (test, "assistant.remove");
  ui_test_answer ("action");
  ui_test_wait_for (account_test_is_closed (test));
  g_assert_null (catena_hub_lookup_account (test->hub->hub, id));
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_workspaces (test->hub->hub)), ==, 0);
  account_test_free (test);
}

/* It goes while it signs in. */
static void
test_destroyed (void)
{
  AccountTest *test = account_test_new (NULL);

  account_test_control (test, "/faults", "{\"operation\": \"iamCreateToken\", \"fault\": \"hold-before\"}");
  account_test_fill_place (test, FALSE, NULL, NULL);
  account_test_next_to (test, "credentials");
  account_test_fill_user (test, "operator", NULL);
  account_test_next_to (test, "projects");
  g_assert_true (account_test_is_seen (test, "busy_box"));
  ui_test_picture (test->window, "account-busy");
  ui_test_wait_for (account_test_count_sign_ins (test) == 1);
  account_test_close (test);
  account_test_control (test, "/release", "{}");
  account_test_free (test);
}

/* Each page in a window of its own: the audit spoils the labels. */
static void
test_looks (void)
{
  static const char *const pages[] = { "place", "credentials", "projects", "finish" };
  AccountTest *test = account_test_new (NULL);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (pages); i++)
    {
      gboolean keys = i < G_N_ELEMENTS (pages);
      guint page = i % G_N_ELEMENTS (pages);
      g_autofree char *name = g_strdup_printf ("account-%s-%s", pages[page], keys ? "keys" : "user");

      account_test_close (test);
      account_test_open (test, NULL);
      account_test_fill_place (test, keys, NULL, NULL);
      if (page >= 1)
        account_test_next_to (test, "credentials");
      if (page >= 2)
        {
          if (keys)
            account_test_fill_keys (test, "operator");
          else
            account_test_fill_user (test, "operator", NULL);
          account_test_next_to (test, "projects");
          account_test_wait_signed_in (test);
          gtk_check_button_set_active (account_test_get_project (test, 0), TRUE);
        }
      if (page >= 3)
        account_test_next_to (test, "finish");
      gtk_window_set_default_size (GTK_WINDOW (test->window), 360, 640);
      ui_test_settle ();
      ui_test_picture (test->window, name);
      ui_audit_ellipsis (test->window, name);
      ui_audit_page (GTK_WINDOW (test->window), name);
    }
  account_test_free (test);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/accounts/keys", test_keys);
  g_test_add_func ("/accounts/user", test_user);
  g_test_add_func ("/accounts/mfa", test_mfa);
  g_test_add_func ("/accounts/csv", test_csv);
  g_test_add_func ("/accounts/typed-project", test_typed_project);
  g_test_add_func ("/accounts/other-keys", test_other_keys);
  g_test_add_func ("/accounts/edit", test_edit);
  g_test_add_func ("/accounts/closing", test_closing);
  g_test_add_func ("/accounts/remove", test_remove);
  g_test_add_func ("/accounts/destroyed", test_destroyed);
  g_test_add_func ("/accounts/looks", test_looks);

  return g_test_run ();
}
