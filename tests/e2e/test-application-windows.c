/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The windows of the application belong to each other, and end with the main one. */

#include "config.h"

#include "catena-account-assistant.h"
#include "catena-application.h"
#include "catena-inspector-window.h"
#include "catena-window.h"

static GtkWindow *
find_window (CatenaApplication *application,
             GType              type)
{
  for (GList *list = gtk_application_get_windows (GTK_APPLICATION (application)); list != NULL; list = list->next)
    if (g_type_is_a (G_OBJECT_TYPE (list->data), type))
      return list->data;

  return NULL;
}

static void
wait_for_window (CatenaApplication *application,
                 GType              type)
{
  while (find_window (application, type) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
look_from_assistant (gpointer user_data)
{
  CatenaApplication *application = user_data;
  GtkWindow *assistant, *requests;

  wait_for_window (application, CATENA_TYPE_WINDOW);
  g_action_group_activate_action (G_ACTION_GROUP (application), "add-account", NULL);
  wait_for_window (application, CATENA_TYPE_ACCOUNT_ASSISTANT);
  assistant = find_window (application, CATENA_TYPE_ACCOUNT_ASSISTANT);
  g_action_group_activate_action (G_ACTION_GROUP (application), "show-requests", NULL);
  requests = find_window (application, CATENA_TYPE_INSPECTOR_WINDOW);
  g_assert_nonnull (requests);
  g_assert_true (gtk_window_get_transient_for (requests) == assistant);

  gtk_window_destroy (assistant);
  g_assert_true (find_window (application, CATENA_TYPE_INSPECTOR_WINDOW) == requests);
  g_assert_true (gtk_window_get_transient_for (requests) == find_window (application, CATENA_TYPE_WINDOW));

  gtk_window_destroy (find_window (application, CATENA_TYPE_WINDOW));
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (application)));

  return G_SOURCE_REMOVE;
}

/* Requests, looked at from the assistant, outlive it; then they are the main window's, and go with it: Catena ends. */
static void
test_requests (void)
{
  g_autoptr (CatenaApplication) application = catena_application_new ();

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_idle_add (look_from_assistant, application);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 0, NULL), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/application-windows/requests", test_requests);

  return g_test_run ();
}
