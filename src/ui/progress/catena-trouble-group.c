/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-trouble-group"

#include "config.h"

#include "catena-trouble-group.h"

#include "catena-again-button.h"
#include "catena-copy-button.h"
#include "catena-creation-trouble.h"
#include "catena-error-meaning.h"
#include "catena-error-view.h"
#include "catena-leftover-row.h"
#include "catena-template.h"
#include "catena-util.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _CatenaTroubleGroup
{
  GtkWidget parent_instance;

  CatenaOperation *operation;
  gboolean again_hidden;
  GSignalGroup *signals;
  GSignalGroup *resource_signals;
  GPtrArray *leftover_rows; /* not owned: the group has them */

  CatenaAgainButton *again_button;
  GtkWidget *again_label;
  GtkLabel *cause_label;
  CatenaCopyButton *copy_button;
  CatenaErrorView *error_view;
  GtkWidget *explanation_box;
  AdwPreferencesGroup *leftover_group;
  GtkLabel *message_label;
  GtkWidget *message_box;
  GtkLabel *next_step_label;
  GtkLabel *step_label;
};

G_DEFINE_FINAL_TYPE (CatenaTroubleGroup, catena_trouble_group, GTK_TYPE_WIDGET)

/* "Addresses and storage, Network storage": where it failed, in the person's language as far as Catena knows the steps. */
static char *
dup_place (const CatenaOperationFailure *failure)
{
  g_autofree char *step = catena_label_dup_operation_step (failure->step);
  g_autofree char *sub_step = catena_label_dup_operation_step (failure->sub_step);

  if (sub_step == NULL)
    /* Translators: %s is the name of a step of a creation */
    return g_strdup_printf (_ ("Failed at: %s"), step);

  /* Translators: a step of a creation, and the part of it at which that failed */
  return g_strdup_printf (_ ("Failed at: %s, %s"), step, sub_step);
}

/* What the service says is foreign text, and shown as a quotation. */
static void
show_message (CatenaTroubleGroup *self,
              const char         *message)
{
  g_autofree char *shown = catena_sanitize_text (message, 2000);
  gboolean said = shown != NULL && *shown != '\0';

  gtk_label_set_label (self->message_label, said ? shown : "");
  catena_copy_button_set_text (self->copy_button, said ? shown : "");
  gtk_widget_set_visible (self->message_box, said);
}

static void
show_failure (CatenaTroubleGroup *self)
{
  const CatenaOperationFailure *failure = catena_operation_get_failure (self->operation);
  const CatenaCreationTrouble *trouble;
  g_autofree char *place = NULL;

  gtk_widget_set_visible (self->explanation_box, failure != NULL);
  if (failure == NULL)
    return;

  place = dup_place (failure);
  gtk_label_set_label (self->step_label, place);
  show_message (self, failure->message);
  trouble = catena_creation_trouble_find (failure->step, failure->sub_step, failure->message);
  gtk_label_set_label (self->cause_label, _ (trouble->cause));
  gtk_label_set_label (self->next_step_label, _ (trouble->next_step));
}

/* There is a service that began: it is in the list whatever else was built. */
static void
update_leftovers (CatenaTroubleGroup *self)
{
  GListModel *resources = catena_operation_get_resources (self->operation);
  guint n_resources = g_list_model_get_n_items (resources);

  for (guint i = 0; i < self->leftover_rows->len; i++)
    adw_preferences_group_remove (self->leftover_group, g_ptr_array_index (self->leftover_rows, i));
  g_ptr_array_set_size (self->leftover_rows, 0);

  for (guint i = 0; i < n_resources; i++)
    {
      g_autoptr (CatenaResourceStatus) resource = g_list_model_get_item (resources, i);
      GtkWidget *row = catena_leftover_row_new (resource);

      adw_preferences_group_add (self->leftover_group, row);
      g_ptr_array_add (self->leftover_rows, row);
    }

  adw_preferences_group_set_description (
    self->leftover_group,
    n_resources > 0 ? _ ("Delete the service first, in the console: until then its cluster counts as used. Choose there what is "
                         "deleted with it, and delete the rest as each row says.")
                    : _ ("Delete the service in the console: until then its cluster counts as used. What else was built could not "
                         "be read so far; the console shows it."));
}

/* What was refused is made right and sent. What has failed stands in the way of its successor. */
static void
update_again (CatenaTroubleGroup *self,
              gboolean            failed,
              gboolean            stands)
{
  gtk_button_set_label (GTK_BUTTON (self->again_button),
                        failed ? _ ("_Edit and Create Again…") : _ ("_Edit and Send Again…"));
  if (failed)
    gtk_widget_remove_css_class (GTK_WIDGET (self->again_button), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->again_button), "suggested-action");
  catena_again_button_set_operation (self->again_button, failed || !self->again_hidden ? self->operation : NULL);
  gtk_widget_set_visible (self->again_label, stands && gtk_widget_get_visible (GTK_WIDGET (self->again_button)));
}

static void
update (CatenaTroubleGroup *self)
{
  CatenaOperationPhase phase = catena_operation_get_phase (self->operation);
  const GError *error = catena_operation_get_error (self->operation);
  gboolean failed = phase == CATENA_OPERATION_FAILED;
  gboolean refused = phase == CATENA_OPERATION_REFUSED;
  gboolean stands;

  gtk_widget_set_visible (GTK_WIDGET (self), failed || refused);
  if (!failed && !refused)
    return;

  show_failure (self);
  catena_error_view_set_error (self->error_view, error);
  /* Where the service's record tells the story, the error repeats it. */
  gtk_widget_set_visible (GTK_WIDGET (self->error_view),
                          error != NULL && !gtk_widget_get_visible (self->explanation_box));
  stands = failed && catena_operation_get_service_id (self->operation) != NULL
           && !catena_error_has_problem (error, CATENA_PROBLEM_NO_SUCH_SERVICE);
  gtk_widget_set_visible (GTK_WIDGET (self->leftover_group), stands);
  update_again (self, failed, stands);
}

static void
catena_trouble_group_dispose (GObject *object)
{
  CatenaTroubleGroup *self = CATENA_TROUBLE_GROUP (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->resource_signals);
  g_clear_object (&self->operation);
  g_clear_pointer (&self->leftover_rows, g_ptr_array_unref);
  catena_template_dispose (GTK_WIDGET (self), CATENA_TYPE_TROUBLE_GROUP);

  G_OBJECT_CLASS (catena_trouble_group_parent_class)->dispose (object);
}

static void
catena_trouble_group_class_init (CatenaTroubleGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_trouble_group_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/progress/catena-trouble-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaTroubleGroup, again_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaTroubleGroup, again_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaTroubleGroup, cause_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaTroubleGroup, copy_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaTroubleGroup, error_view);
  gtk_widget_class_bind_template_child (widget_class, CatenaTroubleGroup, explanation_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaTroubleGroup, leftover_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaTroubleGroup, message_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaTroubleGroup, message_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaTroubleGroup, next_step_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaTroubleGroup, step_label);

  g_type_ensure (CATENA_TYPE_AGAIN_BUTTON);
  g_type_ensure (CATENA_TYPE_COPY_BUTTON);
  g_type_ensure (CATENA_TYPE_ERROR_VIEW);
}

static void
catena_trouble_group_init (CatenaTroubleGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  catena_template_name_buttons (GTK_WIDGET (self));

  self->leftover_rows = g_ptr_array_new ();
  adw_preferences_group_add (self->leftover_group, catena_leftover_row_new_for_service ());
  self->signals = g_signal_group_new (CATENA_TYPE_OPERATION);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
  self->resource_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->resource_signals, "items-changed", G_CALLBACK (update_leftovers), self);
}

/**
 * catena_trouble_group_set_operation:
 * @self: a trouble group
 * @operation: (nullable): what to explain
 */
void
catena_trouble_group_set_operation (CatenaTroubleGroup *self,
                                    CatenaOperation    *operation)
{
  g_return_if_fail (CATENA_IS_TROUBLE_GROUP (self));

  g_set_object (&self->operation, operation);
  g_signal_group_set_target (self->signals, operation);
  g_signal_group_set_target (self->resource_signals,
                             operation != NULL ? catena_operation_get_resources (operation) : NULL);
  if (operation == NULL)
    return;

  update (self);
  update_leftovers (self);
}

/**
 * catena_trouble_group_hide_again:
 * @self: a trouble group without an operation
 *
 * From now on nobody is offered to send a refused operation again.
 */
void
catena_trouble_group_hide_again (CatenaTroubleGroup *self)
{
  g_return_if_fail (CATENA_IS_TROUBLE_GROUP (self));

  self->again_hidden = TRUE;
}
