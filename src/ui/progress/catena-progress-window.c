/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-progress-window"

#include "config.h"

#include "catena-progress-window.h"

#include "catena-account-mark.h"
#include "catena-progress-view.h"
#include "catena-util.h"

struct _CatenaProgressWindow
{
  AdwWindow parent_instance;

  CatenaProgressView *view;
  AdwWindowTitle *window_title;
};

G_DEFINE_FINAL_TYPE (CatenaProgressWindow, catena_progress_window, ADW_TYPE_WINDOW)

static void
catena_progress_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CATENA_TYPE_PROGRESS_WINDOW);

  G_OBJECT_CLASS (catena_progress_window_parent_class)->dispose (object);
}

static void
catena_progress_window_class_init (CatenaProgressWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_progress_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/progress/catena-progress-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressWindow, view);
  gtk_widget_class_bind_template_child (widget_class, CatenaProgressWindow, window_title);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);

  g_type_ensure (CATENA_TYPE_PROGRESS_VIEW);
}

static void
catena_progress_window_init (CatenaProgressWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * catena_progress_window_new:
 * @operation: what to show
 *
 * Returns: (transfer none): a window that is not shown yet; GTK owns it
 */
GtkWindow *
catena_progress_window_new (CatenaOperation *operation)
{
  CatenaProgressWindow *self;
  CatenaWorkspace *workspace;
  g_autofree char *name = NULL;

  g_return_val_if_fail (CATENA_IS_OPERATION (operation), NULL);

  self = g_object_new (CATENA_TYPE_PROGRESS_WINDOW, NULL);
  name = catena_sanitize_text (catena_operation_get_service_name (operation), 60);
  workspace = catena_operation_get_workspace (operation);
  adw_window_title_set_title (self->window_title, name);
  if (workspace != NULL)
    {
      g_autofree char *label = catena_sanitize_text (catena_account_get_label (catena_workspace_get_account (workspace)), 60);
      g_autofree char *place = catena_account_dup_place (catena_workspace_get_account (workspace),
                                                         catena_workspace_get_project (workspace));
      g_autofree char *subtitle = g_strdup_printf ("%s · %s", label, place);

      adw_window_title_set_subtitle (self->window_title, subtitle);
    }
  gtk_window_set_title (GTK_WINDOW (self), name);
  catena_progress_view_set_operation (self->view, operation);

  return GTK_WINDOW (self);
}
