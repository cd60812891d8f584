/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-activity-page"

#include "config.h"

#include "catena-activity-page.h"

#include "catena-activity-row.h"
#include "catena-state-page.h"
#include "catena-template.h"

#include <adwaita.h>

struct _CatenaActivityPage
{
  GtkWidget parent_instance;

  CatenaHub *hub;
  GSignalGroup *operations_signals;

  GtkListBox *list_box;
  CatenaStatePage *state_page;
};

G_DEFINE_FINAL_TYPE (CatenaActivityPage, catena_activity_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_HUB,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  return catena_activity_row_new (CATENA_OPERATION (item));
}

static void
update_state (CatenaActivityPage *self)
{
  guint n_operations = g_list_model_get_n_items (catena_hub_get_operations (self->hub));

  catena_state_page_set_state (self->state_page, n_operations > 0 ? CATENA_PAGE_CONTENT : CATENA_PAGE_EMPTY);
}

static void
on_row_activated (CatenaActivityPage *self,
                  CatenaActivityRow  *row)
{
  CatenaOperation *operation = catena_activity_row_get_operation (row);

  gtk_widget_activate_action (GTK_WIDGET (self), "app.show-operation", "s", catena_operation_get_id (operation));
}

static void
set_hub (CatenaActivityPage *self,
         CatenaHub          *hub)
{
  GListModel *operations;

  if (!g_set_object (&self->hub, hub))
    return;

  operations = hub != NULL ? catena_hub_get_operations (hub) : NULL;
  gtk_list_box_bind_model (self->list_box, operations, create_row, NULL, NULL);
  g_signal_group_set_target (self->operations_signals, operations);
  if (hub != NULL)
    update_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HUB]);
}

static void
catena_activity_page_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  CatenaActivityPage *self = CATENA_ACTIVITY_PAGE (object);

  switch (prop_id)
    {
    case PROP_HUB:
      g_value_set_object (value, self->hub);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_activity_page_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  CatenaActivityPage *self = CATENA_ACTIVITY_PAGE (object);

  switch (prop_id)
    {
    case PROP_HUB:
      set_hub (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_activity_page_dispose (GObject *object)
{
  CatenaActivityPage *self = CATENA_ACTIVITY_PAGE (object);

  g_clear_object (&self->operations_signals);
  if (self->list_box != NULL)
    gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  g_clear_object (&self->hub);
  catena_template_dispose (GTK_WIDGET (self), CATENA_TYPE_ACTIVITY_PAGE);

  G_OBJECT_CLASS (catena_activity_page_parent_class)->dispose (object);
}

static void
catena_activity_page_class_init (CatenaActivityPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = catena_activity_page_get_property;
  object_class->set_property = catena_activity_page_set_property;
  object_class->dispose = catena_activity_page_dispose;

  properties[PROP_HUB] =
    g_param_spec_object ("hub", NULL, NULL, CATENA_TYPE_HUB,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CATENA_TYPE_STATE_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/activity/catena-activity-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaActivityPage, list_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaActivityPage, state_page);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
catena_activity_page_init (CatenaActivityPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->operations_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->operations_signals, "items-changed", G_CALLBACK (update_state), self);
}
