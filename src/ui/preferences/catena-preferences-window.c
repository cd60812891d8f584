/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-preferences-window"

#include "config.h"

#include "catena-preferences-window.h"

#include "catena-field-row.h"
#include "catena-settings.h"

struct _CatenaPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  GSettings *settings;

  GtkSwitch *notify_switch;
  GtkDropDown *scheme_drop_down;
};

G_DEFINE_FINAL_TYPE (CatenaPreferencesWindow, catena_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

/* The items are in the order of the schema's enumeration. */
static void
show_scheme (CatenaPreferencesWindow *self)
{
  gtk_drop_down_set_selected (self->scheme_drop_down, (guint) g_settings_get_enum (self->settings, "color-scheme"));
}

static void
on_scheme_selected (CatenaPreferencesWindow *self)
{
  int selected = (int) gtk_drop_down_get_selected (self->scheme_drop_down);

  if (self->settings != NULL && selected != g_settings_get_enum (self->settings, "color-scheme"))
    g_settings_set_enum (self->settings, "color-scheme", selected);
}

static void
catena_preferences_window_dispose (GObject *object)
{
  CatenaPreferencesWindow *self = CATENA_PREFERENCES_WINDOW (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), CATENA_TYPE_PREFERENCES_WINDOW);

  G_OBJECT_CLASS (catena_preferences_window_parent_class)->dispose (object);
}

static void
catena_preferences_window_class_init (CatenaPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_preferences_window_dispose;

  g_type_ensure (CATENA_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/preferences/catena-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaPreferencesWindow, notify_switch);
  gtk_widget_class_bind_template_child (widget_class, CatenaPreferencesWindow, scheme_drop_down);
  gtk_widget_class_bind_template_callback (widget_class, on_scheme_selected);
}

static void
catena_preferences_window_init (CatenaPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_object_ref (catena_settings_get_default ());
  show_scheme (self);
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (show_scheme), self, G_CONNECT_SWAPPED);
  g_settings_bind (self->settings, "notify-when-done", self->notify_switch, "active", G_SETTINGS_BIND_DEFAULT);
}

/**
 * catena_preferences_window_new:
 * @parent: (nullable): the window that it belongs to
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
GtkWindow *
catena_preferences_window_new (GtkWindow *parent)
{
  return g_object_new (CATENA_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
}
