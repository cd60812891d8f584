/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-base.h"

#include "catena-body.h"
#include "catena-json.h"
#include "catena-redact.h"

#include <string.h>

/* A document {"name": ..., "password": ...} with the given texts in it. */
static JsonNode *
make_document (const char *name,
               const char *password)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "name", name);
  json_object_set_string_member (object, "password", password);

  return json_node_init_object (json_node_alloc (), object);
}

static char *
dup_text (CatenaBody *body)
{
  g_autoptr (GBytes) bytes = catena_body_dup_bytes (body);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

/* Whatever is in a secret arrives as it is. */
static void
test_escaping (void)
{
  static const char *const texts[] = { "hunter2", "", "a\"b\\c/d", "line\nbreak\ttab\001\037\177", "пароль 密码 😀",
                                       "\\u0041", "\"}", "•••" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (CatenaSecret) secret = catena_secret_new (texts[i]);
      g_autoptr (JsonNode) document = make_document ("n", catena_secret_get_placeholder (secret));
      g_autoptr (CatenaBody) body = catena_body_new (document, &secret, 1);
      g_autoptr (GBytes) bytes = catena_body_dup_bytes (body);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = catena_json_parse (bytes, &error);
      g_autofree char *password = NULL;

      g_assert_no_error (error);
      password = catena_json_dup_string (json_node_get_object (root), "password");
      g_assert_cmpstr (password, ==, texts[i]);
      g_assert_cmpstr (catena_body_get_redacted (body), ==,
                       "{\"name\":\"n\",\"password\":\"" CATENA_REDACTED "\"}");
    }
}

static void
test_exact_bytes (void)
{
  g_autoptr (CatenaSecret) secret = catena_secret_new ("a\"\\\n密");
  g_autoptr (JsonNode) document = make_document ("n\"ü", catena_secret_get_placeholder (secret));
  g_autoptr (CatenaBody) body = catena_body_new (document, &secret, 1);
  g_autofree char *text = dup_text (body);
  g_autofree char *again = dup_text (body);

  g_assert_cmpstr (text, ==, "{\"name\":\"n\\\"ü\",\"password\":\"a\\\"\\\\\\u000a密\"}");
  g_assert_cmpstr (again, ==, text);
}

static void
test_many_secrets (void)
{
  g_autoptr (CatenaSecret) one = catena_secret_new ("one");
  g_autoptr (CatenaSecret) two = catena_secret_new ("two");
  g_autoptr (CatenaSecret) unused = catena_secret_new ("unused");
  CatenaSecret *secrets[] = { unused, two, one };
  g_autofree char *name = g_strdup_printf ("<%s%s>", catena_secret_get_placeholder (two),
                                           catena_secret_get_placeholder (one));
  g_autoptr (JsonNode) document = make_document (name, catena_secret_get_placeholder (one));
  g_autoptr (CatenaBody) body = catena_body_new (document, secrets, G_N_ELEMENTS (secrets));
  g_autofree char *text = dup_text (body);
  g_autofree char *pretty = catena_body_dup_pretty (body);

  g_assert_cmpstr (text, ==, "{\"name\":\"<twoone>\",\"password\":\"one\"}");
  g_assert_true (catena_body_get_secret (body, 0) == two);
  g_assert_true (catena_body_get_secret (body, 1) == one);
  g_assert_true (catena_body_get_secret (body, 2) == one);
  g_assert_null (catena_body_get_secret (body, 3));
  g_assert_null (catena_body_get_secret (body, 4));
  g_assert_cmpstr (catena_body_get_redacted (body), ==,
                   "{\"name\":\"<" CATENA_REDACTED CATENA_REDACTED ">\",\"password\":\"" CATENA_REDACTED "\"}");
  g_assert_cmpstr (pretty, ==, "{\n  \"name\" : \"<" CATENA_REDACTED CATENA_REDACTED ">\",\n"
                               "  \"password\" : \"" CATENA_REDACTED "\"\n}");
}

static void
test_no_secrets (void)
{
  g_autoptr (JsonNode) document = make_document ("n", "catena-secret-00000000-0000-4000-8000-000000000000");
  g_autoptr (CatenaBody) body = catena_body_new (document, NULL, 0);
  g_autofree char *text = dup_text (body);

  g_assert_cmpstr (text, ==, catena_body_get_redacted (body));
  g_assert_cmpstr (text, ==,
                   "{\"name\":\"n\",\"password\":\"catena-secret-00000000-0000-4000-8000-000000000000\"}");
}

/* What stands in one secret's text is not looked at again, and what stands for a secret is not in what is
 * sent. */
static void
test_placeholder_in_secret (void)
{
  g_autoptr (CatenaSecret) inner = catena_secret_new ("inner");
  g_autoptr (CatenaSecret) outer = catena_secret_new (catena_secret_get_placeholder (inner));
  CatenaSecret *secrets[] = { inner, outer };
  g_autoptr (JsonNode) document = make_document ("n", catena_secret_get_placeholder (outer));
  g_autoptr (CatenaBody) body = catena_body_new (document, secrets, G_N_ELEMENTS (secrets));
  g_autofree char *text = dup_text (body);

  g_assert_nonnull (strstr (text, catena_secret_get_placeholder (inner)));
  g_assert_null (strstr (text, catena_secret_get_placeholder (outer)));
  g_assert_null (strstr (text, "\"inner\""));
}

/* The body keeps what it needs. */
static void
test_ownership (void)
{
  CatenaSecret *secret = catena_secret_new ("hunter2");
  JsonNode *document = make_document ("n", catena_secret_get_placeholder (secret));
  CatenaBody *body = catena_body_new (document, &secret, 1);
  g_autoptr (CatenaBody) second = catena_body_ref (body);
  g_autofree char *text = NULL;

  json_object_set_string_member (json_node_get_object (document), "name", "changed");
  json_node_unref (document);
  catena_secret_unref (secret);
  catena_body_unref (body);

  text = dup_text (second);
  g_assert_cmpstr (text, ==, "{\"name\":\"n\",\"password\":\"hunter2\"}");
}

void
add_body_tests (void)
{
  g_test_add_func ("/base/body/escaping", test_escaping);
  g_test_add_func ("/base/body/exact-bytes", test_exact_bytes);
  g_test_add_func ("/base/body/many-secrets", test_many_secrets);
  g_test_add_func ("/base/body/no-secrets", test_no_secrets);
  g_test_add_func ("/base/body/placeholder-in-secret", test_placeholder_in_secret);
  g_test_add_func ("/base/body/ownership", test_ownership);
}
