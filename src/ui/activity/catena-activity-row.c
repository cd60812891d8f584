/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-activity-row"

#include "config.h"

#include "catena-activity-row.h"

#include "catena-account-mark.h"
#include "catena-api.h"
#include "catena-confirm.h"
#include "catena-decision-group.h"
#include "catena-state-icon.h"
#include "catena-status-pill.h"
#include "catena-time-label.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>

struct _CatenaActivityRow
{
  GtkListBoxRow parent_instance;

  CatenaOperation *operation;
  const char *tone_class;

  GtkWidget *forget_button;
  GtkLabel *name_label;
  GtkLabel *phase_label;
  GtkProgressBar *progress_bar;
  GtkLabel *progress_label;
  CatenaStateIcon *state_icon;
  GtkLabel *summary_label;
  CatenaTimeLabel *time_label;
};

G_DEFINE_FINAL_TYPE (CatenaActivityRow, catena_activity_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  PROP_0,
  PROP_OPERATION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
describe_call (CatenaOperation *operation)
{
  guint call;

  g_object_get (operation, "call", &call, NULL);

  if (call != CATENA_API_CREATE_SERVICE)
    return catena_api_get (call)->name;

  return catena_operation_get_adopted (operation) ? _("New service, found by its name") : _("New service");
}

/* What, and in which account and region */
static char *
dup_summary (CatenaOperation *operation)
{
  CatenaWorkspace *workspace = catena_operation_get_workspace (operation);
  const char *what = describe_call (operation);
  g_autofree char *label = NULL;
  g_autofree char *place = NULL;

  if (workspace == NULL)
    return g_strdup (what);

  label = catena_sanitize_text (catena_account_get_label (catena_workspace_get_account (workspace)), 60);
  place = catena_account_dup_place (catena_workspace_get_account (workspace),
                                    catena_workspace_get_project (workspace));

  return g_strdup_printf ("%s · %s · %s", what, label, place);
}

/* (nullable): while it runs how far it is, or that this cannot be seen. */
static char *
dup_progress (CatenaOperation *operation)
{
  guint total = catena_operation_get_steps_total (operation);

  if (!catena_operation_get_running (operation))
    return NULL;
  if (catena_operation_get_last_error (operation) != NULL)
    return g_strdup (_("How far it is cannot be seen at the moment"));
  if (total == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%u of %u step", "%u of %u steps", total), catena_operation_get_steps_done (operation),
                          total);
}

static void
update_texts (CatenaActivityRow *self)
{
  g_autofree char *name = catena_sanitize_text (catena_operation_get_service_name (self->operation), 0);
  g_autofree char *summary = dup_summary (self->operation);
  g_autofree char *forget = NULL;

  gtk_label_set_label (self->name_label, name != NULL ? name : "");
  gtk_label_set_label (self->summary_label, summary);
  /* Translators: %s is the name of a service */
  forget = g_strdup_printf (_("Remove %s from List"), name != NULL ? name : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->forget_button), GTK_ACCESSIBLE_PROPERTY_LABEL, forget, -1);
}

static CatenaTone
get_tone (CatenaOperationPhase phase)
{
  switch (phase)
    {
    case CATENA_OPERATION_SUCCEEDED:
      return CATENA_TONE_SETTLED;
    case CATENA_OPERATION_UNDECIDED:
      return CATENA_TONE_ATTENTION;
    case CATENA_OPERATION_FAILED:
    case CATENA_OPERATION_REFUSED:
      return CATENA_TONE_FAILED;
    case CATENA_OPERATION_INTENDED:
    case CATENA_OPERATION_SENDING:
    case CATENA_OPERATION_LOOKING:
    case CATENA_OPERATION_RUNNING:
    default:
      return CATENA_TONE_MOVING;
    }
}

static void
update_progress (CatenaActivityRow *self)
{
  CatenaOperationPhase phase = catena_operation_get_phase (self->operation);
  CatenaTone tone = get_tone (phase);
  const char *label = catena_operation_get_phase_label (self->operation);
  g_autofree char *progress = dup_progress (self->operation);
  gboolean running = catena_operation_get_running (self->operation);
  gint64 ended = catena_operation_get_ended (self->operation);

  catena_state_icon_set (self->state_icon, tone, label);
  gtk_label_set_label (self->phase_label, label);
  gtk_label_set_label (self->progress_label, progress != NULL ? progress : "");
  gtk_widget_set_visible (GTK_WIDGET (self->progress_label), progress != NULL);
  if (self->tone_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->phase_label), self->tone_class);
  self->tone_class = catena_tone_get_css_class (tone);
  gtk_widget_add_css_class (GTK_WIDGET (self->phase_label), self->tone_class);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), running);
  gtk_progress_bar_set_fraction (self->progress_bar, CLAMP (catena_operation_get_fraction (self->operation), 0.0, 1.0));
  gtk_widget_set_visible (self->forget_button, !running);

  g_object_set (self->time_label,
                /* Translators: %s is a time, as in “Ended 5 minutes ago” */
                "format", ended != 0 ? _("Ended %s")
                /* Translators: %s is a time, as in “Started 5 minutes ago” */
                                     : _("Started %s"),
                "time", ended != 0 ? ended : catena_operation_get_started (self->operation),
                NULL);
}

static void
on_forget_confirmed (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  CatenaActivityRow *self = CATENA_ACTIVITY_ROW (source);

  if (catena_confirm_finish (GTK_WIDGET (self), result) && self->operation != NULL
      && !catena_operation_get_running (self->operation))
    catena_operation_forget (self->operation);
}

/* Of what has ended nothing is lost. */
static void
on_forget_clicked (CatenaActivityRow *self)
{
  if (catena_operation_get_phase (self->operation) == CATENA_OPERATION_UNDECIDED)
    catena_decision_confirm_dismissal (GTK_WIDGET (self), self->operation, on_forget_confirmed);
  else
    catena_operation_forget (self->operation);
}

static void
catena_activity_row_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CatenaActivityRow *self = CATENA_ACTIVITY_ROW (object);

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
catena_activity_row_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  CatenaActivityRow *self = CATENA_ACTIVITY_ROW (object);

  switch (prop_id)
    {
    case PROP_OPERATION:
      self->operation = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_activity_row_constructed (GObject *object)
{
  CatenaActivityRow *self = CATENA_ACTIVITY_ROW (object);
  static const char *const notifies[] = {
    "notify::phase", "notify::phase-label", "notify::running", "notify::fraction", "notify::steps-total", "notify::last-error",
    "notify::ended",
  };

  G_OBJECT_CLASS (catena_activity_row_parent_class)->constructed (object);

  if (self->operation == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (notifies); i++)
    g_signal_connect_object (self->operation, notifies[i], G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->operation, "notify::workspace", G_CALLBACK (update_texts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->operation, "notify::service-id", G_CALLBACK (update_texts), self, G_CONNECT_SWAPPED);
  update_texts (self);
  update_progress (self);
}

static void
catena_activity_row_dispose (GObject *object)
{
  CatenaActivityRow *self = CATENA_ACTIVITY_ROW (object);

  g_clear_object (&self->operation);
  gtk_widget_dispose_template (GTK_WIDGET (self), CATENA_TYPE_ACTIVITY_ROW);

  G_OBJECT_CLASS (catena_activity_row_parent_class)->dispose (object);
}

static void
catena_activity_row_class_init (CatenaActivityRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = catena_activity_row_get_property;
  object_class->set_property = catena_activity_row_set_property;
  object_class->constructed = catena_activity_row_constructed;
  object_class->dispose = catena_activity_row_dispose;

  properties[PROP_OPERATION] =
    g_param_spec_object ("operation", NULL, NULL, CATENA_TYPE_OPERATION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CATENA_TYPE_STATE_ICON);
  g_type_ensure (CATENA_TYPE_TIME_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/activity/catena-activity-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaActivityRow, forget_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaActivityRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaActivityRow, phase_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaActivityRow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, CatenaActivityRow, progress_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaActivityRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, CatenaActivityRow, summary_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaActivityRow, time_label);
  gtk_widget_class_bind_template_callback (widget_class, on_forget_clicked);
}

static void
catena_activity_row_init (CatenaActivityRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * catena_activity_row_new:
 * @operation: an operation
 *
 * Returns: (transfer floating): a row that follows it
 */
GtkWidget *
catena_activity_row_new (CatenaOperation *operation)
{
  return g_object_new (CATENA_TYPE_ACTIVITY_ROW, "operation", operation, NULL);
}

/**
 * catena_activity_row_get_operation:
 * @self: an activity row
 *
 * Returns: (transfer none): what it follows
 */
CatenaOperation *
catena_activity_row_get_operation (CatenaActivityRow *self)
{
  g_return_val_if_fail (CATENA_IS_ACTIVITY_ROW (self), NULL);

  return self->operation;
}
