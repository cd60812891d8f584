/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-account-projects-page"

#include "config.h"

#include "catena-account-projects-page.h"

#include "catena-connection-check.h"
#include "catena-error-meaning.h"
#include "catena-error-view.h"
#include "catena-error.h"
#include "catena-plain-row.h"
#include "catena-region.h"
#include "catena-template.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _CatenaAccountProjectsPage
{
  CatenaAccountPage parent_instance;

  GCancellable *cancellable;
  CatenaConnectionCheck *check;
  GListStore *found;
  gboolean busy;
  /* What was signed in with the last time: coming back with the same does not sign in again. */
  guint tried;
  gboolean failed;
  gboolean given_up;
  /* The person has chosen, not only agreed to what was suggested. */
  gboolean picked;
  /* Ids that were typed: nobody else can tell whether they are right. */
  GHashTable *typed;
  /* The cloud has told all projects that the person may use. */
  gboolean complete;

  GtkWidget *add_button;
  GtkWidget *busy_box;
  GtkButton *change_button;
  GtkWidget *domain_group;
  CatenaFieldRow *domain_row;
  CatenaErrorView *error_view;
  GtkWidget *found_group;
  GtkListBox *found_list;
  GtkWidget *scroller;
  GtkSpinner *spinner;
  GtkWidget *refusal_box;
  AdwPreferencesGroup *typed_group;
  GtkEditable *typed_id_entry;
  CatenaFieldRow *typed_id_row;
  GtkEditable *typed_region_entry;
  CatenaFieldRow *typed_region_row;
};

G_DEFINE_FINAL_TYPE (CatenaAccountProjectsPage, catena_account_projects_page, CATENA_TYPE_ACCOUNT_PAGE)

static CatenaAccountForm *
get_form (CatenaAccountProjectsPage *self)
{
  return catena_account_page_get_form (CATENA_ACCOUNT_PAGE (self));
}

static void
update (CatenaAccountProjectsPage *self)
{
  gboolean settled = !self->busy && !self->failed;

  gtk_widget_set_visible (self->busy_box, self->busy);
  gtk_spinner_set_spinning (self->spinner, self->busy);
  gtk_widget_set_visible (self->refusal_box, self->failed && !self->busy);
  gtk_widget_set_visible (self->found_group, settled && g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0);
  /* Where all of them are on the list, typing one only distracts. */
  gtk_widget_set_visible (GTK_WIDGET (self->typed_group), settled && !self->complete);
  catena_account_page_changed (CATENA_ACCOUNT_PAGE (self));
}

static void
on_project_toggled (GtkCheckButton            *check,
                    CatenaAccountProjectsPage *self)
{
  CatenaProject *project = g_object_get_data (G_OBJECT (check), "project");

  self->picked = TRUE;
  catena_account_form_set_project (get_form (self), project, gtk_check_button_get_active (check));
}

static GtkWidget *
create_project_row (gpointer item,
                    gpointer user_data)
{
  CatenaAccountProjectsPage *self = user_data;
  CatenaProject *project = item;
  g_autofree char *name = catena_sanitize_text (catena_project_get_name (project), 80);
  g_autofree char *id = catena_sanitize_text (catena_project_get_id (project), 80);
  const char *region = catena_region_get_label (catena_project_get_region (project));
  g_autofree char *subtitle = region != NULL && *region != '\0' ? g_strdup_printf ("%s · %s", region, id) : g_strdup (id);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = catena_plain_row_new (name, subtitle);

  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               catena_account_form_has_project (get_form (self), catena_project_get_id (project)));
  g_object_set_data_full (G_OBJECT (check), "project", g_object_ref (project), g_object_unref);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_project_toggled), self, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);

  return row;
}

/* A found project comes with its region; where BCS is asked for it is the form's decision. */
static CatenaProject *
place_project (CatenaAccountProjectsPage *self,
               CatenaProject             *found)
{
  g_autofree char *endpoint = catena_account_form_dup_bcs_endpoint (get_form (self), catena_project_get_region (found));

  if (endpoint == NULL)
    return NULL;

  return catena_project_new (catena_project_get_id (found), catena_project_get_name (found),
                             catena_project_get_region (found), endpoint);
}

/* Of a sign-in before this one, with other credentials or at another place: what is not there now is not the account's, and
 * what was only suggested is suggested anew. */
static void
drop_stale (CatenaAccountProjectsPage *self,
            GListModel                *projects)
{
  GListModel *chosen = catena_account_form_get_projects (get_form (self));

  if (catena_account_form_is_editing (get_form (self)))
    return;

  for (guint i = g_list_model_get_n_items (chosen); i > 0; i--)
    {
      g_autoptr (CatenaProject) project = g_list_model_get_item (chosen, i - 1);
      const char *id = catena_project_get_id (project);

      if (!g_hash_table_contains (self->typed, id) && (!self->picked || !catena_project_find (projects, id, NULL)))
        catena_account_form_set_project (get_form (self), project, FALSE);
    }
}

/* Those of the region that was chosen first, and chosen; then the rest; those that the account has already are never lost. */
static void
take_projects (CatenaAccountProjectsPage *self,
               GListModel                *projects)
{
  GListModel *chosen = catena_account_form_get_projects (get_form (self));
  g_autofree char *region = NULL;

  g_object_get (get_form (self), "region", &region, NULL);
  drop_stale (self, projects);
  catena_account_form_place_projects (get_form (self));
  g_list_store_remove_all (self->found);
  for (guint i = 0; i < g_list_model_get_n_items (projects); i++)
    {
      g_autoptr (CatenaProject) found = g_list_model_get_item (projects, i);
      g_autoptr (CatenaProject) project = place_project (self, found);

      if (project == NULL)
        continue;
      if (g_list_model_get_n_items (chosen) == 0 && (g_strcmp0 (catena_project_get_region (project), region) == 0 ||
                                                     g_list_model_get_n_items (projects) == 1))
        catena_account_form_set_project (get_form (self), project, TRUE);
      if (g_strcmp0 (catena_project_get_region (project), region) == 0)
        g_list_store_insert (self->found, 0, project);
      else
        g_list_store_append (self->found, project);
    }
  for (guint i = 0; i < g_list_model_get_n_items (chosen); i++)
    {
      g_autoptr (CatenaProject) project = g_list_model_get_item (chosen, i);

      if (!catena_project_find (G_LIST_MODEL (self->found), catena_project_get_id (project), NULL))
        g_list_store_append (self->found, project);
    }
}

/* Where the cause can be mended; null: not in the assistant. */
static const char *
find_page (const GError *error)
{
  if (error->domain != CATENA_ERROR)
    return NULL;

  switch ((CatenaErrorKind) error->code)
    {
    case CATENA_ERROR_AUTH:
    case CATENA_ERROR_SIGN_IN:
    case CATENA_ERROR_FORBIDDEN:
    case CATENA_ERROR_INPUT:
      return "credentials";
    case CATENA_ERROR_RESOLVE:
    case CATENA_ERROR_CONNECT:
    case CATENA_ERROR_TLS:
    case CATENA_ERROR_REDIRECT:
    case CATENA_ERROR_PROTOCOL:
    case CATENA_ERROR_NOT_FOUND:
      return "place";
    case CATENA_ERROR_BUG:
    case CATENA_ERROR_CLOCK:
    case CATENA_ERROR_CONFLICT:
    case CATENA_ERROR_CONNECTION_LOST:
    case CATENA_ERROR_KEYRING:
    case CATENA_ERROR_REFUSED:
    case CATENA_ERROR_SERVER:
    case CATENA_ERROR_STORAGE:
    case CATENA_ERROR_THROTTLED:
    case CATENA_ERROR_TIMEOUT:
    case CATENA_ERROR_TOO_LARGE:
    default:
      return NULL;
    }
}

static void
update_change_button (CatenaAccountProjectsPage *self,
                      const GError              *error)
{
  const char *page = find_page (error);
  gboolean by_credentials = g_strcmp0 (page, "credentials") == 0;

  /* With the same credentials it would end in the same way, and count: the way on is the other button. */
  catena_error_view_set_can_retry (self->error_view, !by_credentials);
  gtk_widget_set_visible (GTK_WIDGET (self->change_button), page != NULL);
  if (page == NULL)
    return;

  gtk_button_set_label (self->change_button,
                        by_credentials ? _ ("Change _Credentials") : _ ("Change _Address"));
  if (by_credentials)
    gtk_widget_add_css_class (GTK_WIDGET (self->change_button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->change_button), "suggested-action");
  catena_template_name_buttons (GTK_WIDGET (self));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->change_button), "s", page);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->change_button), "assistant.show-page");
}

/* Signing in failed: nothing that was typed is lost, and the same is not tried again by itself. */
static void
fail (CatenaAccountProjectsPage *self,
      const GError              *error)
{
  self->busy = FALSE;
  self->failed = TRUE;
  catena_error_view_set_error (self->error_view, error);
  update_change_button (self, error);
  update (self);
  /* Not on “Try Again”: with a wrong password each attempt counts. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self->change_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->change_button));
}

/* Why the list is not there, and that it does no harm. */
static void
explain_typing (CatenaAccountProjectsPage *self,
                const GError              *error)
{
  g_autoptr (CatenaErrorMeaning) meaning = error != NULL ? catena_error_meaning_new (error) : NULL;
  gboolean alone = g_list_model_get_n_items (G_LIST_MODEL (self->found)) == 0;
  g_autofree char *text = NULL;

  if (meaning != NULL)
    text = g_strdup_printf ("%s %s", meaning->explanation, meaning->next_step != NULL ? meaning->next_step : "");

  adw_preferences_group_set_title (self->typed_group, alone ? _ ("Project") : _ ("Another Project"));
  adw_preferences_group_set_description (self->typed_group,
                                         text != NULL ? text : _ ("Name and ID stand under “My Credentials” in the console."));
}

static void
on_discovered (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  CatenaConnectionCheck *check = CATENA_CONNECTION_CHECK (source);
  g_autoptr (GError) error = NULL;
  gboolean done = catena_connection_check_discover_finish (check, result, &error);
  CatenaAccountProjectsPage *self;
  const char *domain_id;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = user_data;
  if (!done)
    {
      fail (self, error);
      return;
    }

  self->busy = FALSE;
  self->failed = FALSE;
  domain_id = catena_connection_check_get_domain_id (check);
  catena_account_form_found_domain (get_form (self), domain_id, catena_connection_check_get_domain_name (check));
  gtk_widget_set_visible (self->domain_group, domain_id == NULL || *domain_id == '\0');
  take_projects (self, catena_connection_check_get_projects (check));
  self->complete = catena_connection_check_get_projects_error (check) == NULL &&
                   g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0;
  explain_typing (self, catena_connection_check_get_projects_error (check));
  update (self);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (gtk_widget_get_visible (self->found_group))
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->found_list, 0)));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->typed_id_entry));
}

static void
on_prepared (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaConnectionCheck) check = catena_hub_prepare_check_finish (CATENA_HUB (source), result, &error);
  CatenaAccountProjectsPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = user_data;
  if (check == NULL)
    {
      fail (self, error);
      return;
    }

  g_set_object (&self->check, check);
  catena_connection_check_set_passcode (check, catena_account_form_get_passcode (get_form (self)));
  catena_connection_check_discover_async (check, self->cancellable, on_discovered, self);
}

static void
discover (CatenaAccountProjectsPage *self)
{
  g_autoptr (CatenaAccount) account = catena_account_form_build_account (get_form (self));
  g_autoptr (CatenaCredentials) credentials = catena_account_form_build_credentials (get_form (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->check);
  self->cancellable = g_cancellable_new ();
  self->busy = TRUE;
  self->given_up = FALSE;
  self->tried = catena_account_form_get_sign_in_serial (get_form (self));

  catena_hub_prepare_check_async (catena_account_page_get_hub (CATENA_ACCOUNT_PAGE (self)), account, credentials,
                                  catena_account_form_get_ca (get_form (self)), self->cancellable, on_prepared, self);
  update (self);
}

static void
on_retry (CatenaAccountProjectsPage *self)
{
  discover (self);
}

/* Who goes there and comes back wants it tried, even with the same: a locked user may be unlocked by now. */
static void
on_change_clicked (CatenaAccountProjectsPage *self)
{
  self->given_up = TRUE;
}

/* A typed project has to be one: 32 hexadecimal digits, in the rule. */
static char *
check_typed_id (const char *id)
{
  if (*id == '\0')
    return g_strdup (_ ("Enter the ID of the project."));
  if (strlen (id) > 64 || strspn (id, "0123456789abcdefABCDEF-") != strlen (id))
    return g_strdup (_ ("A project ID has only the digits 0–9 and a–f, 32 of them. The name is something else."));

  return NULL;
}

static void
on_add_clicked (CatenaAccountProjectsPage *self)
{
  g_autofree char *id = g_strstrip (g_strdup (gtk_editable_get_text (self->typed_id_entry)));
  g_autofree char *region = g_strstrip (g_strdup (gtk_editable_get_text (self->typed_region_entry)));
  g_autofree char *endpoint = catena_account_form_dup_bcs_endpoint (get_form (self), region);
  g_autofree char *error = check_typed_id (id);
  g_autoptr (CatenaProject) project = NULL;

  catena_field_row_set_error (self->typed_id_row, error);
  catena_field_row_set_error (self->typed_region_row,
                              *region == '\0' || endpoint == NULL ? _ ("Enter the region, for example cn-north-4.") : NULL);
  if (error != NULL || *region == '\0' || endpoint == NULL)
    return;

  if (!catena_project_find (G_LIST_MODEL (self->found), id, NULL))
    {
      g_hash_table_add (self->typed, g_strdup (id));
      project = catena_project_new (id, region, region, endpoint);
      catena_account_form_set_project (get_form (self), project, TRUE);
      g_list_store_append (self->found, project);
    }
  gtk_editable_set_text (self->typed_id_entry, "");
  update (self);
}

static void
catena_account_projects_page_enter (CatenaAccountPage *page)
{
  CatenaAccountProjectsPage *self = CATENA_ACCOUNT_PROJECTS_PAGE (page);
  g_autofree char *region = NULL;

  g_object_get (get_form (self), "region", &region, NULL);
  if (*gtk_editable_get_text (self->typed_region_entry) == '\0')
    gtk_editable_set_text (self->typed_region_entry, region);
  /* Every sign-in with a wrong password counts towards locking the user, and a passcode is good for one: only when something is
   * new. */
  if (self->cancellable == NULL || self->given_up || self->tried != catena_account_form_get_sign_in_serial (get_form (self)))
    discover (self);
}

static char *
catena_account_projects_page_dup_reason (CatenaAccountPage *page)
{
  CatenaAccountProjectsPage *self = CATENA_ACCOUNT_PROJECTS_PAGE (page);

  if (self->busy)
    return g_strdup (_ ("Signing in…"));
  if (self->failed)
    return g_strdup (_ ("Next needs a sign-in that works."));
  if (*gtk_editable_get_text (self->typed_id_entry) != '\0')
    return g_strdup (_ ("A project ID was typed, but not added yet."));
  if (g_list_model_get_n_items (catena_account_form_get_projects (get_form (self))) == 0)
    return catena_account_form_check (get_form (self), CATENA_ACCOUNT_PROJECTS);

  return CATENA_ACCOUNT_PAGE_CLASS (catena_account_projects_page_parent_class)->dup_reason (page);
}

static void
catena_account_projects_page_set_form (CatenaAccountPage *page,
                                       CatenaHub         *hub,
                                       CatenaAccountForm *form)
{
  CatenaAccountProjectsPage *self = CATENA_ACCOUNT_PROJECTS_PAGE (page);

  CATENA_ACCOUNT_PAGE_CLASS (catena_account_projects_page_parent_class)->set_form (page, hub, form);

  catena_account_page_bind_text (page, self->domain_row, CATENA_ACCOUNT_DOMAIN_ID, "domain-id");
}

static void
catena_account_projects_page_dispose (GObject *object)
{
  CatenaAccountProjectsPage *self = CATENA_ACCOUNT_PROJECTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->check);
  gtk_widget_dispose_template (GTK_WIDGET (self), CATENA_TYPE_ACCOUNT_PROJECTS_PAGE);
  g_clear_object (&self->found);
  g_clear_pointer (&self->typed, g_hash_table_unref);

  G_OBJECT_CLASS (catena_account_projects_page_parent_class)->dispose (object);
}

static void
catena_account_projects_page_class_init (CatenaAccountProjectsPageClass *klass)
{
  CatenaAccountPageClass *page_class = CATENA_ACCOUNT_PAGE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_account_projects_page_dispose;
  page_class->set_form = catena_account_projects_page_set_form;
  page_class->enter = catena_account_projects_page_enter;
  page_class->dup_reason = catena_account_projects_page_dup_reason;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/accounts/catena-account-projects-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountProjectsPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountProjectsPage, busy_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountProjectsPage, change_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountProjectsPage, domain_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountProjectsPage, domain_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountProjectsPage, error_view);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountProjectsPage, refusal_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountProjectsPage, found_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountProjectsPage, found_list);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountProjectsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountProjectsPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountProjectsPage, typed_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountProjectsPage, typed_id_entry);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountProjectsPage, typed_id_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountProjectsPage, typed_region_entry);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountProjectsPage, typed_region_row);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_change_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);

  g_type_ensure (CATENA_TYPE_ERROR_VIEW);
}

static void
catena_account_projects_page_init (CatenaAccountProjectsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->found = g_list_store_new (CATENA_TYPE_PROJECT);
  self->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_list_box_bind_model (self->found_list, G_LIST_MODEL (self->found), create_project_row, self, NULL);
}
