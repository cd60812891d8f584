/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-progress-view"

#include "config.h"

#include "catena-progress-view.h"

#include "catena-creation-trouble.h"
#include "catena-decision-group.h"
#include "catena-error-meaning.h"
#include "catena-next-group.h"
#include "catena-resource-row.h"
#include "catena-step-row.h"
#include "catena-time-format.h"
#include "catena-time-label.h"
#include "catena-time.h"
#include "catena-trouble-group.h"
#include "catena-util.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _CatenaProgressView
{
  GtkWidget parent_instance;

  CatenaOperation *operation;
  guint tick_id;

  GtkWidget *adopted_label;
  CatenaDecisionGroup *decision_group;
  GtkLabel *elapsed_label;
  CatenaNextGroup *next_group;
  GtkProgressBar *progress_bar;
  GtkWidget *progress_box;
  GtkListBox *resource_list;
  GtkWidget *resources_group;
  GtkWidget *scroller;
  CatenaTimeLabel *seen_label;
  GtkWidget *standing_box;
  GtkLabel *standing_cause_label;
  GtkLabel *standing_label;
  GtkLabel *standing_next_label;
  GtkLabel *status_label;
  GtkListBox *step_list;
  GtkWidget *steps_group;
  GtkLabel *steps_label;
  GtkLabel *title_label;
  CatenaTroubleGroup *trouble_group;
  GtkWidget *unseen_box;
  GtkLabel *unseen_label;
  GtkLabel *unseen_reason_label;
};

G_DEFINE_FINAL_TYPE (CatenaProgressView, catena_progress_view, GTK_TYPE_WIDGET)

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
      if (catena_error_has_problem (catena_operation_get_error (operation), CATENA_PROBLEM_NOT_SENT))
        /* Translators: %s is the name of a service, for which there was a request */
        return g_strdup_printf (_ ("%s Was Not Sent"), name);
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

/* Until when it is known to have gone on: of the time in which this computer slept or was offline nothing is known. */
static gint64
get_known_until (CatenaOperation *operation)
{
  gint64 ended = catena_operation_get_ended (operation);

  return ended > 0 ? ended : catena_operation_get_known_until (operation, catena_time_now ());
}

/* The same by the service's clock, by which its steps began. */
static gint64
get_known_until_there (CatenaOperation *operation)
{
  CatenaWorkspace *workspace = catena_operation_get_workspace (operation);
  gint64 until = get_known_until (operation);

  return workspace != NULL ? catena_workspace_to_service_clock (workspace, until) : until;
}

static char *
dup_duration (CatenaOperation *operation)
{
  return catena_format_duration (MAX (get_known_until (operation) - catena_operation_get_started (operation), 0));
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
      if (catena_error_has_problem (catena_operation_get_error (operation), CATENA_PROBLEM_NO_SUCH_SERVICE))
        return g_strdup (_ ("The service cannot be found by the ID that was told. Looking whether it is there by its name; "
                            "nothing is sent again."));
      return g_strdup (_ ("The answer was lost on its way. Looking whether the service is there; nothing is sent again."));
    case CATENA_OPERATION_UNDECIDED:
      if (catena_error_has_problem (catena_operation_get_error (operation), CATENA_PROBLEM_NAMESAKE))
        return g_strdup (_ ("There is a service of that name now, but it may be another’s."));
      return g_strdup (_ ("No service of that name has appeared in the project. It may still: look again, or compare with the "
                          "console before you send it once more."));
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

/* That it goes on without being seen is said mildly, and since when: nothing has happened to the creation. */
static const char *
get_unseen (CatenaOperation *operation)
{
  if (catena_operation_get_phase (operation) == CATENA_OPERATION_RUNNING)
    return _ ("How far it is cannot be seen at the moment; the creation itself goes on.");

  return _ ("The service cannot be asked at the moment; the search goes on as soon as it can.");
}

static const char *
get_unseen_reason (const CatenaErrorMeaning *meaning)
{
  if (meaning != NULL)
    return meaning->explanation;
  if (!g_network_monitor_get_network_available (g_network_monitor_get_default ()))
    return _ ("This computer is offline.");

  return "";
}

static void
update_unseen (CatenaProgressView *self)
{
  gint64 now = catena_time_now ();
  gboolean stale = catena_operation_get_phase (self->operation) == CATENA_OPERATION_RUNNING &&
                   catena_operation_get_known_until (self->operation, now) < now;
  const GError *error = catena_operation_get_last_error (self->operation);
  gboolean shown = catena_operation_get_running (self->operation) && (error != NULL || stale);
  gint64 seen = catena_operation_get_seen (self->operation);
  g_autoptr (CatenaErrorMeaning) meaning = error != NULL ? catena_error_meaning_new (error) : NULL;
  const char *reason = get_unseen_reason (meaning);

  gtk_widget_set_visible (self->unseen_box, shown);
  if (!shown)
    return;

  gtk_label_set_label (self->unseen_label, get_unseen (self->operation));
  gtk_label_set_label (self->unseen_reason_label, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->unseen_reason_label), *reason != '\0');
  catena_time_label_set_time (self->seen_label, seen);
  gtk_widget_set_visible (GTK_WIDGET (self->seen_label), seen > 0);
}

/* A step that has not moved for long: it is not called failed, as there is no time limit. */
static void
update_standing (CatenaProgressView *self)
{
  gint64 until = get_known_until_there (self->operation);
  g_autoptr (CatenaOperationStep) step = NULL;

  if (catena_operation_get_phase (self->operation) == CATENA_OPERATION_RUNNING)
    step = catena_creation_trouble_find_standing (catena_operation_get_steps (self->operation), until);

  gtk_widget_set_visible (self->standing_box, step != NULL);
  if (step != NULL)
    {
      const CatenaCreationTrouble *trouble = catena_creation_trouble_of_standing ();
      g_autofree char *title = catena_sanitize_text (catena_operation_step_get_title (step), 120);
      g_autofree char *duration = catena_format_duration (until - catena_operation_step_get_start_time (step));
      /* Translators: the name of a step, and how long it has been under way */
      g_autofree char *text = g_strdup_printf (_ ("“%s” has been under way for %s."), title, duration);

      gtk_label_set_label (self->standing_label, text);
      gtk_label_set_label (self->standing_cause_label, _ (trouble->cause));
      gtk_label_set_label (self->standing_next_label, _ (trouble->next_step));
    }
}

/* What changes as time goes by. */
static void
update_times (CatenaProgressView *self)
{
  gint64 until = get_known_until_there (self->operation);

  update_elapsed (self);
  update_unseen (self);
  update_standing (self);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->step_list));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (CATENA_IS_STEP_ROW (child))
        catena_step_row_tick (CATENA_STEP_ROW (child), until);
    }
}

/* Once a second while something moves and somebody looks. */
static gboolean
on_tick (gpointer user_data)
{
  update_times (user_data);

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

static void
update (CatenaProgressView *self)
{
  g_autofree char *title = dup_title (self->operation);
  g_autofree char *status = dup_status (self->operation);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->status_label, status);
  gtk_widget_set_visible (self->adopted_label, catena_operation_get_adopted (self->operation));
  update_progress (self);
  update_times (self);
  /* What a failed one has left is said there in more words. */
  gtk_widget_set_visible (self->resources_group,
                          catena_operation_get_phase (self->operation) != CATENA_OPERATION_FAILED &&
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
forget_operation (CatenaProgressView *self)
{
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
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_progress_view_dispose;
  widget_class->map = catena_progress_view_map;
  widget_class->unmap = catena_progress_view_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/progress/catena-progress-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, adopted_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, decision_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, elapsed_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, next_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, progress_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, resource_list);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, resources_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, seen_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, standing_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, standing_cause_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, standing_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, standing_next_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, status_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, step_list);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, steps_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, steps_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, title_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, trouble_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, unseen_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, unseen_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressView, unseen_reason_label);
  gtk_widget_class_bind_template_callback (widget_class, on_step_activated);

  g_type_ensure (CATENA_TYPE_DECISION_GROUP);
  g_type_ensure (CATENA_TYPE_NEXT_GROUP);
  g_type_ensure (CATENA_TYPE_TIME_LABEL);
  g_type_ensure (CATENA_TYPE_TROUBLE_GROUP);
}

static void
catena_progress_view_init (CatenaProgressView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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

  catena_decision_group_set_operation (self->decision_group, operation);
  catena_next_group_set_operation (self->next_group, operation);
  catena_trouble_group_set_operation (self->trouble_group, operation);
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
}

/**
 * catena_progress_view_hide_again:
 * @self: a progress view where there is a better way back from a refusal than to ask for everything again
 */
void
catena_progress_view_hide_again (CatenaProgressView *self)
{
  g_return_if_fail (CATENA_IS_PROGRESS_VIEW (self));

  catena_trouble_group_hide_again (self->trouble_group);
}
