/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-inspector-window"

#include "config.h"

#include "catena-inspector-window.h"

#include "catena-error-window.h"
#include "catena-exchange-filter.h"
#include "catena-exchange-har.h"
#include "catena-exchange-log.h"
#include "catena-exchange-row.h"
#include "catena-exchange-view.h"
#include "catena-exchange-words.h"
#include "catena-file-chooser.h"
#include "catena-split-view.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A list of accounts shows this much of a label. */
#define MAX_LABEL 40

struct _CatenaInspectorWindow
{
  AdwWindow parent_instance;

  CatenaHub *hub;
  CatenaExchangeFilter *filter;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  /* What the page shows: it stays when the list has dropped or hidden it. */
  CatenaExchange *shown;
  /* The ids of the accounts, in the order of the drop-down. */
  GPtrArray *account_ids;
  GCancellable *cancellable;
  /* What the list is to lead to when it has been laid out, and whose frame that is waited for. */
  CatenaExchange *wanted;
  GdkFrameClock *clock;

  GtkDropDown *account_drop_down;
  GtkStack *content_stack;
  AdwWindowTitle *content_title;
  CatenaExchangeView *exchange_view;
  GtkToggleButton *follow_button;
  GtkDropDown *kind_drop_down;
  GtkStack *list_stack;
  GtkListView *list_view;
  GtkScrolledWindow *list_window;
  AdwWindowTitle *list_title;
  GtkEditable *search_entry;
  CatenaSplitView *split_view;
  AdwToastOverlay *toast_overlay;
};

G_DEFINE_FINAL_TYPE (CatenaInspectorWindow, catena_inspector_window, ADW_TYPE_WINDOW)

static void
add_toast (CatenaInspectorWindow *self,
           const char            *title)
{
  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (title));
}

static GListModel *
get_log (CatenaInspectorWindow *self)
{
  return catena_hub_get_exchanges (self->hub);
}

static void
update_list (CatenaInspectorWindow *self)
{
  guint total = g_list_model_get_n_items (get_log (self));
  guint listed = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  /* Translators: how many requests are listed, of how many there are */
  g_autofree char *subtitle = g_strdup_printf (_("%u of %u"), listed, total);

  gtk_stack_set_visible_child_name (self->list_stack, total == 0 ? "empty" : listed == 0 ? "nothing" : "list");
  adw_window_title_set_subtitle (self->list_title, total > 0 ? subtitle : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inspector.export", listed > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inspector.clear", total > 0);
}

static void
set_shown (CatenaInspectorWindow *self,
           CatenaExchange        *exchange)
{
  g_autofree char *name = exchange != NULL ? catena_exchange_words_name (exchange) : NULL;
  gboolean can_repeat = exchange != NULL && !catena_exchange_get_request_cut (exchange);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inspector.copy", exchange != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inspector.copy-curl", can_repeat);
  if (!g_set_object (&self->shown, exchange))
    return;

  if (exchange != NULL)
    catena_exchange_view_set_exchange (self->exchange_view, exchange, self->hub);
  gtk_stack_set_visible_child_name (self->content_stack, exchange != NULL ? "exchange" : "none");
  adw_window_title_set_title (self->content_title, name != NULL ? name : "");
}

static guint
find_row (CatenaInspectorWindow *self,
          CatenaExchange        *exchange)
{
  GListModel *rows = G_LIST_MODEL (self->filtered);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CatenaExchange) row = g_list_model_get_item (rows, i);

      if (row == exchange)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* To what is wanted, or else to the newest, which is at the end. The rows are equally high. */
static void
scroll (CatenaInspectorWindow *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->list_window);
  double upper = gtk_adjustment_get_upper (adjustment);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  guint position = self->wanted != NULL ? find_row (self, self->wanted) : GTK_INVALID_LIST_POSITION;

  if (position < n_rows)
    gtk_adjustment_set_value (adjustment, upper * (position + 0.5) / n_rows - gtk_adjustment_get_page_size (adjustment) / 2);
  else if (gtk_toggle_button_get_active (self->follow_button))
    gtk_adjustment_set_value (adjustment, upper);
  g_clear_object (&self->wanted);
}

/* What is not on the screen was not laid out; it comes back here when it is mapped. */
static void
on_painted (CatenaInspectorWindow *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list_view)))
    scroll (self);
  g_signal_handlers_disconnect_by_func (self->clock, on_painted, self);
  g_clear_object (&self->clock);
}

/* A list that is led to a place warns, and stays where it is, as long as it holds a row that is not laid out. Rows come at any time,
 * but none between the layout of a frame and its end. */
static void
scroll_later (CatenaInspectorWindow *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->list_view));

  if (clock == NULL || !g_set_object (&self->clock, clock))
    return;

  g_signal_connect_object (clock, "after-paint", G_CALLBACK (on_painted), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self->list_view));
}

static void
on_mapped (CatenaInspectorWindow *self)
{
  if (self->wanted != NULL || gtk_toggle_button_get_active (self->follow_button))
    scroll_later (self);
}

static void
follow (CatenaInspectorWindow *self)
{
  if (gtk_toggle_button_get_active (self->follow_button))
    scroll_later (self);
}

/* While the list changes it moves by itself; else it is a person who leaves the end. */
static void
on_scrolled (CatenaInspectorWindow *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->list_window);
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (self->clock == NULL && gtk_adjustment_get_value (adjustment) < end - 1)
    gtk_toggle_button_set_active (self->follow_button, FALSE);
}

static void
add_account (CatenaInspectorWindow *self,
             GtkStringList         *labels,
             const char            *id,
             const char            *label)
{
  gtk_string_list_append (labels, label);
  g_ptr_array_add (self->account_ids, g_strdup (id));
}

/* Whose exchanges are listed stays as it is, unless the account is gone. */
static void
update_accounts (CatenaInspectorWindow *self)
{
  GListModel *accounts = catena_hub_get_accounts (self->hub);
  guint selected = gtk_drop_down_get_selected (self->account_drop_down);
  g_autofree char *before = selected < self->account_ids->len ? g_strdup (self->account_ids->pdata[selected]) : NULL;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->account_ids, 0);
  selected = 0;
  add_account (self, labels, NULL, _("All Accounts"));
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (CatenaAccount) account = g_list_model_get_item (accounts, i);
      g_autofree char *label = catena_sanitize_text (catena_account_get_label (account), MAX_LABEL);

      if (g_strcmp0 (catena_account_get_id (account), before) == 0)
        selected = i + 1;
      add_account (self, labels, catena_account_get_id (account), label);
    }
  gtk_drop_down_set_model (self->account_drop_down, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->account_drop_down, selected);
}

static void
on_account_selected (CatenaInspectorWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->account_drop_down);

  if (self->filter != NULL && selected < self->account_ids->len)
    catena_exchange_filter_set_account (self->filter, self->account_ids->pdata[selected]);
}

static void
on_kind_selected (CatenaInspectorWindow *self)
{
  if (self->filter != NULL)
    catena_exchange_filter_set_kind (self->filter, gtk_drop_down_get_selected (self->kind_drop_down));
}

static void
on_search_changed (CatenaInspectorWindow *self)
{
  catena_exchange_filter_set_text (self->filter, gtk_editable_get_text (self->search_entry));
}

static void
on_stop_search (CatenaInspectorWindow *self)
{
  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
on_selected_item_changed (CatenaInspectorWindow *self)
{
  CatenaExchange *exchange = gtk_single_selection_get_selected_item (self->selection);

  if (exchange != NULL)
    set_shown (self, exchange);
}

static void
on_activated (CatenaInspectorWindow *self,
              guint                  position)
{
  gtk_single_selection_set_selected (self->selection, position);
  catena_split_view_set_show_content (self->split_view, TRUE);
}

static void
on_clear (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  CatenaInspectorWindow *self = CATENA_INSPECTOR_WINDOW (widget);

  catena_exchange_log_clear (CATENA_EXCHANGE_LOG (get_log (self)));
  set_shown (self, NULL);
}

static void
on_copy (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  CatenaInspectorWindow *self = CATENA_INSPECTOR_WINDOW (widget);
  g_autofree char *text = g_str_equal (action_name, "inspector.copy") ? catena_exchange_dup_text (self->shown)
                                                                      : catena_exchange_dup_curl (self->shown);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  add_toast (self, _("Copied"));
}

static void
on_back (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  catena_split_view_set_show_content (CATENA_INSPECTOR_WINDOW (widget)->split_view, FALSE);
}

static void
on_search (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  CatenaInspectorWindow *self = CATENA_INSPECTOR_WINDOW (widget);

  catena_split_view_set_show_content (self->split_view, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
on_exported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean exported = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (exported)
    add_toast (CATENA_INSPECTOR_WINDOW (user_data), _("Exported"));
  else
    catena_error_window_present (GTK_WIDGET (user_data), error);
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GFile) file = catena_file_chooser_finish (GTK_WIDGET (source), result, NULL);

  if (file != NULL)
    catena_inspector_window_export (CATENA_INSPECTOR_WINDOW (source), file);
}

static void
on_export (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  catena_file_save_async (widget, _("Export Requests"), "catena-requests.har",
                          CATENA_INSPECTOR_WINDOW (widget)->cancellable, on_file_chosen, NULL);
}

static void
catena_inspector_window_dispose (GObject *object)
{
  CatenaInspectorWindow *self = CATENA_INSPECTOR_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->clock);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->filtered != NULL)
    g_signal_handlers_disconnect_by_data (self->filtered, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CATENA_TYPE_INSPECTOR_WINDOW);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->shown);
  g_clear_object (&self->wanted);
  g_clear_pointer (&self->account_ids, g_ptr_array_unref);
  g_clear_object (&self->hub);

  G_OBJECT_CLASS (catena_inspector_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/inspector/catena-inspector-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaInspectorWindow, account_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CatenaInspectorWindow, content_stack);
  gtk_widget_class_bind_template_child (widget_class, CatenaInspectorWindow, content_title);
  gtk_widget_class_bind_template_child (widget_class, CatenaInspectorWindow, exchange_view);
  gtk_widget_class_bind_template_child (widget_class, CatenaInspectorWindow, follow_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaInspectorWindow, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CatenaInspectorWindow, list_stack);
  gtk_widget_class_bind_template_child (widget_class, CatenaInspectorWindow, list_title);
  gtk_widget_class_bind_template_child (widget_class, CatenaInspectorWindow, list_view);
  gtk_widget_class_bind_template_child (widget_class, CatenaInspectorWindow, list_window);
  gtk_widget_class_bind_template_child (widget_class, CatenaInspectorWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CatenaInspectorWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, CatenaInspectorWindow, toast_overlay);
  gtk_widget_class_bind_template_callback (widget_class, follow);
  gtk_widget_class_bind_template_callback (widget_class, on_account_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_mapped);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
}

static void
catena_inspector_window_class_init (CatenaInspectorWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_inspector_window_dispose;

  g_type_ensure (CATENA_TYPE_EXCHANGE_VIEW);
  g_type_ensure (CATENA_TYPE_SPLIT_VIEW);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "inspector.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "inspector.clear", NULL, on_clear);
  gtk_widget_class_install_action (widget_class, "inspector.copy", NULL, on_copy);
  gtk_widget_class_install_action (widget_class, "inspector.copy-curl", NULL, on_copy);
  gtk_widget_class_install_action (widget_class, "inspector.export", NULL, on_export);
  gtk_widget_class_install_action (widget_class, "inspector.search", NULL, on_search);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "inspector.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "inspector.search", NULL);
}

static void
catena_inspector_window_init (CatenaInspectorWindow *self)
{
  g_autoptr (GtkWindowGroup) group = gtk_window_group_new ();
  GtkAdjustment *adjustment;

  self->cancellable = g_cancellable_new ();
  self->account_ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_vadjustment (self->list_window);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
  set_shown (self, NULL);
  /* Of a group of its own, so that a modal window does not keep one from looking. */
  gtk_window_group_add_window (group, GTK_WINDOW (self));
}

/* log → filtered → selection → view */
static void
create_models (CatenaInspectorWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = catena_exchange_row_factory_new (self->hub);

  self->filter = catena_exchange_filter_new ();
  self->filtered = gtk_filter_list_model_new (g_object_ref (get_log (self)), g_object_ref (GTK_FILTER (self->filter)));
  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "can-unselect", TRUE, "model",
                                  self->filtered, NULL);
  g_signal_connect_swapped (self->filtered, "items-changed", G_CALLBACK (update_list), self);
  g_signal_connect_swapped (self->filtered, "items-changed", G_CALLBACK (follow), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected_item_changed), self);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (get_log (self), "items-changed", G_CALLBACK (update_list), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * catena_inspector_window_new:
 * @hub: whose exchanges to show
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
GtkWindow *
catena_inspector_window_new (CatenaHub *hub)
{
  CatenaInspectorWindow *self;

  g_return_val_if_fail (CATENA_IS_HUB (hub), NULL);

  self = g_object_new (CATENA_TYPE_INSPECTOR_WINDOW, NULL);
  self->hub = g_object_ref (hub);
  create_models (self);
  update_accounts (self);
  g_signal_connect_object (catena_hub_get_accounts (hub), "items-changed", G_CALLBACK (update_accounts), self,
                           G_CONNECT_SWAPPED);
  update_list (self);

  return GTK_WINDOW (self);
}

/**
 * catena_inspector_window_show:
 * @self: an inspector
 * @serial: which exchange, as in #CatenaErrorDetails
 *
 * Leads to one exchange; whatever hid it is undone. Of one that was dropped it is said that it is gone.
 */
void
catena_inspector_window_show (CatenaInspectorWindow *self,
                              guint64                serial)
{
  CatenaExchange *exchange;

  g_return_if_fail (CATENA_IS_INSPECTOR_WINDOW (self));

  exchange = catena_exchange_log_find (CATENA_EXCHANGE_LOG (get_log (self)), serial);
  if (exchange == NULL)
    {
      add_toast (self, _("This request is no longer in the list"));
      return;
    }

  gtk_toggle_button_set_active (self->follow_button, FALSE);
  gtk_drop_down_set_selected (self->account_drop_down, 0);
  gtk_drop_down_set_selected (self->kind_drop_down, CATENA_EXCHANGES_ALL);
  gtk_editable_set_text (self->search_entry, "");
  /* The entry tells of its text in a while. */
  on_search_changed (self);
  gtk_single_selection_set_selected (self->selection, find_row (self, exchange));
  g_set_object (&self->wanted, exchange);
  scroll_later (self);
  catena_split_view_set_show_content (self->split_view, TRUE);
}

/**
 * catena_inspector_window_export:
 * @self: an inspector
 * @file: what to write
 *
 * Writes what is listed as an HTTP Archive, readable for its owner only, and says how that went.
 */
void
catena_inspector_window_export (CatenaInspectorWindow *self,
                                GFile                 *file)
{
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  g_return_if_fail (CATENA_IS_INSPECTOR_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  text = catena_exchange_har_build (G_LIST_MODEL (self->filtered));
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                       self->cancellable, on_exported, self);
}
