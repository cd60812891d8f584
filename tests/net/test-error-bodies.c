/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net-fixture.h"

#include "catena-error-body.h"
#include "catena-fault.h"
#include "catena-json.h"

#include <string.h>

#define N_CASES 22

typedef struct
{
  char *id;
  guint status;
  char *body;
  char *code;
  char *message;
  char *request_id;
} Row;

static guint n_rows;

static void
free_row (gpointer data)
{
  Row *row = data;

  g_free (row->id);
  g_free (row->body);
  g_free (row->code);
  g_free (row->message);
  g_free (row->request_id);
  g_free (row);
}

static Row *
new_row (JsonObject *object)
{
  Row *row = g_new0 (Row, 1);

  row->id = catena_json_dup_string (object, "id");
  row->status = (guint) json_object_get_int_member (object, "status");
  row->body = g_strdup (json_object_get_string_member (object, "body"));
  row->code = catena_json_dup_string (object, "code");
  row->message = catena_json_dup_string (object, "message");
  row->request_id = catena_json_dup_string (object, "request_id");

  return row;
}

/* Where a body gives no code the vectors name the status, which Catena keeps beside it. */
static void
assert_code (const char *found,
             const Row  *row)
{
  g_autofree char *status = g_strdup_printf ("%u", row->status);

  g_assert_cmpstr (found != NULL ? found : status, ==, row->code);
}

static void
test_vector (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GBytes) bytes = g_bytes_new (row->body, strlen (row->body));
  g_autoptr (CatenaErrorBody) body = catena_error_body_new (bytes, row->status, NULL);
  CatenaErrorDetails details = { .api = CATENA_API_LIST_SERVICES, .http_status = row->status, .sent = TRUE };
  g_autoptr (GError) error = catena_fault_from_refusal (bytes, NULL, &details);
  const CatenaErrorDetails *read = catena_error_get_details (error);

  assert_code (body->code, row);
  g_assert_cmpstr (body->message != NULL ? body->message : "", ==, row->message);
  g_assert_cmpstr (body->request_id, ==, row->request_id);

  assert_code (read->service_code, row);
  g_assert_cmpstr (read->service_message != NULL ? read->service_message : "", ==, row->message);
  g_assert_cmpstr (read->request_id, ==, row->request_id);
  g_assert_cmpuint (read->http_status, ==, row->status);
}

static void
test_complete (void)
{
  g_assert_cmpuint (n_rows, ==, N_CASES);
}

static const struct
{
  guint status;
  const char *code;
  CatenaErrorKind kind;
} kinds[] = {
  { 300, NULL, CATENA_ERROR_REDIRECT },
  { 302, "BCS.4030403", CATENA_ERROR_REDIRECT },
  { 304, NULL, CATENA_ERROR_REDIRECT },
  { 400, NULL, CATENA_ERROR_REFUSED },
  { 400, "BCS.4006014", CATENA_ERROR_REFUSED },
  { 400, "BCS.4001018", CATENA_ERROR_CONFLICT },
  { 400, "BCS.4001020", CATENA_ERROR_CONFLICT },
  { 400, "BCS.4006039", CATENA_ERROR_CONFLICT },
  { 400, "BCS.4001011", CATENA_ERROR_NOT_FOUND },
  { 400, "BCS.4001202", CATENA_ERROR_NOT_FOUND },
  { 400, "BCS.4001032", CATENA_ERROR_FORBIDDEN },
  { 400, "BCS.4030403", CATENA_ERROR_FORBIDDEN },
  { 401, "BCS.4030403", CATENA_ERROR_FORBIDDEN },
  { 401, "BCS.4010401", CATENA_ERROR_AUTH },
  { 401, "APIGW.0301", CATENA_ERROR_AUTH },
  { 401, NULL, CATENA_ERROR_AUTH },
  { 403, NULL, CATENA_ERROR_FORBIDDEN },
  { 403, "APIG.0302", CATENA_ERROR_FORBIDDEN },
  { 401, "APIGW.0302", CATENA_ERROR_FORBIDDEN },
  { 404, "APIGW.0101", CATENA_ERROR_NOT_FOUND },
  { 408, NULL, CATENA_ERROR_TIMEOUT },
  { 409, NULL, CATENA_ERROR_CONFLICT },
  { 410, NULL, CATENA_ERROR_NOT_FOUND },
  { 413, "APIG.0201", CATENA_ERROR_REFUSED },
  { 429, NULL, CATENA_ERROR_THROTTLED },
  { 403, "APIG.0308", CATENA_ERROR_THROTTLED },
  { 500, "BCS.4001018", CATENA_ERROR_SERVER },
  { 502, NULL, CATENA_ERROR_SERVER },
  { 504, NULL, CATENA_ERROR_SERVER },
  { 511, NULL, CATENA_ERROR_PROTOCOL },
};

static void
test_kinds (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *text = kinds[i].code != NULL
                              ? g_strdup_printf ("{\"error_code\":\"%s\",\"error_msg\":\"m\"}", kinds[i].code)
                              : g_strdup ("");
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      CatenaErrorDetails details = { .api = CATENA_API_CREATE_SERVICE, .http_status = kinds[i].status, .sent = TRUE };
      g_autoptr (GError) error = catena_fault_from_refusal (bytes, NULL, &details);

      g_test_message ("%u %s", kinds[i].status, kinds[i].code);
      g_assert_error (error, CATENA_ERROR, (int) kinds[i].kind);
    }
}

/* A sentence without code, text that is no JSON, and objects in a list are read as well; hostile text is tamed. */
static void
test_other_forms (void)
{
  static const struct
  {
    const char *body;
    const char *code;
    const char *message;
  } rows[] = {
    { "{\"error_msg\":\"only text\"}", NULL, "only text" },
    { "{\"error_code\":\"A.1\"}", "A.1", NULL },
    { "{\"errors\":[1,{\"error_code\":\"A.2\",\"error_msg\":\"in a list\"}]}", "A.2", "in a list" },
    { "{\"error_code\":\"\",\"error_msg\":\"\",\"code\":7,\"message\":\"seven\"}", "7", "seven" },
    { "{\"error_code\":null,\"error_msg\":[],\"inner\":{\"code\":8,\"message\":\"eight\"}}", "8", "eight" },
    { "upstream\nconnect error", NULL, "upstream␊connect error" },
    { "{\"error_code\":\"A.3\",\"error_msg\":\"a\\u202eb\"}", "A.3", "a\357\277\275b" },
    { "\377\376", NULL, "\357\277\275\357\277\275" },
    { "null", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (rows[i].body, strlen (rows[i].body));
      g_autoptr (CatenaErrorBody) body = catena_error_body_new (bytes, 400, NULL);

      g_assert_cmpstr (body->code, ==, rows[i].code);
      g_assert_cmpstr (body->message, ==, rows[i].message);
    }
}

void
net_add_error_body_tests (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("CATENA_TEST_DATA"), "error_bodies.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *cases;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  cases = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "cases");
  n_rows = json_array_get_length (cases);
  for (guint i = 0; i < n_rows; i++)
    {
      Row *row = new_row (json_array_get_object_element (cases, i));
      g_autofree char *name = g_strconcat ("/net/error-bodies/vector/", row->id, NULL);

      g_test_add_data_func_full (name, row, test_vector, free_row);
    }
  g_test_add_func ("/net/error-bodies/complete", test_complete);
  g_test_add_func ("/net/error-bodies/kinds", test_kinds);
  g_test_add_func ("/net/error-bodies/other-forms", test_other_forms);
}
