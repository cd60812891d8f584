/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "account-test.h"
#include "ui-audit.h"

#include "catena-field-row.h"
#include "catena-sign-in-window.h"
#include "catena-test-passcode.h"

/* The window that asks for a password again. */

static void
on_sign_in_required (CatenaHub     *hub,
                     CatenaAccount *account,
                     const GError  *error,
                     gpointer       user_data)
{
  AccountTest *test = user_data;

  if (test->window == NULL)
    account_test_watch (test, catena_sign_in_window_new (hub, account, error));
}

/* An IAM user whose password no longer works, as after a restart with another one. */
static CatenaAccount *
add_user (AccountTest *test,
          const char  *user)
{
  account_test_sign_in (test, FALSE, "operator");
  gtk_check_button_set_active (account_test_get_project (test, 0), TRUE);
  account_test_next_to (test, "finish");
  account_test_activate (test, "assistant.next");

  return account_test_check_added (test, "alpha-consortium", 1);
}

static void
test_sign_in (void)
{
  AccountTest *test = account_test_new (NULL);
  CatenaAccount *account = add_user (test, "operator");
  guint n_sign_ins;

  account_test_watch (test, catena_sign_in_window_new (test->hub->hub, account, NULL));
  g_assert_cmpstr (account_test_get_typed (test, "account_name_row"), ==, "alpha-consortium");
  ui_test_picture (test->window, "sign-in");
  n_sign_ins = account_test_count_sign_ins (test);
  account_test_activate (test, "sign-in.go");
  g_assert_nonnull (catena_field_row_get_error (account_test_find (test, "password_row")));
  g_assert_cmpuint (account_test_count_sign_ins (test), ==, n_sign_ins);

  account_test_type (test, "user_name_row", "operator");
  account_test_type (test, "password_row", "not-the-password");
  account_test_activate (test, "sign-in.go");
  ui_test_wait_for (account_test_is_seen (test, "error_view"));
  ui_test_settle ();
  g_assert_true (account_test_says (test, "Name or Password Wrong"));
  g_assert_cmpstr (account_test_get_typed (test, "user_name_row"), ==, "operator");
  g_assert_cmpstr (account_test_get_typed (test, "password_row"), ==, "not-the-password");
  ui_test_picture (test->window, "sign-in-wrong");

  account_test_type (test, "password_row", account_test_get_user (test, "operator", "password"));
  account_test_activate (test, "sign-in.go");
  ui_test_wait_for (account_test_is_closed (test));

  account_test_watch (test, catena_sign_in_window_new (test->hub->hub, account, NULL));
  ui_audit_page (GTK_WINDOW (test->window), "sign-in");
  account_test_free (test);
}

/* The hub asks, the person answers, and the list goes on. */
static void
test_sign_in_required (void)
{
  AccountTest *test = account_test_new (NULL);
  CatenaAccount *account = add_user (test, "operator");
  CatenaWorkspace *workspace = ui_test_hub_get_workspace (test->hub, 0);
  gulong handler =
    g_signal_connect (test->hub->hub, "sign-in-required", G_CALLBACK (on_sign_in_required), test);

  account_test_control (test, "/faults",
                        "{\"operation\": \"iamCreateToken\", \"fault\": \"status\", \"status\": 401, \"count\": 1,"
                        " \"body\": {\"error\": {\"code\": 401, \"message\": \"Wrong user name or password.\"}}}");
  account_test_control (test, "/tokens/expire", "{}");
  catena_workspace_refresh (workspace);
  ui_test_wait_for (!account_test_is_closed (test));
  ui_test_settle ();
  g_assert_true (account_test_is_seen (test, "error_view"));
  g_assert_cmpuint (g_list_model_get_n_items (catena_workspace_get_services (workspace)), >, 0);
  g_assert_cmpstr (catena_account_get_label (account), ==, "alpha-consortium");

  account_test_type (test, "user_name_row", "operator");
  account_test_type (test, "password_row", account_test_get_user (test, "operator", "password"));
  account_test_activate (test, "sign-in.go");
  ui_test_wait_for (account_test_is_closed (test));
  catena_workspace_refresh (workspace);
  ui_test_wait_for (!catena_workspace_get_refreshing (workspace));
  g_assert_null (catena_workspace_get_error (workspace));
  g_signal_handler_disconnect (test->hub->hub, handler);
  account_test_free (test);
}

/* A passcode is enough where the password is stored. */
static void
test_sign_in_passcode (void)
{
  AccountTest *test = account_test_new (NULL);
  g_autofree char *passcode = catena_test_make_passcode (test->hub->simulator, 0, "guard");
  CatenaAccount *account;

  account_test_fill_place (test, FALSE, NULL, NULL);
  account_test_next_to (test, "credentials");
  account_test_fill_user (test, "guard", NULL);
  gtk_switch_set_active (account_test_find (test, "mfa_switch"), TRUE);
  ui_test_settle ();
  account_test_type (test, "mfa_user_id_row", account_test_get_user (test, "guard", "id"));
  account_test_type (test, "passcode_row", passcode);
  account_test_next_to (test, "projects");
  account_test_wait_signed_in (test);
  gtk_check_button_set_active (account_test_get_project (test, 0), TRUE);
  account_test_next_to (test, "finish");
  account_test_activate (test, "assistant.next");
  ui_test_wait_for (account_test_is_closed (test));

  account = g_list_model_get_item (catena_hub_get_accounts (test->hub->hub), 0);
  account_test_watch (test, catena_sign_in_window_new (test->hub->hub, account, NULL));
  g_object_unref (account);
  g_free (passcode);
  passcode = catena_test_make_passcode (test->hub->simulator, 0, "guard");
  account_test_type (test, "passcode_row", passcode);
  account_test_activate (test, "sign-in.go");
  ui_test_wait_for (account_test_is_closed (test));
  account_test_free (test);
}

/* Keys that end need all three. */
static void
test_sign_in_keys (void)
{
  AccountTest *test = account_test_new (NULL);
  CatenaAccount *account;

  account_test_close (test);
  account = ui_test_hub_add_account (test->hub, 0, "First", CATENA_COLOUR_BLUE);
  account_test_watch (test, catena_sign_in_window_new (test->hub->hub, account, NULL));
  g_assert_true (account_test_is_seen (test, "session_token_row"));
  g_assert_false (account_test_is_seen (test, "password_row"));
  account_test_activate (test, "sign-in.go");
  g_assert_nonnull (catena_field_row_get_error (account_test_find (test, "access_key_row")));
  account_test_type (test, "access_key_row", account_test_get_user (test, "operator", "access_key"));
  account_test_type (test, "secret_key_row", account_test_get_user (test, "operator", "secret_key"));
  ui_test_picture (test->window, "sign-in-keys");
  account_test_activate (test, "sign-in.go");
  ui_test_wait_for (account_test_is_closed (test));
  account_test_free (test);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/sign-in-window/password", test_sign_in);
  g_test_add_func ("/sign-in-window/required", test_sign_in_required);
  g_test_add_func ("/sign-in-window/passcode", test_sign_in_passcode);
  g_test_add_func ("/sign-in-window/keys", test_sign_in_keys);

  return g_test_run ();
}
