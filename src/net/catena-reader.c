/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-reader"

#include "config.h"

#include "catena-reader.h"

#define CHUNK_SIZE (64 * 1024)

typedef struct
{
  CatenaDeadline *deadline;
  GByteArray *data;
  gsize length;
  gsize max_size;
  gboolean cut;
} Reading;

static void on_chunk_read (GObject      *source,
                           GAsyncResult *result,
                           gpointer      user_data);

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->data, g_byte_array_unref);
  g_free (reading);
}

static void
read_chunk (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  g_byte_array_set_size (reading->data, (guint) (reading->length + CHUNK_SIZE));
  g_input_stream_read_async (g_task_get_source_object (task), reading->data->data + reading->length, CHUNK_SIZE,
                             G_PRIORITY_DEFAULT, g_task_get_cancellable (task), on_chunk_read,
                             g_object_ref (task));
}

static void
return_bytes (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  g_byte_array_set_size (reading->data, (guint) MIN (reading->length, reading->max_size));
  g_task_return_pointer (task, g_byte_array_free_to_bytes (g_steal_pointer (&reading->data)),
                         (GDestroyNotify) g_bytes_unref);
}

static void
on_chunk_read (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  gssize n_read = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (n_read < 0)
    {
      g_task_return_error (task, error);
      return;
    }

  catena_deadline_restart (reading->deadline, CATENA_DEADLINE_IDLE);
  reading->length += (gsize) n_read;
  reading->cut = reading->length > reading->max_size;
  if (n_read == 0 || reading->cut)
    return_bytes (task);
  else
    read_chunk (task);
}

/**
 * catena_reader_read_async:
 * @stream: a decoded answer
 * @max_size: how many bytes to read at most
 * @deadline: the attempt's time limits, which outlive the reading; idle time counts anew with each byte
 * @callback: called at the end
 * @user_data: data for @callback
 *
 * Reads to the end of @stream or to @max_size. What is counted comes out of the decoder, so that a small answer
 * that unpacks to a huge one is cut as well.
 */
void
catena_reader_read_async (GInputStream        *stream,
                          gsize                max_size,
                          CatenaDeadline      *deadline,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  g_return_if_fail (G_IS_INPUT_STREAM (stream));
  g_return_if_fail (max_size <= G_MAXUINT32 - 2 * CHUNK_SIZE);

  task = g_task_new (stream, catena_deadline_get_cancellable (deadline), callback, user_data);
  g_task_set_source_tag (task, catena_reader_read_async);
  reading = g_new0 (Reading, 1);
  reading->deadline = deadline;
  reading->data = g_byte_array_new ();
  reading->max_size = max_size;
  g_task_set_task_data (task, reading, free_reading);
  read_chunk (task);
}

/**
 * catena_reader_read_finish:
 * @stream: what was read
 * @result: what the callback got
 * @cut: (out): whether there is more than what is returned
 * @error: return location for an error of GIO
 *
 * Returns: (transfer full) (nullable): what was read
 */
GBytes *
catena_reader_read_finish (GInputStream  *stream,
                           GAsyncResult  *result,
                           gboolean      *cut,
                           GError       **error)
{
  Reading *reading;

  g_return_val_if_fail (g_task_is_valid (result, stream), NULL);

  reading = g_task_get_task_data (G_TASK (result));
  *cut = reading->cut;

  return g_task_propagate_pointer (G_TASK (result), error);
}
