/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-application"

#include "config.h"

#include "catena-application-private.h"

#include "catena-settings.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#define DEMO_SUFFIX ".Demo"
/* g_application_run() goes on. */
#define GO_ON (-1)

static const GOptionEntry entries[] = {
  { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Try Catena on a simulated cloud on this computer"), NULL },
  { "simulator", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_("Use a simulator that runs already; FILE holds the line that it printed"), N_("FILE") },
  { "new-service", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Create a service"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
  { NULL },
};

/* Settings, folders and name of its own: a Catena that runs, or what it has stored, is never touched. */
static void
become_demo (CatenaApplication *self,
             CatenaDemo        *demo,
             GApplicationFlags  flags)
{
  GApplication *application = G_APPLICATION (self);

  self->demo = demo;
  catena_settings_use_memory ();
  g_application_set_application_id (application, CATENA_APP_ID DEMO_SUFFIX);
  g_application_set_flags (application, g_application_get_flags (application) | flags);
  catena_application_add_demo_actions (self);
}

/* A launcher's "New Service" reaches the Catena that runs, or starts one. */
static int
ask_for_new_service (CatenaApplication *self)
{
  GApplication *application = G_APPLICATION (self);
  g_autoptr (GError) error = NULL;

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  g_action_group_activate_action (G_ACTION_GROUP (application), "new-service", NULL);

  return g_application_get_is_remote (application) ? EXIT_SUCCESS : GO_ON;
}

static int
on_local_options (GApplication *application,
                  GVariantDict *options,
                  gpointer      user_data)
{
  CatenaApplication *self = CATENA_APPLICATION (application);
  const char *file = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Catena %s\n", CATENA_VERSION);
      return EXIT_SUCCESS;
    }

  if (g_variant_dict_contains (options, "demo") && g_variant_dict_contains (options, "simulator"))
    {
      g_printerr ("%s\n", _("--demo starts a simulator of its own, --simulator uses another one: choose one of them"));
      return EXIT_FAILURE;
    }
  if (g_variant_dict_contains (options, "demo"))
    become_demo (self, catena_demo_new (), 0);
  /* Several at once, each on its simulator: tests do that. */
  else if (g_variant_dict_lookup (options, "simulator", "^&ay", &file))
    become_demo (self, catena_demo_new_for_file (file), G_APPLICATION_NON_UNIQUE);

  if (g_variant_dict_contains (options, "new-service"))
    return ask_for_new_service (self);

  return GO_ON;
}

/**
 * catena_application_add_options:
 * @self: the application
 *
 * The command line. All of it is looked at before the application registers, as it decides under which name.
 */
void
catena_application_add_options (CatenaApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_signal_connect (self, "handle-local-options", G_CALLBACK (on_local_options), NULL);
}
