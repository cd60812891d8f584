/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-base.h"

#include "catena-exchange-log.h"

#include <string.h>

static CatenaExchange *
make_exchange (guint status)
{
  return g_object_new (CATENA_TYPE_EXCHANGE, "status", status, NULL);
}

static void
test_properties (void)
{
  g_autoptr (CatenaExchange) exchange =
    g_object_new (CATENA_TYPE_EXCHANGE,
                  "api", CATENA_API_GET_SERVICE, "method", "GET", "path", "/v2/p?x=1", "host", "bcs.example",
                  "status", 200, "started", G_GINT64_CONSTANT (1602757471957780831),
                  "duration", G_GINT64_CONSTANT (5000000000), "request-id", "r1",
                  "bytes-sent", G_GUINT64_CONSTANT (5000000000),
                  "bytes-received", G_GUINT64_CONSTANT (6000000000),
                  "request-body", "{}", "response-body", "{\"a\":1}", "error", "bad", NULL);
  g_autofree char *host = NULL;
  g_autofree char *request_id = NULL;
  g_autofree char *response = NULL;
  guint api;
  gint64 started, duration;
  guint64 sent, received;

  g_object_get (exchange, "api", &api, "host", &host, "started", &started, "duration", &duration,
                "request-id", &request_id, "bytes-sent", &sent, "bytes-received", &received,
                "response-body", &response, NULL);
  g_assert_cmpuint (api, ==, CATENA_API_GET_SERVICE);
  g_assert_cmpstr (host, ==, "bcs.example");
  g_assert_cmpint (started, ==, G_GINT64_CONSTANT (1602757471957780831));
  g_assert_cmpint (duration, ==, G_GINT64_CONSTANT (5000000000));
  g_assert_cmpstr (request_id, ==, "r1");
  g_assert_cmpuint (sent, ==, G_GUINT64_CONSTANT (5000000000));
  g_assert_cmpuint (received, ==, G_GUINT64_CONSTANT (6000000000));
  g_assert_cmpstr (response, ==, "{\"a\":1}");

  g_assert_cmpuint (catena_exchange_get_api (exchange), ==, CATENA_API_GET_SERVICE);
  g_assert_cmpstr (catena_exchange_get_method (exchange), ==, "GET");
  g_assert_cmpstr (catena_exchange_get_path (exchange), ==, "/v2/p?x=1");
  g_assert_cmpuint (catena_exchange_get_status (exchange), ==, 200);
  g_assert_cmpstr (catena_exchange_get_request_body (exchange), ==, "{}");
  g_assert_cmpstr (catena_exchange_get_response_body (exchange), ==, "{\"a\":1}");
  g_assert_cmpstr (catena_exchange_get_error (exchange), ==, "bad");
}

static void
test_defaults (void)
{
  g_autoptr (CatenaExchange) exchange = g_object_new (CATENA_TYPE_EXCHANGE, NULL);

  g_assert_cmpuint (catena_exchange_get_api (exchange), ==, CATENA_API_NONE);
  g_assert_cmpuint (catena_exchange_get_status (exchange), ==, 0);
  g_assert_null (catena_exchange_get_method (exchange));
  g_assert_null (catena_exchange_get_request_body (exchange));
  g_assert_null (catena_exchange_get_error (exchange));
}

/* Large bodies are cut between two characters. */
static void
test_body_cut (void)
{
  for (gsize before = 0; before < 4; before++)
    {
      g_autofree char *start = g_strnfill (CATENA_EXCHANGE_MAX_BODY - before, 'x');
      g_autofree char *body = g_strconcat (start, "链链链", NULL);
      g_autofree char *kept = g_strconcat (start, before == 3 ? "链…" : "…", NULL);
      g_autoptr (CatenaExchange) exchange = g_object_new (CATENA_TYPE_EXCHANGE, "request-body", body,
                                                          "response-body", start, NULL);

      g_assert_cmpstr (catena_exchange_get_request_body (exchange), ==, kept);
      g_assert_cmpstr (catena_exchange_get_response_body (exchange), ==, start);
    }
}

/* A view's idea of the list, kept by items-changed alone. */
static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  GPtrArray *mirror = user_data;

  g_assert_cmpuint (position + removed, <=, mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, (int) (position + i), g_list_model_get_item (model, position + i));

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, mirror->len);
  g_assert_cmpuint (removed + added, ==, 1);
}

static void
test_log (void)
{
  g_autoptr (CatenaExchangeLog) log = catena_exchange_log_new ();
  g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *model = G_LIST_MODEL (log);
  const guint n = CATENA_EXCHANGE_LOG_LENGTH * 2 + 7;

  g_assert_cmpuint (CATENA_EXCHANGE_LOG_LENGTH, ==, 500);
  g_assert_true (g_list_model_get_item_type (model) == CATENA_TYPE_EXCHANGE);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_assert_null (g_list_model_get_item (model, 0));

  g_signal_connect (log, "items-changed", G_CALLBACK (on_items_changed), mirror);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CatenaExchange) exchange = make_exchange (i);

      catena_exchange_log_append (log, exchange);
      g_assert_cmpuint (mirror->len, ==, MIN (i + 1, CATENA_EXCHANGE_LOG_LENGTH));
    }

  for (guint i = 0; i < CATENA_EXCHANGE_LOG_LENGTH; i++)
    {
      g_autoptr (CatenaExchange) exchange = g_list_model_get_item (model, i);

      g_assert_true (g_ptr_array_index (mirror, i) == exchange);
      g_assert_cmpuint (catena_exchange_get_status (exchange), ==, n - CATENA_EXCHANGE_LOG_LENGTH + i);
    }
  g_assert_null (g_list_model_get_item (model, CATENA_EXCHANGE_LOG_LENGTH));
}

static void
test_log_releases (void)
{
  CatenaExchangeLog *log = catena_exchange_log_new ();
  CatenaExchange *first = make_exchange (1);
  CatenaExchange *last = NULL;

  g_object_add_weak_pointer (G_OBJECT (first), (gpointer *) &first);
  catena_exchange_log_append (log, first);
  g_object_unref (first);
  g_assert_nonnull (first);

  for (guint i = 0; i < CATENA_EXCHANGE_LOG_LENGTH; i++)
    {
      g_autoptr (CatenaExchange) exchange = make_exchange (2);

      catena_exchange_log_append (log, exchange);
    }
  g_assert_null (first);

  last = g_list_model_get_item (G_LIST_MODEL (log), 0);
  g_assert_finalize_object (log);
  g_assert_finalize_object (last);
}

void
add_exchange_tests (void)
{
  g_test_add_func ("/base/exchange/properties", test_properties);
  g_test_add_func ("/base/exchange/defaults", test_defaults);
  g_test_add_func ("/base/exchange/body-cut", test_body_cut);
  g_test_add_func ("/base/exchange/log", test_log);
  g_test_add_func ("/base/exchange/log-releases", test_log_releases);
}
