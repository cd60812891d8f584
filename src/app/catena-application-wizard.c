/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-application"

#include "config.h"

#include "catena-application-private.h"

#include "catena-draft-template.h"
#include "catena-wizard.h"

#include <glib/gi18n.h>

#define WINDOW_WIZARD "wizard"

/* The actions that open the wizard: empty, like a service that there is, and with what was to be created before. */

static void
on_draft_kept (CatenaApplication *self)
{
  CatenaWindow *window = catena_application_get_window (self);

  if (window != NULL)
    catena_window_add_toast (window, _("The draft is kept, without its passwords"));
}

static gboolean
can_create (CatenaApplication *self,
            CatenaWorkspace   *workspace)
{
  CatenaWindow *window = catena_application_get_window (self);

  if (workspace == NULL)
    catena_window_add_toast (window, _("Add an account first"));
  else if (catena_account_get_read_only (catena_workspace_get_account (workspace)))
    catena_window_add_toast (window, _("This account is locked against changes"));
  else
    return TRUE;

  return FALSE;
}

static GtkWindow *
open_wizard (CatenaApplication *self,
             CatenaWorkspace   *workspace)
{
  GtkWindow *wizard;

  if (catena_application_is_open (self, WINDOW_WIZARD))
    return catena_application_get_companion (self, WINDOW_WIZARD);
  if (!can_create (self, workspace))
    return NULL;

  wizard = catena_wizard_new (self->hub, workspace);
  g_signal_connect_object (wizard, "draft-kept", G_CALLBACK (on_draft_kept), self, G_CONNECT_SWAPPED);
  catena_application_present (self, WINDOW_WIZARD, wizard);

  return wizard;
}

static void
open_draft (CatenaApplication  *self,
            CatenaWorkspace    *workspace,
            CatenaServiceDraft *draft)
{
  GtkWindow *wizard = can_create (self, workspace) ? open_wizard (self, workspace) : NULL;

  if (wizard != NULL)
    catena_wizard_open_draft (CATENA_WIZARD (wizard), workspace, draft);
}

static void
on_create_again (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  CatenaApplication *self = user_data;
  g_autoptr (CatenaOperation) operation = NULL;
  g_autoptr (CatenaServiceDraft) draft = NULL;

  if (catena_application_has_to_wait (self, action, parameter))
    return;

  operation = catena_application_find_operation (self, g_variant_get_string (parameter, NULL));
  draft = operation != NULL ? catena_operation_dup_draft (operation) : NULL;
  catena_application_present_main_window (self);
  if (draft != NULL)
    open_draft (self, catena_operation_get_workspace (operation), draft);
  else
    catena_window_add_toast (catena_application_get_window (self), _("What was to be created is not known any more"));
}

static void
on_new_service (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  CatenaApplication *self = user_data;

  if (catena_application_has_to_wait (self, action, parameter))
    return;

  open_wizard (self, catena_window_get_workspace (CATENA_WINDOW (catena_application_present_main_window (self))));
}

static void
on_new_service_in (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  CatenaApplication *self = user_data;
  const char *account_id, *project_id;

  if (catena_application_has_to_wait (self, action, parameter))
    return;

  g_variant_get (parameter, "(&s&s)", &account_id, &project_id);
  catena_application_present_main_window (self);
  open_wizard (self, catena_hub_lookup_workspace (self->hub, account_id, project_id));
}

static void
on_new_service_like (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  CatenaApplication *self = user_data;
  const char *account_id, *project_id, *service_id;
  CatenaWorkspace *workspace;
  CatenaService *service;
  g_autoptr (CatenaServiceDraft) draft = NULL;

  if (catena_application_has_to_wait (self, action, parameter))
    return;

  g_variant_get (parameter, "(&s&s&s)", &account_id, &project_id, &service_id);
  workspace = catena_hub_lookup_workspace (self->hub, account_id, project_id);
  service = workspace != NULL ? catena_workspace_lookup_service (workspace, service_id) : NULL;
  catena_application_present_main_window (self);
  if (service != NULL && catena_service_get_detail (service) != NULL)
    {
      draft = catena_service_draft_new_from_detail (catena_service_get_detail (service));
      open_draft (self, workspace, draft);
    }
  else
    catena_window_add_toast (catena_application_get_window (self), _("The details of this service are not known yet"));
}

/**
 * catena_application_add_wizard_actions:
 * @self: the application
 *
 * What opens the wizard.
 */
void
catena_application_add_wizard_actions (CatenaApplication *self)
{
  const GActionEntry entries[] = {
    { "create-again", on_create_again, "s", NULL, NULL, { 0 } },
    { "new-service", on_new_service, NULL, NULL, NULL, { 0 } },
    { "new-service-in", on_new_service_in, "(ss)", NULL, NULL, { 0 } },
    { "new-service-like", on_new_service_like, "(sss)", NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
