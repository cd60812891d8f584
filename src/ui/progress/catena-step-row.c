/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-step-row"

#include "config.h"

#include "catena-step-row.h"

#include "catena-state-icon.h"
#include "catena-time-format.h"
#include "catena-util.h"

struct _CatenaStepRow
{
  AdwPreferencesRow parent_instance;

  CatenaOperationStep *step;
  /* Until when it is known to have gone on, in nanoseconds; 0 before the first tick. */
  gint64 until;
  /* The person has opened or closed it: from then on it does neither by itself. */
  gboolean decided;

  GtkWidget *arrow;
  GtkLabel *duration_label;
  CatenaStateIcon *icon;
  GtkRevealer *revealer;
  GtkListBox *sub_step_list;
  GtkLabel *subtitle_label;
  GtkLabel *title_label;
};

G_DEFINE_FINAL_TYPE (CatenaStepRow, catena_step_row, ADW_TYPE_PREFERENCES_ROW)

static gboolean
has_sub_steps (CatenaStepRow *self)
{
  return g_list_model_get_n_items (catena_operation_step_get_sub_steps (self->step)) > 0;
}

static void
set_open (CatenaStepRow *self,
          gboolean       open)
{
  gtk_revealer_set_reveal_child (self->revealer, open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), open ? "catena-up-symbolic" : "catena-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

static void
update_open (CatenaStepRow *self)
{
  CatenaStepStatus status = catena_operation_step_get_status (self->step);
  gboolean foldable = has_sub_steps (self);

  gtk_widget_set_visible (self->arrow, foldable);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), foldable);
  if (!foldable)
    gtk_accessible_reset_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED);
  else if (!self->decided)
    set_open (self, status == CATENA_STEP_STATUS_PROCESSING || status == CATENA_STEP_STATUS_FAILED);
}

/* What the server says of the step; its message counts more than its detail. */
static void
update_subtitle (CatenaStepRow *self)
{
  const char *message = catena_operation_step_get_message (self->step);
  const char *detail = catena_operation_step_get_detail (self->step);
  const char *text = message != NULL && *message != '\0' ? message : detail;
  g_autofree char *shown = text != NULL ? catena_sanitize_text (text, 500) : NULL;

  gtk_label_set_label (self->subtitle_label, shown != NULL ? shown : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label), shown != NULL && *shown != '\0');
}

static void
update_duration (CatenaStepRow *self)
{
  gint64 start = catena_operation_step_get_start_time (self->step);
  gint64 end = catena_operation_step_get_end_time (self->step);
  g_autofree char *duration = NULL;

  if (end == 0 && catena_operation_step_get_status (self->step) == CATENA_STEP_STATUS_PROCESSING)
    end = self->until;
  /* How the clocks differ is not known exactly: never less than nothing. */
  if (start > 0 && end > 0)
    duration = catena_format_duration (MAX (end - start, 0));

  gtk_label_set_label (self->duration_label, duration != NULL ? duration : "");
}

static void
update (CatenaStepRow *self)
{
  CatenaStepStatus status = catena_operation_step_get_status (self->step);
  g_autofree char *title = catena_sanitize_text (catena_operation_step_get_title (self->step), 120);

  gtk_label_set_label (self->title_label, title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  catena_state_icon_set_step (self->icon, status);
  if (status == CATENA_STEP_STATUS_WAITING)
    gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title_label), "dim-label");

  update_subtitle (self);
  update_open (self);
  update_duration (self);
}

static GtkWidget *
create_sub_step_row (gpointer item,
                     gpointer user_data)
{
  GtkWidget *row = catena_step_row_new (item);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);

  return row;
}

static void
catena_step_row_dispose (GObject *object)
{
  CatenaStepRow *self = CATENA_STEP_ROW (object);

  /* AdwPreferencesRow lives in list boxes that outlive a merge: nothing may call back into a row that is gone. */
  if (self->step != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->step, self);
      g_signal_handlers_disconnect_by_data (catena_operation_step_get_sub_steps (self->step), self);
    }
  g_clear_object (&self->step);
  gtk_widget_dispose_template (GTK_WIDGET (self), CATENA_TYPE_STEP_ROW);

  G_OBJECT_CLASS (catena_step_row_parent_class)->dispose (object);
}

static void
catena_step_row_class_init (CatenaStepRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = catena_step_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/progress/catena-step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaStepRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, CatenaStepRow, duration_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaStepRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CatenaStepRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, CatenaStepRow, sub_step_list);
  gtk_widget_class_bind_template_child (widget_class, CatenaStepRow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaStepRow, title_label);

  g_type_ensure (CATENA_TYPE_STATE_ICON);
}

static void
catena_step_row_init (CatenaStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * catena_step_row_new:
 * @step: a step or sub-step
 *
 * Returns: (transfer floating): a row that follows the step
 */
GtkWidget *
catena_step_row_new (CatenaOperationStep *step)
{
  CatenaStepRow *self;
  GListModel *sub_steps;

  g_return_val_if_fail (CATENA_IS_OPERATION_STEP (step), NULL);

  self = g_object_new (CATENA_TYPE_STEP_ROW, NULL);
  self->step = g_object_ref (step);
  sub_steps = catena_operation_step_get_sub_steps (step);
  gtk_list_box_bind_model (self->sub_step_list, sub_steps, create_sub_step_row, NULL, NULL);
  g_signal_connect_object (step, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sub_steps, "items-changed", G_CALLBACK (update_open), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * catena_step_row_toggle:
 * @self: a row
 *
 * Opens or closes its sub-steps, for good.
 */
void
catena_step_row_toggle (CatenaStepRow *self)
{
  g_return_if_fail (CATENA_IS_STEP_ROW (self));

  if (!has_sub_steps (self))
    return;

  self->decided = TRUE;
  set_open (self, !gtk_revealer_get_reveal_child (self->revealer));
}

/**
 * catena_step_row_tick:
 * @self: a row
 * @until: until when it is known to have gone on, by the service's clock, in nanoseconds
 *
 * Shows how long the step and its sub-steps took or have been under way.
 */
void
catena_step_row_tick (CatenaStepRow *self,
                      gint64         until)
{
  g_return_if_fail (CATENA_IS_STEP_ROW (self));

  self->until = until;
  update_duration (self);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sub_step_list));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (CATENA_IS_STEP_ROW (child))
        catena_step_row_tick (CATENA_STEP_ROW (child), until);
    }
}
