/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-again-button"

#include "config.h"

#include "catena-again-button.h"

struct _CatenaAgainButton
{
  GtkButton parent_instance;

  CatenaOperation *operation;
};

G_DEFINE_FINAL_TYPE (CatenaAgainButton, catena_again_button, GTK_TYPE_BUTTON)

static void
catena_again_button_clicked (GtkButton *button)
{
  CatenaAgainButton *self = CATENA_AGAIN_BUTTON (button);

  catena_progress_leave_for (GTK_WIDGET (self), "create-again",
                             g_variant_new_string (catena_operation_get_id (self->operation)));
}

/* Long in some languages, and the window may be narrow. */
static void
on_child_changed (CatenaAgainButton *self)
{
  GtkWidget *child = gtk_button_get_child (GTK_BUTTON (self));

  if (GTK_IS_LABEL (child))
    g_object_set (child, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, NULL);
}

static void
catena_again_button_dispose (GObject *object)
{
  g_clear_object (&CATENA_AGAIN_BUTTON (object)->operation);

  G_OBJECT_CLASS (catena_again_button_parent_class)->dispose (object);
}

static void
catena_again_button_class_init (CatenaAgainButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = catena_again_button_dispose;
  GTK_BUTTON_CLASS (klass)->clicked = catena_again_button_clicked;
}

static void
catena_again_button_init (CatenaAgainButton *self)
{
  g_signal_connect (self, "notify::child", G_CALLBACK (on_child_changed), NULL);
  gtk_button_set_use_underline (GTK_BUTTON (self), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * catena_again_button_set_operation:
 * @self: a button
 * @operation: (nullable): what may be sent once more
 */
void
catena_again_button_set_operation (CatenaAgainButton *self,
                                   CatenaOperation   *operation)
{
  g_autoptr (CatenaServiceDraft) draft = operation != NULL ? catena_operation_dup_draft (operation) : NULL;

  g_return_if_fail (CATENA_IS_AGAIN_BUTTON (self));

  g_set_object (&self->operation, operation);
  gtk_widget_set_visible (GTK_WIDGET (self), draft != NULL);
}

/**
 * catena_progress_leave_for:
 * @widget: a part of a progress view
 * @action: an action of the application
 * @parameter: (nullable): what it takes; a floating reference is consumed
 *
 * Closes the window and goes on elsewhere. The view may stand in the wizard itself, of which there is one: that has to go first,
 * and closing would wait for its turn.
 */
void
catena_progress_leave_for (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  g_autoptr (GVariant) sunk = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;
  GApplication *application = g_application_get_default ();

  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (widget)));
  if (application != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application), action, sunk);
}
