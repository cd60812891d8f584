/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-channel-group"

#include "config.h"

#include "catena-channel-group.h"

#include <glib/gi18n-lib.h>

#define ORGANIZATION_KEY "catena-organization"

struct _CatenaChannelGroup
{
  AdwPreferencesGroup parent_instance;

  CatenaServiceDraft *draft;
  CatenaDraftChannel *channel;

  GtkEditable *description_entry;
  GtkBox *members_box;
  CatenaFieldRow *members_row;
  GtkEditable *name_entry;
  CatenaFieldRow *name_row;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (CatenaChannelGroup, catena_channel_group, ADW_TYPE_PREFERENCES_GROUP)

static CatenaDraftOrganization *
get_organization (GtkWidget *check)
{
  return g_object_get_data (G_OBJECT (check), ORGANIZATION_KEY);
}

static void
on_member_toggled (GtkCheckButton     *check,
                   CatenaChannelGroup *self)
{
  catena_draft_channel_set_member (self->channel, get_organization (GTK_WIDGET (check)),
                                   gtk_check_button_get_active (check));
}

static void
update_members (CatenaChannelGroup *self)
{
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->members_box));
       check != NULL;
       check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                 catena_draft_channel_has_organization (self->channel, get_organization (check)));
}

static gboolean
name_to_label (GBinding     *binding,
               const GValue *from,
               GValue       *to,
               gpointer      user_data)
{
  const char *name = g_value_get_string (from);

  g_value_set_string (to, name != NULL && *name != '\0' ? name : _("Without a name"));

  return TRUE;
}

static void
add_member (CatenaChannelGroup      *self,
            CatenaDraftOrganization *organization)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  g_object_bind_property_full (organization, "name", label, "label", G_BINDING_SYNC_CREATE,
                               name_to_label, NULL, NULL, NULL);
  g_object_set_data_full (G_OBJECT (check), ORGANIZATION_KEY, g_object_ref (organization), g_object_unref);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               catena_draft_channel_has_organization (self->channel, organization));
  g_signal_connect (check, "toggled", G_CALLBACK (on_member_toggled), self);
  gtk_box_append (self->members_box, check);
}

static void
fill_members (CatenaChannelGroup *self)
{
  GListModel *organizations = catena_service_draft_get_organizations (self->draft);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->members_box))) != NULL)
    gtk_box_remove (self->members_box, child);

  for (guint i = 0; i < g_list_model_get_n_items (organizations); i++)
    {
      g_autoptr (CatenaDraftOrganization) organization = g_list_model_get_item (organizations, i);

      add_member (self, organization);
    }
}

static void
update_remove_button (CatenaChannelGroup *self)
{
  /* Translators: %s is the name of a channel */
  g_autofree char *label = g_strdup_printf (_("Remove channel %s"), catena_draft_channel_get_name (self->channel));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
on_remove_clicked (CatenaChannelGroup *self)
{
  catena_service_draft_remove_channel (self->draft, self->channel);
}

static gboolean
catena_channel_group_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CATENA_CHANNEL_GROUP (widget)->name_row));
}

static void
catena_channel_group_dispose (GObject *object)
{
  CatenaChannelGroup *self = CATENA_CHANNEL_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CATENA_TYPE_CHANNEL_GROUP);
  g_clear_object (&self->channel);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (catena_channel_group_parent_class)->dispose (object);
}

static void
catena_channel_group_class_init (CatenaChannelGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_channel_group_dispose;
  widget_class->grab_focus = catena_channel_group_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/wizard/catena-channel-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaChannelGroup, description_entry);
  gtk_widget_class_bind_template_child (widget_class, CatenaChannelGroup, members_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaChannelGroup, members_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaChannelGroup, name_entry);
  gtk_widget_class_bind_template_child (widget_class, CatenaChannelGroup, name_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaChannelGroup, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked);

  g_type_ensure (CATENA_TYPE_FIELD_ROW);
}

static void
catena_channel_group_init (CatenaChannelGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
bind (CatenaChannelGroup *self)
{
  const GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  g_object_bind_property (self->channel, "name", self->name_entry, "text", flags);
  g_object_bind_property (self->channel, "description", self->description_entry, "text", flags);
  g_signal_connect_object (self->channel, "notify::name", G_CALLBACK (update_remove_button), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (catena_draft_channel_get_organizations (self->channel), "items-changed",
                           G_CALLBACK (update_members), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (catena_service_draft_get_organizations (self->draft), "items-changed",
                           G_CALLBACK (fill_members), self, G_CONNECT_SWAPPED);
  fill_members (self);
  update_remove_button (self);
}

/**
 * catena_channel_group_new:
 * @rows: the rows of the wizard
 * @channel: a channel of their draft
 *
 * Returns: (transfer floating): a new group
 */
GtkWidget *
catena_channel_group_new (CatenaFormRows     *rows,
                          CatenaDraftChannel *channel)
{
  CatenaChannelGroup *self;

  g_return_val_if_fail (CATENA_IS_FORM_ROWS (rows), NULL);
  g_return_val_if_fail (CATENA_IS_DRAFT_CHANNEL (channel), NULL);

  self = g_object_new (CATENA_TYPE_CHANNEL_GROUP, NULL);
  self->draft = g_object_ref (catena_wizard_form_get_draft (catena_form_rows_get_form (rows)));
  self->channel = g_object_ref (channel);
  bind (self);
  catena_form_rows_add (rows, self->name_row, CATENA_FIELD_CHANNELS, G_OBJECT (channel), NULL);
  catena_form_rows_add (rows, self->members_row, CATENA_FIELD_CHANNELS, G_OBJECT (channel), "channel-empty");

  return GTK_WIDGET (self);
}
