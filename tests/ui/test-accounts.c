/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-audit.h"
#include "ui-test.h"

#include "catena-account-assistant.h"
#include "catena-account-form.h"
#include "catena-account-page.h"
#include "catena-field-row.h"
#include "catena-sign-in-window.h"
#include "catena-test-passcode.h"

#include <glib/gstdio.h>

/* The account assistant and the sign-in window, as a person uses them, against a simulated cloud: accounts that come to be, and
 * for each thing that goes wrong its own words, with nothing of what was typed lost. */

typedef struct
{
  UiTestHub *hub;
  GtkWidget *window;
} AccountTest;

static void
watch_window (AccountTest *test,
              GtkWindow   *window)
{
  test->window = GTK_WIDGET (window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &test->window);
  gtk_window_present (window);
  ui_test_settle ();
}

static void
open_assistant (AccountTest   *test,
                CatenaAccount *account)
{
  watch_window (test, catena_account_assistant_new (test->hub->hub, account));
}

static AccountTest *
account_test_new (const char * const *arguments)
{
  AccountTest *test = g_new0 (AccountTest, 1);

  test->hub = ui_test_hub_new (arguments);
  open_assistant (test, NULL);

  return test;
}

static gboolean
is_closed (AccountTest *test)
{
  return *(GtkWidget *volatile *) &test->window == NULL;
}

static void
close_window (AccountTest *test)
{
  if (test->window != NULL)
    gtk_window_destroy (GTK_WINDOW (test->window));
  ui_test_wait_for (is_closed (test));
}

static void
account_test_free (AccountTest *test)
{
  close_window (test);
  ui_test_hub_free (test->hub);
  g_free (test);
}

static gpointer
find (AccountTest *test,
      const char  *name)
{
  gpointer widget = ui_test_find (test->window, GTK_TYPE_WIDGET, name);

  g_assert_nonnull (widget);

  return widget;
}

static gboolean
is_seen (AccountTest *test,
         const char  *name)
{
  return gtk_widget_get_mapped (find (test, name));
}

static GtkEditable *
get_entry (AccountTest *test,
           const char  *row)
{
  return GTK_EDITABLE (catena_field_row_get_control (find (test, row)));
}

static void
type (AccountTest *test,
      const char  *row,
      const char  *text)
{
  g_assert_true (is_seen (test, row));
  gtk_editable_set_text (get_entry (test, row), text);
}

static const char *
get_typed (AccountTest *test,
           const char  *row)
{
  return gtk_editable_get_text (get_entry (test, row));
}

/* Whether it stands on the screen. */
static gboolean
says (AccountTest *test,
      const char  *text)
{
  return ui_test_says (test->window, text);
}

static const char *
get_page (AccountTest *test)
{
  return gtk_stack_get_visible_child_name (find (test, "stack"));
}

static void
activate (AccountTest *test,
          const char  *action)
{
  g_assert_true (gtk_widget_activate_action (test->window, action, NULL));
  ui_test_settle ();
}

static void
next_to (AccountTest *test,
         const char  *page)
{
  activate (test, "assistant.next");
  g_assert_cmpstr (get_page (test), ==, page);
}

static void
click (AccountTest *test,
       const char  *name)
{
  g_assert_true (is_seen (test, name));
  g_assert_true (gtk_widget_is_sensitive (find (test, name)));
  g_signal_emit_by_name (find (test, name), "clicked");
  ui_test_settle ();
}

static void
control (AccountTest *test,
         const char  *path,
         const char  *json)
{
  json_node_unref (catena_test_simulator_control (test->hub->simulator, "POST", path, json));
}

static guint
count_sign_ins (AccountTest *test)
{
  return catena_test_simulator_arrivals (test->hub->simulator, "iamCreateToken");
}

static const char *
get_user (AccountTest *test,
          const char  *user,
          const char  *member)
{
  return catena_test_simulator_get_user_member (test->hub->simulator, 0, user, member);
}

static const char *
get_project_id (AccountTest *test,
                const char  *name)
{
  return catena_test_simulator_get_project_id (test->hub->simulator, 0, name);
}

/* The first page: endpoints that are typed. */
static void
fill_place (AccountTest *test,
            gboolean     keys,
            const char  *bcs,
            const char  *iam)
{
  GtkDropDown *regions = find (test, "region_drop_down");

  gtk_check_button_set_active (find (test, keys ? "keys_check" : "password_check"), TRUE);
  gtk_drop_down_set_selected (regions, g_list_model_get_n_items (gtk_drop_down_get_model (regions)) - 1);
  ui_test_settle ();
  type (test, "bcs_row", bcs != NULL ? bcs : catena_test_simulator_get_bcs_url (test->hub->simulator));
  type (test, "iam_row", iam != NULL ? iam : catena_test_simulator_get_iam_url (test->hub->simulator));
}

static void
fill_keys (AccountTest *test,
           const char  *user)
{
  type (test, "access_key_row", get_user (test, user, "access_key"));
  type (test, "secret_key_row", get_user (test, user, "secret_key"));
}

static void
fill_user (AccountTest *test,
           const char  *user,
           const char  *password)
{
  JsonObject *tenant = catena_test_simulator_get_tenant (test->hub->simulator, 0);

  type (test, "account_name_row", json_object_get_string_member (tenant, "domain_name"));
  type (test, "user_name_row", user);
  type (test, "password_row", password != NULL ? password : get_user (test, user, "password"));
}

static void
wait_signed_in (AccountTest *test)
{
  g_assert_cmpstr (get_page (test), ==, "projects");
  ui_test_wait_for (!gtk_widget_get_visible (find (test, "busy_box")));
  ui_test_settle ();
}

/* To the page of projects, with keys or as an IAM user. */
static void
sign_in_as (AccountTest *test,
            gboolean     keys,
            const char  *user)
{
  fill_place (test, keys, NULL, NULL);
  next_to (test, "credentials");
  if (keys)
    fill_keys (test, user);
  else
    fill_user (test, user, NULL);
  next_to (test, "projects");
  wait_signed_in (test);
}

static GtkCheckButton *
get_project_check (AccountTest *test,
                   guint        position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (find (test, "found_list"), (int) position);

  g_assert_nonnull (row);

  return ui_test_find (GTK_WIDGET (row), GTK_TYPE_CHECK_BUTTON, NULL);
}

static guint
count_projects_listed (AccountTest *test)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (find (test, "found_list"), (int) n) != NULL)
    n++;

  return n;
}

/* The account is in the hub, with its secrets: its services can be read. */
static CatenaAccount *
check_added (AccountTest *test,
             const char  *label,
             guint        n_projects)
{
  GListModel *accounts = catena_hub_get_accounts (test->hub->hub);
  g_autoptr (CatenaAccount) account = NULL;

  ui_test_wait_for (is_closed (test));
  g_assert_cmpuint (g_list_model_get_n_items (accounts), ==, 1);
  account = g_list_model_get_item (accounts, 0);
  g_assert_cmpstr (catena_account_get_label (account), ==, label);
  g_assert_cmpuint (g_list_model_get_n_items (catena_account_get_projects (account)), ==, n_projects);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_workspaces (test->hub->hub)), ==, n_projects);
  for (guint i = 0; i < n_projects; i++)
    {
      CatenaWorkspace *workspace = ui_test_hub_get_workspace (test->hub, i);

      catena_workspace_refresh (workspace);
      ui_test_wait_for (catena_workspace_get_load_state (workspace) == CATENA_LOAD_READY);
    }

  return account;
}

static void
test_keys (void)
{
  AccountTest *test = account_test_new (NULL);
  JsonObject *tenant = catena_test_simulator_get_tenant (test->hub->simulator, 0);
  CatenaAccount *account;

  ui_test_picture (test->window, "account-place");
  /* Nothing is a mistake before it was tried. */
  fill_place (test, TRUE, "bcs.example.com", NULL);
  activate (test, "assistant.next");
  g_assert_cmpstr (get_page (test), ==, "place");
  g_assert_true (says (test, "This is no address"));
  ui_test_picture (test->window, "account-place-error");
  fill_place (test, TRUE, NULL, NULL);
  next_to (test, "credentials");
  ui_test_picture (test->window, "account-keys");
  activate (test, "assistant.next");
  g_assert_cmpstr (get_page (test), ==, "credentials");
  g_assert_nonnull (catena_field_row_get_error (find (test, "secret_key_row")));
  ui_test_picture (test->window, "account-keys-error");

  fill_keys (test, "operator");
  g_assert_null (catena_field_row_get_error (find (test, "secret_key_row")));
  next_to (test, "projects");
  wait_signed_in (test);
  g_assert_cmpuint (count_projects_listed (test), ==, 2);
  g_assert_false (is_seen (test, "typed_group"));
  activate (test, "assistant.next");
  g_assert_true (says (test, "Choose at least one project."));
  gtk_check_button_set_active (get_project_check (test, 0), TRUE);
  gtk_check_button_set_active (get_project_check (test, 1), TRUE);
  ui_test_picture (test->window, "account-projects");
  next_to (test, "finish");
  g_assert_cmpstr (get_typed (test, "label_row"), ==, json_object_get_string_member (tenant, "domain_name"));
  g_assert_false (is_seen (test, "remove_button"));

  type (test, "label_row", " Our chain ");
  gtk_switch_set_active (find (test, "read_only_switch"), TRUE);
  click (test, "check_button");
  ui_test_wait_for (gtk_widget_is_sensitive (find (test, "check_button")));
  ui_test_settle ();
  g_assert_false (is_seen (test, "failure_box"));
  g_assert_true (says (test, "Fine"));
  ui_test_picture (test->window, "account-finish");
  activate (test, "assistant.next");

  account = check_added (test, "Our chain", 2);
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

  sign_in_as (test, FALSE, "operator");
  g_assert_cmpuint (count_sign_ins (test), ==, 1);

  /* There and back again: nothing is asked twice, and nothing is lost. */
  activate (test, "assistant.back");
  ui_test_picture (test->window, "account-user");
  next_to (test, "projects");
  g_assert_cmpuint (count_sign_ins (test), ==, 1);
  gtk_check_button_set_active (get_project_check (test, 0), TRUE);
  next_to (test, "finish");
  activate (test, "assistant.next");
  check_added (test, "alpha-consortium", 1);
  account_test_free (test);
}

static void
test_mfa (void)
{
  AccountTest *test = account_test_new (NULL);
  g_autofree char *passcode = NULL;

  /* Without a code: what is missing, and the way to where it goes. */
  sign_in_as (test, FALSE, "guard");
  g_assert_true (says (test, "Code Needed"));
  ui_test_picture (test->window, "account-code-needed");
  click (test, "change_button");
  g_assert_cmpstr (get_page (test), ==, "credentials");
  g_assert_cmpstr (get_typed (test, "password_row"), ==, get_user (test, "guard", "password"));
  gtk_switch_set_active (find (test, "mfa_switch"), TRUE);
  ui_test_settle ();
  activate (test, "assistant.next");
  g_assert_cmpstr (get_page (test), ==, "credentials");
  g_assert_true (says (test, "Enter the six digits"));

  /* A wrong one. */
  type (test, "mfa_user_id_row", get_user (test, "guard", "id"));
  type (test, "passcode_row", "abcdef");
  ui_test_picture (test->window, "account-mfa");
  next_to (test, "projects");
  wait_signed_in (test);
  g_assert_true (says (test, "Code Not Accepted"));

  click (test, "change_button");
  passcode = catena_test_make_passcode (test->hub->simulator, 0, "guard");
  type (test, "passcode_row", passcode);
  next_to (test, "projects");
  wait_signed_in (test);
  g_assert_cmpuint (count_projects_listed (test), ==, 2);
  g_assert_cmpuint (count_sign_ins (test), ==, 3);
  gtk_check_button_set_active (get_project_check (test, 0), TRUE);
  next_to (test, "finish");
  activate (test, "assistant.next");
  ui_test_wait_for (is_closed (test));
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_accounts (test->hub->hub)), ==, 1);
  account_test_free (test);
}

static void
drop_file (AccountTest *test,
           GFile       *file)
{
  GtkWidget *group = find (test, "keys_group");
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

  fill_place (test, TRUE, NULL, NULL);
  next_to (test, "credentials");
  g_assert_true (g_file_set_contents (path, "Name,Value\na,b\n", -1, NULL));
  drop_file (test, file);
  ui_test_wait_for (catena_field_row_get_error (find (test, "access_key_row")) != NULL);
  g_assert_true (says (test, "has no columns"));

  text = g_strdup_printf ("User Name,Access Key Id,Secret Access Key\r\noperator,%s,%s\r\n",
                          get_user (test, "operator", "access_key"), get_user (test, "operator", "secret_key"));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  drop_file (test, file);
  ui_test_wait_for (*get_typed (test, "secret_key_row") != '\0');
  g_assert_cmpstr (get_typed (test, "access_key_row"), ==, get_user (test, "operator", "access_key"));
  ui_test_settle ();
  g_assert_null (ui_test_find_question ());
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  next_to (test, "projects");
  wait_signed_in (test);
  gtk_check_button_set_active (get_project_check (test, 0), TRUE);
  next_to (test, "finish");
  activate (test, "assistant.next");
  ui_test_answer ("action");
  check_added (test, "alpha-consortium", 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  account_test_free (test);
}

/* Projects cannot be listed: one is typed. */
static void
test_typed_project (void)
{
  AccountTest *test = account_test_new (NULL);
  const char *id = get_project_id (test, "cn-north-4");

  control (test, "/faults", "{\"operation\": \"iamListProjects\", \"fault\": \"status\", \"status\": 403, \"count\": -1,"
                            " \"body\": {\"error\": {\"code\": 403, \"message\": \"no\"}}}");
  control (test, "/faults", "{\"operation\": \"iamListOwnProjects\", \"fault\": \"status\", \"status\": 403, \"count\": -1,"
                            " \"body\": {\"error\": {\"code\": 403, \"message\": \"no\"}}}");
  sign_in_as (test, FALSE, "auditor");
  g_assert_false (is_seen (test, "found_group"));
  g_assert_true (says (test, "does no harm"));
  type (test, "typed_id_row", "cn-north-4");
  click (test, "add_button");
  g_assert_true (says (test, "The name is something else"));
  g_assert_true (says (test, "Enter the region"));
  ui_test_picture (test->window, "account-typed-error");

  type (test, "typed_region_row", "cn-north-4");
  type (test, "typed_id_row", id);
  activate (test, "assistant.next");
  g_assert_true (says (test, "not added yet"));
  click (test, "add_button");
  g_assert_cmpuint (count_projects_listed (test), ==, 1);
  g_assert_true (gtk_check_button_get_active (get_project_check (test, 0)));
  ui_test_picture (test->window, "account-typed");
  next_to (test, "finish");
  activate (test, "assistant.next");
  check_added (test, "alpha-consortium", 1);
  account_test_free (test);
}

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
  CatenaAccount *account;

  sign_in_as (test, TRUE, "operator");
  g_assert_true (says (test, "Certificate Not Trusted"));
  g_assert_true (says (test, "add the certificate authority"));
  ui_test_picture (test->window, "account-certificate");
  click (test, "change_button");
  g_assert_cmpstr (get_page (test), ==, "place");
  g_assert_true (is_seen (test, "ca_button"));

  g_assert_true (g_file_get_contents (authority, &pem, &length, NULL));
  bytes = g_bytes_new (pem, length);
  g_assert_true (catena_account_form_set_ca (
      catena_account_page_get_form (CATENA_ACCOUNT_PAGE (gtk_stack_get_visible_child (find (test, "stack")))), bytes, NULL));
  next_to (test, "credentials");
  g_assert_cmpstr (get_typed (test, "secret_key_row"), ==, get_user (test, "operator", "secret_key"));
  next_to (test, "projects");
  wait_signed_in (test);
  gtk_check_button_set_active (get_project_check (test, 0), TRUE);
  next_to (test, "finish");
  activate (test, "assistant.next");
  account = check_added (test, "alpha-consortium", 1);
  g_assert_nonnull (catena_account_get_ca_file (account));

  /* It can be given up again. */
  open_assistant (test, account);
  g_assert_true (is_seen (test, "ca_remove_button"));
  ui_test_picture (test->window, "account-own-authority");
  click (test, "ca_remove_button");
  g_assert_false (is_seen (test, "ca_remove_button"));
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
    control (test, refusal->path, refusal->json);
  fill_place (test, refusal->keys, NULL, NULL);
  next_to (test, "credentials");
  if (refusal->keys)
    fill_keys (test, refusal->user);
  else
    fill_user (test, refusal->user, refusal->password);
  if (refusal->keys && refusal->password != NULL)
    type (test, "secret_key_row", refusal->password);
  next_to (test, "projects");
  wait_signed_in (test);

  g_assert_true (says (test, refusal->title));
  g_assert_true (says (test, refusal->words));
  ui_test_picture (test->window, refusal->title);
  n_sign_ins = count_sign_ins (test);

  /* There and back: the same is not tried again, as it would count. */
  activate (test, "assistant.back");
  g_assert_cmpstr (get_typed (test, refusal->keys ? "secret_key_row" : "password_row"), !=, "");
  next_to (test, "projects");
  wait_signed_in (test);
  g_assert_cmpuint (count_sign_ins (test), ==, n_sign_ins);
  g_assert_true (says (test, refusal->title));
  activate (test, "assistant.next");
  g_assert_cmpstr (get_page (test), ==, "projects");

  g_assert_cmpint (is_seen (test, "change_button"), ==, refusal->page != NULL);
  if (refusal->page != NULL)
    {
      click (test, "change_button");
      g_assert_cmpstr (get_page (test), ==, refusal->page);
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
  fill_place (test, TRUE, NULL, "https://iam.catena.invalid");
  next_to (test, "credentials");
  fill_keys (test, "operator");
  next_to (test, "projects");
  wait_signed_in (test);
  g_assert_true (says (test, "Server Not Found"));
  g_assert_true (says (test, "iam.catena.invalid"));

  click (test, "change_button");
  g_assert_cmpstr (get_page (test), ==, "place");
  type (test, "iam_row", closed);
  next_to (test, "credentials");
  next_to (test, "projects");
  wait_signed_in (test);
  g_assert_true (says (test, "No Connection"));
  ui_test_picture (test->window, "account-unreachable");

  /* The right one at last: what was typed meanwhile is still there. */
  click (test, "change_button");
  type (test, "iam_row", catena_test_simulator_get_iam_url (test->hub->simulator));
  next_to (test, "credentials");
  next_to (test, "projects");
  wait_signed_in (test);
  g_assert_cmpuint (count_projects_listed (test), ==, 2);
  account_test_free (test);
}

/* “Check Connection” names the step that failed, in words, and again once it is mended. */
static void
test_check_fails (void)
{
  AccountTest *test = account_test_new (NULL);

  sign_in_as (test, FALSE, "operator");
  gtk_check_button_set_active (get_project_check (test, 0), TRUE);
  next_to (test, "finish");
  control (test, "/faults",
           "{\"operation\": \"listServices\", \"fault\": \"status\", \"status\": 401, \"count\": -1,"
           " \"body\": {\"error_code\": \"APIG.0307\", \"error_msg\": \"The token must be updated.\"}}");
  click (test, "check_button");
  ui_test_wait_for (is_seen (test, "failure_box"));
  g_assert_true (says (test, "Failed"));
  g_assert_true (says (test, "Sign-In Is for Another Region"));
  ui_test_picture (test->window, "account-check-failed");
  ui_audit_page (GTK_WINDOW (test->window), "account-check-failed");
  account_test_free (test);

  test = account_test_new (NULL);
  sign_in_as (test, TRUE, "operator");
  gtk_check_button_set_active (get_project_check (test, 0), TRUE);
  next_to (test, "finish");
  control (test, "/clock", "{\"skew_seconds\": 3600}");
  click (test, "check_button");
  ui_test_wait_for (is_seen (test, "failure_box"));
  g_assert_true (says (test, "Clock Is Wrong"));
  control (test, "/clock", "{\"skew_seconds\": 0}");
  click (test, "check_button");
  ui_test_wait_for (gtk_widget_is_sensitive (find (test, "check_button")));
  ui_test_settle ();
  g_assert_false (is_seen (test, "failure_box"));

  /* What it found does not outlive a change. */
  g_assert_true (is_seen (test, "check_list"));
  activate (test, "assistant.back");
  next_to (test, "finish");
  g_assert_false (is_seen (test, "check_list"));
  account_test_free (test);
}

/* Other keys: what the first ones were given is not carried along. */
static void
test_other_keys (void)
{
  AccountTest *test = account_test_new (NULL);
  g_autoptr (CatenaAccount) account = NULL;
  g_autoptr (CatenaProject) project = NULL;

  sign_in_as (test, TRUE, "operator");
  gtk_check_button_set_active (get_project_check (test, 0), TRUE);
  activate (test, "assistant.back");
  type (test, "access_key_row", catena_test_simulator_get_user_member (test->hub->simulator, 1, "operator", "access_key"));
  type (test, "secret_key_row", catena_test_simulator_get_user_member (test->hub->simulator, 1, "operator", "secret_key"));
  next_to (test, "projects");
  wait_signed_in (test);
  g_assert_cmpuint (count_projects_listed (test), ==, 1);
  next_to (test, "finish");
  activate (test, "assistant.next");
  account = g_object_ref (check_added (test, "beta-logistics", 1));
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

  close_window (test);
  account = ui_test_hub_add_account (test->hub, 0, "First", CATENA_COLOUR_BLUE);
  id = g_strdup (catena_account_get_id (account));
  open_assistant (test, account);
  g_assert_cmpstr (get_typed (test, "iam_row"), ==, catena_test_simulator_get_iam_url (test->hub->simulator));
  next_to (test, "credentials");
  g_assert_true (is_seen (test, "keep_label"));
  g_assert_cmpstr (get_typed (test, "secret_key_row"), ==, "");
  ui_test_picture (test->window, "account-edit-keys");

  /* With what is stored; nothing that was chosen goes. */
  next_to (test, "projects");
  wait_signed_in (test);
  g_assert_cmpuint (count_projects_listed (test), ==, 2);
  gtk_check_button_set_active (get_project_check (test, 1), TRUE);
  next_to (test, "finish");
  g_assert_cmpstr (get_typed (test, "label_row"), ==, "First");
  type (test, "label_row", "Second");
  activate (test, "assistant.next");
  check_added (test, "Second", 2);

  /* Untouched, it closes without a question. */
  open_assistant (test, catena_hub_lookup_account (test->hub->hub, id));
  gtk_window_close (GTK_WINDOW (test->window));
  ui_test_wait_for (is_closed (test));
  account_test_free (test);
}

static void
test_closing (void)
{
  AccountTest *test = account_test_new (NULL);

  fill_place (test, TRUE, NULL, NULL);
  gtk_window_close (GTK_WINDOW (test->window));
  ui_test_answer ("cancel");
  g_assert_false (is_closed (test));
  g_assert_cmpstr (get_typed (test, "bcs_row"), ==, catena_test_simulator_get_bcs_url (test->hub->simulator));
  gtk_window_close (GTK_WINDOW (test->window));
  ui_test_answer ("action");
  ui_test_wait_for (is_closed (test));
  account_test_free (test);
}

static void
test_remove (void)
{
  AccountTest *test = account_test_new (NULL);
  CatenaAccount *account;
  g_autofree char *id = NULL;

  close_window (test);
  account = ui_test_hub_add_account (test->hub, 0, "First", CATENA_COLOUR_BLUE);
  id = g_strdup (catena_account_get_id (account));
  open_assistant (test, account);
  next_to (test, "credentials");
  next_to (test, "projects");
  wait_signed_in (test);
  next_to (test, "finish");
  ui_test_picture (test->window, "account-edit-finish");
  activate (test, "assistant.remove");
  ui_test_answer ("cancel");
  g_assert_false (is_closed (test));
  activate (test, "assistant.remove");
  ui_test_answer ("action");
  ui_test_wait_for (is_closed (test));
  g_assert_null (catena_hub_lookup_account (test->hub->hub, id));
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_workspaces (test->hub->hub)), ==, 0);
  account_test_free (test);
}

/* It goes while it signs in. */
static void
test_destroyed (void)
{
  AccountTest *test = account_test_new (NULL);

  control (test, "/faults", "{\"operation\": \"iamCreateToken\", \"fault\": \"hold-before\"}");
  fill_place (test, FALSE, NULL, NULL);
  next_to (test, "credentials");
  fill_user (test, "operator", NULL);
  next_to (test, "projects");
  g_assert_true (is_seen (test, "busy_box"));
  ui_test_picture (test->window, "account-busy");
  ui_test_wait_for (count_sign_ins (test) == 1);
  close_window (test);
  control (test, "/release", "{}");
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

      close_window (test);
      open_assistant (test, NULL);
      fill_place (test, keys, NULL, NULL);
      if (page >= 1)
        next_to (test, "credentials");
      if (page >= 2)
        {
          if (keys)
            fill_keys (test, "operator");
          else
            fill_user (test, "operator", NULL);
          next_to (test, "projects");
          wait_signed_in (test);
          gtk_check_button_set_active (get_project_check (test, 0), TRUE);
        }
      if (page >= 3)
        next_to (test, "finish");
      gtk_window_set_default_size (GTK_WINDOW (test->window), 360, 640);
      ui_test_settle ();
      ui_test_picture (test->window, name);
      ui_audit_ellipsis (test->window, name);
      ui_audit_page (GTK_WINDOW (test->window), name);
    }
  account_test_free (test);
}

static void
on_sign_in_required (CatenaHub     *hub,
                     CatenaAccount *account,
                     const GError  *error,
                     gpointer       user_data)
{
  AccountTest *test = user_data;

  if (test->window == NULL)
    watch_window (test, catena_sign_in_window_new (hub, account, error));
}

/* An IAM user whose password no longer works, as after a restart with another one. */
static CatenaAccount *
add_user (AccountTest *test,
          const char  *user)
{
  sign_in_as (test, FALSE, "operator");
  gtk_check_button_set_active (get_project_check (test, 0), TRUE);
  next_to (test, "finish");
  activate (test, "assistant.next");

  return check_added (test, "alpha-consortium", 1);
}

static void
test_sign_in (void)
{
  AccountTest *test = account_test_new (NULL);
  CatenaAccount *account = add_user (test, "operator");
  guint n_sign_ins;

  watch_window (test, catena_sign_in_window_new (test->hub->hub, account, NULL));
  g_assert_cmpstr (get_typed (test, "account_name_row"), ==, "alpha-consortium");
  ui_test_picture (test->window, "sign-in");
  n_sign_ins = count_sign_ins (test);
  activate (test, "sign-in.go");
  g_assert_nonnull (catena_field_row_get_error (find (test, "password_row")));
  g_assert_cmpuint (count_sign_ins (test), ==, n_sign_ins);

  type (test, "user_name_row", "operator");
  type (test, "password_row", "not-the-password");
  activate (test, "sign-in.go");
  ui_test_wait_for (is_seen (test, "error_view"));
  ui_test_settle ();
  g_assert_true (says (test, "Name or Password Wrong"));
  g_assert_cmpstr (get_typed (test, "user_name_row"), ==, "operator");
  g_assert_cmpstr (get_typed (test, "password_row"), ==, "not-the-password");
  ui_test_picture (test->window, "sign-in-wrong");

  type (test, "password_row", get_user (test, "operator", "password"));
  activate (test, "sign-in.go");
  ui_test_wait_for (is_closed (test));

  watch_window (test, catena_sign_in_window_new (test->hub->hub, account, NULL));
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

  control (test, "/faults", "{\"operation\": \"iamCreateToken\", \"fault\": \"status\", \"status\": 401, \"count\": 1,"
                            " \"body\": {\"error\": {\"code\": 401, \"message\": \"Wrong user name or password.\"}}}");
  control (test, "/tokens/expire", "{}");
  catena_workspace_refresh (workspace);
  ui_test_wait_for (!is_closed (test));
  ui_test_settle ();
  g_assert_true (is_seen (test, "error_view"));
  g_assert_cmpuint (g_list_model_get_n_items (catena_workspace_get_services (workspace)), >, 0);
  g_assert_cmpstr (catena_account_get_label (account), ==, "alpha-consortium");

  type (test, "user_name_row", "operator");
  type (test, "password_row", get_user (test, "operator", "password"));
  activate (test, "sign-in.go");
  ui_test_wait_for (is_closed (test));
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

  fill_place (test, FALSE, NULL, NULL);
  next_to (test, "credentials");
  fill_user (test, "guard", NULL);
  gtk_switch_set_active (find (test, "mfa_switch"), TRUE);
  ui_test_settle ();
  type (test, "mfa_user_id_row", get_user (test, "guard", "id"));
  type (test, "passcode_row", passcode);
  next_to (test, "projects");
  wait_signed_in (test);
  gtk_check_button_set_active (get_project_check (test, 0), TRUE);
  next_to (test, "finish");
  activate (test, "assistant.next");
  ui_test_wait_for (is_closed (test));

  account = g_list_model_get_item (catena_hub_get_accounts (test->hub->hub), 0);
  watch_window (test, catena_sign_in_window_new (test->hub->hub, account, NULL));
  g_object_unref (account);
  g_free (passcode);
  passcode = catena_test_make_passcode (test->hub->simulator, 0, "guard");
  type (test, "passcode_row", passcode);
  activate (test, "sign-in.go");
  ui_test_wait_for (is_closed (test));
  account_test_free (test);
}

/* Keys that end need all three. */
static void
test_sign_in_keys (void)
{
  AccountTest *test = account_test_new (NULL);
  CatenaAccount *account;

  close_window (test);
  account = ui_test_hub_add_account (test->hub, 0, "First", CATENA_COLOUR_BLUE);
  watch_window (test, catena_sign_in_window_new (test->hub->hub, account, NULL));
  g_assert_true (is_seen (test, "session_token_row"));
  g_assert_false (is_seen (test, "password_row"));
  activate (test, "sign-in.go");
  g_assert_nonnull (catena_field_row_get_error (find (test, "access_key_row")));
  type (test, "access_key_row", get_user (test, "operator", "access_key"));
  type (test, "secret_key_row", get_user (test, "operator", "secret_key"));
  ui_test_picture (test->window, "sign-in-keys");
  activate (test, "sign-in.go");
  ui_test_wait_for (is_closed (test));
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
  g_test_add_func ("/accounts/certificate", test_certificate);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/accounts/refusal/%u-%s", i, refusals[i].user);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/accounts/unreachable", test_unreachable);
  g_test_add_func ("/accounts/check-fails", test_check_fails);
  g_test_add_func ("/accounts/other-keys", test_other_keys);
  g_test_add_func ("/accounts/edit", test_edit);
  g_test_add_func ("/accounts/closing", test_closing);
  g_test_add_func ("/accounts/remove", test_remove);
  g_test_add_func ("/accounts/destroyed", test_destroyed);
  g_test_add_func ("/accounts/looks", test_looks);
  g_test_add_func ("/accounts/sign-in", test_sign_in);
  g_test_add_func ("/accounts/sign-in-required", test_sign_in_required);
  g_test_add_func ("/accounts/sign-in-passcode", test_sign_in_passcode);
  g_test_add_func ("/accounts/sign-in-keys", test_sign_in_keys);

  return g_test_run ();
}
