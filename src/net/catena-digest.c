/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-digest"

#include "config.h"

#include "catena-digest.h"

#include "catena-json.h"
#include "catena-redact.h"

#include <string.h>

typedef struct
{
  GBytes *bytes;
  CatenaDigestKind kind;
  /* Lives as long as the task. */
  CatenaEcho *echo;
} Meal;

static void
free_meal (gpointer data)
{
  Meal *meal = data;

  g_bytes_unref (meal->bytes);
  g_free (meal);
}

static gboolean
is_blank (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i < length; i++)
    {
      if (strchr (" \t\r\n", data[i]) == NULL || data[i] == '\0')
        return FALSE;
    }

  return TRUE;
}

/* Of a file only the size: it may hold private keys. */
static char *
show (const Meal *meal)
{
  gsize length;
  const char *data = g_bytes_get_data (meal->bytes, &length);

  if (meal->kind == CATENA_DIGEST_FILE && length > 0)
    return g_strdup_printf ("(%" G_GSIZE_FORMAT " bytes, a file)", length);
  if (length > CATENA_DIGEST_MAX_INLINE)
    return g_strdup_printf ("(%" G_GSIZE_FORMAT " bytes, too many to be kept)", length);

  return catena_redact_json (data, (gssize) length);
}

static CatenaDigest *
digest (const Meal *meal)
{
  CatenaDigest *result = g_new0 (CatenaDigest, 1);

  if (meal->kind == CATENA_DIGEST_JSON && !is_blank (meal->bytes))
    result->json = catena_echo_clean_words (meal->echo, catena_json_parse (meal->bytes, &result->error));
  result->shown = catena_echo_remove (meal->echo, show (meal));

  return result;
}

static void
digest_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  g_task_return_pointer (task, digest (task_data), (GDestroyNotify) catena_digest_free);
}

/**
 * catena_digest_async:
 * @bytes: an answer's body
 * @kind: what it is to be
 * @echo: what finds our secrets in it; not touched by others until @callback is called
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is read
 * @user_data: data for @callback
 *
 * Parses and redacts a body; a large one off the main thread.
 */
void
catena_digest_async (GBytes              *bytes,
                     CatenaDigestKind     kind,
                     CatenaEcho          *echo,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Meal *meal;

  g_return_if_fail (bytes != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_digest_async);
  meal = g_new0 (Meal, 1);
  meal->bytes = g_bytes_ref (bytes);
  meal->kind = kind;
  meal->echo = echo;
  g_task_set_task_data (task, meal, free_meal);

  if (kind == CATENA_DIGEST_JSON && g_bytes_get_size (bytes) > CATENA_DIGEST_MAX_INLINE)
    g_task_run_in_thread (task, digest_in_thread);
  else
    g_task_return_pointer (task, digest (meal), (GDestroyNotify) catena_digest_free);
}

/**
 * catena_digest_finish:
 * @result: what the callback got
 * @error: return location for an error: %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what became of the body; whether it could be read is told there
 */
CatenaDigest *
catena_digest_finish (GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * catena_digest_free:
 * @digest: (transfer full): what became of a body
 */
void
catena_digest_free (CatenaDigest *digest)
{
  g_clear_pointer (&digest->json, json_node_unref);
  g_clear_error (&digest->error);
  g_clear_pointer (&digest->shown, g_free);
  g_free (digest);
}
