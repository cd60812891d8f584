/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-base.h"

#include "catena-json.h"

#include <string.h>

static JsonNode *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JsonNode *root = catena_json_parse (bytes, &error);

  g_assert_no_error (error);
  return root;
}

/* The member "v" of a document, as each of the getters sees it. */
static void
assert_int64 (const char *value,
              gboolean    found,
              gint64      expected)
{
  g_autofree char *text = g_strdup_printf ("{\"v\":%s}", value);
  g_autoptr (JsonNode) root = parse (text);
  gint64 number = 42;

  g_test_message ("%s", text);
  g_assert_cmpint (catena_json_get_int64 (json_node_get_object (root), "v", &number), ==, found);
  g_assert_cmpint (number, ==, found ? expected : 42);
}

static void
assert_double (const char *value,
               gboolean    found,
               double      expected)
{
  g_autofree char *text = g_strdup_printf ("{\"v\":%s}", value);
  g_autoptr (JsonNode) root = parse (text);
  double number = 42.5;

  g_test_message ("%s", text);
  g_assert_cmpint (catena_json_get_double (json_node_get_object (root), "v", &number), ==, found);
  g_assert_cmpfloat (number, ==, found ? expected : 42.5);
}

static void
assert_bool (const char *value,
             gboolean    found,
             gboolean    expected)
{
  g_autofree char *text = g_strdup_printf ("{\"v\":%s}", value);
  g_autoptr (JsonNode) root = parse (text);
  gboolean boolean = 42;

  g_test_message ("%s", text);
  g_assert_cmpint (catena_json_get_bool (json_node_get_object (root), "v", &boolean), ==, found);
  g_assert_cmpint (boolean, ==, found ? expected : 42);
}

static void
assert_string (const char *value,
               const char *expected)
{
  g_autofree char *text = g_strdup_printf ("{\"v\":%s}", value);
  g_autoptr (JsonNode) root = parse (text);
  g_autofree char *string = catena_json_dup_string (json_node_get_object (root), "v");

  g_test_message ("%s", text);
  g_assert_cmpstr (string, ==, expected);
}

static void
assert_strv (const char *value,
             const char *expected)
{
  g_autofree char *text = g_strdup_printf ("{\"v\":%s}", value);
  g_autoptr (JsonNode) root = parse (text);
  g_auto (GStrv) strv = catena_json_dup_strv (json_node_get_object (root), "v");
  g_autofree char *joined = strv != NULL ? g_strjoinv (",", strv) : NULL;

  g_test_message ("%s", text);
  g_assert_cmpstr (joined, ==, expected);
  /* An empty string is no element, in "" as little as in []. */
  if (expected != NULL && *expected == '\0')
    g_assert_cmpuint (g_strv_length (strv), ==, 0);
}

static void
test_int64 (void)
{
  assert_int64 ("7", TRUE, 7);
  assert_int64 ("-7", TRUE, -7);
  assert_int64 ("\"7\"", TRUE, 7);
  assert_int64 ("\"-7\"", TRUE, -7);
  assert_int64 ("\"007\"", TRUE, 7);
  assert_int64 ("7.0", TRUE, 7);
  assert_int64 ("7e2", TRUE, 700);
  assert_int64 ("\"7.0\"", TRUE, 7);
  assert_int64 ("0", TRUE, 0);

  assert_int64 ("7.5", FALSE, 0);
  assert_int64 ("\"7.5\"", FALSE, 0);
  assert_int64 ("\"\"", FALSE, 0);
  assert_int64 ("\" 7\"", FALSE, 0);
  assert_int64 ("\"7 GB\"", FALSE, 0);
  assert_int64 ("\"0x7\"", FALSE, 0);
  assert_int64 ("\"inf\"", FALSE, 0);
  assert_int64 ("\"nan\"", FALSE, 0);
  assert_int64 ("true", FALSE, 0);
  assert_int64 ("null", FALSE, 0);
  assert_int64 ("[7]", FALSE, 0);
  assert_int64 ("{\"v\":7}", FALSE, 0);
}

/* Nanoseconds since 1970 have 19 digits, of which a double keeps 16. */
static void
test_int64_exact (void)
{
  assert_int64 ("1602757471957780831", TRUE, G_GINT64_CONSTANT (1602757471957780831));
  assert_int64 ("\"1602757471957780831\"", TRUE, G_GINT64_CONSTANT (1602757471957780831));
  assert_int64 ("9223372036854775807", TRUE, G_MAXINT64);
  assert_int64 ("-9223372036854775808", TRUE, G_MININT64);
  assert_int64 ("\"9223372036854775807\"", TRUE, G_MAXINT64);
  assert_int64 ("9007199254740992.0", TRUE, G_GINT64_CONSTANT (9007199254740992));

  assert_int64 ("9223372036854775808", FALSE, 0);
  assert_int64 ("18446744073709551615", FALSE, 0);
  assert_int64 ("\"9223372036854775808\"", FALSE, 0);
  assert_int64 ("-9223372036854775809", FALSE, 0);
  assert_int64 ("1602757471957780831.0", FALSE, 0);
  assert_int64 ("\"1602757471957780831.0\"", FALSE, 0);
  assert_int64 ("1e300", FALSE, 0);
  assert_int64 ("1e999", FALSE, 0);
}

static void
test_double (void)
{
  assert_double ("1.5", TRUE, 1.5);
  assert_double ("\"1.5\"", TRUE, 1.5);
  assert_double ("3", TRUE, 3);
  assert_double ("\"-3\"", TRUE, -3);
  assert_double ("1e300", TRUE, 1e300);
  assert_double ("1e-300", TRUE, 1e-300);
  assert_double ("\"2.5E-3\"", TRUE, 0.0025);
  assert_double ("18446744073709551615", TRUE, 18446744073709551615.0);

  assert_double ("1e400", FALSE, 0);
  assert_double ("\"1e400\"", FALSE, 0);
  assert_double ("\"nan\"", FALSE, 0);
  assert_double ("\"Infinity\"", FALSE, 0);
  assert_double ("\"0x1p3\"", FALSE, 0);
  assert_double ("\"1,5\"", FALSE, 0);
  assert_double ("\"1.5 \"", FALSE, 0);
  assert_double ("\"-\"", FALSE, 0);
  assert_double ("\"\"", FALSE, 0);
  assert_double ("false", FALSE, 0);
  assert_double ("null", FALSE, 0);
  assert_double ("{}", FALSE, 0);
}

static void
test_bool (void)
{
  assert_bool ("true", TRUE, TRUE);
  assert_bool ("false", TRUE, FALSE);
  assert_bool ("1", TRUE, TRUE);
  assert_bool ("0", TRUE, FALSE);
  assert_bool ("\"true\"", TRUE, TRUE);
  assert_bool ("\"False\"", TRUE, FALSE);
  assert_bool ("\"1\"", TRUE, TRUE);
  assert_bool ("\"0\"", TRUE, FALSE);

  assert_bool ("2", FALSE, FALSE);
  assert_bool ("-1", FALSE, FALSE);
  assert_bool ("0.5", FALSE, FALSE);
  assert_bool ("\"yes\"", FALSE, FALSE);
  assert_bool ("\"\"", FALSE, FALSE);
  assert_bool ("null", FALSE, FALSE);
  assert_bool ("[]", FALSE, FALSE);
  assert_bool ("{}", FALSE, FALSE);
}

static void
test_string (void)
{
  assert_string ("\"a\"", "a");
  assert_string ("\"\"", "");
  assert_string ("\"03\"", "03");
  assert_string ("1602757471957780831", "1602757471957780831");
  assert_string ("18446744073709551615", "18446744073709551615");
  assert_string ("-5", "-5");
  assert_string ("0.1", "0.1");
  assert_string ("1.0", "1");
  assert_string ("0.30000000000000004", "0.30000000000000004");
  assert_string ("1e400", "1e400");

  assert_string ("true", NULL);
  assert_string ("null", NULL);
  assert_string ("[\"a\"]", NULL);
  assert_string ("{\"v\":\"a\"}", NULL);
}

static void
test_strv (void)
{
  assert_strv ("[\"a\",\"b\"]", "a,b");
  assert_strv ("[\"a\",1,null,true,[\"x\"],{\"y\":\"z\"},\"b\"]", "a,b");
  assert_strv ("[]", "");
  assert_strv ("[1]", "");
  assert_strv ("\"a\"", "a");
  assert_strv ("\"\"", "");

  assert_strv ("null", NULL);
  assert_strv ("1", NULL);
  assert_strv ("true", NULL);
  assert_strv ("{\"v\":[\"a\"]}", NULL);
}

static void
test_containers (void)
{
  g_autoptr (JsonNode) root = parse ("{\"o\":{\"x\":1},\"a\":[{},1,null,[]],\"s\":\"t\",\"n\":null}");
  JsonObject *object = json_node_get_object (root);
  JsonArray *array = catena_json_get_array (object, "a");

  g_assert_cmpint (json_object_get_size (catena_json_get_object (object, "o")), ==, 1);
  g_assert_cmpuint (json_array_get_length (array), ==, 4);
  g_assert_nonnull (catena_json_get_element_object (array, 0));
  for (guint i = 1; i < 6; i++)
    g_assert_null (catena_json_get_element_object (array, i));
  g_assert_null (catena_json_get_element_object (array, G_MAXUINT));
  g_assert_null (catena_json_get_element_object (NULL, 0));

  g_assert_null (catena_json_get_object (object, "a"));
  g_assert_null (catena_json_get_object (object, "s"));
  g_assert_null (catena_json_get_object (object, "n"));
  g_assert_null (catena_json_get_object (object, "absent"));
  g_assert_null (catena_json_get_array (object, "o"));
  g_assert_null (catena_json_get_array (object, "s"));
  g_assert_null (catena_json_get_array (object, "n"));
  g_assert_null (catena_json_get_node (object, "n"));
  g_assert_null (catena_json_get_node (object, ""));
}

static void
test_null_object (void)
{
  gint64 number = 1;
  double real = 1;
  gboolean boolean = TRUE;

  g_assert_null (catena_json_get_node (NULL, "v"));
  g_assert_null (catena_json_get_node (NULL, "v|w"));
  g_assert_null (catena_json_get_object (NULL, "v"));
  g_assert_null (catena_json_get_array (NULL, "v"));
  g_assert_null (catena_json_dup_string (NULL, "v"));
  g_assert_null (catena_json_dup_strv (NULL, "v"));
  g_assert_false (catena_json_get_int64 (NULL, "v", &number));
  g_assert_false (catena_json_get_double (NULL, "v", &real));
  g_assert_false (catena_json_get_bool (NULL, "v", &boolean));
}

static void
test_spellings (void)
{
  g_autoptr (JsonNode) root = parse ("{\"order_fade_enable\":null,\"order_fade_enabled\":true,"
                                     "\"invited_orgs\":[\"a\"],\"invitee_orgs\":[\"b\"],\"wrong\":{},\"right\":1}");
  JsonObject *object = json_node_get_object (root);
  g_auto (GStrv) first = catena_json_dup_strv (object, "invited_orgs|invitee_orgs");
  g_auto (GStrv) second = catena_json_dup_strv (object, "absent|invitee_orgs|invited_orgs");
  gboolean boolean = FALSE;
  gint64 number;

  g_assert_true (catena_json_get_bool (object, "order_fade_enable|order_fade_enabled", &boolean));
  g_assert_true (boolean);
  g_assert_cmpstr (first[0], ==, "a");
  g_assert_cmpstr (second[0], ==, "b");
  /* The first that is there counts, also when it is of another type. */
  g_assert_false (catena_json_get_int64 (object, "wrong|right", &number));
  g_assert_null (catena_json_get_node (object, "absent|missing"));
}

/* What the reference's examples and the SDKs are known to disagree on, in one document
 * (vectors/tolerant_fields). */
static const char tolerated[] =
  "{\"agent_portal_addr\":\"https://a:30603\",\"order_fade_enable\":false,"
  "\"evs_pvc_info\":{\"deploy_mode\":1},\"cluster_type\":\"\",\"version_type\":\"4\",\"charging_mode\":0,"
  "\"light_peer_info\":null,\"address\":[],\"consensus_nodes\":[{\"name\":\"n\"}],"
  "\"operation_process\":{\"serial_num\":3,\"step\":{\"start_time\":1602757471957780831,\"end_time\":0}},"
  "\"record_time\":\"1602757471957\",\"operation_type\":6,\"invitee_name\":12345678901234567,"
  "\"hide\":\"1\",\"read_status\":true,\"cross_version_upgrade\":true,\"tcs_need\":\"false\","
  "\"dataPoints\":[{\"timestamp\":\"1602757471957\",\"value\":\"0.25\"},{\"timestamp\":1602757471957,\"value\":1}]}";

static void
test_tolerated_fields (void)
{
  g_autoptr (JsonNode) root = parse (tolerated);
  JsonObject *object = json_node_get_object (root);
  JsonObject *process = catena_json_get_object (object, "operation_process");
  g_auto (GStrv) addresses = catena_json_dup_strv (object, "agent_portal_addrs|agent_portal_addr");
  g_autofree char *type = catena_json_dup_string (object, "operation_type");
  g_autofree char *name = catena_json_dup_string (object, "invitee_name");
  gboolean boolean = TRUE;
  gint64 number = 0;

  g_assert_cmpstr (addresses[0], ==, "https://a:30603");
  g_assert_true (catena_json_get_bool (object, "order_fade_enabled|order_fade_enable", &boolean) && !boolean);
  g_assert_true (catena_json_get_int64 (object, "version_type", &number) && number == 4);
  g_assert_null (catena_json_get_array (object, "light_peer_info"));
  g_assert_nonnull (catena_json_get_array (object, "consensusNodes|consensus_nodes"));
  g_assert_null (catena_json_get_object (process, "serial_num"));
  g_assert_true (catena_json_get_int64 (catena_json_get_object (process, "step"), "start_time", &number)
                 && number == G_GINT64_CONSTANT (1602757471957780831));
  g_assert_cmpstr (type, ==, "6");
  g_assert_cmpstr (name, ==, "12345678901234567");
  g_assert_true (catena_json_get_bool (object, "hide", &boolean) && boolean);
  g_assert_true (catena_json_get_bool (object, "tc3_need|tcs_need", &boolean) && !boolean);

  for (guint i = 0; i < 2; i++)
    {
      JsonObject *point = catena_json_get_element_object (catena_json_get_array (object, "dataPoints"), i);
      double value;

      g_assert_true (catena_json_get_int64 (point, "timestamp", &number)
                     && number == G_GINT64_CONSTANT (1602757471957));
      g_assert_true (catena_json_get_double (point, "value", &value));
      g_assert_cmpfloat (value, ==, i == 0 ? 0.25 : 1);
    }
}

void
add_getter_tests (void)
{
  g_test_add_func ("/base/json/int64", test_int64);
  g_test_add_func ("/base/json/int64-exact", test_int64_exact);
  g_test_add_func ("/base/json/double", test_double);
  g_test_add_func ("/base/json/bool", test_bool);
  g_test_add_func ("/base/json/string", test_string);
  g_test_add_func ("/base/json/strv", test_strv);
  g_test_add_func ("/base/json/containers", test_containers);
  g_test_add_func ("/base/json/null-object", test_null_object);
  g_test_add_func ("/base/json/spellings", test_spellings);
  g_test_add_func ("/base/json/tolerated-fields", test_tolerated_fields);
}
