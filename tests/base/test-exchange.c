/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-base.h"

#include "catena-exchange-har.h"
#include "catena-exchange-log.h"

#include <json-glib/json-glib.h>

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

/* A serial finds its record until that is dropped, and never another one. */
static void
test_log_serials (void)
{
  g_autoptr (CatenaExchangeLog) log = catena_exchange_log_new ();
  g_autoptr (CatenaExchange) exchange = make_exchange (1);
  g_autoptr (CatenaExchange) newer = make_exchange (2);
  guint64 serial = catena_exchange_log_append (log, exchange);

  g_assert_cmpuint (serial, >, 0);
  g_assert_true (catena_exchange_log_find (log, serial) == exchange);
  g_assert_null (catena_exchange_log_find (log, 0));
  g_assert_null (catena_exchange_log_find (log, serial + 1));

  for (guint i = 1; i < CATENA_EXCHANGE_LOG_LENGTH; i++)
    g_assert_cmpuint (catena_exchange_log_append (log, newer), ==, serial + i);
  g_assert_true (catena_exchange_log_find (log, serial) == exchange);
  catena_exchange_log_append (log, newer);
  g_assert_null (catena_exchange_log_find (log, serial));
  g_assert_true (catena_exchange_log_find (log, serial + 1) == newer);
}

static void
test_log_clear (void)
{
  g_autoptr (CatenaExchangeLog) log = catena_exchange_log_new ();
  g_autoptr (CatenaExchange) exchange = make_exchange (1);
  guint64 serial = catena_exchange_log_append (log, exchange);

  catena_exchange_log_clear (log);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (log)), ==, 0);
  g_assert_null (catena_exchange_log_find (log, serial));
  g_assert_cmpuint (catena_exchange_log_append (log, exchange), >, serial);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (log)), ==, 1);
}

static CatenaExchange *
make_answered (void)
{
  return g_object_new (CATENA_TYPE_EXCHANGE, "api", CATENA_API_CREATE_SERVICE, "attempt", 2, "method", "POST", "scheme",
                       "https", "host", "bcs.example.com", "path", "/v2/p/blockchains?a=b%20c", "status", 400,
                       "started", G_GINT64_CONSTANT (1500000000) * G_GINT64_CONSTANT (1000000000), "duration",
                       G_GINT64_CONSTANT (12500), "request-id", "r-1", "bytes-sent", (guint64) 10, "bytes-received",
                       (guint64) 20, "request-headers", "Accept: */*\nX-Auth-Token: \342\200\242", "request-body",
                       "{\"it\":\"isn't\"}", "response-headers", "Date: now: or never", "response-body", "{}", "error",
                       "refused", NULL);
}

static void
test_text (void)
{
  g_autoptr (CatenaExchange) exchange = make_answered ();
  g_autofree char *text = catena_exchange_dup_text (exchange);

  g_assert_cmpstr (text, ==,
                   "# createService, attempt 2, 2017-07-14T02:40:00Z, 12 ms\n# refused\n\n"
                   "POST https://bcs.example.com/v2/p/blockchains?a=b%20c\nAccept: */*\nX-Auth-Token: \342\200\242\n"
                   "{\"it\":\"isn't\"}\n\n400 (20 bytes)\nDate: now: or never\n{}\n");
}

static void
test_curl (void)
{
  g_autoptr (CatenaExchange) exchange = make_answered ();
  g_autofree char *command = catena_exchange_dup_curl (exchange);
  g_autofree char *big_body = g_strnfill (CATENA_EXCHANGE_MAX_BODY + 1, 'x');
  g_autoptr (CatenaExchange) big = g_object_new (CATENA_TYPE_EXCHANGE, "request-body", big_body, NULL);
  g_auto (GStrv) words = NULL;

  g_assert_true (g_shell_parse_argv (command, NULL, &words, NULL));
  g_assert_true (g_strv_contains ((const char *const *) words, "https://bcs.example.com/v2/p/blockchains?a=b%20c"));
  g_assert_true (g_strv_contains ((const char *const *) words, "{\"it\":\"isn't\"}"));
  g_assert_true (g_strv_contains ((const char *const *) words, "X-Auth-Token: $CATENA_TOKEN"));
  /* Half a body is none. */
  g_assert_null (catena_exchange_dup_curl (big));
}

static void
test_har (void)
{
  g_autoptr (CatenaExchangeLog) log = catena_exchange_log_new ();
  g_autoptr (CatenaExchange) answered = make_answered ();
  g_autoptr (CatenaExchange) silent = g_object_new (CATENA_TYPE_EXCHANGE, "method", "GET", "error", "lost", NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *entries;
  JsonObject *entry, *request;

  catena_exchange_log_append (log, answered);
  catena_exchange_log_append (log, silent);
  text = catena_exchange_har_build (G_LIST_MODEL (log));
  root = json_from_string (text, NULL);
  g_assert_nonnull (root);
  entries = json_object_get_array_member (json_object_get_object_member (json_node_get_object (root), "log"), "entries");
  g_assert_cmpuint (json_array_get_length (entries), ==, 2);

  entry = json_array_get_object_element (entries, 0);
  g_assert_cmpstr (json_object_get_string_member (entry, "startedDateTime"), ==, "2017-07-14T02:40:00Z");
  g_assert_cmpfloat (json_object_get_double_member (entry, "time"), ==, 12.5);
  request = json_object_get_object_member (entry, "request");
  g_assert_cmpstr (json_object_get_string_member (request, "url"), ==,
                   "https://bcs.example.com/v2/p/blockchains?a=b%20c");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (request, "headers")), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (
                     json_array_get_object_element (json_object_get_array_member (request, "queryString"), 0), "value"),
                   ==, "b c");
  entry = json_object_get_object_member (json_array_get_object_element (entries, 1), "response");
  g_assert_cmpint (json_object_get_int_member (entry, "status"), ==, 0);
}

void
add_exchange_tests (void)
{
  g_test_add_func ("/base/exchange/properties", test_properties);
  g_test_add_func ("/base/exchange/defaults", test_defaults);
  g_test_add_func ("/base/exchange/body-cut", test_body_cut);
  g_test_add_func ("/base/exchange/log", test_log);
  g_test_add_func ("/base/exchange/log-releases", test_log_releases);
  g_test_add_func ("/base/exchange/log-serials", test_log_serials);
  g_test_add_func ("/base/exchange/log-clear", test_log_clear);
  g_test_add_func ("/base/exchange/text", test_text);
  g_test_add_func ("/base/exchange/curl", test_curl);
  g_test_add_func ("/base/exchange/har", test_har);
}
