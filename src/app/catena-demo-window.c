/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-demo-window"

#include "config.h"

#include "catena-demo-window.h"

#include "catena-copy-button.h"
#include "catena-json.h"

#include <glib/gi18n.h>

#define DEFAULT_WIDTH 560
#define DEFAULT_HEIGHT 640
#define MIN_WIDTH 360
#define MIN_HEIGHT 294

struct _CatenaDemoWindow
{
  AdwWindow parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (CatenaDemoWindow, catena_demo_window, ADW_TYPE_WINDOW)

static void
add_row (AdwExpanderRow      *expander,
         AdwPreferencesGroup *group,
         const char          *title,
         JsonObject          *object,
         const char          *member)
{
  g_autofree char *value = catena_json_dup_string (object, member);
  GtkWidget *row, *copy;

  if (value == NULL)
    return;

  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  copy = catena_copy_button_new ();
  catena_copy_button_set_text (CATENA_COPY_BUTTON (copy), value);
  catena_copy_button_set_what (CATENA_COPY_BUTTON (copy), title);
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), copy);

  if (expander != NULL)
    adw_expander_row_add_row (expander, row);
  else
    adw_preferences_group_add (group, row);
}

/* What is special about a user, so that a person knows what to try. */
static const char *
get_remark (JsonObject *user)
{
  g_autofree char *role = catena_json_dup_string (user, "role");
  g_autofree char *state = catena_json_dup_string (user, "state");
  gboolean mfa = FALSE;

  catena_json_get_bool (user, "mfa", &mfa);
  if (g_strcmp0 (state, "locked") == 0)
    return _("Locked: cannot sign in");
  if (g_strcmp0 (state, "huawei-id") == 0)
    return _("A HUAWEI ID: cannot sign in with a password here");
  if (mfa)
    return _("Needs a code of an authenticator app");
  if (g_strcmp0 (role, "read-only") == 0)
    return _("May look, may not change");

  return _("May do everything");
}

static void
add_user (AdwPreferencesGroup *group,
          JsonObject          *user)
{
  g_autofree char *name = catena_json_dup_string (user, "name");
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name != NULL ? name : "");
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), get_remark (user));
  add_row (ADW_EXPANDER_ROW (row), NULL, _("User Name"), user, "name");
  add_row (ADW_EXPANDER_ROW (row), NULL, _("Password"), user, "password");
  add_row (ADW_EXPANDER_ROW (row), NULL, _("Access Key"), user, "access_key");
  add_row (ADW_EXPANDER_ROW (row), NULL, _("Secret Key"), user, "secret_key");
  add_row (ADW_EXPANDER_ROW (row), NULL, _("User ID"), user, "id");
  add_row (ADW_EXPANDER_ROW (row), NULL, _("Authenticator Secret"), user, "totp_secret");
  adw_preferences_group_add (group, row);
}

static void
add_tenant (CatenaDemoWindow *self,
            JsonObject       *tenant)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  JsonArray *users = catena_json_get_array (tenant, "users");
  g_autofree char *name = catena_json_dup_string (tenant, "domain_name");
  g_autofree char *markup = g_markup_escape_text (name != NULL ? name : "", -1);

  adw_preferences_group_set_title (group, markup);
  add_row (NULL, group, _("Account Name"), tenant, "domain_name");
  add_row (NULL, group, _("Account ID"), tenant, "domain_id");
  for (guint i = 0; users != NULL && i < json_array_get_length (users); i++)
    add_user (group, catena_json_get_element_object (users, i));
  adw_preferences_page_add (self->page, group);
}

static void
fill (CatenaDemoWindow *self,
      JsonObject       *info)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  JsonArray *tenants = catena_json_get_array (info, "tenants");

  adw_preferences_group_set_title (group, _("Endpoints"));
  adw_preferences_group_set_description (
    group, _("To add an account of the simulated cloud by hand: type these endpoints and what belongs to one of its users."));
  add_row (NULL, group, _("BCS Endpoint"), info, "bcs");
  add_row (NULL, group, _("IAM Endpoint"), info, "iam");
  adw_preferences_page_add (self->page, group);

  for (guint i = 0; tenants != NULL && i < json_array_get_length (tenants); i++)
    add_tenant (self, catena_json_get_element_object (tenants, i));
}

static void
catena_demo_window_class_init (CatenaDemoWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
catena_demo_window_init (CatenaDemoWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GtkWindowGroup) group = gtk_window_group_new ();

  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->page), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->page));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Sign-In Data of the Demo"));
  gtk_window_set_default_size (GTK_WINDOW (self), DEFAULT_WIDTH, DEFAULT_HEIGHT);
  gtk_widget_set_size_request (GTK_WIDGET (self), MIN_WIDTH, MIN_HEIGHT);
  /* To be copied from while the assistant, which is modal, is open. */
  gtk_window_group_add_window (group, GTK_WINDOW (self));
}

/**
 * catena_demo_window_new:
 * @info: what the simulator says of itself
 *
 * Returns: (transfer none): a window that is not shown yet; GTK owns it
 */
GtkWindow *
catena_demo_window_new (JsonObject *info)
{
  CatenaDemoWindow *self = g_object_new (CATENA_TYPE_DEMO_WINDOW, NULL);

  fill (self, info);

  return GTK_WINDOW (self);
}
