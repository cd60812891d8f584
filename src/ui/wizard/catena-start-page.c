/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-start-page"

#include "config.h"

#include "catena-start-page.h"

#include "catena-draft-list.h"
#include "catena-plain-row.h"
#include "catena-state-icon.h"
#include "catena-template.h"

#include <glib/gi18n-lib.h>

struct _CatenaStartPage
{
  CatenaWizardPage parent_instance;

  gboolean checklist_wanted; /* somebody asked to see it */

  GtkWidget *checklist_group;
  CatenaDraftList *draft_list;
  CatenaStateIcon *quota_icon;
  AdwActionRow *quota_row;
};

G_DEFINE_FINAL_TYPE (CatenaStartPage, catena_start_page, CATENA_TYPE_WIZARD_PAGE)

enum
{
  SIGNAL_DRAFT_CHOSEN,
  SIGNAL_DRAFT_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What people would have to know, and the API cannot tell (BCS.4001008, 4001009, 4006039). */
static const struct
{
  const char *title;
  const char *why;
  const char *where;
} needs[] = {
  { N_("CCE is authorized"),
    N_("The service works with clusters of the Cloud Container Engine (CCE) in your name. Without that right every creation "
       "fails."),
    N_("In the cloud console, open CCE in this region once and agree to the authorization that it asks for. It takes an "
       "administrator of the account.") },
  { N_("There is an unused cluster"),
    N_("Each service needs a running cluster of its own, with nodes of at least 4 vCPUs and 8 GB. Or have Catena’s request "
       "create one."),
    N_("In the cloud console, in CCE: create a cluster, then add nodes to it. Its ID stands among its details.") },
  { N_("Its nodes have elastic IP addresses (EIPs)"),
    N_("For a private blockchain one node needs one, for a consortium every node. Nodes that are created together with the "
       "service get theirs."),
    N_("In the cloud console, among the details of each node’s server (ECS): bind an EIP.") },
};

static CatenaWorkspace *
get_workspace (CatenaStartPage *self)
{
  return catena_wizard_form_get_workspace (catena_wizard_page_get_form (CATENA_WIZARD_PAGE (self)));
}

static gboolean
has_operation (CatenaStartPage *self)
{
  CatenaWizardForm *form = catena_wizard_page_get_form (CATENA_WIZARD_PAGE (self));
  GListModel *operations = catena_hub_get_operations (catena_wizard_form_get_hub (form));

  for (guint i = 0; i < g_list_model_get_n_items (operations); i++)
    {
      g_autoptr (CatenaOperation) operation = g_list_model_get_item (operations, i);

      if (catena_operation_get_workspace (operation) == get_workspace (self))
        return TRUE;
    }

  return FALSE;
}

/* Who has created a service here, or tried to, knows. */
static gboolean
is_first_creation (CatenaStartPage *self)
{
  CatenaWorkspace *workspace = get_workspace (self);

  return catena_workspace_get_load_state (workspace) == CATENA_LOAD_READY
         && g_list_model_get_n_items (catena_workspace_get_services (workspace)) == 0
         && !has_operation (self);
}

static gboolean
has_drafts (CatenaStartPage *self)
{
  return g_list_model_get_n_items (catena_workspace_get_drafts (get_workspace (self))) > 0;
}

static void
add_need (CatenaStartPage *self,
          guint            position)
{
  GtkWidget *check = gtk_check_button_new ();
  /* Translators: why something is needed, and below it where it is done */
  g_autofree char *text = g_strdup_printf (C_("paragraphs", "%s\n%s"), _(needs[position].why), _(needs[position].where));
  GtkWidget *row = catena_plain_row_new (_(needs[position].title), text);

  g_object_set (row, "title-lines", 0, "subtitle-lines", 0, "activatable-widget", check, NULL);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _(needs[position].title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->checklist_group), row);
}

/* The one thing that can be seen from here. */
static void
update_quota (CatenaStartPage *self)
{
  const CatenaWorkspaceLimits *limits =
    catena_wizard_form_get_limits (catena_wizard_page_get_form (CATENA_WIZARD_PAGE (self)));
  const CatenaQuota *quota = limits != NULL ? limits->quota : NULL;
  const gboolean known = quota != NULL && quota->quota >= 0 && quota->used >= 0;
  const gboolean full = known && quota->used >= quota->quota;
  g_autofree char *position = known && !full ? catena_draft_dup_quota_position (quota) : NULL;

  if (full)
    adw_action_row_set_subtitle (self->quota_row, _("It is used up. Ask for more in the cloud console, under the quotas of "
                                                    "the account, or delete a service."));
  else
    adw_action_row_set_subtitle (self->quota_row, position != NULL ? position : _("Not known yet"));
  if (full)
    catena_state_icon_set (self->quota_icon, CATENA_TONE_FAILED, _("Used up"));
  else if (position != NULL)
    catena_state_icon_set (self->quota_icon, CATENA_TONE_SETTLED, _("There is room"));
  else
    catena_state_icon_set (self->quota_icon, CATENA_TONE_NEUTRAL, _("Not known"));
}

static void
on_draft_chosen (CatenaStartPage  *self,
                 CatenaSavedDraft *saved)
{
  g_signal_emit (self, signals[SIGNAL_DRAFT_CHOSEN], 0, saved);
}

static void
on_draft_removed (CatenaStartPage  *self,
                  CatenaSavedDraft *saved)
{
  g_signal_emit (self, signals[SIGNAL_DRAFT_REMOVED], 0, saved);
}

static void
catena_start_page_refresh (CatenaWizardPage *page)
{
  CatenaStartPage *self = CATENA_START_PAGE (page);
  /* There is never nothing on it, as when the last draft was deleted. */
  const gboolean checklist = self->checklist_wanted || is_first_creation (self) || !has_drafts (self);

  catena_draft_list_set_drafts (self->draft_list, catena_workspace_get_drafts (get_workspace (self)));
  gtk_widget_set_visible (self->checklist_group, checklist);
  update_quota (self);
  g_object_set (self, "title", checklist ? _("Before You Start") : _("Go On, or Start Anew"), NULL);
}

/* Drafts come and go while the page is shown. */
static void
on_drafts_shown (CatenaStartPage *self)
{
  if (catena_wizard_page_get_rows (CATENA_WIZARD_PAGE (self)) != NULL)
    catena_start_page_refresh (CATENA_WIZARD_PAGE (self));
}

/* What most people who have a draft want to go on with is the last one. */
static gboolean
catena_start_page_grab_focus (GtkWidget *widget)
{
  CatenaStartPage *self = CATENA_START_PAGE (widget);

  return has_drafts (self) && gtk_widget_child_focus (GTK_WIDGET (self->draft_list), GTK_DIR_TAB_FORWARD);
}

static void
catena_start_page_dispose (GObject *object)
{
  catena_template_dispose (GTK_WIDGET (object), CATENA_TYPE_START_PAGE);

  G_OBJECT_CLASS (catena_start_page_parent_class)->dispose (object);
}

static void
catena_start_page_class_init (CatenaStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_start_page_dispose;
  widget_class->grab_focus = catena_start_page_grab_focus;
  CATENA_WIZARD_PAGE_CLASS (klass)->refresh = catena_start_page_refresh;

  signals[SIGNAL_DRAFT_CHOSEN] = g_signal_new ("draft-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 1, CATENA_TYPE_SAVED_DRAFT);
  signals[SIGNAL_DRAFT_REMOVED] = g_signal_new ("draft-removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, CATENA_TYPE_SAVED_DRAFT);

  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/wizard/catena-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaStartPage, checklist_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaStartPage, draft_list);
  gtk_widget_class_bind_template_child (widget_class, CatenaStartPage, quota_icon);
  gtk_widget_class_bind_template_child (widget_class, CatenaStartPage, quota_row);
  gtk_widget_class_bind_template_callback (widget_class, on_draft_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_draft_removed);
  gtk_widget_class_bind_template_callback (widget_class, on_drafts_shown);

  g_type_ensure (CATENA_TYPE_DRAFT_LIST);
  g_type_ensure (CATENA_TYPE_STATE_ICON);
}

static void
catena_start_page_init (CatenaStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    add_need (self, i);
}

/**
 * catena_start_page_is_worthwhile:
 * @self: a page
 *
 * Returns: whether there is anything on it that should be seen before the form
 */
gboolean
catena_start_page_is_worthwhile (CatenaStartPage *self)
{
  g_return_val_if_fail (CATENA_IS_START_PAGE (self), FALSE);

  return has_drafts (self) || is_first_creation (self);
}

/**
 * catena_start_page_show_checklist:
 * @self: a page
 *
 * Has the checklist on it from now on, whoever has created services here.
 */
void
catena_start_page_show_checklist (CatenaStartPage *self)
{
  g_return_if_fail (CATENA_IS_START_PAGE (self));

  self->checklist_wanted = TRUE;
  catena_start_page_refresh (CATENA_WIZARD_PAGE (self));
}
