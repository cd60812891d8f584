/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net-fixture.h"

#include "catena-json.h"

#include <string.h>

#ifdef __SANITIZE_ADDRESS__ /* Everything is several times slower. */
#define WATCHDOG_SECONDS 100
#else
#define WATCHDOG_SECONDS 20
#endif
#define TICK_MILLISECONDS 5

static gint64
on_wait (gint64   microseconds,
         gpointer user_data)
{
  NetFixture *fixture = user_data;

  g_array_append_val (fixture->waits, microseconds);

  return 0;
}

static gboolean
on_watchdog (gpointer user_data)
{
  g_error ("nothing happened for %d seconds", WATCHDOG_SECONDS);

  return G_SOURCE_REMOVE;
}

static gboolean
on_tick (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
on_sent (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  NetFixture *fixture = user_data;

  g_assert_false (fixture->done);
  fixture->response = catena_transport_send_finish (CATENA_TRANSPORT (source), result, &fixture->error);
  g_assert_true ((fixture->response == NULL) == (fixture->error != NULL));
  fixture->done = TRUE;
}

static gboolean
is_done (gpointer user_data)
{
  NetFixture *fixture = user_data;

  return fixture->done;
}

NetFixture *
net_fixture_new (void)
{
  NetFixture *fixture = g_new0 (NetFixture, 1);

  fixture->log = catena_exchange_log_new ();
  fixture->transport = catena_transport_new (fixture->log, "account-1");
  fixture->waits = g_array_new (FALSE, FALSE, sizeof (gint64));
  catena_transport_set_back_off_func (fixture->transport, on_wait, fixture);

  return fixture;
}

/* Nothing of a call may be left: whoever keeps the transport alive is a leak. */
void
net_fixture_free (NetFixture *fixture)
{
  if (fixture->transport != NULL)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_finalize_object (g_steal_pointer (&fixture->transport));
    }
  g_assert_finalize_object (fixture->log);
  g_array_unref (fixture->waits);
  g_clear_object (&fixture->response);
  g_clear_error (&fixture->error);
  g_free (fixture);
}

/* Runs the main loop until the condition holds, which may come true in another thread. */
void
net_wait_until (gboolean (*condition) (gpointer user_data),
                gpointer   user_data)
{
  guint watchdog = g_timeout_add_seconds (WATCHDOG_SECONDS, on_watchdog, NULL);
  guint tick = g_timeout_add (TICK_MILLISECONDS, on_tick, NULL);

  while (!condition (user_data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  g_source_remove (watchdog);
}

void
net_fixture_start (NetFixture    *fixture,
                   CatenaRequest *request,
                   gpointer       auth,
                   GCancellable  *cancellable)
{
  fixture->done = FALSE;
  g_clear_object (&fixture->response);
  g_clear_error (&fixture->error);
  catena_transport_send_async (fixture->transport, request, auth, cancellable, on_sent, fixture);
  g_assert_false (fixture->done);
}

void
net_fixture_wait (NetFixture *fixture)
{
  net_wait_until (is_done, fixture);
}

void
net_fixture_send (NetFixture    *fixture,
                  CatenaRequest *request,
                  gpointer       auth)
{
  net_fixture_start (fixture, request, auth, NULL);
  net_fixture_wait (fixture);
}

/* Without an authorization, and with a small body where the method wants one. */
void
net_fixture_send_api (NetFixture  *fixture,
                      NetServer   *server,
                      CatenaApiId  api)
{
  g_autoptr (CatenaRequest) request = net_new_request (api, net_server_get_url (server));

  net_fixture_send (fixture, request, NULL);
}

void
net_fixture_set_limits (NetFixture *fixture,
                        guint       connect,
                        guint       attempt,
                        guint       idle)
{
  CatenaAttemptLimits limits;

  catena_transport_get_limits (fixture->transport, &limits);
  limits.connect = connect;
  limits.attempt = attempt;
  limits.idle = idle;
  catena_transport_set_limits (fixture->transport, &limits);
}

const CatenaErrorDetails *
net_fixture_get_details (NetFixture *fixture)
{
  const CatenaErrorDetails *details = catena_error_get_details (fixture->error);

  g_assert_nonnull (details);

  return details;
}

void
net_fixture_assert_error (NetFixture      *fixture,
                          CatenaErrorKind  kind,
                          gboolean         sent)
{
  g_assert_error (fixture->error, CATENA_ERROR, (int) kind);
  g_assert_null (fixture->response);
  g_assert_cmpint (net_fixture_get_details (fixture)->sent, ==, sent);
  g_assert_true (g_utf8_validate (fixture->error->message, -1, NULL));
}

/* With values for all path parameters that there are, and a body for POST and PUT. */
CatenaRequest *
net_new_request (CatenaApiId  api,
                 const char  *endpoint)
{
  CatenaRequest *request = catena_request_new (api, endpoint);
  const char *method = catena_api_get (api)->method;

  catena_request_set_parameter (request, "project_id", "p1");
  catena_request_set_parameter (request, "blockchain_id", "b1");
  catena_request_set_parameter (request, "channel_id", "channel");
  catena_request_set_parameter (request, "org_name", "organization");
  catena_request_set_parameter (request, "user_name", "user");
  if (g_str_equal (method, "POST") || g_str_equal (method, "PUT"))
    {
      g_autoptr (CatenaBody) body = net_new_body ("{\"name\":\"x\"}", NULL);

      catena_request_set_body (request, body);
    }

  return request;
}

/* %s in the text is where the secret goes. */
CatenaBody *
net_new_body (const char   *json,
              CatenaSecret *secret)
{
  g_auto (GStrv) pieces = g_strsplit (json, "%s", -1);
  g_autofree char *text = g_strjoinv (secret != NULL ? catena_secret_get_placeholder (secret) : "", pieces);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) document = catena_json_parse (bytes, &error);

  g_assert_no_error (error);

  return catena_body_new (document, &secret, secret != NULL ? 1 : 0);
}
