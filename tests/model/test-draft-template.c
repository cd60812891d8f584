/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-draft.h"

#include "catena-draft-template.h"
#include "catena-error-meaning.h"

#include <string.h>

static CatenaServiceDraft *
parse (const char  *text,
       GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return catena_draft_template_parse (bytes, error);
}

static void
test_round_trip (void)
{
  g_autoptr(CatenaServiceDraft) draft = make_draft_new_cluster ();
  g_autoptr(CatenaServiceDraft) loaded = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  catena_service_draft_add_edge_node (draft, "5700372e-49ef-4f4c-b433-11d95ad7acea", "192.168.1.95");
  text = catena_draft_template_to_text (draft);
  g_assert_nonnull (strstr (text, "\"name\" : \"trade1\""));
  g_assert_null (strstr (text, "Canary"));
  g_assert_null (strstr (text, "password"));

  loaded = parse (text, &error);
  g_assert_no_error (error);
  g_assert_true (catena_service_draft_is_to_fill_in (loaded, CATENA_FIELD_NODE_PASSWORD));
  g_assert_false (catena_service_draft_is_to_fill_in (loaded, CATENA_FIELD_NODE_FLAVOR));
  for (guint i = 0; i < CATENA_FIELD_N_SCALARS; i++)
    if (catena_field_get (i)->type == CATENA_FIELD_TYPE_SECRET)
      {
        g_assert_true (catena_service_draft_is_to_fill_in (loaded, i));
        g_object_set (loaded, catena_field_get (i)->name, "Canary-Chain1", NULL);
        g_assert_false (catena_service_draft_is_to_fill_in (loaded, i));
      }
  again = catena_draft_template_to_text (loaded);
  g_assert_cmpstr (again, ==, text);
}

#define HEAD "{\n  \"format\": \"catena-draft\",\n  \"version\": 1"

/* What a person sees of a file that is refused: the line (of a parser, it may be the one before), and a part of the
 * reason. */
static const struct
{
  const char *text;
  guint line;
  const char *reason;
} refused[] = {
  { "", 0, "nothing in the file" },
  { " \n\t\r\n", 0, "nothing in the file" },
  { "\211PNG\r\n\032\n", 0, "not text in UTF-8" },
  { "\377\376{\001}\001", 0, "not text in UTF-8" },
  { "format: catena-draft\nversion: 1\n", 1, "not JSON" },
  { "format,version\ncatena-draft,1\n", 1, "not JSON" },
  { HEAD ",\n  \"fields\": {\n    \"name\": \"trade1\",,\n  }\n}\n", 5, "not JSON" },
  { HEAD ",\n  // by hand\n  \"fields\": {}\n}\n", 4, "not JSON" },
  { HEAD ",\n  \"fields\": {\n", 6, "not JSON" },
  { "{\"rows\": [], \"count\": 0}", 0, "something else" },
  { "{\"name\": \"trade1\", \"version_type\": 4, \"cluster_type\": \"cce\"}", 0, "something else" },
  { "[1, 2]", 0, "something else" },
  { "\"catena-draft\"", 0, "something else" },
  { "{\"format\": 7}", 0, "something else" },
  { "{\"format\": \"CATENA-DRAFT\", \"version\": 1}", 0, "something else" },
  { "{\n  \"format\": \"catena-draft\",\n  \"version\": 2\n}", 3, "later version" },
  { "{\n  \"format\": \"catena-draft\",\n  \"version\": \"1\"\n}", 3, "“version” must be a whole number" },
  { "{\n  \"format\": \"catena-draft\"\n}", 0, "“version” must be a whole number" },
  { HEAD ",\n  \"fields\": [\n  ]\n}", 4, "“fields” must be an object" },
  { HEAD ",\n  \"fields\": {\n    \"name\": \"trade1\",\n    \"use-eip\": \"yes\"\n  }\n}", 6,
    "“fields.use-eip” must be true or false" },
  { HEAD ",\n  \"fields\": {\n\n\n    \"org-disk-size\": \"100\" } }", 7, "“fields.org-disk-size” must be a whole number" },
  { HEAD ",\n  \"fields\": {\n    \"name\": null\n  }\n}", 5, "“fields.name” must be a text" },
  { HEAD ",\n  \"fields\": {\n    \"resource-password\": \"Canary-Chain1\"\n  }\n}", 5, "does not read passwords" },
  { HEAD ",\n  \"organizations\": [\n    {\n      \"name\": \"bank\",\n      \"peers\": 2\n    },\n    {\n"
    "      \"name\": \"shop\"\n    }\n  ]\n}", 9, "“organizations[1].peers” must be a whole number" },
  { HEAD ",\n  \"organizations\": [\n    {\n      \"name\": \"bank\",\n      \"peers\": -1\n    }\n  ]\n}", 7,
    "“organizations[0].peers” is a number that is not possible" },
  { HEAD ",\n  \"channels\": [\n    [\n    ]\n  ]\n}", 5, "“channels[0]” must be an object" },
  { HEAD ",\n  \"channels\": [\n    { \"name\": \"channel\",\n      \"organizations\": [\n        3\n      ] }\n  ]\n}", 7,
    "“channels[0].organizations[0]” is a number that is not possible" },
  { HEAD ",\n  \"edge-nodes\": [\n    { \"id\": \"\", \"address\": 7 }\n  ]\n}", 5, "“edge-nodes[0].address” must be a text" },
  { HEAD ",\n  \"locked\": {\n  }\n}", 4, "“locked” must be a list" },
  { HEAD ",\n  \"to-fill-in\": [\n    \"name\",\n    1\n  ]\n}", 6, "“to-fill-in[1]” must be a text" },
};

static void
assert_refused (const char *text,
                guint       line,
                const char *reason)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CatenaServiceDraft) draft = parse (text, &error);
  g_autoptr(CatenaErrorMeaning) meaning = NULL;
  const guint told = error != NULL ? catena_error_get_details (error)->line : 0;
  g_autofree char *place = g_strdup_printf ("Line %u: ", told);

  g_assert_null (draft);
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_INPUT);
  meaning = catena_error_meaning_new (error);
  if (strstr (meaning->explanation, reason) == NULL || told > line || told + 1 < line || (told == 0 && line != 0))
    g_error ("%s:\nline %u: %s", text, told, meaning->explanation);
  if (!g_str_equal (reason, "not JSON"))
    g_assert_cmpuint (told, ==, line);
  g_assert_cmpint (g_str_has_prefix (meaning->explanation, place), ==, line != 0);
  g_assert_nonnull (meaning->next_step);
  g_assert_null (strstr (meaning->explanation, "Canary"));
  g_assert_null (strstr (meaning->technical, "Canary"));
}

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_refused (refused[i].text, refused[i].line, refused[i].reason);
}

static char *
repeat (const char *text,
        guint       count)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < count; i++)
    g_string_append (all, text);

  return g_string_free (all, FALSE);
}

static void
test_too_much (void)
{
  g_autofree char *many = repeat (",\n    {\"name\": \"bank\", \"peers\": 2}", 10000);
  g_autofree char *organizations = g_strconcat (HEAD ",\n  \"organizations\": [\n    {\"name\": \"shop\", \"peers\": 2}",
                                                many, "\n  ]\n}", NULL);
  g_autofree char *brackets = repeat ("[", 100);
  g_autofree char *deep = g_strconcat (HEAD ",\n  \"fields\": ", brackets, NULL);
  g_autofree char *letters = repeat ("x", 5000);
  g_autofree char *name = g_strconcat (HEAD ",\n  \"fields\": {\n    \"name\": \"", letters, "\"\n  }\n}", NULL);
  g_autofree char *blanks = repeat (" ", CATENA_DRAFT_TEMPLATE_MAX_SIZE);
  g_autofree char *large = g_strconcat ("{", blanks, "}", NULL);

  assert_refused (organizations, 4, "“organizations” has more than 200 entries");
  assert_refused (deep, 4, "nested too deep");
  assert_refused (name, 5, "“fields.name” is longer than 4096 bytes");
  assert_refused (large, 0, "larger than a template can be");
}

static guint
count_lines (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  guint lines = 1;

  for (gsize i = 0; i < length; i++)
    lines += data[i] == '\n';

  return lines;
}

/* Takes a piece out, puts a piece of it elsewhere, or changes a byte. */
static GBytes *
damage (const char *text,
        GRand      *random)
{
  const int length = strlen (text);
  const int start = g_rand_int_range (random, 0, length);
  const int size = g_rand_int_range (random, 1, MIN (40, length - start) + 1);
  GByteArray *bytes = g_byte_array_append (g_byte_array_new (), (const guint8 *) text, length);
  const int place = g_rand_int_range (random, 0, length);
  g_autofree char *piece = g_strndup (text + start, size);

  switch (g_rand_int_range (random, 0, 3))
    {
    case 0:
      g_byte_array_remove_range (bytes, start, size);
      break;
    case 1:
      g_byte_array_set_size (bytes, place);
      g_byte_array_append (bytes, (const guint8 *) piece, size);
      g_byte_array_append (bytes, (const guint8 *) text + place, length - place);
      break;
    default:
      bytes->data[start] = g_rand_int_range (random, 0, 256);
      break;
    }

  return g_byte_array_free_to_bytes (bytes);
}

/* However a file is damaged, it is read or refused, and who is told a line can find it. */
static void
test_damaged (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20261122);
  g_autoptr(CatenaServiceDraft) draft = make_draft_new_cluster ();
  g_autofree char *text = catena_draft_template_to_text (draft);
  guint refusals = 0;

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr(GBytes) damaged = damage (text, random);
      g_autoptr(GError) error = NULL;
      g_autoptr(CatenaServiceDraft) loaded = catena_draft_template_parse (damaged, &error);
      g_autoptr(CatenaErrorMeaning) meaning = NULL;

      g_assert_true ((loaded == NULL) == (error != NULL));
      if (error == NULL)
        continue;
      refusals++;
      g_assert_error (error, CATENA_ERROR, CATENA_ERROR_INPUT);
      g_assert_nonnull (catena_error_get_details (error)->service_code);
      g_assert_cmpuint (catena_error_get_details (error)->line, <=, count_lines (damaged));
      meaning = catena_error_meaning_new (error);
      g_assert_nonnull (strstr (meaning->next_step, "Nothing was changed."));
    }
  g_assert_cmpuint (refusals, >, 1000);
}

/* What editors on other systems make of a file does not harm it, nor what a later version has added. */
static void
test_tolerant (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CatenaServiceDraft) draft = NULL;

  draft = parse ("\357\273\277{\r\n\"version\":1,\r\n\"fields\":{\"name\":\"trade1\",\"from-the-future\":[{}]},\r\n"
                 "\"later\":{\"a\":1},\"to-fill-in\":[\"from-the-future\",\"use-eip\",\"edge-nodes\"],\r\n"
                 "\"format\":\"catena-draft\"}\r\n", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_NAME), ==, "trade1");
  g_assert_true (catena_service_draft_is_to_fill_in (draft, CATENA_FIELD_USE_EIP));
  g_assert_true (catena_service_draft_is_to_fill_in (draft, CATENA_FIELD_EDGE_NODES));
  catena_service_draft_add_edge_node (draft, NULL, NULL);
  g_assert_false (catena_service_draft_is_to_fill_in (draft, CATENA_FIELD_EDGE_NODES));
}

/* Only the person fills in: a value that follows another, or is set to what it is, leaves the mark. */
static void
test_to_fill_in (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CatenaServiceDraft) draft = NULL;
  g_autoptr(CatenaServiceDraft) loaded = NULL;
  g_autofree char *text = NULL;

  draft = parse (HEAD ",\"touched\":[],\"to-fill-in\":[\"org-disk-size\",\"use-eip\",\"name\"]}", &error);
  g_assert_no_error (error);
  g_object_set (draft, "volume-type", "efs", "use-eip", TRUE, "name", "trade1", NULL);
  g_assert_cmpint (catena_service_draft_get_integer (draft, CATENA_FIELD_ORG_DISK_SIZE), ==, 500);
  g_assert_true (catena_service_draft_is_to_fill_in (draft, CATENA_FIELD_ORG_DISK_SIZE));
  g_assert_true (catena_service_draft_is_to_fill_in (draft, CATENA_FIELD_USE_EIP));
  g_assert_false (catena_service_draft_is_to_fill_in (draft, CATENA_FIELD_NAME));

  text = catena_draft_template_to_text (draft);
  loaded = parse (text, &error);
  g_assert_no_error (error);
  g_assert_true (catena_service_draft_is_to_fill_in (loaded, CATENA_FIELD_USE_EIP));
  g_assert_false (catena_service_draft_is_to_fill_in (loaded, CATENA_FIELD_NAME));
  g_object_set (loaded, "use-eip", FALSE, "org-disk-size", G_GINT64_CONSTANT (600), NULL);
  g_assert_false (catena_service_draft_is_to_fill_in (loaded, CATENA_FIELD_USE_EIP));
  g_assert_false (catena_service_draft_is_to_fill_in (loaded, CATENA_FIELD_ORG_DISK_SIZE));

  /* What is let stand is the person's, and follows nothing any more. */
  catena_service_draft_confirm (draft, CATENA_FIELD_ORG_DISK_SIZE);
  g_assert_false (catena_service_draft_is_to_fill_in (draft, CATENA_FIELD_ORG_DISK_SIZE));
  g_object_set (draft, "volume-type", "nfs", NULL);
  g_assert_cmpint (catena_service_draft_get_integer (draft, CATENA_FIELD_ORG_DISK_SIZE), ==, 500);
}

void
add_draft_template_tests (void)
{
  g_test_add_func ("/draft/template/round-trip", test_round_trip);
  g_test_add_func ("/draft/template/refused", test_refused);
  g_test_add_func ("/draft/template/too-much", test_too_much);
  g_test_add_func ("/draft/template/damaged", test_damaged);
  g_test_add_func ("/draft/template/tolerant", test_tolerant);
  g_test_add_func ("/draft/template/to-fill-in", test_to_fill_in);
}
