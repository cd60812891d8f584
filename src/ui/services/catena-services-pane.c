/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-services-pane"

#include "config.h"

#include "catena-services-pane-private.h"

#include "catena-service-order.h"
#include "catena-service-row.h"
#include "catena-template.h"
#include "catena-util.h"

/* How often the age in the banner is said anew, in seconds. */
#define AGE_INTERVAL 30

G_DEFINE_FINAL_TYPE (CatenaServicesPane, catena_services_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ORDER,
  PROP_SELECTED,
  PROP_WORKSPACE,
  N_PROPS
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_selected (CatenaServicesPane *self,
              CatenaService      *service)
{
  if (g_set_object (&self->selected, service))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static guint
find_row (CatenaServicesPane *self,
          CatenaService      *service)
{
  GListModel *rows = G_LIST_MODEL (self->filtered);
  guint n_rows = g_list_model_get_n_items (rows);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (CatenaService) row = g_list_model_get_item (rows, i);

      if (row == service)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* A search hides the selected service for a while; a refresh may find that it is gone. */
static gboolean
restore_selection (gpointer user_data)
{
  CatenaServicesPane *self = CATENA_SERVICES_PANE (user_data);

  self->restore_id = 0;
  if (self->selected == NULL || self->workspace == NULL)
    return G_SOURCE_REMOVE;

  if (catena_workspace_lookup_service (self->workspace, catena_service_get_id (self->selected)) != self->selected)
    set_selected (self, NULL);
  else if (gtk_single_selection_get_selected_item (self->selection) == NULL)
    gtk_single_selection_set_selected (self->selection, find_row (self, self->selected));

  return G_SOURCE_REMOVE;
}

static gboolean
on_age (gpointer user_data)
{
  catena_services_pane_update_age (CATENA_SERVICES_PANE (user_data));

  return G_SOURCE_CONTINUE;
}

static void
on_services_changed (CatenaServicesPane *self)
{
  catena_services_pane_update_state (self);
  if (self->restore_id == 0)
    self->restore_id = g_idle_add (restore_selection, self);
}

static void
on_rows_changed (CatenaServicesPane *self)
{
  catena_services_pane_update_list_page (self);
  if (self->restore_id == 0)
    self->restore_id = g_idle_add (restore_selection, self);
}

static void
on_selected_item_changed (CatenaServicesPane *self)
{
  CatenaService *service = gtk_single_selection_get_selected_item (self->selection);

  /* None: it is only hidden by the search, and stays on the page. */
  if (service != NULL)
    set_selected (self, service);
}

static void
on_activated (CatenaServicesPane *self,
              guint               position)
{
  g_autoptr (CatenaService) service = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (service == NULL)
    return;

  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[ACTIVATED], 0, service);
}

static void
on_search_changed (CatenaServicesPane *self)
{
  catena_service_filter_set_text (self->filter, gtk_editable_get_text (self->search_entry));
  catena_services_pane_update_known (self);
  catena_services_pane_update_list_page (self);
}

static void
on_stop_search (CatenaServicesPane *self)
{
  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
on_search_activated (CatenaServicesPane *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0)
    on_activated (self, 0);
}

static void
on_retry (CatenaServicesPane *self)
{
  if (self->workspace == NULL)
    return;

  catena_state_page_set_state (self->state_page, CATENA_PAGE_LOADING);
  catena_workspace_refresh (self->workspace);
}

static void
set_order (CatenaServicesPane *self,
           const char         *order)
{
  g_autoptr (GtkSorter) sorter = NULL;

  if (!catena_set_str (&self->order, order))
    return;

  sorter = catena_service_order_new_sorter (order);
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
  catena_services_pane_update_known (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
}

static void
catena_services_pane_map (GtkWidget *widget)
{
  CatenaServicesPane *self = CATENA_SERVICES_PANE (widget);

  GTK_WIDGET_CLASS (catena_services_pane_parent_class)->map (widget);

  if (self->workspace != NULL)
    catena_workspace_set_shown (self->workspace, TRUE);
  self->age_id = g_timeout_add_seconds (AGE_INTERVAL, on_age, self);
}

static void
catena_services_pane_unmap (GtkWidget *widget)
{
  CatenaServicesPane *self = CATENA_SERVICES_PANE (widget);

  g_clear_handle_id (&self->age_id, g_source_remove);
  if (self->workspace != NULL)
    catena_workspace_set_shown (self->workspace, FALSE);

  GTK_WIDGET_CLASS (catena_services_pane_parent_class)->unmap (widget);
}

static void
catena_services_pane_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  CatenaServicesPane *self = CATENA_SERVICES_PANE (object);

  switch (prop_id)
    {
    case PROP_ORDER:
      g_value_set_string (value, self->order);
      break;
    case PROP_SELECTED:
      g_value_set_object (value, self->selected);
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_services_pane_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  CatenaServicesPane *self = CATENA_SERVICES_PANE (object);

  switch (prop_id)
    {
    case PROP_ORDER:
      set_order (self, g_value_get_string (value));
      break;
    case PROP_SELECTED:
      catena_services_pane_select (self, g_value_get_object (value));
      break;
    case PROP_WORKSPACE:
      catena_services_pane_set_workspace (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_services_pane_dispose (GObject *object)
{
  CatenaServicesPane *self = CATENA_SERVICES_PANE (object);

  g_clear_handle_id (&self->restore_id, g_source_remove);
  g_clear_handle_id (&self->age_id, g_source_remove);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->services_signals);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->filtered != NULL)
    g_signal_handlers_disconnect_by_data (self->filtered, self);
  catena_template_dispose (GTK_WIDGET (self), CATENA_TYPE_SERVICES_PANE);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filter);
  g_clear_object (&self->selected);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (catena_services_pane_parent_class)->dispose (object);
}

static void
catena_services_pane_finalize (GObject *object)
{
  CatenaServicesPane *self = CATENA_SERVICES_PANE (object);

  g_free (self->order);

  G_OBJECT_CLASS (catena_services_pane_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_ORDER] = g_param_spec_string ("order", NULL, NULL, "name", flags);
  properties[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, CATENA_TYPE_SERVICE, flags);
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CATENA_TYPE_WORKSPACE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_services_pane_class_init (CatenaServicesPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = catena_services_pane_get_property;
  object_class->set_property = catena_services_pane_set_property;
  object_class->dispose = catena_services_pane_dispose;
  object_class->finalize = catena_services_pane_finalize;
  widget_class->map = catena_services_pane_map;
  widget_class->unmap = catena_services_pane_unmap;

  install_properties (object_class);
  signals[ACTIVATED] = g_signal_new ("activated", CATENA_TYPE_SERVICES_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, CATENA_TYPE_SERVICE);

  g_type_ensure (CATENA_TYPE_STATE_PAGE);
  g_type_ensure (CATENA_TYPE_TIME_LABEL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/services/catena-services-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaServicesPane, age_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicesPane, known_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicesPane, list_stack);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicesPane, list_view);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicesPane, new_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicesPane, order_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicesPane, order_menu);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicesPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicesPane, state_page);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_install_property_action (widget_class, "services.order", "order");
}

/* workspace → sorted → filtered → selection → view */
static void
create_models (CatenaServicesPane *self)
{
  self->filter = catena_service_filter_new ();
  self->sorted = gtk_sort_list_model_new (NULL, NULL);
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->sorted)),
                                              g_object_ref (GTK_FILTER (self->filter)));
  gtk_filter_list_model_set_incremental (self->filtered, TRUE);

  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION,
                                  "autoselect", FALSE,
                                  "can-unselect", TRUE,
                                  "model", self->filtered,
                                  NULL);
  g_signal_connect_swapped (self->filtered, "items-changed", G_CALLBACK (on_rows_changed), self);
  g_signal_connect_swapped (self->filtered, "notify::pending", G_CALLBACK (catena_services_pane_update_list_page), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected_item_changed), self);
}

static void
create_signal_groups (CatenaServicesPane *self)
{
  static const char *const notifies[] = {
    "notify::load-state", "notify::error", "notify::updated", "notify::details-known", "notify::n-services",
  };

  self->workspace_signals = g_signal_group_new (CATENA_TYPE_WORKSPACE);
  for (guint i = 0; i < G_N_ELEMENTS (notifies); i++)
    g_signal_group_connect_swapped (self->workspace_signals, notifies[i], G_CALLBACK (catena_services_pane_update_all), self);

  self->services_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->services_signals, "items-changed", G_CALLBACK (on_services_changed), self);
}

static void
catena_services_pane_init (CatenaServicesPane *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  catena_template_name_buttons (GTK_WIDGET (self));
  catena_template_set_menu (self->order_button, self->order_menu);
  create_models (self);
  factory = catena_service_row_factory_new ();
  gtk_list_view_set_factory (self->list_view, factory);
  create_signal_groups (self);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  /* Typing anywhere in the list searches. */
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search_entry), GTK_WIDGET (self->list_view));
  set_order (self, "name");
}

/**
 * catena_services_pane_new:
 *
 * Returns: (transfer floating): a pane without a workspace
 */
GtkWidget *
catena_services_pane_new (void)
{
  return g_object_new (CATENA_TYPE_SERVICES_PANE, NULL);
}

/**
 * catena_services_pane_set_workspace:
 * @self: a services pane
 * @workspace: (nullable): whose services to show
 */
void
catena_services_pane_set_workspace (CatenaServicesPane *self,
                                    CatenaWorkspace    *workspace)
{
  g_autoptr (CatenaWorkspace) previous = NULL;
  GListModel *services;

  g_return_if_fail (CATENA_IS_SERVICES_PANE (self));
  g_return_if_fail (workspace == NULL || CATENA_IS_WORKSPACE (workspace));

  previous = self->workspace != NULL ? g_object_ref (self->workspace) : NULL;
  if (!g_set_object (&self->workspace, workspace))
    return;

  set_selected (self, NULL);
  gtk_editable_set_text (self->search_entry, "");
  services = workspace != NULL ? catena_workspace_get_services (workspace) : NULL;
  g_signal_group_set_target (self->workspace_signals, workspace);
  g_signal_group_set_target (self->services_signals, services);
  gtk_sort_list_model_set_model (self->sorted, services);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      if (previous != NULL)
        catena_workspace_set_shown (previous, FALSE);
      if (workspace != NULL)
        catena_workspace_set_shown (workspace, TRUE);
    }
  catena_services_pane_update_all (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/**
 * catena_services_pane_get_selected:
 * @self: a services pane
 *
 * Returns: (transfer none) (nullable): the service whose page is to be shown
 */
CatenaService *
catena_services_pane_get_selected (CatenaServicesPane *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICES_PANE (self), NULL);

  return self->selected;
}

/**
 * catena_services_pane_select:
 * @self: a services pane
 * @service: (nullable): a service of the workspace; null: none
 */
void
catena_services_pane_select (CatenaServicesPane *self,
                             CatenaService      *service)
{
  g_return_if_fail (CATENA_IS_SERVICES_PANE (self));
  g_return_if_fail (service == NULL || CATENA_IS_SERVICE (service));

  /* Set first: what the selection model says on the way is then no news. */
  set_selected (self, service);
  gtk_single_selection_set_selected (self->selection,
                                     service != NULL ? find_row (self, service) : GTK_INVALID_LIST_POSITION);
}

/**
 * catena_services_pane_start_search:
 * @self: a services pane
 *
 * Puts the keyboard focus into the search.
 */
void
catena_services_pane_start_search (CatenaServicesPane *self)
{
  g_return_if_fail (CATENA_IS_SERVICES_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/**
 * catena_services_pane_get_rows:
 * @self: a services pane
 *
 * Returns: (transfer none): #GListModel of #CatenaService, filtered and in order
 */
GListModel *
catena_services_pane_get_rows (CatenaServicesPane *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICES_PANE (self), NULL);

  return G_LIST_MODEL (self->filtered);
}
