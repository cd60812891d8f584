/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-organizations-page"

#include "config.h"

#include "catena-organizations-page.h"

#include "catena-group-list.h"
#include "catena-template.h"

/* As many peers as the organization of a new draft has. */
#define PEERS 2

struct _CatenaOrganizationsPage
{
  CatenaWizardPage parent_instance;

  CatenaFieldRow *channel_message_row;
  GtkWidget *channels_area;
  GtkBox *channels_box;
  GtkWidget *invitee_label;
  CatenaFieldRow *organization_message_row;
  GtkBox *organizations_box;
};

G_DEFINE_FINAL_TYPE (CatenaOrganizationsPage, catena_organizations_page, CATENA_TYPE_WIZARD_PAGE)

static CatenaServiceDraft *
get_draft (CatenaOrganizationsPage *self)
{
  return catena_wizard_page_get_draft (CATENA_WIZARD_PAGE (self));
}

static gboolean
has_name (GListModel *items,
          const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, i);
      g_autofree char *other = NULL;

      g_object_get (item, "name", &other, NULL);
      if (g_strcmp0 (name, other) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The first of BASE, BASE2, BASE3… that no other has. */
static char *
dup_free_name (GListModel *items,
               const char *base)
{
  for (guint number = 2; ; number++)
    {
      g_autofree char *name = g_strdup_printf ("%s%u", base, number);

      if (!has_name (items, base))
        return g_strdup (base);
      if (!has_name (items, name))
        return g_steal_pointer (&name);
    }
}

static void
on_add_organization (CatenaOrganizationsPage *self)
{
  CatenaServiceDraft *draft = get_draft (self);
  g_autofree char *name = dup_free_name (catena_service_draft_get_organizations (draft), "organization");

  catena_service_draft_add_organization (draft, name, PEERS);
  gtk_widget_grab_focus (gtk_widget_get_last_child (GTK_WIDGET (self->organizations_box)));
}

/* A new channel has everybody in it: taking out is easier than forgetting. */
static void
on_add_channel (CatenaOrganizationsPage *self)
{
  CatenaServiceDraft *draft = get_draft (self);
  GListModel *organizations = catena_service_draft_get_organizations (draft);
  g_autofree char *name = dup_free_name (catena_service_draft_get_channels (draft), "channel");
  CatenaDraftChannel *channel = catena_service_draft_add_channel (draft, name, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (organizations); i++)
    {
      g_autoptr (CatenaDraftOrganization) organization = g_list_model_get_item (organizations, i);

      catena_draft_channel_set_member (channel, organization, TRUE);
    }
  gtk_widget_grab_focus (gtk_widget_get_last_child (GTK_WIDGET (self->channels_box)));
}

static void
catena_organizations_page_prepare (CatenaWizardPage *page)
{
  CatenaOrganizationsPage *self = CATENA_ORGANIZATIONS_PAGE (page);
  CatenaFormRows *rows = catena_wizard_page_get_rows (page);
  CatenaServiceDraft *draft = catena_wizard_page_get_draft (page);

  catena_form_rows_add (rows, self->organization_message_row, CATENA_FIELD_ORGANIZATIONS, NULL, NULL);
  catena_form_rows_add (rows, self->channel_message_row, CATENA_FIELD_CHANNELS, NULL, NULL);
  catena_group_list_follow (self->organizations_box, rows, catena_service_draft_get_organizations (draft));
  catena_group_list_follow (self->channels_box, rows, catena_service_draft_get_channels (draft));
}

static void
catena_organizations_page_refresh (CatenaWizardPage *page)
{
  CatenaOrganizationsPage *self = CATENA_ORGANIZATIONS_PAGE (page);
  CatenaServiceDraft *draft = catena_wizard_page_get_draft (page);
  const gboolean has_channels = catena_service_draft_applies (draft, CATENA_FIELD_CHANNELS);

  gtk_widget_set_visible (self->channels_area, has_channels);
  gtk_widget_set_visible (self->invitee_label, !has_channels);
}

static void
catena_organizations_page_dispose (GObject *object)
{
  catena_template_dispose (GTK_WIDGET (object), CATENA_TYPE_ORGANIZATIONS_PAGE);

  G_OBJECT_CLASS (catena_organizations_page_parent_class)->dispose (object);
}

static void
catena_organizations_page_class_init (CatenaOrganizationsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CatenaWizardPageClass *page_class = CATENA_WIZARD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_organizations_page_dispose;
  page_class->prepare = catena_organizations_page_prepare;
  page_class->refresh = catena_organizations_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/wizard/catena-organizations-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaOrganizationsPage, channel_message_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaOrganizationsPage, channels_area);
  gtk_widget_class_bind_template_child (widget_class, CatenaOrganizationsPage, channels_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaOrganizationsPage, invitee_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaOrganizationsPage, organization_message_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaOrganizationsPage, organizations_box);
  gtk_widget_class_bind_template_callback (widget_class, catena_group_list_hide_if_silent);
  gtk_widget_class_bind_template_callback (widget_class, on_add_channel);
  gtk_widget_class_bind_template_callback (widget_class, on_add_organization);
}

static void
catena_organizations_page_init (CatenaOrganizationsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
