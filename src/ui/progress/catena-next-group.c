/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-next-group"

#include "config.h"

#include "catena-next-group.h"

#include "catena-again-button.h"
#include "catena-desktop.h"
#include "catena-template.h"

#include <adwaita.h>

/* As 5.1.3 writes them */
#define TYPE_CONSORTIUM "union"
#define DEPLOYED_BY_INVITEE "invite"

struct _CatenaNextGroup
{
  GtkWidget parent_instance;

  CatenaOperation *operation;
  GSignalGroup *signals;
  /* Where the service is looked for: it may come after the operation's end, and its detail later still. */
  GSignalGroup *services_signals;
  CatenaService *service;
  GSignalGroup *service_signals;

  GtkWidget *agent_row;
  GtkWidget *certificates_row;
  GtkWidget *channels_row;
  GtkWidget *members_row;
};

G_DEFINE_FINAL_TYPE (CatenaNextGroup, catena_next_group, GTK_TYPE_WIDGET)

static CatenaServiceDetail *
get_detail (CatenaNextGroup *self)
{
  return self->service != NULL ? catena_service_get_detail (self->service) : NULL;
}

/* The first address of the service's management page, null while it is not known. */
static const char *
get_agent_address (CatenaNextGroup *self)
{
  CatenaServiceDetail *detail = get_detail (self);

  return detail != NULL && detail->agent_addresses != NULL ? detail->agent_addresses[0] : NULL;
}

static void
update_rows (CatenaNextGroup *self)
{
  CatenaServiceDetail *detail = get_detail (self);
  gboolean ready = catena_operation_get_phase (self->operation) == CATENA_OPERATION_SUCCEEDED;
  gboolean consortium = detail != NULL && g_strcmp0 (detail->service_type, TYPE_CONSORTIUM) == 0;
  gboolean invited = detail != NULL && g_strcmp0 (detail->deploy_type, DEPLOYED_BY_INVITEE) == 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "next.show-service", self->service != NULL);
  gtk_widget_set_visible (self->agent_row, ready && get_agent_address (self) != NULL);
  gtk_widget_set_visible (self->channels_row, ready && !invited);
  gtk_widget_set_visible (self->members_row, ready && consortium && !invited);
  gtk_widget_set_visible (self->certificates_row, ready);
}

static void
update_service (CatenaNextGroup *self)
{
  CatenaWorkspace *workspace = catena_operation_get_workspace (self->operation);
  const char *id = catena_operation_get_service_id (self->operation);
  CatenaService *service = workspace != NULL && id != NULL ? catena_workspace_lookup_service (workspace, id) : NULL;

  g_set_object (&self->service, service);
  g_signal_group_set_target (self->service_signals, self->service);
  update_rows (self);
}

/* An account, and with it the workspace, may go and come back while an operation is shown. */
static void
update (CatenaNextGroup *self)
{
  CatenaOperationPhase phase = catena_operation_get_phase (self->operation);
  CatenaWorkspace *workspace = catena_operation_get_workspace (self->operation);

  gtk_widget_set_visible (GTK_WIDGET (self),
                          phase == CATENA_OPERATION_SUCCEEDED || phase == CATENA_OPERATION_FAILED);
  g_signal_group_set_target (self->services_signals,
                             workspace != NULL ? catena_workspace_get_services (workspace) : NULL);
  update_service (self);
}

static void
show_service (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  CatenaNextGroup *self = CATENA_NEXT_GROUP (widget);
  CatenaWorkspace *workspace = catena_operation_get_workspace (self->operation);

  gtk_widget_activate_action (widget, "app.show-service", "(sss)",
                              catena_account_get_id (catena_workspace_get_account (workspace)),
                              catena_project_get_id (catena_workspace_get_project (workspace)),
                              catena_operation_get_service_id (self->operation));
  gtk_widget_activate_action (widget, "window.close", NULL);
}

static void
open_agent (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  const char *address = get_agent_address (CATENA_NEXT_GROUP (widget));

  if (address != NULL)
    {
      g_autofree char *uri = g_strdup_printf ("https://%s", address);

      catena_open_uri (widget, uri);
    }
}

static void
create_another (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  catena_progress_leave_for (widget, "new-service", NULL);
}

static void
catena_next_group_dispose (GObject *object)
{
  CatenaNextGroup *self = CATENA_NEXT_GROUP (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->services_signals);
  g_clear_object (&self->service_signals);
  g_clear_object (&self->service);
  g_clear_object (&self->operation);
  catena_template_dispose (GTK_WIDGET (self), CATENA_TYPE_NEXT_GROUP);

  G_OBJECT_CLASS (catena_next_group_parent_class)->dispose (object);
}

static void
catena_next_group_class_init (CatenaNextGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_next_group_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/progress/catena-next-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaNextGroup, agent_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaNextGroup, certificates_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaNextGroup, channels_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaNextGroup, members_row);

  gtk_widget_class_install_action (widget_class, "next.show-service", NULL, show_service);
  gtk_widget_class_install_action (widget_class, "next.open-agent", NULL, open_agent);
  gtk_widget_class_install_action (widget_class, "next.create-another", NULL, create_another);
}

static void
catena_next_group_init (CatenaNextGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (CATENA_TYPE_OPERATION);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
  self->services_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->services_signals, "items-changed", G_CALLBACK (update_service), self);
  self->service_signals = g_signal_group_new (CATENA_TYPE_SERVICE);
  g_signal_group_connect_swapped (self->service_signals, "notify", G_CALLBACK (update_rows), self);
}

/**
 * catena_next_group_set_operation:
 * @self: a next group
 * @operation: (nullable): what was created
 */
void
catena_next_group_set_operation (CatenaNextGroup *self,
                                 CatenaOperation *operation)
{
  g_return_if_fail (CATENA_IS_NEXT_GROUP (self));

  g_set_object (&self->operation, operation);
  g_signal_group_set_target (self->signals, operation);
  if (operation != NULL)
    {
      update (self);
      return;
    }

  g_signal_group_set_target (self->services_signals, NULL);
  g_signal_group_set_target (self->service_signals, NULL);
  g_clear_object (&self->service);
}
