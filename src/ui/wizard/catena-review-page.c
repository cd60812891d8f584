/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-review-page"

#include "config.h"

#include "catena-review-page.h"

#include "catena-account-mark.h"
#include "catena-copy-button.h"
#include "catena-draft-choice.h"
#include "catena-draft-summary.h"
#include "catena-error-view.h"
#include "catena-note-list.h"
#include "catena-template.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>

#define MAX_TEXT 200

struct _CatenaReviewPage
{
  CatenaWizardPage parent_instance;

  CatenaCopyButton *body_button;
  GtkLabel *body_label;
  CatenaNoteList *costs_list;
  GtkWidget *error_group;
  CatenaErrorView *error_view;
  CatenaNoteList *permanent_list;
  GtkBox *summary_box;
  GtkWidget *unchecked_group;
  CatenaNoteList *unchecked_list;
  CatenaCopyButton *url_button;
  GtkLabel *url_label;
  GtkWidget *warnings_group;
  CatenaNoteList *warnings_list;
};

G_DEFINE_FINAL_TYPE (CatenaReviewPage, catena_review_page, CATENA_TYPE_WIZARD_PAGE)

/* As the pages are called. */
static const char * const titles[CATENA_FIELD_N_PAGES] = {
  [CATENA_FIELD_PAGE_PURPOSE] = NC_("page of the wizard", "Purpose"),
  [CATENA_FIELD_PAGE_BASICS] = NC_("page of the wizard", "Basics"),
  [CATENA_FIELD_PAGE_AGREEMENT] = NC_("page of the wizard", "Agreement"),
  [CATENA_FIELD_PAGE_CLUSTER] = NC_("page of the wizard", "Cluster"),
  [CATENA_FIELD_PAGE_STORAGE] = NC_("page of the wizard", "Storage and Access"),
  [CATENA_FIELD_PAGE_ORGANIZATIONS] = NC_("page of the wizard", "Organizations"),
};

static const char *
get_title (CatenaFieldPage page)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "page of the wizard", titles[page]);
}

static GtkWidget *
create_change_button (CatenaFieldPage page)
{
  GtkWidget *button = gtk_button_new_with_label (_("Change"));
  /* Translators: %s is the title of a page of the wizard */
  g_autofree char *label = g_strdup_printf (_("Change %s"), get_title (page));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "wizard.change");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (gint32) page);

  return button;
}

static void
add_row (AdwPreferencesGroup *group,
         const char          *title,
         const char          *value)
{
  g_autofree char *shown = catena_sanitize_text (value, MAX_TEXT);
  GtkWidget *label = gtk_label_new (*shown != '\0' ? shown : "–");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "dim-label");
  adw_preferences_group_add (group, catena_field_row_new (title, label));
}

static void
add_place (CatenaReviewPage    *self,
           AdwPreferencesGroup *group)
{
  CatenaWorkspace *workspace = catena_wizard_form_get_workspace (catena_wizard_page_get_form (CATENA_WIZARD_PAGE (self)));
  CatenaAccount *account = catena_workspace_get_account (workspace);
  g_autofree char *place = catena_account_dup_place (account, catena_workspace_get_project (workspace));

  add_row (group, _("Account"), catena_account_get_label (account));
  add_row (group, _("Place"), place);
}

static void
add_organizations (CatenaServiceDraft  *draft,
                   AdwPreferencesGroup *group)
{
  GListModel *organizations = catena_service_draft_get_organizations (draft);

  for (guint i = 0; i < g_list_model_get_n_items (organizations); i++)
    {
      g_autoptr (CatenaDraftOrganization) organization = g_list_model_get_item (organizations, i);
      const guint peers = catena_draft_organization_get_peers (organization);
      g_autofree char *name = catena_sanitize_text (catena_draft_organization_get_name (organization), MAX_TEXT);
      g_autofree char *value = g_strdup_printf (ngettext ("%u peer", "%u peers", peers), peers);

      add_row (group, name, value);
    }
}

static char *
dup_members (CatenaDraftChannel *channel)
{
  GListModel *members = catena_draft_channel_get_organizations (channel);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (CatenaDraftOrganization) organization = g_list_model_get_item (members, i);

      g_strv_builder_add (builder, catena_draft_organization_get_name (organization));
    }
  names = g_strv_builder_end (builder);

  /* Translators: between the parts of an enumeration. */
  return g_strjoinv (_(", "), names);
}

static void
add_channels (CatenaServiceDraft  *draft,
              AdwPreferencesGroup *group)
{
  GListModel *channels = catena_service_draft_get_channels (draft);

  for (guint i = 0; i < g_list_model_get_n_items (channels); i++)
    {
      g_autoptr (CatenaDraftChannel) channel = g_list_model_get_item (channels, i);
      g_autofree char *name = catena_sanitize_text (catena_draft_channel_get_name (channel), MAX_TEXT);
      /* Translators: %s is the name of a channel */
      g_autofree char *title = g_strdup_printf (_("Channel %s"), name);
      g_autofree char *members = dup_members (channel);

      add_row (group, title, members);
    }
}

static void
add_field (CatenaServiceDraft  *draft,
           AdwPreferencesGroup *group,
           const CatenaField   *field)
{
  g_autofree char *text = NULL;

  if (field->id == CATENA_FIELD_ORGANIZATIONS)
    add_organizations (draft, group);
  else if (field->id == CATENA_FIELD_CHANNELS)
    add_channels (draft, group);
  else
    {
      text = catena_service_draft_dup_field_text (draft, field->id);
      add_row (group, _(field->label), text);
    }
}

static void
add_fields (CatenaReviewPage    *self,
            AdwPreferencesGroup *group,
            CatenaFieldPage      page)
{
  CatenaServiceDraft *draft = catena_wizard_page_get_draft (CATENA_WIZARD_PAGE (self));

  for (guint i = 0; i < CATENA_FIELD_N_IDS; i++)
    {
      const CatenaField *field = catena_field_get (i);

      /* The purpose is not sent, but it is what people remember. */
      if (field->page == page && (i == CATENA_FIELD_PURPOSE || catena_draft_is_telling (draft, i)))
        add_field (draft, group, field);
    }
}

static void
update_summary (CatenaReviewPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->summary_box))) != NULL)
    gtk_box_remove (self->summary_box, child);

  for (guint i = 0; i < CATENA_FIELD_N_PAGES; i++)
    {
      GtkWidget *group = adw_preferences_group_new ();

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), get_title (i));
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), create_change_button (i));
      if (i == CATENA_FIELD_PAGE_PURPOSE)
        add_place (self, ADW_PREFERENCES_GROUP (group));
      add_fields (self, ADW_PREFERENCES_GROUP (group), i);
      gtk_box_append (self->summary_box, group);
    }
}

static void
show_notes (CatenaNoteList *list,
            GtkWidget      *group,
            char          **notes)
{
  g_auto (GStrv) owned = notes;

  catena_note_list_set_notes (list, (const char * const *) owned);
  if (group != NULL)
    gtk_widget_set_visible (group, owned[0] != NULL);
}

/* The node password is salted anew each time, but the body shows no secret at all. */
static void
update_request (CatenaReviewPage *self)
{
  CatenaWizardPage *page = CATENA_WIZARD_PAGE (self);
  CatenaWorkspace *workspace = catena_wizard_form_get_workspace (catena_wizard_page_get_form (page));
  g_autofree char *url = catena_workspace_dup_create_url (workspace);
  g_autoptr (CatenaBody) body = catena_service_draft_build_body (catena_wizard_page_get_draft (page));
  g_autofree char *text = catena_body_dup_pretty (body);

  gtk_label_set_label (self->url_label, url);
  catena_copy_button_set_text (self->url_button, url);
  gtk_label_set_label (self->body_label, text);
  catena_copy_button_set_text (self->body_button, text);
}

static void
update (CatenaReviewPage *self)
{
  CatenaWizardForm *form = catena_wizard_page_get_form (CATENA_WIZARD_PAGE (self));
  CatenaServiceDraft *draft = catena_wizard_form_get_draft (form);

  update_summary (self);
  show_notes (self->warnings_list, self->warnings_group, catena_draft_dup_warnings (form));
  show_notes (self->costs_list, NULL, catena_draft_dup_costs (draft));
  show_notes (self->permanent_list, NULL, catena_draft_dup_permanent (draft));
  show_notes (self->unchecked_list, self->unchecked_group, catena_draft_dup_unchecked (form));
  update_request (self);
}

static void
catena_review_page_map (GtkWidget *widget)
{
  update (CATENA_REVIEW_PAGE (widget));
  GTK_WIDGET_CLASS (catena_review_page_parent_class)->map (widget);
}

/* While nobody looks there is nothing to make. */
static void
catena_review_page_refresh (CatenaWizardPage *page)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (page)))
    update (CATENA_REVIEW_PAGE (page));
}

static void
catena_review_page_dispose (GObject *object)
{
  catena_template_dispose (GTK_WIDGET (object), CATENA_TYPE_REVIEW_PAGE);

  G_OBJECT_CLASS (catena_review_page_parent_class)->dispose (object);
}

static void
catena_review_page_class_init (CatenaReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_review_page_dispose;
  widget_class->map = catena_review_page_map;
  CATENA_WIZARD_PAGE_CLASS (klass)->refresh = catena_review_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/wizard/catena-review-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaReviewPage, body_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaReviewPage, body_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaReviewPage, costs_list);
  gtk_widget_class_bind_template_child (widget_class, CatenaReviewPage, error_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaReviewPage, error_view);
  gtk_widget_class_bind_template_child (widget_class, CatenaReviewPage, permanent_list);
  gtk_widget_class_bind_template_child (widget_class, CatenaReviewPage, summary_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaReviewPage, unchecked_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaReviewPage, unchecked_list);
  gtk_widget_class_bind_template_child (widget_class, CatenaReviewPage, url_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaReviewPage, url_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaReviewPage, warnings_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaReviewPage, warnings_list);

  g_type_ensure (CATENA_TYPE_COPY_BUTTON);
  g_type_ensure (CATENA_TYPE_ERROR_VIEW);
  g_type_ensure (CATENA_TYPE_NOTE_LIST);
}

static void
catena_review_page_init (CatenaReviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * catena_review_page_set_error:
 * @self: a review page
 * @error: (nullable): why the last attempt came to nothing
 *
 * Shows @error at the top, until the next attempt.
 */
void
catena_review_page_set_error (CatenaReviewPage *self,
                              const GError     *error)
{
  g_return_if_fail (CATENA_IS_REVIEW_PAGE (self));

  catena_error_view_set_error (self->error_view, error);
  gtk_widget_set_visible (self->error_group, error != NULL);
  g_object_set (self, "description",
                error != NULL ? _("Nothing was created. What is in the way can be changed, and nothing was lost.")
                              : _("Nothing has been sent yet."),
                NULL);
  if (error != NULL)
    catena_wizard_page_scroll_up (CATENA_WIZARD_PAGE (self));
}
