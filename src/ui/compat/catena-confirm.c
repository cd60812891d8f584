/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-confirm"

#include "config.h"

#include "catena-confirm.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define RESPONSE_CANCEL "cancel"
#define RESPONSE_ACTION "action"

#if ADW_CHECK_VERSION (1, 5, 0)

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  g_task_return_boolean (task, g_strcmp0 (response, RESPONSE_ACTION) == 0);
}

static GtkWidget *
find_heading (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title-2"))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_heading (child);

  return found;
}

/* Before 1.8 libadwaita measures its large heading for less than the line that it is, and warns, although it then takes the small
 * one, which wraps. */
static AdwAlertDialog *
make_dialog (const char *heading,
             const char *body)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);
  GtkWidget *label = adw_get_minor_version () < 8 ? find_heading (adw_dialog_get_child (dialog)) : NULL;

  if (label != NULL)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    }

  return ADW_ALERT_DIALOG (dialog);
}

static void
ask (GtkWidget  *parent,
     const char *heading,
     const char *body,
     const char *action_label,
     gboolean    destructive,
     GTask      *task)
{
  AdwAlertDialog *dialog = make_dialog (heading, body);

  adw_alert_dialog_add_response (dialog, RESPONSE_CANCEL, _("_Cancel"));
  adw_alert_dialog_add_response (dialog, RESPONSE_ACTION, action_label);
  adw_alert_dialog_set_response_appearance (dialog, RESPONSE_ACTION,
                                            destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, destructive ? RESPONSE_CANCEL : RESPONSE_ACTION);
  adw_alert_dialog_set_close_response (dialog, RESPONSE_CANCEL);
  adw_alert_dialog_choose (dialog, parent, NULL, on_chosen, task);
}

static void
tell (GtkWidget  *parent,
      const char *heading,
      const char *body)
{
  AdwAlertDialog *dialog = make_dialog (heading, body);

  adw_alert_dialog_add_response (dialog, RESPONSE_CANCEL, _("_Close"));
  adw_alert_dialog_set_close_response (dialog, RESPONSE_CANCEL);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}

#else

#define TASK_KEY "catena-confirm-task"

static void
answer (GtkWidget  *dialog,
        const char *response)
{
  g_autoptr (GTask) task = g_object_steal_data (G_OBJECT (dialog), TASK_KEY);

  if (task != NULL)
    g_task_return_boolean (task, g_strcmp0 (response, RESPONSE_ACTION) == 0);
}

static void
on_response (GtkWidget  *dialog,
             const char *response,
             gpointer    user_data)
{
  answer (dialog, response);
}

static void
on_destroy (GtkWidget *dialog,
            gpointer   user_data)
{
  /* It went together with its parent. */
  answer (dialog, NULL);
}

static AdwMessageDialog *
make_dialog (GtkWidget  *parent,
             const char *heading,
             const char *body,
             const char *close_label)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  AdwMessageDialog *dialog =
    ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body));

  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  adw_message_dialog_add_response (dialog, RESPONSE_CANCEL, close_label);
  adw_message_dialog_set_close_response (dialog, RESPONSE_CANCEL);

  return dialog;
}

static void
ask (GtkWidget  *parent,
     const char *heading,
     const char *body,
     const char *action_label,
     gboolean    destructive,
     GTask      *task)
{
  AdwMessageDialog *dialog = make_dialog (parent, heading, body, _("_Cancel"));

  adw_message_dialog_add_response (dialog, RESPONSE_ACTION, action_label);
  adw_message_dialog_set_response_appearance (dialog, RESPONSE_ACTION,
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, destructive ? RESPONSE_CANCEL : RESPONSE_ACTION);

  g_object_set_data (G_OBJECT (dialog), TASK_KEY, task);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), NULL);
  g_signal_connect (dialog, "destroy", G_CALLBACK (on_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tell (GtkWidget  *parent,
      const char *heading,
      const char *body)
{
  gtk_window_present (GTK_WINDOW (make_dialog (parent, heading, body, _("_Close"))));
}

#endif

/**
 * catena_confirm_async:
 * @parent: a widget in the window that asks
 * @heading: the question
 * @body: (nullable): what will happen; plain text
 * @action_label: the verb on the button that does it, with mnemonic
 * @destructive: whether it destroys something: then Cancel is the default
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks before something happens.
 */
void
catena_confirm_async (GtkWidget           *parent,
                      const char          *heading,
                      const char          *body,
                      const char          *action_label,
                      gboolean             destructive,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (heading != NULL);
  g_return_if_fail (action_label != NULL);

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, catena_confirm_async);
  ask (parent, heading, body, action_label, destructive, task);
}

/**
 * catena_confirm_finish:
 * @parent: the widget that was given to catena_confirm_async()
 * @result: the result
 *
 * Returns: whether the person agreed; closing the question is a no
 */
gboolean
catena_confirm_finish (GtkWidget    *parent,
                       GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * catena_show_message:
 * @parent: a widget in the window that tells
 * @heading: what happened
 * @body: (nullable): more about it; plain text
 *
 * Tells something that has to be read before going on.
 */
void
catena_show_message (GtkWidget  *parent,
                     const char *heading,
                     const char *body)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (heading != NULL);

  tell (parent, heading, body);
}
