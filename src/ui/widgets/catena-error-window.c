/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-error-window"

#include "config.h"

#include "catena-error-window.h"

#include "catena-error-view.h"

struct _CatenaErrorWindow
{
  AdwWindow parent_instance;

  CatenaErrorView *error_view;
};

G_DEFINE_FINAL_TYPE (CatenaErrorWindow, catena_error_window, ADW_TYPE_WINDOW)

static void
catena_error_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CATENA_TYPE_ERROR_WINDOW);

  G_OBJECT_CLASS (catena_error_window_parent_class)->dispose (object);
}

static void
catena_error_window_class_init (CatenaErrorWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_error_window_dispose;

  g_type_ensure (CATENA_TYPE_ERROR_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/widgets/catena-error-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaErrorWindow, error_view);
}

static void
catena_error_window_init (CatenaErrorWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * catena_error_window_present:
 * @parent: a widget in the window where it happened
 * @error: what went wrong
 *
 * Shows an error with its explanation, what to do, and its technical details to copy.
 */
void
catena_error_window_present (GtkWidget    *parent,
                             const GError *error)
{
  CatenaErrorWindow *self;
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (error != NULL);

  self = g_object_new (CATENA_TYPE_ERROR_WINDOW, NULL);
  root = gtk_widget_get_root (parent);
  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
      /* For what it offers: actions of the application are not looked for in the window that it belongs to. */
      gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (GTK_WINDOW (root)));
    }
  catena_error_view_set_error (self->error_view, error);
  gtk_window_present (GTK_WINDOW (self));
}
