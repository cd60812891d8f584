/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-application"

#include "config.h"

#include "catena-application-private.h"

#include "catena-confirm.h"
#include "catena-settings.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>

G_DEFINE_FINAL_TYPE (CatenaApplication, catena_application, ADW_TYPE_APPLICATION)

static gboolean
map_color_scheme (GValue   *value,
                  GVariant *variant,
                  gpointer  user_data)
{
  const char *name = g_variant_get_string (variant, NULL);

  if (g_str_equal (name, "light"))
    g_value_set_enum (value, ADW_COLOR_SCHEME_FORCE_LIGHT);
  else if (g_str_equal (name, "dark"))
    g_value_set_enum (value, ADW_COLOR_SCHEME_FORCE_DARK);
  else
    g_value_set_enum (value, ADW_COLOR_SCHEME_DEFAULT);

  return TRUE;
}

static void
follow_color_scheme (void)
{
  g_settings_bind_with_mapping (catena_settings_get_default (), "color-scheme",
                                adw_style_manager_get_default (), "color-scheme",
                                G_SETTINGS_BIND_GET, map_color_scheme, NULL, NULL, NULL);
}

static CatenaHub *
make_hub (CatenaApplication *self)
{
  g_autofree char *config = NULL;
  g_autofree char *data = NULL;
  CatenaHubPlaces places = { 0 };

  if (self->demo != NULL)
    {
      catena_demo_get_places (self->demo, &places);
      return catena_hub_new (&places);
    }

  config = g_build_filename (g_get_user_config_dir (), "catena", NULL);
  data = g_build_filename (g_get_user_data_dir (), "catena", NULL);
  places.config_directory = config;
  places.data_directory = data;

  return catena_hub_new (&places);
}

static void
finish_load (CatenaApplication *self,
             const GError      *error)
{
  CatenaWindow *window = catena_application_get_window (self);

  self->loaded = error == NULL;
  if (window != NULL)
    catena_window_set_loaded (window, error);
  if (self->loaded)
    catena_application_run_waiting (self);
}

/* The demo's accounts are as good as typed: they are saved like any other. */
static void
on_demo_accounts_added (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean added = catena_demo_add_accounts_finish (CATENA_DEMO (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  finish_load (CATENA_APPLICATION (user_data), added ? NULL : error);
}

static void
on_hub_loaded (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  CatenaApplication *self;
  g_autoptr (GError) error = NULL;
  gboolean loaded = catena_hub_load_finish (CATENA_HUB (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = CATENA_APPLICATION (user_data);
  if (loaded && self->demo != NULL)
    catena_demo_add_accounts_async (self->demo, self->hub, self->cancellable, on_demo_accounts_added, self);
  else
    finish_load (self, error);
}

static void
on_demo_started (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  CatenaApplication *self;
  CatenaWindow *window;
  g_autoptr (GError) error = NULL;
  gboolean started = catena_demo_start_finish (CATENA_DEMO (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = CATENA_APPLICATION (user_data);
  if (started)
    {
      catena_hub_load_async (self->hub, self->cancellable, on_hub_loaded, self);
      return;
    }

  finish_load (self, error);
  window = catena_application_get_window (self);
  if (window != NULL)
    catena_show_message (GTK_WIDGET (window), _("The Demo Cannot Start"), error->message);
}

static gboolean
on_unix_signal (gpointer user_data)
{
  g_application_quit (user_data);

  return G_SOURCE_CONTINUE;
}

static void
on_companion_destroyed (GtkWidget *window,
                        gpointer   user_data)
{
  CatenaApplication *self = user_data;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->companions);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (value == (gpointer) window)
      g_hash_table_iter_remove (&iter);
}

static void
catena_application_startup (GApplication *application)
{
  CatenaApplication *self = CATENA_APPLICATION (application);
  const int caught[] = { SIGHUP, SIGINT, SIGTERM };

  G_APPLICATION_CLASS (catena_application_parent_class)->startup (application);

  /* To end as with Ctrl+Q: the demo leaves nothing behind. */
  for (guint i = 0; i < G_N_ELEMENTS (caught); i++)
    self->signal_sources[i] = g_unix_signal_add (caught[i], on_unix_signal, self);

  gtk_window_set_default_icon_name (CATENA_APP_ID);
  follow_color_scheme ();
  self->hub = make_hub (self);
  catena_application_watch_hub (self);
  catena_application_load (self);
}

static void
catena_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (catena_application_ensure_window (CATENA_APPLICATION (application))));
}

/* As long as there is a hub: what was typed is saved by the window that it was typed in. */
static void
destroy_companions (CatenaApplication *self)
{
  g_autoptr (GList) windows = g_hash_table_get_values (self->companions);

  for (GList *list = windows; list != NULL; list = list->next)
    gtk_window_destroy (list->data);
}

static void
catena_application_shutdown (GApplication *application)
{
  CatenaApplication *self = CATENA_APPLICATION (application);

  g_cancellable_cancel (self->cancellable);
  destroy_companions (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->signal_sources); i++)
    g_clear_handle_id (&self->signal_sources[i], g_source_remove);
  if (self->hub != NULL)
    catena_hub_shutdown (self->hub);

  G_APPLICATION_CLASS (catena_application_parent_class)->shutdown (application);

  /* The windows are gone, and so is what held the files of the demo. */
  g_clear_object (&self->hub);
  if (self->demo != NULL)
    catena_demo_stop (self->demo);
}

static void
catena_application_dispose (GObject *object)
{
  CatenaApplication *self = CATENA_APPLICATION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->hub);
  g_clear_object (&self->demo);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->companions, g_hash_table_unref);
  g_clear_pointer (&self->signed_out, g_hash_table_unref);

  G_OBJECT_CLASS (catena_application_parent_class)->dispose (object);
}

static void
catena_application_class_init (CatenaApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_application_dispose;
  application_class->startup = catena_application_startup;
  application_class->activate = catena_application_activate;
  application_class->shutdown = catena_application_shutdown;
}

static void
catena_application_init (CatenaApplication *self)
{
  self->cancellable = g_cancellable_new ();
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  self->companions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->signed_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_error_free);
  catena_application_add_options (self);
  catena_application_add_actions (self);
}

/**
 * catena_application_new:
 *
 * Returns: (transfer full): the application, not registered yet: the command line decides under which name it will be
 */
CatenaApplication *
catena_application_new (void)
{
  return g_object_new (CATENA_TYPE_APPLICATION,
                       "application-id", CATENA_APP_ID,
                       "resource-base-path", CATENA_RESOURCE_PATH,
                       NULL);
}

/**
 * catena_application_load:
 * @self: the application
 *
 * Reads accounts and what was last known, in the demo after the simulated cloud has started. A second time after the
 * first has failed.
 */
void
catena_application_load (CatenaApplication *self)
{
  if (self->demo != NULL)
    catena_demo_start_async (self->demo, self->cancellable, on_demo_started, self);
  else
    catena_hub_load_async (self->hub, self->cancellable, on_hub_loaded, self);
}

/**
 * catena_application_get_window:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): the main window, if it is open
 */
CatenaWindow *
catena_application_get_window (CatenaApplication *self)
{
  for (GList *list = gtk_application_get_windows (GTK_APPLICATION (self)); list != NULL; list = list->next)
    if (CATENA_IS_WINDOW (list->data))
      return list->data;

  return NULL;
}

/**
 * catena_application_ensure_window:
 * @self: the application
 *
 * Returns: (transfer none): the main window; a new one is not shown yet
 */
CatenaWindow *
catena_application_ensure_window (CatenaApplication *self)
{
  CatenaWindow *window = catena_application_get_window (self);

  if (window != NULL)
    return window;

  window = catena_window_new (GTK_APPLICATION (self), self->hub);
  if (self->demo != NULL)
    catena_window_set_ribbon (window, _("Demo: a simulated cloud on this computer. Nothing costs money, nothing is kept."));
  if (self->loaded)
    catena_window_set_loaded (window, NULL);

  return window;
}

/**
 * catena_application_get_companion:
 * @self: the application
 * @name: what the window shows
 *
 * Returns: (transfer none) (nullable): the window for it that is already open
 */
GtkWindow *
catena_application_get_companion (CatenaApplication *self,
                                  const char        *name)
{
  return g_hash_table_lookup (self->companions, name);
}

/* What a window has led to goes on without it, as one of the main window, with which it ends. */
static void
on_parent_destroyed (GtkWidget *parent,
                     GtkWindow *window)
{
  GtkApplication *application = gtk_window_get_application (window);
  CatenaWindow *main_window = application != NULL ? catena_application_get_window (CATENA_APPLICATION (application)) : NULL;

  if (main_window != NULL)
    {
      gtk_window_set_transient_for (window, GTK_WINDOW (main_window));
      gtk_window_set_destroy_with_parent (window, TRUE);
    }
  else if (application != NULL)
    {
      gtk_window_destroy (window);
    }
}

/**
 * catena_application_present:
 * @self: the application
 * @name: what the window shows: there is one window for it
 * @window: a new window
 *
 * Shows a window that belongs to the one in front.
 */
void
catena_application_present (CatenaApplication *self,
                            const char        *name,
                            GtkWindow         *window)
{
  GtkWindow *main_window = GTK_WINDOW (catena_application_ensure_window (self));
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (parent == NULL)
    parent = main_window;

  g_hash_table_replace (self->companions, g_strdup (name), window);
  g_signal_connect_object (window, "destroy", G_CALLBACK (on_companion_destroyed), self, 0);
  gtk_window_set_transient_for (window, parent);
  gtk_window_set_application (window, GTK_APPLICATION (self));
  gtk_window_set_destroy_with_parent (window, parent == main_window);
  if (parent != main_window)
    g_signal_connect_object (parent, "destroy", G_CALLBACK (on_parent_destroyed), window, 0);
  gtk_window_present (window);
}
