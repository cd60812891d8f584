/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "account-test.h"

#include "catena-account-assistant.h"
#include "catena-field-row.h"

void
account_test_watch (AccountTest *test,
                    GtkWindow   *window)
{
  test->window = GTK_WIDGET (window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &test->window);
  gtk_window_present (window);
  ui_test_settle ();
}

void
account_test_open (AccountTest   *test,
                   CatenaAccount *account)
{
  account_test_watch (test, catena_account_assistant_new (test->hub->hub, account));
}

AccountTest *
account_test_new (const char * const *arguments)
{
  AccountTest *test = g_new0 (AccountTest, 1);

  test->hub = ui_test_hub_new (arguments);
  account_test_open (test, NULL);

  return test;
}

gboolean
account_test_is_closed (AccountTest *test)
{
  return *(GtkWidget *volatile *) &test->window == NULL;
}

void
account_test_close (AccountTest *test)
{
  if (test->window != NULL)
    gtk_window_destroy (GTK_WINDOW (test->window));
  ui_test_wait_for (account_test_is_closed (test));
}

void
account_test_free (AccountTest *test)
{
  account_test_close (test);
  ui_test_hub_free (test->hub);
  g_free (test);
}

gpointer
account_test_find (AccountTest *test,
                   const char  *name)
{
  gpointer widget = ui_test_find (test->window, GTK_TYPE_WIDGET, name);

  g_assert_nonnull (widget);

  return widget;
}

gboolean
account_test_is_seen (AccountTest *test,
                      const char  *name)
{
  return gtk_widget_get_mapped (account_test_find (test, name));
}

static GtkEditable *
get_entry (AccountTest *test,
           const char  *row)
{
  return GTK_EDITABLE (catena_field_row_get_control (account_test_find (test, row)));
}

void
account_test_type (AccountTest *test,
                   const char  *row,
                   const char  *text)
{
  g_assert_true (account_test_is_seen (test, row));
  gtk_editable_set_text (get_entry (test, row), text);
}

const char *
account_test_get_typed (AccountTest *test,
                        const char  *row)
{
  return gtk_editable_get_text (get_entry (test, row));
}

gboolean
account_test_says (AccountTest *test,
                   const char  *text)
{
  return ui_test_says (test->window, text);
}

const char *
account_test_get_page (AccountTest *test)
{
  return gtk_stack_get_visible_child_name (account_test_find (test, "stack"));
}

void
account_test_activate (AccountTest *test,
                       const char  *action)
{
  g_assert_true (gtk_widget_activate_action (test->window, action, NULL));
  ui_test_settle ();
}

void
account_test_next_to (AccountTest *test,
                      const char  *page)
{
  account_test_activate (test, "assistant.next");
  g_assert_cmpstr (account_test_get_page (test), ==, page);
}

void
account_test_click (AccountTest *test,
                    const char  *name)
{
  g_assert_true (account_test_is_seen (test, name));
  g_assert_true (gtk_widget_is_sensitive (account_test_find (test, name)));
  g_signal_emit_by_name (account_test_find (test, name), "clicked");
  ui_test_settle ();
}

void
account_test_control (AccountTest *test,
                      const char  *path,
                      const char  *json)
{
  json_node_unref (catena_test_simulator_control (test->hub->simulator, "POST", path, json));
}

guint
account_test_count_sign_ins (AccountTest *test)
{
  return catena_test_simulator_arrivals (test->hub->simulator, "iamCreateToken");
}

const char *
account_test_get_user (AccountTest *test,
                       const char  *user,
                       const char  *member)
{
  return catena_test_simulator_get_user_member (test->hub->simulator, 0, user, member);
}

void
account_test_fill_place (AccountTest *test,
                         gboolean     keys,
                         const char  *bcs,
                         const char  *iam)
{
  GtkDropDown *regions = account_test_find (test, "region_drop_down");

  gtk_check_button_set_active (account_test_find (test, keys ? "keys_check" : "password_check"), TRUE);
  gtk_drop_down_set_selected (regions, g_list_model_get_n_items (gtk_drop_down_get_model (regions)) - 1);
  ui_test_settle ();
  account_test_type (test, "bcs_row", bcs != NULL ? bcs : catena_test_simulator_get_bcs_url (test->hub->simulator));
  account_test_type (test, "iam_row", iam != NULL ? iam : catena_test_simulator_get_iam_url (test->hub->simulator));
}

void
account_test_fill_keys (AccountTest *test,
                        const char  *user)
{
  account_test_type (test, "access_key_row", account_test_get_user (test, user, "access_key"));
  account_test_type (test, "secret_key_row", account_test_get_user (test, user, "secret_key"));
}

void
account_test_fill_user (AccountTest *test,
                        const char  *user,
                        const char  *password)
{
  JsonObject *tenant = catena_test_simulator_get_tenant (test->hub->simulator, 0);

  account_test_type (test, "account_name_row", json_object_get_string_member (tenant, "domain_name"));
  account_test_type (test, "user_name_row", user);
  account_test_type (test, "password_row",
                     password != NULL ? password : account_test_get_user (test, user, "password"));
}

void
account_test_wait_signed_in (AccountTest *test)
{
  g_assert_cmpstr (account_test_get_page (test), ==, "projects");
  ui_test_wait_for (!gtk_widget_get_visible (account_test_find (test, "busy_box")));
  ui_test_settle ();
}

void
account_test_sign_in (AccountTest *test,
                      gboolean     keys,
                      const char  *user)
{
  account_test_fill_place (test, keys, NULL, NULL);
  account_test_next_to (test, "credentials");
  if (keys)
    account_test_fill_keys (test, user);
  else
    account_test_fill_user (test, user, NULL);
  account_test_next_to (test, "projects");
  account_test_wait_signed_in (test);
}

GtkCheckButton *
account_test_get_project (AccountTest *test,
                          guint        position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (account_test_find (test, "found_list"), (int) position);

  g_assert_nonnull (row);

  return ui_test_find (GTK_WIDGET (row), GTK_TYPE_CHECK_BUTTON, NULL);
}

guint
account_test_count_projects (AccountTest *test)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (account_test_find (test, "found_list"), (int) n) != NULL)
    n++;

  return n;
}

CatenaAccount *
account_test_check_added (AccountTest *test,
                          const char  *label,
                          guint        n_projects)
{
  GListModel *accounts = catena_hub_get_accounts (test->hub->hub);
  g_autoptr (CatenaAccount) account = NULL;

  ui_test_wait_for (account_test_is_closed (test));
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
