/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-progress-view"

#include "config.h"

#include "catena-progress-view.h"

#include "catena-desktop.h"
#include "catena-error-meaning.h"
#include "catena-error-view.h"
#include "catena-error.h"
#include "catena-resource-row.h"
#include "catena-step-row.h"
#include "catena-template.h"
#include "catena-time-format.h"
#include "catena-time.h"
#include "catena-util.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _CatenaProgressView
{
  GtkWidget parent_instance;

  CatenaOperation *operation;
  /* Where the service is looked for: it may come after the operation's end, and its detail later still. */
  GListModel *services;
  CatenaService *service;
  guint tick_id;

  GtkLabel *advice_label;
  GtkWidget *agent_row;
  GtkWidget *decision_box;
  GtkLabel *elapsed_label;
  CatenaErrorView *error_view;
  GtkLabel *failed_message_label;
  GtkLabel *failed_step_label;
  GtkWidget *failure_box;
  GtkWidget *next_group;
  GtkWidget *poll_error_box;
  GtkLabel *poll_error_label;
  GtkProgressBar *progress_bar;
  GtkWidget *progress_box;
  GtkListBox *resource_list;
  GtkWidget *resources_group;
  GtkWidget *scroller;
  GtkLabel *status_label;
  GtkListBox *step_list;
  GtkWidget *steps_group;
  GtkLabel *steps_label;
  GtkLabel *title_label;
};

G_DEFINE_FINAL_TYPE (CatenaProgressView, catena_progress_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_OPERATION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The name as it may be shown, between quotation marks or not as the sentence wants. */
static char *
dup_title (CatenaOperation *operation)
{
  g_autofree char *name = catena_sanitize_text (catena_operation_get_service_name (operation), 60);

  switch (catena_operation_get_phase (operation))
    {
    case CATENA_OPERATION_SUCCEEDED:
      /* Translators: %s is the name of a service */
      return g_strdup_printf (_ ("%s Is Ready"), name);
    case CATENA_OPERATION_FAILED:
      /* Translators: %s is the name of a service */
      return g_strdup_printf (_ ("%s Could Not Be Finished"), name);
    case CATENA_OPERATION_REFUSED:
      /* Translators: %s is the name of a service */
      return g_strdup_printf (_ ("%s Was Not Created"), name);
    case CATENA_OPERATION_UNDECIDED:
      /* Translators: %s is the name of a service */
      return g_strdup_printf (_ ("Was %s Created?"), name);
    case CATENA_OPERATION_INTENDED:
    case CATENA_OPERATION_SENDING:
    case CATENA_OPERATION_LOOKING:
    case CATENA_OPERATION_RUNNING:
    default:
      /* Translators: %s is the name of a service */
      return g_strdup_printf (_ ("Creating %s"), name);
    }
}

static char *
dup_duration (CatenaOperation *operation)
{
  gint64 started = catena_operation_get_started (operation);
  gint64 ended = catena_operation_get_ended (operation);
  gint64 until = ended > 0 ? ended : catena_time_now ();

  return catena_format_duration (MAX (until - started, 0));
}

/* Read out by a screen reader whenever it changes: without the time while that runs. */
static char *
dup_status (CatenaOperation *operation)
{
  g_autofree char *duration = dup_duration (operation);

  switch (catena_operation_get_phase (operation))
    {
    case CATENA_OPERATION_INTENDED:
    case CATENA_OPERATION_SENDING:
      return g_strdup (_ ("Sending the request…"));
    case CATENA_OPERATION_LOOKING:
      return g_strdup (_ ("The answer was lost on its way. Looking whether the service is there; nothing is sent again."));
    case CATENA_OPERATION_UNDECIDED:
      return g_strdup (_ ("No service of that name has appeared in the project. It may still: look again, or compare with the "
                          "console before you create it once more."));
    case CATENA_OPERATION_RUNNING:
      return g_strdup (_ ("You may close this window: it goes on, and you will be told."));
    case CATENA_OPERATION_SUCCEEDED:
      /* Translators: %s is a duration, “12 min 5 s” */
      return g_strdup_printf (_ ("It took %s."), duration);
    case CATENA_OPERATION_FAILED:
      /* Translators: %s is a duration, “12 min 5 s” */
      return g_strdup_printf (_ ("It stopped after %s."), duration);
    case CATENA_OPERATION_REFUSED:
    default:
      return g_strdup (_ ("Nothing was created, and nothing is billed."));
    }
}

static void
update_elapsed (CatenaProgressView *self)
{
  gboolean shown = catena_operation_get_phase (self->operation) == CATENA_OPERATION_RUNNING;
  g_autofree char *duration = dup_duration (self->operation);
  /* Translators: %s is a duration, “3 min 12 s” */
  g_autofree char *text = g_strdup_printf (_ ("%s so far"), duration);

  gtk_label_set_label (self->elapsed_label, shown ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->elapsed_label), shown);
}

/* Once a second while something moves and somebody looks. */
static gboolean
on_tick (gpointer user_data)
{
  CatenaProgressView *self = user_data;

  update_elapsed (self);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->step_list));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (CATENA_IS_STEP_ROW (child))
        catena_step_row_tick (CATENA_STEP_ROW (child));
    }

  return G_SOURCE_CONTINUE;
}

static void
update_tick (CatenaProgressView *self)
{
  gboolean wanted = self->operation != NULL && catena_operation_get_running (self->operation) &&
                    gtk_widget_get_mapped (GTK_WIDGET (self));

  if (wanted && self->tick_id == 0)
    self->tick_id = g_timeout_add_seconds (1, on_tick, self);
  else if (!wanted)
    g_clear_handle_id (&self->tick_id, g_source_remove);
}

static void
update_progress (CatenaProgressView *self)
{
  guint done = catena_operation_get_steps_done (self->operation);
  guint total = catena_operation_get_steps_total (self->operation);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->progress_box, total > 0);
  gtk_widget_set_visible (self->steps_group, total > 0);
  if (total == 0)
    return;

  /* Translators: “4 of 7 steps” */
  text = g_strdup_printf (ngettext ("%u of %u step", "%u of %u steps", total), done, total);
  gtk_label_set_label (self->steps_label, text);
  gtk_progress_bar_set_fraction (self->progress_bar, catena_operation_get_fraction (self->operation));
}

/* It goes on without being seen: said mildly, as nothing has happened to the creation. */
static void
update_poll_error (CatenaProgressView *self)
{
  const GError *error = catena_operation_get_last_error (self->operation);
  gboolean shown = error != NULL && catena_operation_get_running (self->operation);

  gtk_widget_set_visible (self->poll_error_box, shown);
  if (shown)
    {
      g_autoptr (CatenaErrorMeaning) meaning = catena_error_meaning_new (error);
      /* Translators: %s is a sentence that explains an error */
      g_autofree char *text = g_strdup_printf (_ ("How far it is cannot be seen at the moment; the creation itself goes on. %s"),
                                               meaning->explanation);

      gtk_label_set_label (self->poll_error_label, text);
    }
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* The step that failed, and what the server said of it: foreign text, and shown as a quotation. */
static void
update_failed_step (CatenaProgressView *self)
{
  CatenaOperationStep *step = catena_operation_get_failed_step (self->operation);
  CatenaOperationRecord *record = catena_operation_get_record (self->operation);
  g_autofree char *heading = NULL;
  g_autofree char *message = NULL;

  if (step != NULL)
    {
      g_autofree char *title = catena_sanitize_text (catena_operation_step_get_title (step), 120);
      const char *said = catena_operation_step_get_message (step);

      if (said == NULL)
        said = catena_operation_step_get_detail (step);
      /* Translators: %s is the name of a step of a creation */
      heading = g_strdup_printf (_ ("Failed at: %s"), title);
      message = catena_sanitize_text (said, 2000);
    }
  if (message == NULL && record != NULL)
    message = catena_sanitize_text (catena_operation_record_get_message (record), 2000);

  show_text (self->failed_step_label, heading);
  show_text (self->failed_message_label, message);
}

static gboolean
is_creation_failed (const GError *error)
{
  return error->domain == CATENA_ERROR &&
         g_strcmp0 (catena_error_get_details (error)->service_code, CATENA_PROBLEM_CREATION_FAILED) == 0;
}

static void
update_failure (CatenaProgressView *self)
{
  CatenaOperationPhase phase = catena_operation_get_phase (self->operation);
  const GError *error = catena_operation_get_error (self->operation);
  gboolean failed = phase == CATENA_OPERATION_FAILED;
  gboolean refused = phase == CATENA_OPERATION_REFUSED;

  gtk_widget_set_visible (self->failure_box, failed || refused);
  gtk_widget_set_visible (self->decision_box, phase == CATENA_OPERATION_UNDECIDED);
  if (!failed && !refused)
    return;

  update_failed_step (self);
  catena_error_view_set_error (self->error_view, error);
  /* That the creation failed, and the server's words, stand there already. */
  gtk_widget_set_visible (GTK_WIDGET (self->error_view),
                          error != NULL && !(is_creation_failed (error) &&
                                             gtk_widget_get_visible (GTK_WIDGET (self->failed_message_label))));
  show_text (self->advice_label,
             failed ? _ ("What was built before that is still there and may be billed: look at the service, and delete it in the "
                         "console if it cannot be used. Remove the cause before you create it again.")
                    : NULL);
}

static CatenaService *
find_service (CatenaProgressView *self)
{
  CatenaWorkspace *workspace = catena_operation_get_workspace (self->operation);
  const char *id = catena_operation_get_service_id (self->operation);

  return workspace != NULL && id != NULL ? catena_workspace_lookup_service (workspace, id) : NULL;
}

/* The first address of the service's management page, null while it is not known. */
static const char *
get_agent_address (CatenaProgressView *self)
{
  CatenaServiceDetail *detail = self->service != NULL ? catena_service_get_detail (self->service) : NULL;

  return detail != NULL && detail->agent_addresses != NULL ? detail->agent_addresses[0] : NULL;
}

static void
update_next (CatenaProgressView *self)
{
  CatenaOperationPhase phase = catena_operation_get_phase (self->operation);
  gboolean there = phase == CATENA_OPERATION_SUCCEEDED || phase == CATENA_OPERATION_FAILED;

  gtk_widget_set_visible (self->next_group, there);
  gtk_widget_set_visible (self->agent_row, phase == CATENA_OPERATION_SUCCEEDED && get_agent_address (self) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "progress.show-service", self->service != NULL);
}

static void
forget_service (CatenaProgressView *self)
{
  if (self->service != NULL)
    g_signal_handlers_disconnect_by_func (self->service, update_next, self);
  g_clear_object (&self->service);
}

static void
update_service (CatenaProgressView *self)
{
  CatenaService *service = find_service (self);

  if (service != self->service)
    {
      forget_service (self);
      if (service != NULL)
        {
          self->service = g_object_ref (service);
          g_signal_connect_object (service, "notify", G_CALLBACK (update_next), self, G_CONNECT_SWAPPED);
        }
    }
  update_next (self);
}

static void
forget_services (CatenaProgressView *self)
{
  forget_service (self);
  if (self->services != NULL)
    g_signal_handlers_disconnect_by_func (self->services, update_service, self);
  g_clear_object (&self->services);
}

/* An account, and with it the workspace, may go and come back while an operation is shown. */
static void
update_services (CatenaProgressView *self)
{
  CatenaWorkspace *workspace = catena_operation_get_workspace (self->operation);
  GListModel *services = workspace != NULL ? catena_workspace_get_services (workspace) : NULL;

  if (services != self->services)
    {
      forget_services (self);
      if (services != NULL)
        {
          self->services = g_object_ref (services);
          g_signal_connect_object (services, "items-changed", G_CALLBACK (update_service), self, G_CONNECT_SWAPPED);
        }
    }
  update_service (self);
}

static void
update (CatenaProgressView *self)
{
  g_autofree char *title = dup_title (self->operation);
  g_autofree char *status = dup_status (self->operation);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->status_label, status);
  update_progress (self);
  update_poll_error (self);
  update_elapsed (self);
  update_failure (self);
  update_services (self);
  gtk_widget_set_visible (self->resources_group,
                          g_list_model_get_n_items (catena_operation_get_resources (self->operation)) > 0);
  update_tick (self);
}

static GtkWidget *
create_step_row (gpointer item,
                 gpointer user_data)
{
  return catena_step_row_new (item);
}

static GtkWidget *
create_resource_row (gpointer item,
                     gpointer user_data)
{
  return catena_resource_row_new (item);
}

static void
on_step_activated (GtkListBox    *list,
                   GtkListBoxRow *row,
                   gpointer       user_data)
{
  catena_step_row_toggle (CATENA_STEP_ROW (row));
}

static void
look_again (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  catena_operation_look_again (CATENA_PROGRESS_VIEW (widget)->operation);
}

static void
dismiss (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  catena_operation_forget (CATENA_PROGRESS_VIEW (widget)->operation);
  gtk_widget_activate_action (widget, "window.close", NULL);
}

static void
show_service (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  CatenaProgressView *self = CATENA_PROGRESS_VIEW (widget);
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
  const char *address = get_agent_address (CATENA_PROGRESS_VIEW (widget));

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
  GApplication *application = g_application_get_default ();

  /* This may stand in the wizard itself, of which there is one: it has to go first, and closing would wait for its turn. */
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (widget)));
  if (application != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application), "new-service", NULL);
}

static void
catena_progress_view_map (GtkWidget *widget)
{
  CatenaProgressView *self = CATENA_PROGRESS_VIEW (widget);

  GTK_WIDGET_CLASS (catena_progress_view_parent_class)->map (widget);
  if (self->operation != NULL)
    catena_operation_set_watched (self->operation, TRUE);
  update_tick (self);
}

static void
catena_progress_view_unmap (GtkWidget *widget)
{
  CatenaProgressView *self = CATENA_PROGRESS_VIEW (widget);

  if (self->operation != NULL)
    catena_operation_set_watched (self->operation, FALSE);
  GTK_WIDGET_CLASS (catena_progress_view_parent_class)->unmap (widget);
  update_tick (self);
}

static void
catena_progress_view_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  CatenaProgressView *self = CATENA_PROGRESS_VIEW (object);

  switch (prop_id)
    {
    case PROP_OPERATION:
      g_value_set_object (value, self->operation);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_progress_view_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  CatenaProgressView *self = CATENA_PROGRESS_VIEW (object);

  switch (prop_id)
    {
    case PROP_OPERATION:
      catena_progress_view_set_operation (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
forget_operation (CatenaProgressView *self)
{
  forget_services (self);
  if (self->operation != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->operation, self);
      g_signal_handlers_disconnect_by_data (catena_operation_get_resources (self->operation), self);
    }
  g_clear_object (&self->operation);
}

static void
catena_progress_view_dispose (GObject *object)
{
  CatenaProgressView *self = CATENA_PROGRESS_VIEW (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  forget_operation (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CATENA_TYPE_PROGRESS_VIEW);

  G_OBJECT_CLASS (catena_progress_view_parent_class)->dispose (object);
}

static void
catena_progress_view_class_init (CatenaProgressViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = catena_progress_view_get_property;
  object_class->set_property = catena_progress_view_set_property;
  object_class->dispose = catena_progress_view_dispose;
  widget_class->map = catena_progress_view_map;
  widget_class->unmap = catena_progress_view_unmap;

  properties[PROP_OPERATION] = g_param_spec_object ("operation", NULL, NULL, CATENA_TYPE_OPERATION,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/progress/catena-progress-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, advice_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, agent_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, decision_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, elapsed_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, error_view);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, failed_message_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, failed_step_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, failure_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, next_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, poll_error_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, poll_error_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, progress_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, resource_list);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, resources_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, status_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, step_list);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, steps_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, steps_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, title_label);
  gtk_widget_class_bind_template_callback (widget_class, on_step_activated);

  gtk_widget_class_install_action (widget_class, "progress.look-again", NULL, look_again);
  gtk_widget_class_install_action (widget_class, "progress.dismiss", NULL, dismiss);
  gtk_widget_class_install_action (widget_class, "progress.show-service", NULL, show_service);
  gtk_widget_class_install_action (widget_class, "progress.open-agent", NULL, open_agent);
  gtk_widget_class_install_action (widget_class, "progress.create-another", NULL, create_another);

  g_type_ensure (CATENA_TYPE_ERROR_VIEW);
}

static void
catena_progress_view_init (CatenaProgressView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  catena_template_name_buttons (GTK_WIDGET (self));
}

/**
 * catena_progress_view_new:
 *
 * Returns: (transfer floating): a view without an operation
 */
GtkWidget *
catena_progress_view_new (void)
{
  return g_object_new (CATENA_TYPE_PROGRESS_VIEW, NULL);
}

/**
 * catena_progress_view_get_operation:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
CatenaOperation *
catena_progress_view_get_operation (CatenaProgressView *self)
{
  g_return_val_if_fail (CATENA_IS_PROGRESS_VIEW (self), NULL);

  return self->operation;
}

static void
watch (CatenaProgressView *self,
       gboolean            watched)
{
  if (self->operation != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    catena_operation_set_watched (self->operation, watched);
}

/**
 * catena_progress_view_set_operation:
 * @self: a view
 * @operation: (nullable): what to show
 */
void
catena_progress_view_set_operation (CatenaProgressView *self,
                                    CatenaOperation    *operation)
{
  g_return_if_fail (CATENA_IS_PROGRESS_VIEW (self));
  g_return_if_fail (operation == NULL || CATENA_IS_OPERATION (operation));

  if (self->operation == operation)
    return;

  watch (self, FALSE);
  forget_operation (self);
  g_set_object (&self->operation, operation);
  watch (self, TRUE);

  gtk_list_box_bind_model (self->step_list,
                           operation != NULL ? catena_operation_get_steps (operation) : NULL,
                           create_step_row, NULL, NULL);
  gtk_list_box_bind_model (self->resource_list,
                           operation != NULL ? catena_operation_get_resources (operation) : NULL,
                           create_resource_row, NULL, NULL);
  if (operation != NULL)
    {
      g_signal_connect_object (operation, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (catena_operation_get_resources (operation), "items-changed",
                               G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      update (self);
    }
  update_tick (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPERATION]);
}
