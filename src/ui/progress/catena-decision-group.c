/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-decision-group"

#include "config.h"

#include "catena-decision-group.h"

#include "catena-account-mark.h"
#include "catena-again-button.h"
#include "catena-confirm.h"
#include "catena-error-meaning.h"
#include "catena-error-view.h"
#include "catena-template.h"
#include "catena-time-format.h"
#include "catena-time-label.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>

struct _CatenaDecisionGroup
{
  GtkWidget parent_instance;

  CatenaOperation *operation;
  GSignalGroup *signals;

  CatenaAgainButton *again_button;
  CatenaErrorView *error_view;
  CatenaTimeLabel *last_look_label;
  GtkLabel *looks_label;
  GtkWidget *meaning_label;
};

G_DEFINE_FINAL_TYPE (CatenaDecisionGroup, catena_decision_group, GTK_TYPE_WIDGET)

/* What was looked for, where if its account is still there, how often and since when. */
static char *
dup_looks (CatenaOperation *operation)
{
  CatenaWorkspace *workspace = catena_operation_get_workspace (operation);
  guint looks = catena_operation_get_looks (operation);
  g_autofree char *name = catena_sanitize_text (catena_operation_get_service_name (operation), 60);
  g_autofree char *since = catena_format_time (catena_operation_get_started (operation));
  g_autofree char *place = NULL;

  if (workspace == NULL)
    return g_strdup_printf (
      /* Translators: %1$u is how often, %2$s the name of a service, %3$s a date with a time */
      ngettext ("Looked %1$u time for a service with the name “%2$s” that has come to be since %3$s.",
                "Looked %1$u times for a service with the name “%2$s” that has come to be since %3$s.", looks),
      looks, name, since);

  place = catena_account_dup_place (catena_workspace_get_account (workspace), catena_workspace_get_project (workspace));

  return g_strdup_printf (
    /* Translators: %1$u is how often, %2$s the name of a service, %3$s its project, %4$s a date with a time */
    ngettext ("Looked %1$u time for a service with the name “%2$s” in %3$s that has come to be since %4$s.",
              "Looked %1$u times for a service with the name “%2$s” in %3$s that has come to be since %4$s.", looks),
    looks, name, place, since);
}

static void
update (CatenaDecisionGroup *self)
{
  gboolean undecided = catena_operation_get_phase (self->operation) == CATENA_OPERATION_UNDECIDED;
  const GError *error = catena_operation_get_error (self->operation);
  g_autofree char *looks = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), undecided);
  if (!undecided)
    return;

  looks = dup_looks (self->operation);
  gtk_label_set_label (self->looks_label, looks);
  catena_time_label_set_time (self->last_look_label, catena_operation_get_seen (self->operation));
  gtk_widget_set_visible (self->meaning_label, !catena_error_has_problem (error, CATENA_PROBLEM_NAMESAKE));
  catena_error_view_set_error (self->error_view, error);
  gtk_widget_set_visible (GTK_WIDGET (self->error_view), error != NULL);
  catena_again_button_set_operation (self->again_button, self->operation);
}

static void
look_again (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  catena_operation_look_again (CATENA_DECISION_GROUP (widget)->operation);
}

/* It may have been found while the person was asked. */
static void
on_dismiss_confirmed (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  CatenaDecisionGroup *self = CATENA_DECISION_GROUP (source);

  if (!catena_confirm_finish (GTK_WIDGET (self), result) || self->operation == NULL
      || catena_operation_get_phase (self->operation) != CATENA_OPERATION_UNDECIDED)
    return;

  catena_operation_forget (self->operation);
  gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

static void
dismiss (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  catena_decision_confirm_dismissal (widget, CATENA_DECISION_GROUP (widget)->operation, on_dismiss_confirmed);
}

static void
catena_decision_group_dispose (GObject *object)
{
  CatenaDecisionGroup *self = CATENA_DECISION_GROUP (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->operation);
  catena_template_dispose (GTK_WIDGET (self), CATENA_TYPE_DECISION_GROUP);

  G_OBJECT_CLASS (catena_decision_group_parent_class)->dispose (object);
}

static void
catena_decision_group_class_init (CatenaDecisionGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_decision_group_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/progress/catena-decision-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaDecisionGroup, again_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaDecisionGroup, error_view);
  gtk_widget_class_bind_template_child (widget_class, CatenaDecisionGroup, last_look_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaDecisionGroup, looks_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaDecisionGroup, meaning_label);

  gtk_widget_class_install_action (widget_class, "decision.look-again", NULL, look_again);
  gtk_widget_class_install_action (widget_class, "decision.dismiss", NULL, dismiss);

  g_type_ensure (CATENA_TYPE_AGAIN_BUTTON);
  g_type_ensure (CATENA_TYPE_ERROR_VIEW);
  g_type_ensure (CATENA_TYPE_TIME_LABEL);
}

static void
catena_decision_group_init (CatenaDecisionGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  catena_template_name_buttons (GTK_WIDGET (self));

  self->signals = g_signal_group_new (CATENA_TYPE_OPERATION);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
}

/**
 * catena_decision_group_set_operation:
 * @self: a decision group
 * @operation: (nullable): what is to be decided on
 */
void
catena_decision_group_set_operation (CatenaDecisionGroup *self,
                                     CatenaOperation     *operation)
{
  g_return_if_fail (CATENA_IS_DECISION_GROUP (self));

  g_set_object (&self->operation, operation);
  g_signal_group_set_target (self->signals, operation);
  if (operation != NULL)
    update (self);
}

/**
 * catena_decision_confirm_dismissal:
 * @widget: a widget in the window that asks
 * @operation: an undecided operation
 * @callback: called with the answer, for catena_confirm_finish()
 *
 * Asks before it is forgotten that a request may have arrived.
 */
void
catena_decision_confirm_dismissal (GtkWidget           *widget,
                                   CatenaOperation     *operation,
                                   GAsyncReadyCallback  callback)
{
  g_autofree char *name = catena_sanitize_text (catena_operation_get_service_name (operation), 60);
  /* Translators: %s is the name of a service */
  g_autofree char *heading = g_strdup_printf (_ ("Forget the Request for %s?"), name);

  catena_confirm_async (widget, heading,
                        _ ("What was asked for and when is forgotten, and Catena no longer looks for it. In the cloud nothing "
                           "changes: if the request has arrived after all, the service is created and billed, and appears in "
                           "the list like any other."),
                        _ ("_Forget"), TRUE, callback, NULL);
}
