/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-edit-watch"

#include "config.h"

#include "catena-edit-watch.h"

/* Somebody who stops typing for so long, in milliseconds, wants to know. */
#define PAUSE 1200

struct _CatenaEditWatch
{
  GObject *source;                /* (nullable): weak: a control, or a draft */
  GtkEventController *controller; /* (nullable): weak */
  CatenaEditFunc func;
  gpointer data;
  gboolean edited;
  guint pause_id;
};

static void
tell (CatenaEditWatch *watch)
{
  g_clear_handle_id (&watch->pause_id, g_source_remove);
  watch->func (watch->data);
}

static gboolean
on_pause (gpointer user_data)
{
  CatenaEditWatch *watch = user_data;

  watch->pause_id = 0;
  tell (watch);

  return G_SOURCE_REMOVE;
}

static gboolean
is_being_typed (CatenaEditWatch *watch)
{
  return GTK_IS_EDITABLE (watch->source)
         && (gtk_widget_get_state_flags (GTK_WIDGET (watch->source)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
on_edited (CatenaEditWatch *watch)
{
  watch->edited = TRUE;
  g_clear_handle_id (&watch->pause_id, g_source_remove);
  if (is_being_typed (watch))
    watch->pause_id = g_timeout_add (PAUSE, on_pause, watch);
  else
    tell (watch);
}

static void
on_left (CatenaEditWatch *watch)
{
  if (watch->edited)
    tell (watch);
}

static void
forget_object (CatenaEditWatch *watch,
               gpointer        *object)
{
  if (*object == NULL)
    return;

  g_signal_handlers_disconnect_by_data (*object, watch);
  g_clear_weak_pointer (object);
}

/* What tells that a control was edited; null where nobody can. */
static const char *
get_signal (GtkWidget *control)
{
  if (GTK_IS_EDITABLE (control))
    return "changed";
  if (GTK_IS_DROP_DOWN (control))
    return "notify::selected";
  if (GTK_IS_SWITCH (control))
    return "notify::active";

  return NULL;
}

static CatenaEditWatch *
create (gpointer        source,
        const char     *signal,
        CatenaEditFunc  func,
        gpointer        data)
{
  CatenaEditWatch *watch = g_new0 (CatenaEditWatch, 1);

  watch->func = func;
  watch->data = data;
  g_set_weak_pointer (&watch->source, G_OBJECT (source));
  g_signal_connect_swapped (source, signal, G_CALLBACK (on_edited), watch);

  return watch;
}

/**
 * catena_edit_watch_can_watch:
 * @control: (nullable): a widget
 *
 * Returns: whether people edit it: an entry, a drop-down or a switch
 */
gboolean
catena_edit_watch_can_watch (GtkWidget *control)
{
  return get_signal (control) != NULL;
}

/**
 * catena_edit_watch_new:
 * @control: what people edit
 * @func: called whenever it was edited and left
 * @data: for @func
 *
 * Returns: (transfer full): a new watch
 */
CatenaEditWatch *
catena_edit_watch_new (GtkWidget      *control,
                       CatenaEditFunc  func,
                       gpointer        data)
{
  CatenaEditWatch *watch;

  g_return_val_if_fail (catena_edit_watch_can_watch (control), NULL);

  watch = create (control, get_signal (control), func, data);
  g_set_weak_pointer (&watch->controller, gtk_event_controller_focus_new ());
  g_signal_connect_swapped (watch->controller, "leave", G_CALLBACK (on_left), watch);
  gtk_widget_add_controller (control, watch->controller);

  return watch;
}

/**
 * catena_edit_watch_new_field:
 * @draft: a draft
 * @field: a field that is chosen, not typed
 * @func: called whenever it was changed
 * @data: for @func
 *
 * Returns: (transfer full): a new watch
 */
CatenaEditWatch *
catena_edit_watch_new_field (CatenaServiceDraft *draft,
                             CatenaFieldId       field,
                             CatenaEditFunc      func,
                             gpointer            data)
{
  g_autofree char *signal = NULL;

  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (draft), NULL);

  signal = g_strconcat ("changed::", catena_field_get (field)->name, NULL);

  return create (draft, signal, func, data);
}

/**
 * catena_edit_watch_free:
 * @watch: (transfer full): a watch; what it watches may be gone
 */
void
catena_edit_watch_free (CatenaEditWatch *watch)
{
  g_return_if_fail (watch != NULL);

  g_clear_handle_id (&watch->pause_id, g_source_remove);
  forget_object (watch, (gpointer *) &watch->source);
  forget_object (watch, (gpointer *) &watch->controller);
  g_free (watch);
}
