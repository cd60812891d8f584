/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-exchange-filter"

/* For strcasestr(): bodies are searched at every key, and folding them first would take longer than reading them. */
#define _GNU_SOURCE

#include "config.h"

#include "catena-exchange-filter.h"

#include "catena-util.h"

#include <string.h>

struct _CatenaExchangeFilter
{
  GtkFilter parent_instance;

  CatenaExchangeKind kind;
  char *account;
  char *text;
};

G_DEFINE_FINAL_TYPE (CatenaExchangeFilter, catena_exchange_filter, GTK_TYPE_FILTER)

static gboolean
is_of_kind (CatenaExchangeFilter *self,
            CatenaExchange       *exchange)
{
  switch (self->kind)
    {
    case CATENA_EXCHANGES_FAILED:
      return catena_exchange_has_failed (exchange);
    case CATENA_EXCHANGES_CHANGES:
      return catena_exchange_is_change (exchange);
    case CATENA_EXCHANGES_ALL:
    default:
      return TRUE;
    }
}

static gboolean
is_found (CatenaExchangeFilter *self,
          CatenaExchange       *exchange)
{
  g_autofree char *url = catena_exchange_dup_url (exchange);
  g_autofree char *status = g_strdup_printf ("%u", catena_exchange_get_status (exchange));
  const char *texts[] = {
    catena_api_get (catena_exchange_get_api (exchange))->name,
    catena_exchange_get_method (exchange),
    url,
    status,
    catena_exchange_get_request_id (exchange),
    catena_exchange_get_request_body (exchange),
    catena_exchange_get_response_body (exchange),
    catena_exchange_get_error (exchange),
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (texts[i] != NULL && strcasestr (texts[i], self->text) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
catena_exchange_filter_match (GtkFilter *filter,
                              gpointer   item)
{
  CatenaExchangeFilter *self = CATENA_EXCHANGE_FILTER (filter);

  return is_of_kind (self, item)
         && (self->account == NULL || g_strcmp0 (self->account, catena_exchange_get_account (item)) == 0)
         && (*self->text == '\0' || is_found (self, item));
}

static void
catena_exchange_filter_finalize (GObject *object)
{
  CatenaExchangeFilter *self = CATENA_EXCHANGE_FILTER (object);

  g_free (self->account);
  g_free (self->text);

  G_OBJECT_CLASS (catena_exchange_filter_parent_class)->finalize (object);
}

static void
catena_exchange_filter_class_init (CatenaExchangeFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = catena_exchange_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = catena_exchange_filter_match;
}

static void
catena_exchange_filter_init (CatenaExchangeFilter *self)
{
  self->text = g_strdup ("");
}

/**
 * catena_exchange_filter_new:
 *
 * Returns: (transfer full): a filter that lets everything pass
 */
CatenaExchangeFilter *
catena_exchange_filter_new (void)
{
  return g_object_new (CATENA_TYPE_EXCHANGE_FILTER, NULL);
}

/**
 * catena_exchange_filter_set_kind:
 * @self: an exchange filter
 * @kind: which are wanted
 */
void
catena_exchange_filter_set_kind (CatenaExchangeFilter *self,
                                 CatenaExchangeKind    kind)
{
  g_return_if_fail (CATENA_IS_EXCHANGE_FILTER (self));

  if (self->kind == kind)
    return;

  self->kind = kind;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * catena_exchange_filter_set_account:
 * @self: an exchange filter
 * @account: (nullable): the id of the account whose exchanges are wanted; %NULL for those of all
 */
void
catena_exchange_filter_set_account (CatenaExchangeFilter *self,
                                    const char           *account)
{
  g_return_if_fail (CATENA_IS_EXCHANGE_FILTER (self));

  if (catena_set_str (&self->account, account))
    gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * catena_exchange_filter_set_text:
 * @self: an exchange filter
 * @text: what is searched for; the case of Latin letters does not matter
 */
void
catena_exchange_filter_set_text (CatenaExchangeFilter *self,
                                 const char           *text)
{
  g_return_if_fail (CATENA_IS_EXCHANGE_FILTER (self));
  g_return_if_fail (text != NULL);

  if (catena_set_str (&self->text, text))
    gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}
