/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-exchange-words"

#include "config.h"

#include "catena-exchange-words.h"

#include "catena-time.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>

#define USEC_PER_MSEC 1000
#define NSEC_PER_MSEC (CATENA_NSEC_PER_SEC / 1000)

/**
 * catena_exchange_words_name:
 * @exchange: an exchange
 *
 * Returns: (transfer full): the method and the operation's name: "GET listServices"
 */
char *
catena_exchange_words_name (CatenaExchange *exchange)
{
  const char *name = catena_api_get (catena_exchange_get_api (exchange))->name;
  const char *method = catena_exchange_get_method (exchange);

  return g_strdup_printf ("%s %s", method != NULL ? method : "", name != NULL ? name : "");
}

/**
 * catena_exchange_words_end:
 * @exchange: an exchange
 *
 * Returns: (transfer full): how it ended, in a word
 */
char *
catena_exchange_words_end (CatenaExchange *exchange)
{
  guint status = catena_exchange_get_status (exchange);

  if (status == 0)
    return g_strdup (_("No answer"));
  /* The status is fine, but what came with it is not. */
  if (status < 300 && catena_exchange_has_failed (exchange))
    return g_strdup_printf (_("%u, unreadable"), status);

  return g_strdup_printf ("%u", status);
}

/**
 * catena_exchange_words_clock:
 * @exchange: an exchange
 *
 * Returns: (transfer full): the time of day at which it began, to the millisecond
 */
char *
catena_exchange_words_clock (CatenaExchange *exchange)
{
  gint64 started = catena_exchange_get_started (exchange);
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (started / CATENA_NSEC_PER_SEC);
  g_autofree char *seconds = local != NULL ? g_date_time_format (local, "%H:%M:%S") : g_strdup ("");

  return g_strdup_printf ("%s.%03d", seconds, (int) (started % CATENA_NSEC_PER_SEC / NSEC_PER_MSEC));
}

/**
 * catena_exchange_words_duration:
 * @exchange: an exchange
 *
 * Returns: (transfer full): how long it took
 */
char *
catena_exchange_words_duration (CatenaExchange *exchange)
{
  gint64 duration = catena_exchange_get_duration (exchange);

  if (duration < G_USEC_PER_SEC)
    /* Translators: a duration in milliseconds */
    return g_strdup_printf (_("%d ms"), (int) (duration / USEC_PER_MSEC));

  /* Translators: a duration in seconds with one decimal */
  return g_strdup_printf (_("%.1f s"), (double) duration / G_USEC_PER_SEC);
}

/**
 * catena_exchange_words_whose:
 * @exchange: an exchange
 * @hub: (nullable): where the accounts are
 *
 * Returns: (transfer full): the label of its account; the host if there is none (yet, or any more)
 */
char *
catena_exchange_words_whose (CatenaExchange *exchange,
                             CatenaHub      *hub)
{
  const char *id = catena_exchange_get_account (exchange);
  CatenaAccount *account = hub != NULL && id != NULL ? catena_hub_lookup_account (hub, id) : NULL;

  return catena_sanitize_text (account != NULL ? catena_account_get_label (account) : catena_exchange_get_host (exchange), 0);
}
