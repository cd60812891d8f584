/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-purpose-page"

#include "config.h"

#include "catena-purpose-page.h"

#include "catena-account-mark.h"
#include "catena-error-meaning.h"
#include "catena-template.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>

#define MAX_LABEL 60

struct _CatenaPurposePage
{
  CatenaWizardPage parent_instance;

  GtkWidget *inviter_group;
  GtkDropDown *place_drop_down;
  CatenaFieldRow *place_row;
  GtkLevelBar *quota_bar;
  CatenaFieldRow *quota_row;
};

G_DEFINE_FINAL_TYPE (CatenaPurposePage, catena_purpose_page, CATENA_TYPE_WIZARD_PAGE)

static CatenaWizardForm *
get_form (CatenaPurposePage *self)
{
  return catena_wizard_page_get_form (CATENA_WIZARD_PAGE (self));
}

/* ACCOUNT, and below it where that is. In the button of a drop-down there is one line for each. */
static GtkWidget *
create_place (gboolean wrap)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), catena_colour_dot_new (CATENA_COLOUR_BLUE));
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), wrap);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_ellipsize (GTK_LABEL (label), wrap ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_widget_add_css_class (gtk_widget_get_last_child (texts), "caption");
  gtk_widget_add_css_class (gtk_widget_get_last_child (texts), "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", "catena-lock-symbolic",
                                               "tooltip-text", _("Locked against changes"), NULL));

  return box;
}

static void
show_place (GtkWidget       *box,
            CatenaWorkspace *workspace)
{
  CatenaAccount *account = catena_workspace_get_account (workspace);
  g_autofree char *label = catena_sanitize_text (catena_account_get_label (account), MAX_LABEL);
  g_autofree char *place = catena_account_dup_place (account, catena_workspace_get_project (workspace));
  GtkWidget *dot = gtk_widget_get_first_child (box);
  GtkWidget *texts = gtk_widget_get_next_sibling (dot);

  catena_colour_dot_set (dot, catena_account_get_colour (account));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (texts)), label);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (texts)), place);
  gtk_widget_set_visible (gtk_widget_get_last_child (box), catena_account_get_read_only (account));
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  gtk_list_item_set_child (item, create_place (FALSE));
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  show_place (gtk_list_item_get_child (item), CATENA_WORKSPACE (gtk_list_item_get_item (item)));
}

static guint
find_position (GListModel *model,
               gpointer    wanted)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      if (item == wanted)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
on_place_selected (CatenaPurposePage *self)
{
  CatenaWorkspace *workspace = gtk_drop_down_get_selected_item (self->place_drop_down);

  /* The list may change while the page goes. */
  if (workspace != NULL && catena_wizard_page_get_rows (CATENA_WIZARD_PAGE (self)) != NULL)
    catena_wizard_form_set_workspace (get_form (self), workspace);
}

/* Where there is nothing to choose from, there is nothing to open. */
static void
show_only_place (CatenaPurposePage *self)
{
  GtkWidget *place = create_place (TRUE);

  show_place (place, catena_wizard_form_get_workspace (get_form (self)));
  catena_field_row_set_control (self->place_row, place);
}

static void
show_chosen_place (CatenaPurposePage *self)
{
  gtk_drop_down_set_selected (self->place_drop_down,
                              find_position (gtk_drop_down_get_model (self->place_drop_down),
                                             catena_wizard_form_get_workspace (get_form (self))));
}

static void
prepare_places (CatenaPurposePage *self)
{
  GListModel *workspaces = catena_hub_get_workspaces (catena_wizard_form_get_hub (get_form (self)));
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_drop_down_set_factory (self->place_drop_down, factory);
  g_signal_handlers_block_by_func (self->place_drop_down, on_place_selected, self);
  gtk_drop_down_set_model (self->place_drop_down, workspaces);
  show_chosen_place (self);
  g_signal_handlers_unblock_by_func (self->place_drop_down, on_place_selected, self);
  g_signal_connect_object (get_form (self), "notify::workspace", G_CALLBACK (show_chosen_place), self,
                           G_CONNECT_SWAPPED);
}

static void
update_place (CatenaPurposePage *self)
{
  catena_field_row_set_error (self->place_row,
                              catena_wizard_form_get_read_only (get_form (self))
                                ? _("This account is locked against changes. Unlock it in its settings, or choose another one.")
                                : NULL);
}

static char *
dup_quota_text (const CatenaWorkspaceLimits *limits)
{
  g_autoptr (CatenaErrorMeaning) meaning = NULL;
  char *position;

  if (limits == NULL)
    return g_strdup (_("Looking how many services there may be…"));

  position = catena_draft_dup_quota_position (limits->quota);
  if (position != NULL)
    return position;
  if (limits->quota != NULL)
    return NULL;
  if (limits->quota_error == NULL)
    return g_strdup (_("Not known: the service does not tell it."));

  meaning = catena_error_meaning_new (limits->quota_error);

  /* Translators: %s is a sentence that explains an error */
  return g_strdup_printf (_("Not known. %s"), meaning->explanation);
}

static void
update_quota (CatenaPurposePage *self)
{
  const CatenaWorkspaceLimits *limits = catena_wizard_form_get_limits (get_form (self));
  const CatenaQuota *quota = limits != NULL ? limits->quota : NULL;
  const gboolean known = quota != NULL && quota->quota > 0 && quota->used >= 0;
  g_autofree char *text = dup_quota_text (limits);

  catena_field_row_set_description (self->quota_row, text);
  gtk_widget_set_visible (GTK_WIDGET (self->quota_bar), known);
  if (!known)
    return;

  gtk_level_bar_set_max_value (self->quota_bar, quota->quota);
  gtk_level_bar_set_value (self->quota_bar, MIN (quota->used, quota->quota));
}

static void
catena_purpose_page_prepare (CatenaWizardPage *page)
{
  CatenaPurposePage *self = CATENA_PURPOSE_PAGE (page);

  if (g_list_model_get_n_items (catena_hub_get_workspaces (catena_wizard_form_get_hub (get_form (self)))) > 1)
    prepare_places (self);
  else
    show_only_place (self);
  /* A full quota is nothing that another purpose would mend. */
  catena_form_rows_add (catena_wizard_page_get_rows (page), self->quota_row, CATENA_FIELD_PURPOSE, NULL,
                        "quota-used-up");
}

static void
catena_purpose_page_refresh (CatenaWizardPage *page)
{
  CatenaPurposePage *self = CATENA_PURPOSE_PAGE (page);

  update_place (self);
  update_quota (self);
  gtk_widget_set_visible (self->inviter_group,
                          catena_service_draft_get_boolean (catena_wizard_page_get_draft (page),
                                                            CATENA_FIELD_IS_INVITEE));
}

static void
catena_purpose_page_dispose (GObject *object)
{
  catena_template_dispose (GTK_WIDGET (object), CATENA_TYPE_PURPOSE_PAGE);

  G_OBJECT_CLASS (catena_purpose_page_parent_class)->dispose (object);
}

static void
catena_purpose_page_class_init (CatenaPurposePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CatenaWizardPageClass *page_class = CATENA_WIZARD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_purpose_page_dispose;
  page_class->prepare = catena_purpose_page_prepare;
  page_class->refresh = catena_purpose_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/wizard/catena-purpose-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaPurposePage, inviter_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaPurposePage, place_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CatenaPurposePage, place_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaPurposePage, quota_bar);
  gtk_widget_class_bind_template_child (widget_class, CatenaPurposePage, quota_row);
  gtk_widget_class_bind_template_callback (widget_class, on_place_selected);
}

static void
catena_purpose_page_init (CatenaPurposePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Its colours would call a quota good the fuller it is. */
  gtk_level_bar_remove_offset_value (self->quota_bar, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (self->quota_bar, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (self->quota_bar, GTK_LEVEL_BAR_OFFSET_FULL);
}
