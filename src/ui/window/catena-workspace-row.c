/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-workspace-row"

#include "config.h"

#include "catena-workspace-row.h"

#include "catena-account-mark.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>

#define MAX_LABEL 60

struct _CatenaWorkspaceRow
{
  GtkListBoxRow parent_instance;

  CatenaWorkspace *workspace;
  GtkWidget *dot;

  GtkWidget *check_image;
  GtkBox *dot_place;
  GtkWidget *edit_button;
  GtkLabel *label;
  GtkWidget *lock_image;
  GtkLabel *place_label;
};

G_DEFINE_FINAL_TYPE (CatenaWorkspaceRow, catena_workspace_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  PROP_0,
  PROP_CURRENT,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update (CatenaWorkspaceRow *self)
{
  CatenaAccount *account = catena_workspace_get_account (self->workspace);
  g_autofree char *label = catena_sanitize_text (catena_account_get_label (account), MAX_LABEL);
  g_autofree char *place = catena_account_dup_place (account, catena_workspace_get_project (self->workspace));
  g_autofree char *edit = NULL;

  catena_colour_dot_set (self->dot, catena_account_get_colour (account));
  gtk_label_set_label (self->label, label);
  gtk_label_set_label (self->place_label, place);
  gtk_widget_set_visible (self->lock_image, catena_account_get_read_only (account));

  /* Translators: %s is the label of an account */
  edit = g_strdup_printf (_("Edit %s"), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit_button), GTK_ACCESSIBLE_PROPERTY_LABEL, edit, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit_button), "s", catena_account_get_id (account));
}

static void
on_edit_clicked (CatenaWorkspaceRow *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
catena_workspace_row_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  CatenaWorkspaceRow *self = CATENA_WORKSPACE_ROW (object);

  switch (prop_id)
    {
    case PROP_CURRENT:
      g_value_set_boolean (value, gtk_widget_get_visible (self->check_image));
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_workspace_row_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  CatenaWorkspaceRow *self = CATENA_WORKSPACE_ROW (object);

  switch (prop_id)
    {
    case PROP_CURRENT:
      gtk_widget_set_visible (self->check_image, g_value_get_boolean (value));
      break;
    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_workspace_row_constructed (GObject *object)
{
  CatenaWorkspaceRow *self = CATENA_WORKSPACE_ROW (object);
  static const char *const notifies[] = {
    "notify::label", "notify::colour", "notify::read-only", "notify::domain-name",
  };
  CatenaAccount *account;

  G_OBJECT_CLASS (catena_workspace_row_parent_class)->constructed (object);

  if (self->workspace == NULL)
    return;

  account = catena_workspace_get_account (self->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (notifies); i++)
    g_signal_connect_object (account, notifies[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
catena_workspace_row_dispose (GObject *object)
{
  CatenaWorkspaceRow *self = CATENA_WORKSPACE_ROW (object);

  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), CATENA_TYPE_WORKSPACE_ROW);

  G_OBJECT_CLASS (catena_workspace_row_parent_class)->dispose (object);
}

static void
catena_workspace_row_class_init (CatenaWorkspaceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = catena_workspace_row_get_property;
  object_class->set_property = catena_workspace_row_set_property;
  object_class->constructed = catena_workspace_row_constructed;
  object_class->dispose = catena_workspace_row_dispose;

  properties[PROP_CURRENT] =
    g_param_spec_boolean ("current", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, CATENA_TYPE_WORKSPACE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/window/catena-workspace-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaWorkspaceRow, check_image);
  gtk_widget_class_bind_template_child (widget_class, CatenaWorkspaceRow, dot_place);
  gtk_widget_class_bind_template_child (widget_class, CatenaWorkspaceRow, edit_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaWorkspaceRow, label);
  gtk_widget_class_bind_template_child (widget_class, CatenaWorkspaceRow, lock_image);
  gtk_widget_class_bind_template_child (widget_class, CatenaWorkspaceRow, place_label);
  gtk_widget_class_bind_template_callback (widget_class, on_edit_clicked);
}

static void
catena_workspace_row_init (CatenaWorkspaceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->dot = catena_colour_dot_new (CATENA_COLOUR_BLUE);
  gtk_box_append (self->dot_place, self->dot);
}

/**
 * catena_workspace_row_new:
 * @workspace: an account in one of its projects
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
catena_workspace_row_new (CatenaWorkspace *workspace)
{
  return g_object_new (CATENA_TYPE_WORKSPACE_ROW, "workspace", workspace, NULL);
}

/**
 * catena_workspace_row_get_workspace:
 * @self: a workspace row
 *
 * Returns: (transfer none): what it stands for
 */
CatenaWorkspace *
catena_workspace_row_get_workspace (CatenaWorkspaceRow *self)
{
  g_return_val_if_fail (CATENA_IS_WORKSPACE_ROW (self), NULL);

  return self->workspace;
}
