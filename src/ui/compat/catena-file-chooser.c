/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-file-chooser"

#include "config.h"

#include "catena-file-chooser.h"

static GtkWindow *
get_window (GtkWidget *parent)
{
  GtkRoot *root = gtk_widget_get_root (parent);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

#if GTK_CHECK_VERSION (4, 10, 0)

static void
return_file (GTask  *task,
             GFile  *file,
             GError *error)
{
  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file was chosen");
  else
    g_task_return_error (task, g_steal_pointer (&error));

  g_clear_error (&error);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  return_file (task, file, error);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  return_file (task, file, error);
}

static void
open_file (GtkWidget  *parent,
           const char *title,
           GListModel *filters,
           GTask      *task)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, get_window (parent), g_task_get_cancellable (task), on_opened, task);
}

static void
save_file (GtkWidget  *parent,
           const char *title,
           const char *name,
           GTask      *task)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, get_window (parent), g_task_get_cancellable (task), on_saved, task);
}

#else

/* A native chooser is no widget: nothing but this keeps it until there is an answer. */
typedef struct
{
  GtkFileChooserNative *chooser;
  GTask *task;
  gulong cancel_id;
} Choice;

static void
choice_end (Choice *choice,
            int     response)
{
  g_autoptr (GTask) task = g_steal_pointer (&choice->task);

  if (choice->cancel_id != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (task), choice->cancel_id);

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (choice->chooser)), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file was chosen");

  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (choice->chooser));
  g_object_unref (choice->chooser);
  g_free (choice);
}

static void
on_response (GtkNativeDialog *dialog,
             int              response,
             Choice          *choice)
{
  choice_end (choice, response);
}

static void
on_cancelled (GCancellable *cancellable,
              Choice       *choice)
{
  choice_end (choice, GTK_RESPONSE_CANCEL);
}

static void
run_chooser (GtkFileChooserNative *chooser,
             GTask                *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Choice *choice = g_new0 (Choice, 1);

  choice->chooser = chooser;
  choice->task = task;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (on_response), choice);
  /* Not g_cancellable_connect(): its handler may not be disconnected from within. */
  if (cancellable != NULL)
    choice->cancel_id = g_signal_connect (cancellable, "cancelled", G_CALLBACK (on_cancelled), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_file (GtkWidget  *parent,
           const char *title,
           GListModel *filters,
           GTask      *task)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, get_window (parent), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  guint n_filters = filters != NULL ? g_list_model_get_n_items (filters) : 0;

  for (guint i = 0; i < n_filters; i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
    }
  run_chooser (chooser, task);
}

static void
save_file (GtkWidget  *parent,
           const char *title,
           const char *name,
           GTask      *task)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, get_window (parent), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  run_chooser (chooser, task);
}

#endif

/**
 * catena_file_open_async:
 * @parent: a widget in the window that asks
 * @title: title of the chooser
 * @filters: (nullable): #GListModel of #GtkFileFilter; the first is the default
 * @cancellable: (nullable): closes the chooser
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Lets the person choose a file to read (through the portal in Flatpak).
 */
void
catena_file_open_async (GtkWidget           *parent,
                        const char          *title,
                        GListModel          *filters,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_file_open_async);
  open_file (parent, title, filters, task);
}

/**
 * catena_file_save_async:
 * @parent: a widget in the window that asks
 * @title: title of the chooser
 * @name: suggested file name
 * @cancellable: (nullable): closes the chooser
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Lets the person choose where to write a file (through the portal in Flatpak).
 */
void
catena_file_save_async (GtkWidget           *parent,
                        const char          *title,
                        const char          *name,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_file_save_async);
  save_file (parent, title, name, task);
}

/**
 * catena_file_chooser_finish:
 * @parent: the widget that was given to the function that started it
 * @result: the result
 * @error: return location for an error; %G_IO_ERROR_CANCELLED when the person chose none
 *
 * Returns: (transfer full) (nullable): the file
 */
GFile *
catena_file_chooser_finish (GtkWidget     *parent,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
