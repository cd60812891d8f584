/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-services-pane"

#include "config.h"

#include "catena-services-pane.h"

#include "catena-banner.h"
#include "catena-error-meaning.h"
#include "catena-error-window.h"
#include "catena-service-filter.h"
#include "catena-service-order.h"
#include "catena-service-row.h"
#include "catena-state-page.h"
#include "catena-template.h"
#include "catena-time-format.h"
#include "catena-time.h"
#include "catena-util.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* How often the age in the banner is said anew, in seconds. */
#define AGE_INTERVAL 30

struct _CatenaServicesPane
{
  GtkWidget parent_instance;

  CatenaWorkspace *workspace;
  CatenaService *selected;
  gboolean online;
  char *order;

  GtkSortListModel *sorted;
  GtkFilterListModel *filtered;
  CatenaServiceFilter *filter;
  GtkSingleSelection *selection;
  GSignalGroup *workspace_signals;
  GSignalGroup *services_signals;
  guint restore_id;
  guint age_id;

  CatenaBanner *banner;
  GtkLabel *known_label;
  GtkStack *list_stack;
  GtkListView *list_view;
  GtkWidget *new_button;
  GtkWidget *order_button;
  GtkEditable *search_entry;
  CatenaStatePage *state_page;
};

G_DEFINE_FINAL_TYPE (CatenaServicesPane, catena_services_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ONLINE,
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

static void
update_list_page (CatenaServicesPane *self)
{
  gboolean nothing = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0
                     && gtk_filter_list_model_get_pending (self->filtered) == 0
                     && !catena_service_filter_is_empty (self->filter);

  gtk_stack_set_visible_child_name (self->list_stack, nothing ? "nothing" : "list");
}

static void
update_state (CatenaServicesPane *self)
{
  const GError *error;

  if (self->workspace == NULL)
    return;

  switch (catena_workspace_get_load_state (self->workspace))
    {
    case CATENA_LOAD_FAILED:
      error = catena_workspace_get_error (self->workspace);
      if (error != NULL)
        catena_state_page_set_error (self->state_page, error);
      break;
    case CATENA_LOAD_READY:
      if (g_list_model_get_n_items (catena_workspace_get_services (self->workspace)) == 0)
        catena_state_page_set_state (self->state_page, CATENA_PAGE_EMPTY);
      else
        catena_state_page_set_state (self->state_page, CATENA_PAGE_CONTENT);
      break;
    case CATENA_LOAD_NONE:
    case CATENA_LOAD_LOADING:
    default:
      catena_state_page_set_state (self->state_page, CATENA_PAGE_LOADING);
      break;
    }
}

/* What is sorted or searched by may not have arrived yet. */
static void
update_known (CatenaServicesPane *self)
{
  guint n_services = 0;
  guint known = 0;
  gboolean matters;

  if (self->workspace != NULL)
    g_object_get (self->workspace, "n-services", &n_services, "details-known", &known, NULL);

  matters = known < n_services
            && (catena_service_order_needs_details (self->order) || !catena_service_filter_is_empty (self->filter));
  if (matters)
    {
      /* Translators: details of the first number of the second number of services have been read */
      g_autofree char *text =
        g_strdup_printf (ngettext ("%u of %u service known so far", "%u of %u services known so far", n_services),
                         known, n_services);

      gtk_label_set_label (self->known_label, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->known_label), matters);
}

/* Says that what is shown may be out of date, why, and how old it is. */
static void
update_banner (CatenaServicesPane *self)
{
  const GError *error = self->workspace != NULL ? catena_workspace_get_error (self->workspace) : NULL;
  gboolean ready = self->workspace != NULL
                   && catena_workspace_get_load_state (self->workspace) == CATENA_LOAD_READY;
  gint64 updated = ready ? catena_workspace_get_updated (self->workspace) : 0;
  g_autofree char *age = updated != 0 ? catena_format_relative_time (updated, catena_time_now ()) : NULL;
  g_autofree char *title = NULL;

  /* That somebody has to sign in is the window's to say. */
  if (g_error_matches (error, CATENA_ERROR, CATENA_ERROR_SIGN_IN))
    error = NULL;

  if (age != NULL && !self->online)
    {
      /* Translators: %s is a time, as in “5 minutes ago” */
      title = g_strdup_printf (_("Offline. As of %s"), age);
    }
  else if (age != NULL && error != NULL)
    {
      g_autoptr (CatenaErrorMeaning) meaning = catena_error_meaning_new (error);

      /* Translators: what went wrong, and a time, as in “The server does not answer. As of 5 minutes ago” */
      title = g_strdup_printf (_("%s. As of %s"), meaning->title, age);
    }

  if (title != NULL)
    catena_banner_set_title (self->banner, title);
  catena_banner_set_button_label (self->banner, error != NULL && self->online ? _("Details") : NULL);
  catena_banner_set_revealed (self->banner, title != NULL);
}

static void
update_all (CatenaServicesPane *self)
{
  update_state (self);
  update_known (self);
  update_banner (self);
}

static gboolean
on_age (gpointer user_data)
{
  update_banner (CATENA_SERVICES_PANE (user_data));

  return G_SOURCE_CONTINUE;
}

static void
on_services_changed (CatenaServicesPane *self)
{
  update_state (self);
  if (self->restore_id == 0)
    self->restore_id = g_idle_add (restore_selection, self);
}

static void
on_rows_changed (CatenaServicesPane *self)
{
  update_list_page (self);
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
  update_known (self);
  update_list_page (self);
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
on_banner_clicked (CatenaServicesPane *self)
{
  const GError *error = self->workspace != NULL ? catena_workspace_get_error (self->workspace) : NULL;

  if (error != NULL)
    catena_error_window_present (GTK_WIDGET (self), error);
}

static void
on_row_clicked (CatenaServiceRow *row,
                GtkListItem      *item)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "list.activate-item", "u", gtk_list_item_get_position (item));
}

static void
on_row_setup (CatenaServicesPane *self,
              GtkListItem        *item)
{
  GtkWidget *row = catena_service_row_new ();

  g_signal_connect (row, "clicked", G_CALLBACK (on_row_clicked), item);
  gtk_list_item_set_child (item, row);
}

static void
on_row_bind (CatenaServicesPane *self,
             GtkListItem        *item)
{
  catena_service_row_set_service (CATENA_SERVICE_ROW (gtk_list_item_get_child (item)),
                                  CATENA_SERVICE (gtk_list_item_get_item (item)));
}

static void
on_row_unbind (CatenaServicesPane *self,
               GtkListItem        *item)
{
  catena_service_row_set_service (CATENA_SERVICE_ROW (gtk_list_item_get_child (item)), NULL);
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
  update_known (self);
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
    case PROP_ONLINE:
      g_value_set_boolean (value, self->online);
      break;
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
    case PROP_ONLINE:
      if (self->online != g_value_get_boolean (value))
        {
          self->online = g_value_get_boolean (value);
          update_banner (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
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

  properties[PROP_ONLINE] = g_param_spec_boolean ("online", NULL, NULL, TRUE, flags);
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

  g_type_ensure (CATENA_TYPE_BANNER);
  g_type_ensure (CATENA_TYPE_STATE_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/services/catena-services-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaServicesPane, banner);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicesPane, known_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicesPane, list_stack);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicesPane, list_view);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicesPane, new_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicesPane, order_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicesPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicesPane, state_page);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_banner_clicked);
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
  g_signal_connect_swapped (self->filtered, "notify::pending", G_CALLBACK (update_list_page), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected_item_changed), self);
}

static void
create_factory (CatenaServicesPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_row_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_row_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_row_unbind), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
}

static void
create_signal_groups (CatenaServicesPane *self)
{
  static const char *const notifies[] = {
    "notify::load-state", "notify::error", "notify::updated", "notify::details-known", "notify::n-services",
  };

  self->workspace_signals = g_signal_group_new (CATENA_TYPE_WORKSPACE);
  for (guint i = 0; i < G_N_ELEMENTS (notifies); i++)
    g_signal_group_connect_swapped (self->workspace_signals, notifies[i], G_CALLBACK (update_all), self);

  self->services_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->services_signals, "items-changed", G_CALLBACK (on_services_changed), self);
}

static void
catena_services_pane_init (CatenaServicesPane *self)
{
  self->online = TRUE;

  gtk_widget_init_template (GTK_WIDGET (self));
  catena_template_name_buttons (GTK_WIDGET (self));
  create_models (self);
  create_factory (self);
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
  update_all (self);
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
