/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-exchange-log"

#include "config.h"

#include "catena-exchange-log.h"

struct _CatenaExchangeLog
{
  GObject parent_instance;

  /* A ring: position 0 of the model is at `first`. */
  CatenaExchange *exchanges[CATENA_EXCHANGE_LOG_LENGTH];
  guint first;
  guint length;
  /* How many there ever were: the serial of the newest. */
  guint64 last_serial;
};

static void catena_exchange_log_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CatenaExchangeLog, catena_exchange_log, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, catena_exchange_log_list_model_init))

static CatenaExchange **
slot (CatenaExchangeLog *self,
      guint              position)
{
  return &self->exchanges[(self->first + position) % CATENA_EXCHANGE_LOG_LENGTH];
}

static void
drop_oldest (CatenaExchangeLog *self)
{
  g_clear_object (slot (self, 0));
  self->first = (self->first + 1) % CATENA_EXCHANGE_LOG_LENGTH;
  self->length--;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 1, 0);
}

static void
drop_all (CatenaExchangeLog *self)
{
  for (guint i = 0; i < CATENA_EXCHANGE_LOG_LENGTH; i++)
    g_clear_object (&self->exchanges[i]);
  self->length = 0;
}

static GType
catena_exchange_log_get_item_type (GListModel *model)
{
  return CATENA_TYPE_EXCHANGE;
}

static guint
catena_exchange_log_get_n_items (GListModel *model)
{
  return CATENA_EXCHANGE_LOG (model)->length;
}

static gpointer
catena_exchange_log_get_item (GListModel *model,
                              guint       position)
{
  CatenaExchangeLog *self = CATENA_EXCHANGE_LOG (model);

  return position < self->length ? g_object_ref (*slot (self, position)) : NULL;
}

static void
catena_exchange_log_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = catena_exchange_log_get_item_type;
  iface->get_n_items = catena_exchange_log_get_n_items;
  iface->get_item = catena_exchange_log_get_item;
}

static void
catena_exchange_log_dispose (GObject *object)
{
  drop_all (CATENA_EXCHANGE_LOG (object));

  G_OBJECT_CLASS (catena_exchange_log_parent_class)->dispose (object);
}

static void
catena_exchange_log_class_init (CatenaExchangeLogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = catena_exchange_log_dispose;
}

static void
catena_exchange_log_init (CatenaExchangeLog *self)
{
}

/**
 * catena_exchange_log_new:
 *
 * Returns: (transfer full): an empty log
 */
CatenaExchangeLog *
catena_exchange_log_new (void)
{
  return g_object_new (CATENA_TYPE_EXCHANGE_LOG, NULL);
}

/**
 * catena_exchange_log_append:
 * @self: a log
 * @exchange: what is added at the end
 *
 * Adds a record, and drops the oldest one when there are %CATENA_EXCHANGE_LOG_LENGTH already.
 *
 * Returns: its serial, by which catena_exchange_log_find() finds it as long as it is kept
 */
guint64
catena_exchange_log_append (CatenaExchangeLog *self,
                            CatenaExchange    *exchange)
{
  guint64 serial;

  g_return_val_if_fail (CATENA_IS_EXCHANGE_LOG (self), 0);
  g_return_val_if_fail (CATENA_IS_EXCHANGE (exchange), 0);

  if (self->length == CATENA_EXCHANGE_LOG_LENGTH)
    drop_oldest (self);

  *slot (self, self->length) = g_object_ref (exchange);
  self->length++;
  serial = ++self->last_serial;
  g_list_model_items_changed (G_LIST_MODEL (self), self->length - 1, 0, 1);

  return serial;
}

/**
 * catena_exchange_log_find:
 * @self: a log
 * @serial: what catena_exchange_log_append() said
 *
 * Returns: (transfer none) (nullable): the record, or %NULL when it was dropped
 */
CatenaExchange *
catena_exchange_log_find (CatenaExchangeLog *self,
                          guint64            serial)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE_LOG (self), NULL);

  if (serial == 0 || serial > self->last_serial || self->last_serial - serial >= self->length)
    return NULL;

  return *slot (self, self->length - 1 - (guint) (self->last_serial - serial));
}

/**
 * catena_exchange_log_clear:
 * @self: a log
 *
 * Drops all records. Serials are not used again.
 */
void
catena_exchange_log_clear (CatenaExchangeLog *self)
{
  guint length;

  g_return_if_fail (CATENA_IS_EXCHANGE_LOG (self));

  length = self->length;
  drop_all (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, length, 0);
}
