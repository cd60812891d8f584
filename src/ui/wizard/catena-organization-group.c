/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-organization-group"

#include "config.h"

#include "catena-organization-group.h"

#include <glib/gi18n-lib.h>

struct _CatenaOrganizationGroup
{
  AdwPreferencesGroup parent_instance;

  CatenaServiceDraft *draft;
  CatenaDraftOrganization *organization;

  GtkEditable *name_entry;
  CatenaFieldRow *name_row;
  CatenaFieldRow *peers_row;
  GtkSpinButton *peers_spin;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (CatenaOrganizationGroup, catena_organization_group, ADW_TYPE_PREFERENCES_GROUP)

static void
update_remove_button (CatenaOrganizationGroup *self)
{
  /* Translators: %s is the name of an organization */
  g_autofree char *label = g_strdup_printf (_("Remove organization %s"),
                                            catena_draft_organization_get_name (self->organization));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
on_remove_clicked (CatenaOrganizationGroup *self)
{
  catena_service_draft_remove_organization (self->draft, self->organization);
}

static gboolean
catena_organization_group_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CATENA_ORGANIZATION_GROUP (widget)->name_row));
}

static void
catena_organization_group_dispose (GObject *object)
{
  CatenaOrganizationGroup *self = CATENA_ORGANIZATION_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CATENA_TYPE_ORGANIZATION_GROUP);
  g_clear_object (&self->organization);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (catena_organization_group_parent_class)->dispose (object);
}

static void
catena_organization_group_class_init (CatenaOrganizationGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_organization_group_dispose;
  widget_class->grab_focus = catena_organization_group_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/wizard/catena-organization-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaOrganizationGroup, name_entry);
  gtk_widget_class_bind_template_child (widget_class, CatenaOrganizationGroup, name_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaOrganizationGroup, peers_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaOrganizationGroup, peers_spin);
  gtk_widget_class_bind_template_child (widget_class, CatenaOrganizationGroup, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked);

  g_type_ensure (CATENA_TYPE_FIELD_ROW);
}

static void
catena_organization_group_init (CatenaOrganizationGroup *self)
{
  GtkEditable *text;

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Enter goes on, as in any other entry. */
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->peers_spin));
  if (GTK_IS_TEXT (text))
    gtk_text_set_activates_default (GTK_TEXT (text), TRUE);
}

/**
 * catena_organization_group_new:
 * @rows: the rows of the wizard
 * @organization: an organization of their draft
 *
 * Returns: (transfer floating): a new group
 */
GtkWidget *
catena_organization_group_new (CatenaFormRows          *rows,
                               CatenaDraftOrganization *organization)
{
  const GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;
  CatenaOrganizationGroup *self;

  g_return_val_if_fail (CATENA_IS_FORM_ROWS (rows), NULL);
  g_return_val_if_fail (CATENA_IS_DRAFT_ORGANIZATION (organization), NULL);

  self = g_object_new (CATENA_TYPE_ORGANIZATION_GROUP, NULL);
  self->draft = g_object_ref (catena_wizard_form_get_draft (catena_form_rows_get_form (rows)));
  self->organization = g_object_ref (organization);

  g_object_bind_property (organization, "name", self->name_entry, "text", flags);
  g_object_bind_property (organization, "peers", self->peers_spin, "value", flags);
  g_signal_connect_object (organization, "notify::name", G_CALLBACK (update_remove_button), self, G_CONNECT_SWAPPED);
  update_remove_button (self);

  catena_form_rows_add (rows, self->name_row, CATENA_FIELD_ORGANIZATIONS, G_OBJECT (organization), NULL);
  catena_form_rows_add (rows, self->peers_row, CATENA_FIELD_ORGANIZATIONS, G_OBJECT (organization),
                        "organization-peers");

  return GTK_WIDGET (self);
}
