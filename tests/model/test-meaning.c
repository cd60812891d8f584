/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-model.h"

#include "catena-error-catalogue.h"
#include "catena-error-meaning.h"

#include <string.h>

static const CatenaErrorCatalogue * const catalogues[] = {
  &catena_error_catalogue_own,
  &catena_error_catalogue_draft,
  &catena_error_catalogue_store,
  &catena_error_catalogue_gateway,
  &catena_error_catalogue_iam,
  &catena_error_catalogue_access,
  &catena_error_catalogue_creation,
  &catena_error_catalogue_cluster,
  &catena_error_catalogue_state,
  &catena_error_catalogue_kinds,
};

static void
assert_words (const GError *error)
{
  g_autoptr (CatenaErrorMeaning) meaning = catena_error_meaning_new (error);

  g_assert_true (meaning->title != NULL && *meaning->title != '\0');
  g_assert_true (meaning->explanation != NULL && *meaning->explanation != '\0');
  g_assert_true (meaning->next_step == NULL || *meaning->next_step != '\0');
  g_assert_true (meaning->technical != NULL && *meaning->technical != '\0');
  /* No word of the tables is left unfilled. */
  g_assert_null (strpbrk (meaning->title, "{}"));
  g_assert_null (strpbrk (meaning->explanation, "{}"));
  g_assert_true (meaning->next_step == NULL || strpbrk (meaning->next_step, "{}") == NULL);
  g_assert_cmpint (meaning->verdict, ==, catena_error_get_verdict (error));
}

static void
test_every_kind (void)
{
  for (int kind = CATENA_ERROR_RESOLVE; kind <= CATENA_ERROR_BUG; kind++)
    {
      CatenaErrorDetails details = { .api = CATENA_API_CREATE_SERVICE, .sent = TRUE, .host = "bcs.example.com" };
      g_autoptr (GError) bare = catena_error_new ((CatenaErrorKind) kind, NULL, "technical");
      g_autoptr (GError) full = catena_error_new ((CatenaErrorKind) kind, &details, "technical");

      g_assert_nonnull (catena_error_catalogue_find (bare));
      assert_words (bare);
      assert_words (full);
    }
}

/* Makes the error that a row is for. */
static GError *
make_error (const CatenaErrorEntry *entry,
            const char             *code)
{
  g_auto (GStrv) texts = g_strsplit (entry->texts != NULL ? entry->texts : "", "|", -1);
  g_autofree char *full_code = code != NULL && *code == '.' ? g_strconcat ("APIGW", code, NULL) : g_strdup (code);
  CatenaErrorDetails details = {
    .api = entry->api,
    .http_status = entry->status,
    .service_code = full_code,
    .service_message = texts[0],
  };

  return catena_error_new (entry->kind == CATENA_ERROR_ANY_KIND ? CATENA_ERROR_REFUSED : (CatenaErrorKind) entry->kind,
                           &details, "technical");
}

/* No row is hidden behind one that comes before it, and each has words. */
static void
test_every_row (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (catalogues); i++)
    {
      for (gsize j = 0; j < catalogues[i]->n_entries; j++)
        {
          const CatenaErrorEntry *entry = &catalogues[i]->entries[j];
          g_auto (GStrv) codes = g_strsplit (entry->codes != NULL ? entry->codes : "none", " ", -1);

          for (guint k = 0; codes[k] != NULL; k++)
            {
              g_autoptr (GError) error = make_error (entry, entry->codes != NULL ? codes[k] : NULL);

              g_assert_true (catena_error_catalogue_find (error) == entry);
              assert_words (error);
            }
        }
    }
}

static GError *
make_refusal (CatenaErrorKind  kind,
              CatenaApiId      api,
              guint            status,
              const char      *code,
              const char      *message)
{
  CatenaErrorDetails details = {
    .api = api,
    .http_status = status,
    .service_code = code,
    .service_message = message,
    .sent = TRUE,
    .host = "bcs.example.com",
    .request_id = "request-1",
  };

  return catena_error_new (kind, &details, "technical");
}

static void
test_titles (void)
{
  static const struct
  {
    CatenaErrorKind kind;
    CatenaApiId api;
    guint status;
    const char *code;
    const char *message;
    const char *title;
  } rows[] = {
    { CATENA_ERROR_CONFLICT, CATENA_API_CREATE_SERVICE, 400, "BCS.4001018", "x", "Name Already Taken" },
    { CATENA_ERROR_REFUSED, CATENA_API_CREATE_SERVICE, 400, "BCS.4001088", "x", "Quota Used Up" },
    { CATENA_ERROR_REFUSED, CATENA_API_CREATE_SERVICE, 400, "BCS.4001045", "x", "Password Too Weak" },
    { CATENA_ERROR_REFUSED, CATENA_API_CREATE_SERVICE, 400, "BCS.4001171", "x", "Password Too Weak" },
    { CATENA_ERROR_CONFLICT, CATENA_API_CREATE_SERVICE, 400, "BCS.4006039", "x", "Cluster in Use" },
    { CATENA_ERROR_REFUSED, CATENA_API_CREATE_SERVICE, 400, "BCS.4001008", "x", "No Elastic IP Address" },
    { CATENA_ERROR_REFUSED, CATENA_API_CREATE_SERVICE, 400, "BCS.4001009", "x", "Elastic IP Addresses Missing" },
    { CATENA_ERROR_NOT_FOUND, CATENA_API_GET_SERVICE, 400, "BCS.4001011", "x", "Service Not Found" },
    { CATENA_ERROR_FORBIDDEN, CATENA_API_LIST_SERVICES, 403, "BCS.4030403", "x", "Permission Missing" },
    { CATENA_ERROR_AUTH, CATENA_API_LIST_SERVICES, 401, "BCS.4010401", "x", "Sign-In Not Accepted" },
    { CATENA_ERROR_AUTH, CATENA_API_LIST_SERVICES, 401, "APIGW.0301",
      "Incorrect IAM authentication information: verify aksk signature fail", "Secret Key Does Not Match" },
    { CATENA_ERROR_AUTH, CATENA_API_LIST_SERVICES, 401, "APIG.0301",
      "Incorrect IAM authentication information: AK access failed to reach the limit,forbidden.", "Access Key Locked" },
    { CATENA_ERROR_AUTH, CATENA_API_LIST_SERVICES, 401, "APIGW.0301",
      "Incorrect IAM authentication information: Get secretKey failed", "Access Key Unknown" },
    { CATENA_ERROR_AUTH, CATENA_API_LIST_SERVICES, 401, "APIG.0301",
      "Incorrect IAM authentication information: token expires, expires_at: 2026-01-16T08:30:00.000000Z",
      "Sign-In Has Ended" },
    { CATENA_ERROR_AUTH, CATENA_API_LIST_SERVICES, 401, "APIGW.0301",
      "Incorrect IAM authentication information: decrypt token fail", "Sign-In Has Ended" },
    { CATENA_ERROR_AUTH, CATENA_API_LIST_SERVICES, 401, "APIGW.0301", "something new", "Sign-In Refused" },
    { CATENA_ERROR_AUTH, CATENA_API_LIST_SERVICES, 401, "APIGW.0307", "x", "Sign-In Is for Another Region" },
    { CATENA_ERROR_THROTTLED, CATENA_API_LIST_SERVICES, 429, "APIGW.0308", "x", "Too Many Requests" },
    { CATENA_ERROR_NOT_FOUND, CATENA_API_LIST_SERVICES, 404, "APIGW.0101", "x", "Service Not Found There" },
    { CATENA_ERROR_AUTH, CATENA_API_IAM_CREATE_TOKEN, 401, "401", "The username or password is wrong.",
      "Name or Password Wrong" },
    { CATENA_ERROR_AUTH, CATENA_API_IAM_CREATE_TOKEN, 401, "401", NULL, "Name or Password Wrong" },
    { CATENA_ERROR_AUTH, CATENA_API_IAM_CREATE_TOKEN, 401, "401", "The account is locked.", "User Locked" },
    { CATENA_ERROR_AUTH, CATENA_API_IAM_CREATE_TOKEN, 401, "401", "Need TOTP", "Code Needed" },
    { CATENA_ERROR_AUTH, CATENA_API_IAM_LIST_DOMAINS, 401, "401", "verify aksk signature fail",
      "Secret Key Does Not Match" },
    { CATENA_ERROR_CLOCK, CATENA_API_LIST_SERVICES, 401, "APIGW.0301", "verify aksk signature fail", "Clock Is Wrong" },
    { CATENA_ERROR_FORBIDDEN, CATENA_API_IAM_LIST_PROJECTS, 403, "IAM.0002", "x", "Projects Cannot Be Listed" },
    { CATENA_ERROR_TLS, CATENA_API_LIST_SERVICES, 0, NULL, NULL, "Certificate Not Trusted" },
    { CATENA_ERROR_PROTOCOL, CATENA_API_LIST_SERVICES, 200, NULL, NULL, "Not an Answer of the Service" },
    { CATENA_ERROR_REDIRECT, CATENA_API_LIST_SERVICES, 302, NULL, NULL, "Sent to Another Address" },
    /* A code that nobody has heard of. */
    { CATENA_ERROR_REFUSED, CATENA_API_CREATE_SERVICE, 400, "BCS.9999999", "x", "Request Refused" },
    /* The ends of codes are not to be mixed up with others. */
    { CATENA_ERROR_REFUSED, CATENA_API_CREATE_SERVICE, 400, "BCS.40010180", "x", "Request Refused" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error =
        make_refusal (rows[i].kind, rows[i].api, rows[i].status, rows[i].code, rows[i].message);
      g_autoptr (CatenaErrorMeaning) meaning = catena_error_meaning_new (error);

      g_assert_cmpstr (meaning->title, ==, rows[i].title);
      assert_words (error);
    }
}

static void
assert_clock (gint64      skew,
              const char *expected)
{
  CatenaErrorDetails details = { .api = CATENA_API_LIST_SERVICES, .clock_skew = skew };
  g_autoptr (GError) error = catena_error_new (CATENA_ERROR_CLOCK, &details, "technical");
  g_autoptr (CatenaErrorMeaning) meaning = catena_error_meaning_new (error);

  g_assert_true (g_str_has_prefix (meaning->explanation, expected));
}

static void
test_clock (void)
{
  assert_clock (3600, "This computer’s clock is 1 hour behind the server’s.");
  assert_clock (3725, "This computer’s clock is 1 hour 2 minutes behind the server’s.");
  assert_clock (-90, "This computer’s clock is 1 minute 30 seconds ahead of the server’s.");
  assert_clock (-2 * 86400 - 3600, "This computer’s clock is 2 days 1 hour ahead of the server’s.");
  assert_clock (86400 + 59, "This computer’s clock is 1 day behind the server’s.");
  assert_clock (61, "This computer’s clock is 1 minute 1 second behind the server’s.");
  assert_clock (0, "This computer’s clock differs from the server’s.");
}

static void
assert_says (const CatenaErrorMeaning *meaning,
             const char               *text)
{
  if (strstr (meaning->explanation, text) == NULL)
    g_error ("“%s” is not in “%s”", text, meaning->explanation);
}

static void
test_words_filled (void)
{
  g_autoptr (GError) forbidden =
    make_refusal (CATENA_ERROR_FORBIDDEN, CATENA_API_LIST_SERVICES, 403, NULL, NULL);
  g_autoptr (GError) alarms = make_refusal (CATENA_ERROR_FORBIDDEN, CATENA_API_QUERY_ALARMS, 403, NULL, NULL);
  g_autoptr (GError) password = make_refusal (CATENA_ERROR_AUTH, CATENA_API_IAM_CREATE_TOKEN, 401, "401", NULL);
  g_autoptr (GError) connect = make_refusal (CATENA_ERROR_CONNECT, CATENA_API_LIST_SERVICES, 0, NULL, NULL);
  g_autoptr (GError) nowhere = catena_error_new (CATENA_ERROR_CONNECT, NULL, "technical");
  g_autoptr (CatenaErrorMeaning) meaning_forbidden = catena_error_meaning_new (forbidden);
  g_autoptr (CatenaErrorMeaning) meaning_alarms = catena_error_meaning_new (alarms);
  g_autoptr (CatenaErrorMeaning) meaning_password = catena_error_meaning_new (password);
  g_autoptr (CatenaErrorMeaning) meaning_connect = catena_error_meaning_new (connect);
  g_autoptr (CatenaErrorMeaning) meaning_nowhere = catena_error_meaning_new (nowhere);

  assert_says (meaning_forbidden, "bcs:fabricInstance:list ");
  g_assert_cmpint (meaning_forbidden->verdict, ==, CATENA_VERDICT_PERMISSION);
  assert_says (meaning_alarms, "The user lacks a permission");
  assert_says (meaning_password, "HUAWEI ID");
  assert_says (meaning_connect, "bcs.example.com cannot be reached");
  assert_says (meaning_nowhere, "The server cannot be reached");
}

static void
test_files_named (void)
{
  const CatenaErrorDetails details = {
    .service_code = CATENA_PROBLEM_FILE_SET_ASIDE, .file = "/home/\316\261/catena.db\n{host}.set-aside",
  };
  const CatenaErrorDetails unnamed = { .service_code = CATENA_PROBLEM_FILE_READ_ONLY };
  g_autoptr (GError) error = catena_error_new (CATENA_ERROR_STORAGE, &details, "technical");
  g_autoptr (GError) nowhere = catena_error_new (CATENA_ERROR_STORAGE, &unnamed, "technical");
  g_autoptr (CatenaErrorMeaning) meaning = catena_error_meaning_new (error);
  g_autoptr (CatenaErrorMeaning) meaning_nowhere = catena_error_meaning_new (nowhere);

  assert_says (meaning, "It is now /home/\316\261/catena.db␊{host}.set-aside, and");
  g_assert_nonnull (strstr (meaning->technical, "File: /home/\316\261/catena.db␊{host}.set-aside\n"));
  assert_says (meaning_nowhere, "The file can be read but not written.");
}

static void
test_foreign_words (void)
{
  g_autofree char *long_text = g_strnfill (5000, 'x');
  g_autoptr (GError) hostile = make_refusal (CATENA_ERROR_REFUSED, CATENA_API_CREATE_SERVICE, 400, "X\nY",
                                             "{host} <b>bold</b>\n\342\200\256no {said}");
  g_autoptr (GError) endless = make_refusal (CATENA_ERROR_REFUSED, CATENA_API_CREATE_SERVICE, 400, NULL, long_text);
  g_autoptr (CatenaErrorMeaning) first = catena_error_meaning_new (hostile);
  g_autoptr (CatenaErrorMeaning) second = catena_error_meaning_new (endless);

  /* Quoted as it came, but for what would not show; not filled a second time. */
  assert_says (first, "The server says: “{host} <b>bold</b>␊\357\277\275no {said}”");
  g_assert_nonnull (strstr (first->technical, "Code: X␊Y\n"));
  g_assert_cmpint (g_utf8_strlen (second->explanation, -1), <, 500);
}

static void
test_technical (void)
{
  g_autoptr (GError) error =
    make_refusal (CATENA_ERROR_CONFLICT, CATENA_API_CREATE_SERVICE, 400, "BCS.4001018", "The name is taken.");
  g_autoptr (CatenaErrorMeaning) meaning = catena_error_meaning_new (error);

  g_assert_cmpstr (meaning->technical, ==,
                   "Call: createService\n"
                   "Host: bcs.example.com\n"
                   "HTTP status: 400\n"
                   "Code: BCS.4001018\n"
                   "Request ID: request-1\n"
                   "Server: The name is taken.\n"
                   "Error: technical");
  g_assert_cmpstr (meaning->request_id, ==, "request-1");
}

static void
test_may_have_happened (void)
{
  g_autoptr (GError) creation = make_refusal (CATENA_ERROR_TIMEOUT, CATENA_API_CREATE_SERVICE, 0, NULL, NULL);
  g_autoptr (GError) late = make_refusal (CATENA_ERROR_REFUSED, CATENA_API_CREATE_SERVICE, 400, "BCS.4001052", NULL);
  g_autoptr (GError) list = make_refusal (CATENA_ERROR_TIMEOUT, CATENA_API_LIST_SERVICES, 0, NULL, NULL);
  g_autoptr (CatenaErrorMeaning) meaning_creation = catena_error_meaning_new (creation);
  g_autoptr (CatenaErrorMeaning) meaning_late = catena_error_meaning_new (late);
  g_autoptr (CatenaErrorMeaning) meaning_list = catena_error_meaning_new (list);

  g_assert_cmpint (meaning_creation->verdict, ==, CATENA_VERDICT_MAY_HAVE_HAPPENED);
  g_assert_nonnull (strstr (meaning_creation->next_step, "look before you send it again"));
  g_assert_nonnull (strstr (meaning_late->next_step, "look before you send it again"));
  g_assert_cmpint (meaning_list->verdict, ==, CATENA_VERDICT_NO);
  g_assert_cmpstr (meaning_list->next_step, ==, "Try again.");
}

static void
test_other_domains (void)
{
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Operation was cancelled");
  g_autoptr (GError) file = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOSPC, "No space <left>\non device");
  g_autoptr (GError) silent = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "");
  g_autoptr (CatenaErrorMeaning) meaning_cancelled = catena_error_meaning_new (cancelled);
  g_autoptr (CatenaErrorMeaning) meaning_file = catena_error_meaning_new (file);
  g_autoptr (CatenaErrorMeaning) meaning_silent = catena_error_meaning_new (silent);

  g_assert_cmpstr (meaning_cancelled->title, ==, "Cancelled");
  g_assert_cmpstr (meaning_file->explanation, ==, "No space <left>␊on device");
  g_assert_cmpstr (meaning_silent->explanation, ==, "The reason is not known.");
  g_assert_null (meaning_file->request_id);
}

void
add_meaning_tests (void)
{
  g_test_add_func ("/model/meaning/every-kind", test_every_kind);
  g_test_add_func ("/model/meaning/every-row", test_every_row);
  g_test_add_func ("/model/meaning/titles", test_titles);
  g_test_add_func ("/model/meaning/clock", test_clock);
  g_test_add_func ("/model/meaning/words-filled", test_words_filled);
  g_test_add_func ("/model/meaning/files-named", test_files_named);
  g_test_add_func ("/model/meaning/foreign-words", test_foreign_words);
  g_test_add_func ("/model/meaning/technical", test_technical);
  g_test_add_func ("/model/meaning/may-have-happened", test_may_have_happened);
  g_test_add_func ("/model/meaning/other-domains", test_other_domains);
}
