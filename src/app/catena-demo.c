/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-demo"

#include "config.h"

#include "catena-demo.h"

#include "catena-demo-folder.h"
#include "catena-error.h"
#include "catena-json.h"

#include <glib/gi18n.h>
#include <string.h>

/* A creation takes five to seven simulated minutes; in the demo it is something to watch for half a minute or a little more. */
#define SPEED "10"
/* How long the simulator may take to say where it listens, in seconds. */
#define START_LIMIT 15
#define PROGRAM "catena-simulator"

/**
 * CatenaDemo:
 * @folder: (nullable): of a demo that has everything of its own
 * @path: (nullable): the file with the line of a simulator that runs already
 * @process: (nullable): our simulator; it ends when we do
 * @info: (nullable): what the simulator said of itself
 */
struct _CatenaDemo
{
  GObject parent_instance;

  CatenaDemoFolder *folder;
  char *path;
  char *config_directory;
  char *data_directory;
  GSubprocess *process;
  GDataInputStream *output;
  JsonNode *info;
};

G_DEFINE_FINAL_TYPE (CatenaDemo, catena_demo, G_TYPE_OBJECT)

static void
make_places (CatenaDemo *self)
{
  g_autoptr (GError) error = NULL;

  if (self->config_directory != NULL)
    return;

  if (self->path == NULL)
    self->folder = catena_demo_folder_new (&error);
  if (error != NULL)
    g_warning ("The demo has no folder of its own: %s", error->message);

  if (self->folder != NULL)
    {
      self->config_directory = g_build_filename (catena_demo_folder_get_path (self->folder), "config", NULL);
      self->data_directory = g_build_filename (catena_demo_folder_get_path (self->folder), "data", NULL);
    }
  else
    {
      self->config_directory = g_build_filename (g_get_user_config_dir (), "catena-demo", NULL);
      self->data_directory = g_build_filename (g_get_user_data_dir (), "catena-demo", NULL);
    }
}

static char *
dup_program (void)
{
  const char *program = g_getenv ("CATENA_SIMULATOR");

  return program != NULL ? g_strdup (program) : g_build_filename (CATENA_LIBEXECDIR, PROGRAM, NULL);
}

/* Takes the line apart; what is missing in it is found here and not by those who use it. */
static gboolean
read_info (CatenaDemo  *self,
           const char  *text,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (JsonNode) node = catena_json_parse (bytes, error);
  JsonObject *object;

  if (node == NULL)
    return FALSE;

  object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  if (catena_json_get_array (object, "tenants") == NULL || catena_json_get_node (object, "bcs") == NULL)
    {
      g_propagate_error (error, catena_error_new (CATENA_ERROR_INPUT, NULL, "This is not the line of a simulator"));
      return FALSE;
    }

  g_clear_pointer (&self->info, json_node_unref);
  self->info = g_steal_pointer (&node);

  return TRUE;
}

static void
return_failure (GTask      *task,
                const char *detail)
{
  /* Translators: %s is a technical message */
  g_task_return_new_error (task, CATENA_ERROR, CATENA_ERROR_STORAGE,
                           _("The simulated cloud that the demo runs on did not start. Is Catena installed completely? (%s)"),
                           detail);
}

static void
return_info (GTask      *task,
             const char *text)
{
  g_autoptr (GError) error = NULL;

  if (read_info (g_task_get_source_object (task), text, &error))
    g_task_return_boolean (task, TRUE);
  else
    return_failure (task, error->message);
}

static void
on_file_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_load_contents_finish (G_FILE (source), result, &text, NULL, NULL, &error))
    return_info (task, text);
  else if (!g_task_return_error_if_cancelled (task))
    return_failure (task, error->message);
}

static gboolean
on_too_slow (gpointer user_data)
{
  CatenaDemo *self = user_data;

  /* Its output ends, and that is noticed. */
  g_subprocess_force_exit (self->process);

  return G_SOURCE_REMOVE;
}

static void
on_line_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source), result, NULL, &error);
  g_source_remove (GPOINTER_TO_UINT (g_task_get_task_data (task)));
  if (line != NULL)
    return_info (task, line);
  else if (!g_task_return_error_if_cancelled (task))
    return_failure (task, error != NULL ? error->message : PROGRAM);
}

/* It ends with its standard input: however Catena ends, it does not stay behind. */
static void
spawn (CatenaDemo *self,
       GTask      *task)
{
  g_autofree char *program = dup_program ();
  g_autoptr (GError) error = NULL;
  guint limit;

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                    program, "--exit-with-stdin", "--speed", SPEED, NULL);
  if (self->process == NULL)
    {
      return_failure (task, error->message);
      return;
    }

  limit = g_timeout_add_seconds (START_LIMIT, on_too_slow, self);
  g_task_set_task_data (task, GUINT_TO_POINTER (limit), NULL);
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), on_line_read,
                                       g_object_ref (task));
}

static void
catena_demo_dispose (GObject *object)
{
  catena_demo_stop (CATENA_DEMO (object));

  G_OBJECT_CLASS (catena_demo_parent_class)->dispose (object);
}

static void
catena_demo_finalize (GObject *object)
{
  CatenaDemo *self = CATENA_DEMO (object);

  g_free (self->path);
  g_free (self->config_directory);
  g_free (self->data_directory);
  g_clear_pointer (&self->info, json_node_unref);

  G_OBJECT_CLASS (catena_demo_parent_class)->finalize (object);
}

static void
catena_demo_class_init (CatenaDemoClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = catena_demo_dispose;
  G_OBJECT_CLASS (klass)->finalize = catena_demo_finalize;
}

static void
catena_demo_init (CatenaDemo *self)
{
}

/**
 * catena_demo_is_installed:
 *
 * Returns: whether there is a simulated cloud to run on; it can be left out of a build
 */
gboolean
catena_demo_is_installed (void)
{
  g_autofree char *program = dup_program ();

  return g_file_test (program, G_FILE_TEST_IS_EXECUTABLE);
}

/**
 * catena_demo_new:
 *
 * Returns: (transfer full): a demo that starts a simulator and keeps nothing
 */
CatenaDemo *
catena_demo_new (void)
{
  return g_object_new (CATENA_TYPE_DEMO, NULL);
}

/**
 * catena_demo_new_for_file:
 * @path: a file that holds the line of a simulator that runs already
 *
 * What such a demo learns stays in the person's folders, beside that of Catena itself: tests set them.
 *
 * Returns: (transfer full): a demo
 */
CatenaDemo *
catena_demo_new_for_file (const char *path)
{
  CatenaDemo *self = g_object_new (CATENA_TYPE_DEMO, NULL);

  self->path = g_canonicalize_filename (path, NULL);

  return self;
}

/**
 * catena_demo_get_places:
 * @self: a demo
 * @places: (out caller-allocates): where its hub keeps things; valid as long as the demo
 */
void
catena_demo_get_places (CatenaDemo      *self,
                        CatenaHubPlaces *places)
{
  g_return_if_fail (CATENA_IS_DEMO (self));

  make_places (self);
  places->config_directory = self->config_directory;
  places->data_directory = self->data_directory;
  places->secrets_in_memory = TRUE;
}

/**
 * catena_demo_start_async:
 * @self: a demo
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is known how to reach the simulated cloud
 * @user_data: data of @callback
 */
void
catena_demo_start_async (CatenaDemo          *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (CATENA_IS_DEMO (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_demo_start_async);

  if (self->info != NULL)
    {
      g_task_return_boolean (task, TRUE);
    }
  else if (self->path != NULL)
    {
      file = g_file_new_for_path (self->path);
      g_file_load_contents_async (file, cancellable, on_file_read, g_object_ref (task));
    }
  else
    {
      g_clear_object (&self->output);
      g_clear_object (&self->process);
      spawn (self, task);
    }
}

/**
 * catena_demo_start_finish:
 * @self: a demo
 * @result: what the callback got
 * @error: return location for an error, whose message is for people
 *
 * Returns: whether there is a simulated cloud
 */
gboolean
catena_demo_start_finish (CatenaDemo    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * catena_demo_stop:
 * @self: a demo
 *
 * Ends the simulator, if it is ours, and removes the folders.
 */
void
catena_demo_stop (CatenaDemo *self)
{
  g_return_if_fail (CATENA_IS_DEMO (self));

  if (self->process != NULL)
    g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_clear_object (&self->output);
  g_clear_object (&self->process);
  g_clear_pointer (&self->folder, catena_demo_folder_free);
}

/**
 * catena_demo_get_info:
 * @self: a demo
 *
 * Returns: (transfer none) (nullable): what the simulator says of itself, once it has started
 */
JsonObject *
catena_demo_get_info (CatenaDemo *self)
{
  g_return_val_if_fail (CATENA_IS_DEMO (self), NULL);

  return self->info != NULL ? json_node_get_object (self->info) : NULL;
}
