/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "account-test.h"
#include "ui-audit.h"

#include "catena-account-form.h"
#include "catena-account-page.h"

/* The account assistant when something goes wrong: for each thing its own words, with nothing of what was typed lost. */

static char *
get_certificate (const char *name)
{
  return g_build_filename (g_getenv ("CATENA_TEST_DATA"), "tls", name, NULL);
}

/* A certificate that nobody here knows; then its authority is added. */
static void
test_certificate (void)
{
  g_autofree char *server = get_certificate ("server.pem");
  g_autofree char *authority = get_certificate ("ca.pem");
  const char * const arguments[] = { "--tls-cert", server, "--tls-key", server, NULL };
  AccountTest *test = account_test_new (arguments);
  g_autofree char *pem = NULL;
  gsize length;
  g_autoptr (GBytes) bytes = NULL;
  CatenaAccountPage *page;
  CatenaAccount *account;

  account_test_sign_in (test, TRUE, "operator");
  g_assert_true (account_test_says (test, "Certificate Not Trusted"));
  g_assert_true (account_test_says (test, "add the certificate authority"));
  ui_test_picture (test->window, "account-certificate");
  account_test_click (test, "change_button");
  g_assert_cmpstr (account_test_get_page (test), ==, "place");
  g_assert_true (account_test_is_seen (test, "ca_button"));

  g_assert_true (g_file_get_contents (authority, &pem, &length, NULL));
  bytes = g_bytes_new (pem, length);
  page = CATENA_ACCOUNT_PAGE (gtk_stack_get_visible_child (account_test_find (test, "stack")));
  g_assert_true (catena_account_form_set_ca (catena_account_page_get_form (page), bytes, NULL));
  account_test_next_to (test, "credentials");
  g_assert_cmpstr (account_test_get_typed (test, "secret_key_row"), ==,
                   account_test_get_user (test, "operator", "secret_key"));
  account_test_next_to (test, "projects");
  account_test_wait_signed_in (test);
  gtk_check_button_set_active (account_test_get_project (test, 0), TRUE);
  account_test_next_to (test, "finish");
  account_test_activate (test, "assistant.next");
  account = account_test_check_added (test, "alpha-consortium", 1);
  g_assert_nonnull (catena_account_get_ca_file (account));

  /* It can be given up again. */
  account_test_open (test, account);
  g_assert_true (account_test_is_seen (test, "ca_remove_button"));
  ui_test_picture (test->window, "account-own-authority");
  account_test_click (test, "ca_remove_button");
  g_assert_false (account_test_is_seen (test, "ca_remove_button"));
  account_test_free (test);
}

typedef struct
{
  gboolean keys;
  const char *user;
  const char *password; /* null: the right one */
  const char *path;     /* what is told to control before */
  const char *json;
  const char *title;
  const char *words;
  const char *page; /* where it can be mended, nullable */
} Refusal;

static const Refusal refusals[] = {
  { FALSE, "operator", "not-the-password", NULL, NULL, "Name or Password Wrong", "Check all three", "credentials" },
  { FALSE, "former", NULL, NULL, NULL, "User Locked", "15 minutes", "credentials" },
  { FALSE, "hwid_owner", NULL, NULL, NULL, "Name or Password Wrong", "A HUAWEI ID and its password cannot", "credentials" },
  { TRUE, "operator", "not-the-key", NULL, NULL, "Secret Key Does Not Match", "both from the same file", "credentials" },
  { FALSE, "operator", NULL, "/faults",
    "{\"operation\": \"iamCreateToken\", \"fault\": \"status\", \"status\": 200, \"count\": -1,"
    " \"body\": \"<html>Welcome to the train</html>\", \"content_type\": \"text/html\"}",
    "Not an Answer of the Service", "web browser", "place" },
  { FALSE, "operator", NULL, "/faults",
    "{\"operation\": \"iamCreateToken\", \"fault\": \"redirect\", \"status\": 302, \"count\": -1,"
    " \"location\": \"http://127.0.0.1:1/portal\"}",
    "Sent to Another Address", "web browser", "place" },
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  AccountTest *test = account_test_new (NULL);
  guint n_sign_ins;

  if (refusal->path != NULL)
    account_test_control (test, refusal->path, refusal->json);
  account_test_fill_place (test, refusal->keys, NULL, NULL);
  account_test_next_to (test, "credentials");
  if (refusal->keys)
    account_test_fill_keys (test, refusal->user);
  else
    account_test_fill_user (test, refusal->user, refusal->password);
  if (refusal->keys && refusal->password != NULL)
    account_test_type (test, "secret_key_row", refusal->password);
  account_test_next_to (test, "projects");
  account_test_wait_signed_in (test);

  g_assert_true (account_test_says (test, refusal->title));
  g_assert_true (account_test_says (test, refusal->words));
  ui_test_picture (test->window, refusal->title);
  n_sign_ins = account_test_count_sign_ins (test);

  /* There and back: the same is not tried again, as it would count. */
  account_test_activate (test, "assistant.back");
  g_assert_cmpstr (account_test_get_typed (test, refusal->keys ? "secret_key_row" : "password_row"), !=, "");
  account_test_next_to (test, "projects");
  account_test_wait_signed_in (test);
  g_assert_cmpuint (account_test_count_sign_ins (test), ==, n_sign_ins);
  g_assert_true (account_test_says (test, refusal->title));
  account_test_activate (test, "assistant.next");
  g_assert_cmpstr (account_test_get_page (test), ==, "projects");

  g_assert_cmpint (account_test_is_seen (test, "change_button"), ==, refusal->page != NULL);
  if (refusal->page != NULL)
    {
      account_test_click (test, "change_button");
      g_assert_cmpstr (account_test_get_page (test), ==, refusal->page);
    }
  account_test_free (test);
}

static void
test_unreachable (void)
{
  AccountTest *test = account_test_new (NULL);
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *closed = g_strdup_printf ("http://127.0.0.1:%u", port);

  g_socket_listener_close (listener);
  account_test_fill_place (test, TRUE, NULL, "https://iam.catena.invalid");
  account_test_next_to (test, "credentials");
  account_test_fill_keys (test, "operator");
  account_test_next_to (test, "projects");
  account_test_wait_signed_in (test);
  g_assert_true (account_test_says (test, "Server Not Found"));
  g_assert_true (account_test_says (test, "iam.catena.invalid"));

  account_test_click (test, "change_button");
  g_assert_cmpstr (account_test_get_page (test), ==, "place");
  account_test_type (test, "iam_row", closed);
  account_test_next_to (test, "credentials");
  account_test_next_to (test, "projects");
  account_test_wait_signed_in (test);
  g_assert_true (account_test_says (test, "No Connection"));
  ui_test_picture (test->window, "account-unreachable");

  /* The right one at last: what was typed meanwhile is still there. */
  account_test_click (test, "change_button");
  account_test_type (test, "iam_row", catena_test_simulator_get_iam_url (test->hub->simulator));
  account_test_next_to (test, "credentials");
  account_test_next_to (test, "projects");
  account_test_wait_signed_in (test);
  g_assert_cmpuint (account_test_count_projects (test), ==, 2);
  account_test_free (test);
}

/* “Check Connection” names the step that failed, in words, and again once it is mended. */
static void
test_check_fails (void)
{
  AccountTest *test = account_test_new (NULL);

  account_test_sign_in (test, FALSE, "operator");
  gtk_check_button_set_active (account_test_get_project (test, 0), TRUE);
  account_test_next_to (test, "finish");
  account_test_control (test, "/faults",
                        "{\"operation\": \"listServices\", \"fault\": \"status\", \"status\": 401, \"count\": -1,"
                        " \"body\": {\"error_code\": \"APIG.0307\", \"error_msg\": \"The token must be updated.\"}}");
  account_test_click (test, "check_button");
  ui_test_wait_for (account_test_is_seen (test, "failure_box"));
  g_assert_true (account_test_says (test, "Failed"));
  g_assert_true (account_test_says (test, "Sign-In Is for Another Region"));
  ui_test_picture (test->window, "account-check-failed");
  ui_audit_page (GTK_WINDOW (test->window), "account-check-failed");
  account_test_free (test);

  test = account_test_new (NULL);
  account_test_sign_in (test, TRUE, "operator");
  gtk_check_button_set_active (account_test_get_project (test, 0), TRUE);
  account_test_next_to (test, "finish");
  account_test_control (test, "/clock", "{\"skew_seconds\": 3600}");
  account_test_click (test, "check_button");
  ui_test_wait_for (account_test_is_seen (test, "failure_box"));
  g_assert_true (account_test_says (test, "Clock Is Wrong"));
  account_test_control (test, "/clock", "{\"skew_seconds\": 0}");
  account_test_click (test, "check_button");
  ui_test_wait_for (gtk_widget_is_sensitive (account_test_find (test, "check_button")));
  ui_test_settle ();
  g_assert_false (account_test_is_seen (test, "failure_box"));

  /* What it found does not outlive a change. */
  g_assert_true (account_test_is_seen (test, "check_list"));
  account_test_activate (test, "assistant.back");
  account_test_next_to (test, "finish");
  g_assert_false (account_test_is_seen (test, "check_list"));
  account_test_free (test);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/accounts-trouble/certificate", test_certificate);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/accounts-trouble/refusal/%u-%s", i, refusals[i].user);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/accounts-trouble/unreachable", test_unreachable);
  g_test_add_func ("/accounts-trouble/check-fails", test_check_fails);

  return g_test_run ();
}
