/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-account-switcher"

#include "config.h"

#include "catena-account-switcher.h"

#include "catena-account-mark.h"
#include "catena-template.h"
#include "catena-util.h"
#include "catena-workspace-row.h"

#include <glib/gi18n-lib.h>

#define MAX_LABEL 60

struct _CatenaAccountSwitcher
{
  GtkWidget parent_instance;

  CatenaHub *hub;
  CatenaWorkspace *workspace;
  GSignalGroup *account_signals;
  GtkWidget *dot;

  GtkMenuButton *button;
  GtkBox *dot_place;
  GtkLabel *label;
  GtkListBox *list_box;
  GtkWidget *lock_image;
  GtkPopover *popover;
};

G_DEFINE_FINAL_TYPE (CatenaAccountSwitcher, catena_account_switcher, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_HUB,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
close_popover (CatenaAccountSwitcher *self)
{
  gtk_popover_popdown (self->popover);
}

static void
mark_current (CatenaAccountSwitcher *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    g_object_set (row, "current",
                  catena_workspace_row_get_workspace (CATENA_WORKSPACE_ROW (row)) == self->workspace, NULL);
}

static void
update_button (CatenaAccountSwitcher *self)
{
  CatenaAccount *account = self->workspace != NULL ? catena_workspace_get_account (self->workspace) : NULL;
  g_autofree char *label = NULL;
  g_autofree char *place = NULL;
  g_autofree char *spoken = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->button), account != NULL);
  if (account == NULL)
    return;

  label = catena_sanitize_text (catena_account_get_label (account), MAX_LABEL);
  place = catena_account_dup_place (account, catena_workspace_get_project (self->workspace));
  gtk_label_set_label (self->label, label);
  catena_colour_dot_set (self->dot, catena_account_get_colour (account));
  gtk_widget_set_visible (self->lock_image, catena_account_get_read_only (account));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), place);

  /* Translators: label of an account, then its account name and region */
  spoken = g_strdup_printf (_("Account %s, %s"), label, place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  CatenaAccountSwitcher *self = CATENA_ACCOUNT_SWITCHER (user_data);
  GtkWidget *row = catena_workspace_row_new (CATENA_WORKSPACE (item));

  g_object_set (row, "current", item == self->workspace, NULL);

  return row;
}

static void
on_row_activated (CatenaAccountSwitcher *self,
                  GtkListBoxRow         *row)
{
  close_popover (self);
  catena_account_switcher_set_workspace (self, catena_workspace_row_get_workspace (CATENA_WORKSPACE_ROW (row)));
}

static void
catena_account_switcher_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  CatenaAccountSwitcher *self = CATENA_ACCOUNT_SWITCHER (object);

  switch (prop_id)
    {
    case PROP_HUB:
      g_value_set_object (value, self->hub);
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_account_switcher_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  CatenaAccountSwitcher *self = CATENA_ACCOUNT_SWITCHER (object);

  switch (prop_id)
    {
    case PROP_HUB:
      catena_account_switcher_set_hub (self, g_value_get_object (value));
      break;
    case PROP_WORKSPACE:
      catena_account_switcher_set_workspace (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_account_switcher_dispose (GObject *object)
{
  CatenaAccountSwitcher *self = CATENA_ACCOUNT_SWITCHER (object);

  g_clear_object (&self->account_signals);
  if (self->list_box != NULL)
    gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  g_clear_object (&self->workspace);
  g_clear_object (&self->hub);
  catena_template_dispose (GTK_WIDGET (self), CATENA_TYPE_ACCOUNT_SWITCHER);

  G_OBJECT_CLASS (catena_account_switcher_parent_class)->dispose (object);
}

static void
catena_account_switcher_class_init (CatenaAccountSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_account_switcher_get_property;
  object_class->set_property = catena_account_switcher_set_property;
  object_class->dispose = catena_account_switcher_dispose;

  properties[PROP_HUB] = g_param_spec_object ("hub", NULL, NULL, CATENA_TYPE_HUB, flags);
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CATENA_TYPE_WORKSPACE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/window/catena-account-switcher.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountSwitcher, button);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountSwitcher, dot_place);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountSwitcher, label);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountSwitcher, list_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountSwitcher, lock_image);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountSwitcher, popover);
  gtk_widget_class_bind_template_callback (widget_class, close_popover);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
catena_account_switcher_init (CatenaAccountSwitcher *self)
{
  static const char *const notifies[] = {
    "notify::label", "notify::colour", "notify::read-only", "notify::domain-name",
  };

  gtk_widget_init_template (GTK_WIDGET (self));

  self->dot = catena_colour_dot_new (CATENA_COLOUR_BLUE);
  gtk_box_append (self->dot_place, self->dot);

  self->account_signals = g_signal_group_new (CATENA_TYPE_ACCOUNT);
  for (guint i = 0; i < G_N_ELEMENTS (notifies); i++)
    g_signal_group_connect_swapped (self->account_signals, notifies[i], G_CALLBACK (update_button), self);
  update_button (self);
}

/**
 * catena_account_switcher_set_hub:
 * @self: an account switcher
 * @hub: (nullable): whose accounts to choose from
 */
void
catena_account_switcher_set_hub (CatenaAccountSwitcher *self,
                                 CatenaHub             *hub)
{
  g_return_if_fail (CATENA_IS_ACCOUNT_SWITCHER (self));

  if (!g_set_object (&self->hub, hub))
    return;

  gtk_list_box_bind_model (self->list_box, hub != NULL ? catena_hub_get_workspaces (hub) : NULL,
                           create_row, self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HUB]);
}

/**
 * catena_account_switcher_get_workspace:
 * @self: an account switcher
 *
 * Returns: (transfer none) (nullable): the account and project in which one works
 */
CatenaWorkspace *
catena_account_switcher_get_workspace (CatenaAccountSwitcher *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT_SWITCHER (self), NULL);

  return self->workspace;
}

/**
 * catena_account_switcher_set_workspace:
 * @self: an account switcher
 * @workspace: (nullable): the account and project in which to work
 */
void
catena_account_switcher_set_workspace (CatenaAccountSwitcher *self,
                                       CatenaWorkspace       *workspace)
{
  g_return_if_fail (CATENA_IS_ACCOUNT_SWITCHER (self));
  g_return_if_fail (workspace == NULL || CATENA_IS_WORKSPACE (workspace));

  if (!g_set_object (&self->workspace, workspace))
    return;

  g_signal_group_set_target (self->account_signals,
                             workspace != NULL ? catena_workspace_get_account (workspace) : NULL);
  update_button (self);
  mark_current (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/**
 * catena_account_switcher_popup:
 * @self: an account switcher
 *
 * Opens the list of accounts.
 */
void
catena_account_switcher_popup (CatenaAccountSwitcher *self)
{
  g_return_if_fail (CATENA_IS_ACCOUNT_SWITCHER (self));

  gtk_menu_button_popup (self->button);
}
