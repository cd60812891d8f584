/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-exchange.h"

#include "sim-handlers.h"
#include "sim-wire.h"

#include "catena-json.h"
#include "catena-time.h"

#include <string.h>

/* The middleware: between the connection and the handlers, where everything goes wrong that can. */

#define HUGE_BYTES (40 * 1024 * 1024)
#define DRIP_MILLISECONDS 100
/* Set on a socket whose next request is to find the connection closed. */
#define CLOSE_NEXT "sim-close-next"

/**
 * SimExchange:
 * @taken: the faults that this call meets
 * @next: the next of them that has to be waited for
 * @handled: whether the handler has run
 * @gone: whether the client has left
 *
 * One call on its way through the faults. Reference-counted: timers, holds and the message hold it.
 */
typedef struct
{
  SimContext *context;
  SoupServerMessage *message;
  SimCall *call;
  GPtrArray *taken;
  guint next;
  gboolean handled;
  gboolean paused;
  gboolean gone;
  gulong finished_handler;
} SimExchange;

static void go_on (gpointer data);

static void
exchange_clear (SimExchange *exchange)
{
  g_clear_signal_handler (&exchange->finished_handler, exchange->message);
  g_object_unref (exchange->message);
  sim_call_free (exchange->call);
  g_ptr_array_unref (exchange->taken);
}

static void
exchange_unref (gpointer exchange)
{
  g_rc_box_release_full (exchange, (GDestroyNotify) exchange_clear);
}

static gint64
get_parameter (SimFault   *fault,
               const char *name,
               gint64      fallback)
{
  gint64 value = fallback;

  catena_json_get_int64 (fault->parameters, name, &value);
  return value;
}

static gint64
get_milliseconds (SimFault *fault,
                  gint64    fallback)
{
  double seconds = 0;

  if (catena_json_get_double (fault->parameters, "seconds", &seconds))
    return (gint64) (seconds * 1000);

  return get_parameter (fault, "milliseconds", fallback);
}

static SimFault *
find (SimExchange *exchange,
      SimFaultKind kind)
{
  SimFault *fault = sim_faults_find (exchange->taken, kind);

  if (fault != NULL)
    g_ptr_array_add (exchange->call->faults, g_strdup (sim_fault_get_name (fault)));

  return fault;
}

static void
pause_message (SimExchange *exchange)
{
  if (exchange->paused || exchange->gone)
    return;

  soup_server_message_pause (exchange->message);
  exchange->paused = TRUE;
}

static void
hold (SimExchange *exchange,
      const char  *stage)
{
  pause_message (exchange);
  sim_holds_add (exchange->context->holds, sim_call_get_name (exchange->call), stage, go_on,
                 g_rc_box_acquire (exchange), exchange_unref);
}

static gboolean
delay_cb (gpointer exchange)
{
  go_on (exchange);
  return G_SOURCE_REMOVE;
}

static void
delay (SimExchange *exchange,
       SimFault    *fault)
{
  pause_message (exchange);
  g_timeout_add_full (G_PRIORITY_DEFAULT, (guint) get_milliseconds (fault, 0), delay_cb,
                      g_rc_box_acquire (exchange), exchange_unref);
}

/* Waits for the next fault of this stage that has to be waited for. */
static gboolean
wait_for_fault (SimExchange *exchange)
{
  while (exchange->next < exchange->taken->len)
    {
      SimFault *fault = g_ptr_array_index (exchange->taken, exchange->next++);
      gboolean waits = exchange->handled
                           ? fault->kind == SIM_FAULT_HOLD_AFTER
                           : fault->kind == SIM_FAULT_DELAY || fault->kind == SIM_FAULT_HOLD_BEFORE;

      if (!waits)
        continue;
      if (fault->kind == SIM_FAULT_DELAY)
        delay (exchange, fault);
      else
        hold (exchange, exchange->handled ? "after" : "before");
      return TRUE;
    }

  return FALSE;
}

static void
set_fault_headers (SimCall    *call,
                   JsonObject *headers)
{
  g_autoptr (GList) names = headers != NULL ? json_object_get_members (headers) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *value = catena_json_dup_string (headers, l->data);

      if (value != NULL)
        soup_message_headers_replace (call->reply_headers, l->data, value);
    }
}

/* A body may be given as text or as JSON. */
static GBytes *
dup_fault_body (SimFault   *fault,
                const char *fallback)
{
  JsonNode *node = catena_json_get_node (fault->parameters, "body");
  char *text;

  if (node == NULL)
    text = g_strdup (fallback);
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    text = json_node_dup_string (node);
  else
    text = json_to_string (node, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

static void
reply_status (SimCall  *call,
              SimFault *fault)
{
  guint status = (guint) get_parameter (fault, "status", 500);
  g_autofree char *content_type = catena_json_dup_string (fault->parameters, "content_type");
  g_autoptr (GBytes) body = dup_fault_body (fault, "");

  if (status < 200 || status > 599)
    status = 500;
  sim_call_reply_bytes (call, status, content_type != NULL ? content_type : "application/json", body);
  set_fault_headers (call, catena_json_get_object (fault->parameters, "headers"));
}

static void
reply_redirect (SimCall  *call,
                SimFault *fault)
{
  guint status = (guint) get_parameter (fault, "status", 302);
  g_autofree char *location = catena_json_dup_string (fault->parameters, "location");
  g_autoptr (GBytes) body = g_bytes_new_static ("", 0);

  sim_call_reply_bytes (call, status, "text/html", body);
  soup_message_headers_replace (call->reply_headers, "Location",
                                location != NULL ? location : "http://127.0.0.1:9/elsewhere");
}

/* A change that goes through although its answer says otherwise. */
static void
apply_change_habit (SimCall *call)
{
  const char *habit = call->store->habits.change_despite_504;

  if (habit == NULL || !sim_call_is_change (call) || call->status >= 300)
    return;
  if (g_str_equal (habit, "504"))
    sim_call_refuse_gateway (call, 504, "APIGW.0201", "The back-end did not answer in time.");
  else
    sim_call_refuse (call, 400, habit, "The operation timed out. Look at the result later.");
  g_ptr_array_add (call->faults, g_strdup ("change_despite_504"));
}

/* Handles the call, or lets a fault answer in the handler's place. */
static void
handle (SimExchange *exchange)
{
  SimCall *call = exchange->call;
  SimFault *status = find (exchange, SIM_FAULT_STATUS);
  SimFault *redirect = find (exchange, SIM_FAULT_REDIRECT);
  gboolean handled = status == NULL && redirect == NULL;

  if (status != NULL)
    catena_json_get_bool (status->parameters, "handled", &handled);
  sim_store_advance (call->store);
  if (handled && call->too_large)
    sim_call_refuse_gateway (call, 413, "APIGW.0201", "The body is too large.");
  else if (handled)
    sim_handlers_dispatch (call);
  if (status != NULL)
    reply_status (call, status);
  else if (redirect != NULL)
    reply_redirect (call, redirect);
  else
    apply_change_habit (call);
  sim_context_save (exchange->context);
}

static GBytes *
compress (GBytes *bytes)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  g_output_stream_write_all (stream, data, length, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Correct JSON of any size; compressed, next to nothing goes over the wire. */
static void
reply_huge (SimCall  *call,
            SimFault *fault)
{
  gsize length = (gsize) CLAMP (get_parameter (fault, "bytes", HUGE_BYTES), 16, G_MAXINT32);
  char *text = g_malloc (length);
  g_autoptr (GBytes) body = NULL;
  gboolean gzip = FALSE;

  memset (text, 'x', length);
  memcpy (text, "{\"padding\":\"", 12);
  memcpy (text + length - 2, "\"}", 2);
  body = g_bytes_new_take (text, length);
  catena_json_get_bool (fault->parameters, "gzip", &gzip);
  if (gzip)
    {
      g_autoptr (GBytes) compressed = compress (body);

      sim_call_reply_bytes (call, 200, "application/json", compressed);
      soup_message_headers_replace (call->reply_headers, "Content-Encoding", "gzip");
    }
  else
    {
      sim_call_reply_bytes (call, 200, "application/json", body);
    }
}

static void
change_body (SimExchange *exchange)
{
  SimFault *malformed = find (exchange, SIM_FAULT_MALFORMED);
  SimFault *huge = find (exchange, SIM_FAULT_HUGE);

  if (malformed != NULL)
    {
      g_autoptr (GBytes) body = dup_fault_body (malformed, "{\"broken\": [1, 2");

      sim_call_reply_bytes (exchange->call, exchange->call->status, "application/json", body);
    }
  if (huge != NULL)
    reply_huge (exchange->call, huge);
}

static void
set_header (const char *name,
            const char *value,
            gpointer    headers)
{
  soup_message_headers_replace (headers, name, value);
}

static void
append_header (const char *name,
               const char *value,
               gpointer    text)
{
  g_string_append_printf (text, "%s: %s\r\n", name, value);
}

static char *
dup_date (SimCall *call)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (sim_call_now (call) / CATENA_NSEC_PER_SEC);

  return soup_date_time_to_string (time, SOUP_DATE_HTTP);
}

/* The whole answer as bytes, for what libsoup would not send. */
static GBytes *
dup_wire (SimCall *call,
          gsize   *head_length)
{
  GString *text = g_string_new (NULL);
  gsize length;
  const char *body = g_bytes_get_data (call->reply, &length);
  g_autofree char *date = dup_date (call);

  g_string_append_printf (text, "HTTP/1.1 %u %s\r\n", call->status, soup_status_get_phrase (call->status));
  g_string_append_printf (text, "Date: %s\r\nContent-Type: %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n",
                          date, call->content_type, length);
  g_string_append (text, "Connection: close\r\n");
  soup_message_headers_foreach (call->reply_headers, append_header, text);
  g_string_append (text, "\r\n");
  *head_length = text->len;
  g_string_append_len (text, body, (gssize) length);

  return g_string_free_to_bytes (text);
}

static gboolean
send_raw (SimExchange *exchange)
{
  SimFault *truncate = find (exchange, SIM_FAULT_TRUNCATE);
  SimFault *drip = find (exchange, SIM_FAULT_DRIP);
  g_autoptr (GBytes) wire = NULL;
  gsize head_length;

  if (truncate == NULL && drip == NULL)
    return FALSE;

  wire = dup_wire (exchange->call, &head_length);
  if (truncate != NULL)
    sim_wire_truncate (exchange->message, wire,
                       head_length
                           + (gsize) get_parameter (truncate, "bytes",
                                                   (gint64) g_bytes_get_size (exchange->call->reply) / 2));
  else
    sim_wire_drip (exchange->message, wire, (guint) get_parameter (drip, "bytes", 1),
                   (guint) get_milliseconds (drip, DRIP_MILLISECONDS));

  return TRUE;
}

static void
send_answer (SimExchange *exchange)
{
  SimCall *call = exchange->call;
  SoupServerMessage *message = exchange->message;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *date = dup_date (call);
  gsize length;
  const char *body = g_bytes_get_data (call->reply, &length);

  if (find (exchange, SIM_FAULT_CLOSE_KEPT) != NULL)
    g_object_set_data (G_OBJECT (soup_server_message_get_socket (message)), CLOSE_NEXT,
                       GINT_TO_POINTER (TRUE));
  soup_server_message_set_status (message, call->status, NULL);
  soup_server_message_set_response (message, call->content_type, SOUP_MEMORY_COPY, body, length);
  soup_message_headers_replace (headers, "Date", date);
  soup_message_headers_foreach (call->reply_headers, set_header, headers);
  if (exchange->paused)
    soup_server_message_unpause (message);
}

static void
record (SimExchange *exchange)
{
  if (exchange->context->record != NULL)
    sim_record_add (exchange->context->record, exchange->call);
}

/* Every step of a call comes back here: what has to be waited for is waited for, in order, and then the next
 * is done. */
static void
go_on (gpointer data)
{
  SimExchange *exchange = data;

  if (wait_for_fault (exchange))
    return;
  if (!exchange->handled)
    {
      if (find (exchange, SIM_FAULT_RESET) != NULL)
        {
          record (exchange);
          if (!exchange->gone)
            sim_wire_reset (exchange->message);
          return;
        }
      handle (exchange);
      exchange->handled = TRUE;
      exchange->next = 0;
      if (wait_for_fault (exchange))
        return;
    }

  change_body (exchange);
  record (exchange);
  if (exchange->gone)
    return;
  if (find (exchange, SIM_FAULT_RESET_AFTER) != NULL)
    sim_wire_reset (exchange->message);
  else if (!send_raw (exchange))
    send_answer (exchange);
}

static void
on_message_finished (SoupServerMessage *message,
                     SimExchange       *exchange)
{
  exchange->gone = TRUE;
}

/**
 * sim_exchange_run:
 * @context: what the listeners share
 * @message: a request that has been read
 * @call: (transfer full): the same, apart from its connection
 *
 * Counts the arrival, lets the call meet its faults, handles it, and sends the answer, now or later.
 */
void
sim_exchange_run (SimContext        *context,
                  SoupServerMessage *message,
                  SimCall           *call)
{
  SimExchange *exchange = g_rc_box_new0 (SimExchange);
  GSocket *socket = soup_server_message_get_socket (message);
  SimFault *clock;

  exchange->context = context;
  exchange->message = g_object_ref (message);
  exchange->call = call;
  exchange->taken = NULL;
  sim_arrivals_add (context->arrivals, sim_call_get_name (call), sim_store_now (context->store));
  if (g_object_get_data (G_OBJECT (socket), CLOSE_NEXT) != NULL)
    {
      exchange->taken = g_ptr_array_new ();
      g_ptr_array_add (call->faults, g_strdup ("close-kept"));
      record (exchange);
      sim_wire_close (message);
    }
  else
    {
      exchange->taken = sim_faults_take (context->faults, sim_call_get_name (call));
      exchange->finished_handler =
        g_signal_connect (message, "finished", G_CALLBACK (on_message_finished), exchange);
      find (exchange, SIM_FAULT_WRONG);
      clock = find (exchange, SIM_FAULT_CLOCK);
      if (clock != NULL)
        call->skew += get_parameter (clock, "seconds", 0) * CATENA_NSEC_PER_SEC;
      go_on (exchange);
    }
  exchange_unref (exchange);
}
