/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-base.h"

#include "catena-error.h"

#include <gio/gio.h>

static GError *
make_error (CatenaErrorKind  kind,
            CatenaApiId      api,
            guint            status,
            const char      *code,
            gboolean         sent)
{
  CatenaErrorDetails details = { .api = api, .http_status = status, .service_code = code, .sent = sent };

  return catena_error_new (kind, &details, "test");
}

static void
test_details (void)
{
  g_autofree char *code = g_strdup ("BCS.4001018");
  g_autofree char *host = g_strdup ("bcs.example");
  CatenaErrorDetails given = { .api = CATENA_API_CREATE_SERVICE, .http_status = 400, .service_code = code,
                               .service_message = "taken", .request_id = "r1", .sent = TRUE, .clock_skew = -3600,
                               .host = host };
  g_autoptr (GError) error = catena_error_new (CATENA_ERROR_REFUSED, &given, "no %d%%", 5);
  const CatenaErrorDetails *details;

  /* The strings are copies. */
  code[0] = host[0] = 'x';

  details = catena_error_get_details (error);
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "no 5%");
  g_assert_cmpuint (details->api, ==, CATENA_API_CREATE_SERVICE);
  g_assert_cmpuint (details->http_status, ==, 400);
  g_assert_cmpstr (details->service_code, ==, "BCS.4001018");
  g_assert_cmpstr (details->service_message, ==, "taken");
  g_assert_cmpstr (details->request_id, ==, "r1");
  g_assert_true (details->sent);
  g_assert_cmpint (details->clock_skew, ==, -3600);
  g_assert_cmpstr (details->host, ==, "bcs.example");
}

static void
test_details_of_copy (void)
{
  GError *error = make_error (CATENA_ERROR_REFUSED, CATENA_API_GET_SERVICE, 400, "BCS.4001011", TRUE);
  const CatenaErrorDetails *details = catena_error_get_details (error);
  g_autoptr (GError) copy = g_error_copy (error);

  /* It lives as long as the error, however that is passed on. */
  g_prefix_error (&error, "before: ");
  g_assert_true (catena_error_get_details (error) == details);
  g_clear_error (&error);

  details = catena_error_get_details (copy);
  g_assert_cmpuint (details->api, ==, CATENA_API_GET_SERVICE);
  g_assert_cmpstr (details->service_code, ==, "BCS.4001011");
  g_assert_null (details->host);
}

static void
test_details_absent (void)
{
  g_autoptr (GError) plain = catena_error_new (CATENA_ERROR_BUG, NULL, "bug");
  g_autoptr (GError) direct = g_error_new_literal (CATENA_ERROR, CATENA_ERROR_INPUT, "direct");
  g_autoptr (GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "foreign");

  g_assert_cmpuint (catena_error_get_details (plain)->api, ==, CATENA_API_NONE);
  g_assert_null (catena_error_get_details (plain)->service_code);
  g_assert_cmpuint (catena_error_get_details (direct)->http_status, ==, 0);
  g_assert_null (catena_error_get_details (foreign));
  g_assert_null (catena_error_get_details (NULL));
}

static const struct
{
  CatenaErrorKind kind;
  CatenaApiId api;
  guint status;
  const char *code;
  gboolean sent;
  CatenaVerdict verdict;
} verdicts[] = {
#define CHANGE CATENA_API_CREATE_SERVICE
#define READ CATENA_API_GET_SERVICE
  /* Nothing left this machine. */
  { CATENA_ERROR_RESOLVE, CHANGE, 0, NULL, FALSE, CATENA_VERDICT_NO },
  { CATENA_ERROR_CONNECT, CHANGE, 0, NULL, FALSE, CATENA_VERDICT_NO },
  { CATENA_ERROR_TLS, CHANGE, 0, NULL, FALSE, CATENA_VERDICT_NO },
  { CATENA_ERROR_TIMEOUT, CHANGE, 0, NULL, FALSE, CATENA_VERDICT_NO },
  { CATENA_ERROR_CONNECTION_LOST, CHANGE, 0, NULL, FALSE, CATENA_VERDICT_NO },
  { CATENA_ERROR_INPUT, CHANGE, 0, NULL, FALSE, CATENA_VERDICT_NO },
  { CATENA_ERROR_STORAGE, CHANGE, 0, NULL, FALSE, CATENA_VERDICT_NO },
  { CATENA_ERROR_KEYRING, CHANGE, 0, NULL, FALSE, CATENA_VERDICT_NO },
  /* No definite answer. */
  { CATENA_ERROR_TIMEOUT, CHANGE, 0, NULL, TRUE, CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { CATENA_ERROR_CONNECTION_LOST, CHANGE, 0, NULL, TRUE, CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { CATENA_ERROR_STORAGE, CATENA_API_GENERATE_USER_CERTIFICATE, 200, NULL, TRUE,
    CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { CATENA_ERROR_TOO_LARGE, CHANGE, 200, NULL, TRUE, CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { CATENA_ERROR_PROTOCOL, CHANGE, 200, NULL, TRUE, CATENA_VERDICT_MAY_HAVE_HAPPENED },
  /* The parser, which makes these, knows nothing of the call. */
  { CATENA_ERROR_PROTOCOL, CATENA_API_NONE, 0, NULL, FALSE, CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { CATENA_ERROR_SERVER, CHANGE, 500, NULL, TRUE, CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { CATENA_ERROR_SERVER, CHANGE, 500, "BCS.5000500", TRUE, CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { CATENA_ERROR_SERVER, CHANGE, 502, NULL, TRUE, CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { CATENA_ERROR_SERVER, CHANGE, 504, NULL, TRUE, CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { CATENA_ERROR_SERVER, CHANGE, 599, NULL, TRUE, CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { CATENA_ERROR_SERVER, CHANGE, 501, NULL, TRUE, CATENA_VERDICT_NO },
  { CATENA_ERROR_SERVER, CHANGE, 503, NULL, TRUE, CATENA_VERDICT_NO },
  { CATENA_ERROR_REDIRECT, CHANGE, 302, NULL, TRUE, CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { CATENA_ERROR_REDIRECT, CHANGE, 303, NULL, TRUE, CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { CATENA_ERROR_REDIRECT, CHANGE, 307, NULL, TRUE, CATENA_VERDICT_NO },
  { CATENA_ERROR_REDIRECT, CHANGE, 308, NULL, TRUE, CATENA_VERDICT_NO },
  /* Nothing to look for. */
  { CATENA_ERROR_TIMEOUT, READ, 0, NULL, TRUE, CATENA_VERDICT_NO },
  { CATENA_ERROR_PROTOCOL, READ, 200, NULL, TRUE, CATENA_VERDICT_NO },
  { CATENA_ERROR_SERVER, CATENA_API_QUERY_METRICS, 502, NULL, TRUE, CATENA_VERDICT_NO },
  /* Definite answers. */
  { CATENA_ERROR_REFUSED, CHANGE, 400, "BCS.4001018", TRUE, CATENA_VERDICT_NO },
  { CATENA_ERROR_REFUSED, CHANGE, 400, NULL, TRUE, CATENA_VERDICT_NO },
  { CATENA_ERROR_CONFLICT, CHANGE, 409, NULL, TRUE, CATENA_VERDICT_NO },
  { CATENA_ERROR_NOT_FOUND, CHANGE, 404, "BCS.4040404", TRUE, CATENA_VERDICT_NO },
  { CATENA_ERROR_THROTTLED, CHANGE, 429, NULL, TRUE, CATENA_VERDICT_NO },
  { CATENA_ERROR_FORBIDDEN, CHANGE, 403, "BCS.4030403", TRUE, CATENA_VERDICT_PERMISSION },
  { CATENA_ERROR_AUTH, CHANGE, 401, "APIGW.0301", TRUE, CATENA_VERDICT_SIGN_IN },
  { CATENA_ERROR_CLOCK, CHANGE, 401, NULL, TRUE, CATENA_VERDICT_SIGN_IN },
  { CATENA_ERROR_SIGN_IN, CHANGE, 0, NULL, FALSE, CATENA_VERDICT_SIGN_IN },
  { CATENA_ERROR_BUG, CHANGE, 0, NULL, TRUE, CATENA_VERDICT_BUG },
  /* Codes that say more than their status. */
  { CATENA_ERROR_REFUSED, CHANGE, 400, "BCS.4001052", TRUE, CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { CATENA_ERROR_REFUSED, CHANGE, 400, "BCS.4001044", TRUE, CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { CATENA_ERROR_REFUSED, CHANGE, 400, "BCS.4001040", TRUE, CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { CATENA_ERROR_REFUSED, CHANGE, 400, "BCS.4001999", TRUE, CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { CATENA_ERROR_CONFLICT, CHANGE, 400, "BCS.4006025", TRUE, CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { CATENA_ERROR_REFUSED, CHANGE, 400, "BCS.4006026", TRUE, CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { CATENA_ERROR_REFUSED, CHANGE, 400, "BCS.2001001", TRUE, CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { CATENA_ERROR_REFUSED, CHANGE, 400, "BCS.4001006", TRUE, CATENA_VERDICT_PARTLY },
  { CATENA_ERROR_REFUSED, CHANGE, 400, "BCS.4001032", TRUE, CATENA_VERDICT_PERMISSION },
  { CATENA_ERROR_REFUSED, CHANGE, 400, "BCS.4001086", TRUE, CATENA_VERDICT_PERMISSION },
  { CATENA_ERROR_REFUSED, READ, 400, "BCS.4001052", TRUE, CATENA_VERDICT_NO },
#undef CHANGE
#undef READ
};

static void
test_verdict (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      g_autoptr (GError) error = make_error (verdicts[i].kind, verdicts[i].api, verdicts[i].status,
                                             verdicts[i].code, verdicts[i].sent);

      g_test_message ("row %u", i);
      g_assert_cmpint (catena_error_get_verdict (error), ==, verdicts[i].verdict);
    }
}

static void
test_verdict_of_foreign (void)
{
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  g_autoptr (GError) unknown = g_error_new_literal (g_quark_from_static_string ("unknown"), 1, "");
  g_autoptr (GError) refused = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, "");
  g_autoptr (GError) resolver = g_error_new_literal (G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "");
  g_autoptr (GError) certificate = g_error_new_literal (G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, "");
  g_autoptr (GError) file = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "");

  g_assert_cmpint (catena_error_get_verdict (cancelled), ==, CATENA_VERDICT_MAY_HAVE_HAPPENED);
  g_assert_cmpint (catena_error_get_verdict (unknown), ==, CATENA_VERDICT_MAY_HAVE_HAPPENED);
  g_assert_cmpint (catena_error_get_verdict (refused), ==, CATENA_VERDICT_NO);
  g_assert_cmpint (catena_error_get_verdict (resolver), ==, CATENA_VERDICT_NO);
  g_assert_cmpint (catena_error_get_verdict (certificate), ==, CATENA_VERDICT_NO);
  g_assert_cmpint (catena_error_get_verdict (file), ==, CATENA_VERDICT_NO);
}

void
add_error_tests (void)
{
  g_test_add_func ("/base/error/details", test_details);
  g_test_add_func ("/base/error/details-of-copy", test_details_of_copy);
  g_test_add_func ("/base/error/details-absent", test_details_absent);
  g_test_add_func ("/base/error/verdict", test_verdict);
  g_test_add_func ("/base/error/verdict-of-foreign", test_verdict_of_foreign);
}
