/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-crawler"

#include "config.h"

#include "catena-crawler.h"

#include "catena-error.h"

/* After that many refusals in a row the rest would be refused too, and each counts against the credentials. */
#define MAX_REFUSALS 3

struct _CatenaCrawler
{
  GObject parent_instance;

  CatenaBcs *bcs;
  GCancellable *cancellable;
  GQueue queue;         /* char *, owned by `waiting` */
  GHashTable *waiting;  /* char * → its GList in the queue */
  GHashTable *reading;  /* set of char * */
  guint n_refusals;
};

/* One detail under way. */
typedef struct
{
  CatenaCrawler *crawler;
  char *service_id;
} Visit;

G_DEFINE_FINAL_TYPE (CatenaCrawler, catena_crawler, G_TYPE_OBJECT)

enum
{
  ARRIVED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void read_next (CatenaCrawler *self);

static void
free_visit (Visit *visit)
{
  g_object_unref (visit->crawler);
  g_free (visit->service_id);
  g_free (visit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Visit, free_visit)

/* Whether what went wrong has nothing to do with this one service. */
static gboolean
stops_all (CatenaCrawler *self,
           const GError  *error)
{
  if (error->domain != CATENA_ERROR)
    return FALSE;

  switch ((CatenaErrorKind) error->code)
    {
    case CATENA_ERROR_RESOLVE:
    case CATENA_ERROR_CONNECT:
    case CATENA_ERROR_TLS:
    case CATENA_ERROR_CLOCK:
    case CATENA_ERROR_SIGN_IN:
      return TRUE;
    case CATENA_ERROR_AUTH:
      return ++self->n_refusals >= MAX_REFUSALS;
    case CATENA_ERROR_CONNECTION_LOST:
    case CATENA_ERROR_TIMEOUT:
    case CATENA_ERROR_REDIRECT:
    case CATENA_ERROR_TOO_LARGE:
    case CATENA_ERROR_PROTOCOL:
    case CATENA_ERROR_FORBIDDEN:
    case CATENA_ERROR_NOT_FOUND:
    case CATENA_ERROR_CONFLICT:
    case CATENA_ERROR_REFUSED:
    case CATENA_ERROR_THROTTLED:
    case CATENA_ERROR_SERVER:
    case CATENA_ERROR_INPUT:
    case CATENA_ERROR_STORAGE:
    case CATENA_ERROR_KEYRING:
    case CATENA_ERROR_BUG:
    default:
      return FALSE;
    }
}

/* Forgets what waits. What is being read goes on. */
static void
clear (CatenaCrawler *self)
{
  g_queue_clear (&self->queue);
  g_hash_table_remove_all (self->waiting);
  self->n_refusals = 0;
}

static void
on_detail_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Visit) visit = user_data;
  CatenaCrawler *self = visit->crawler;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) raw = NULL;
  g_autoptr (CatenaServiceDetail) detail =
    catena_bcs_get_service_finish (CATENA_BCS (source), result, &raw, &error);

  g_hash_table_remove (self->reading, visit->service_id);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (detail != NULL)
    {
      self->n_refusals = 0;
      g_signal_emit (self, signals[ARRIVED], 0, visit->service_id, detail, raw);
    }
  else
    {
      if (stops_all (self, error))
        clear (self);
      g_signal_emit (self, signals[FAILED], 0, visit->service_id, error);
    }

  read_next (self);
}

static void
read_next (CatenaCrawler *self)
{
  while (self->bcs != NULL && g_hash_table_size (self->reading) < CATENA_CRAWLER_WIDTH
         && !g_queue_is_empty (&self->queue))
    {
      Visit *visit = g_new0 (Visit, 1);

      visit->crawler = g_object_ref (self);
      visit->service_id = g_strdup (g_queue_pop_head (&self->queue));
      g_hash_table_remove (self->waiting, visit->service_id);
      g_hash_table_add (self->reading, g_strdup (visit->service_id));
      catena_bcs_get_service_async (self->bcs, visit->service_id, self->cancellable, on_detail_read, visit);
    }
}

static void
catena_crawler_dispose (GObject *object)
{
  CatenaCrawler *self = CATENA_CRAWLER (object);

  catena_crawler_close (self);

  G_OBJECT_CLASS (catena_crawler_parent_class)->dispose (object);
}

static void
catena_crawler_finalize (GObject *object)
{
  CatenaCrawler *self = CATENA_CRAWLER (object);

  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->reading);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (catena_crawler_parent_class)->finalize (object);
}

static void
catena_crawler_class_init (CatenaCrawlerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = catena_crawler_dispose;
  object_class->finalize = catena_crawler_finalize;

  signals[ARRIVED] =
    g_signal_new ("arrived", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING, catena_service_detail_get_type (), G_TYPE_BYTES);
  signals[FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
}

static void
catena_crawler_init (CatenaCrawler *self)
{
  g_queue_init (&self->queue);
  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->reading = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
}

/**
 * catena_crawler_new:
 *
 * Returns: (transfer full): a crawler that waits for catena_crawler_set_bcs()
 */
CatenaCrawler *
catena_crawler_new (void)
{
  return g_object_new (CATENA_TYPE_CRAWLER, NULL);
}

/**
 * catena_crawler_set_bcs:
 * @self: a crawler
 * @bcs: where it reads from now on
 */
void
catena_crawler_set_bcs (CatenaCrawler *self,
                        CatenaBcs     *bcs)
{
  g_return_if_fail (CATENA_IS_CRAWLER (self));
  g_return_if_fail (CATENA_IS_BCS (bcs));

  g_set_object (&self->bcs, bcs);
  read_next (self);
}

/**
 * catena_crawler_add:
 * @self: a crawler
 * @service_id: a service
 * @first: whether it goes before all that wait
 *
 * Reads a service's detail when its turn comes. What waits or is being read already is not added again.
 */
void
catena_crawler_add (CatenaCrawler *self,
                    const char    *service_id,
                    gboolean       first)
{
  char *id;

  g_return_if_fail (CATENA_IS_CRAWLER (self));
  g_return_if_fail (service_id != NULL);

  if (g_hash_table_contains (self->reading, service_id))
    return;

  if (g_hash_table_contains (self->waiting, service_id))
    {
      GList *link = g_hash_table_lookup (self->waiting, service_id);

      if (first)
        {
          g_queue_unlink (&self->queue, link);
          g_queue_push_head_link (&self->queue, link);
        }
      return;
    }

  id = g_strdup (service_id);
  if (first)
    g_queue_push_head (&self->queue, id);
  else
    g_queue_push_tail (&self->queue, id);
  g_hash_table_insert (self->waiting, id, first ? self->queue.head : self->queue.tail);
  read_next (self);
}

/**
 * catena_crawler_close:
 * @self: a crawler
 *
 * Ends everything; nothing is signalled any more.
 */
void
catena_crawler_close (CatenaCrawler *self)
{
  g_return_if_fail (CATENA_IS_CRAWLER (self));

  clear (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->bcs);
}
