/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-draft.h"

#include "catena-redact.h"

static void
on_counted_cb (guint *count)
{
  (*count)++;
}

static gboolean
is_choice (const CatenaField *field,
           const char        *value)
{
  for (const CatenaChoice *choice = field->choices; choice->value != NULL; choice++)
    if (g_str_equal (choice->value, value))
      return TRUE;

  return FALSE;
}

static void
test_table (void)
{
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) paths = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < CATENA_FIELD_N_IDS; i++)
    {
      const CatenaField *field = catena_field_get (i);

      g_assert_cmpuint (field->id, ==, i);
      g_assert_true (g_hash_table_add (names, (gpointer) field->name));
      g_assert_true (catena_field_get_by_name (field->name) == field);
      g_assert_true (field->path == NULL || g_hash_table_add (paths, (gpointer) field->path));
      g_assert_cmpstr (field->label, !=, "");
      g_assert_cmpuint (field->page, <, CATENA_FIELD_N_PAGES);
      g_assert_cmpint (field->type == CATENA_FIELD_TYPE_LIST, ==, i >= CATENA_FIELD_N_SCALARS);
      if (field->type == CATENA_FIELD_TYPE_CHOICE)
        g_assert_nonnull (field->choices);
      if (field->type == CATENA_FIELD_TYPE_SECRET)
        g_assert_false (field->lockable);
      if (field->choices != NULL && field->default_text != NULL)
        g_assert_true (is_choice (field, field->default_text));
    }

  g_assert_null (catena_field_get_by_name ("no-such-field"));
}

/* What a person would enter that is not there yet. */
static void
set_other_value (CatenaServiceDraft *draft,
                 const CatenaField  *field)
{
  if (field->type == CATENA_FIELD_TYPE_INTEGER)
    g_object_set (draft, field->name, G_GINT64_CONSTANT (7777777777), NULL);
  else if (field->type == CATENA_FIELD_TYPE_BOOLEAN)
    g_object_set (draft, field->name, !catena_service_draft_get_boolean (draft, field->id), NULL);
  else
    g_object_set (draft, field->name, "something else", NULL);
}

static void
check_other_value (CatenaServiceDraft *draft,
                   const CatenaField  *field)
{
  g_autofree char *text = NULL;
  gint64 number = 0;

  if (field->type == CATENA_FIELD_TYPE_INTEGER)
    {
      g_object_get (draft, field->name, &number, NULL);
      g_assert_cmpint (number, ==, G_GINT64_CONSTANT (7777777777));
    }
  else if (field->type == CATENA_FIELD_TYPE_SECRET)
    {
      CatenaSecret *secret = catena_service_draft_get_secret (draft, field->id);

      g_assert_cmpstr (catena_secret_get_text (secret), ==, "something else");
    }
  else if (field->type != CATENA_FIELD_TYPE_BOOLEAN)
    {
      g_object_get (draft, field->name, &text, NULL);
      g_assert_cmpstr (text, ==, "something else");
    }
}

static void
check_property (const CatenaField *field)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();
  g_autofree char *changed = g_strconcat ("changed::", field->name, NULL);
  g_autofree char *notify = g_strconcat ("notify::", field->name, NULL);
  const gboolean secret = field->type == CATENA_FIELD_TYPE_SECRET;
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (draft), field->name);
  guint changes = 0;
  guint notifies = 0;

  g_assert_nonnull (pspec);
  g_assert_cmpint ((pspec->flags & G_PARAM_READABLE) != 0, ==, !secret);

  g_signal_connect_swapped (draft, changed, G_CALLBACK (on_counted_cb), &changes);
  g_signal_connect_swapped (draft, notify, G_CALLBACK (on_counted_cb), &notifies);
  set_other_value (draft, field);
  check_other_value (draft, field);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpuint (notifies, ==, secret ? 0 : 1);
  g_assert_true (catena_service_draft_is_touched (draft));

  /* The same again is no change. */
  if (field->type != CATENA_FIELD_TYPE_BOOLEAN)
    set_other_value (draft, field);
  g_assert_cmpuint (changes, ==, 1);
}

static void
test_properties (void)
{
  for (guint i = 0; i < CATENA_FIELD_N_SCALARS; i++)
    check_property (catena_field_get (i));
}

static void
test_defaults (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();

  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_PURPOSE), ==, "");
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_NAME), ==, "");
  g_assert_cmpint (catena_service_draft_get_integer (draft, CATENA_FIELD_VERSION_TYPE), ==, 4);
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_FABRIC_VERSION), ==, "2.2");
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_CONSENSUS), ==, "etcdraft");
  g_assert_cmpint (catena_service_draft_get_integer (draft, CATENA_FIELD_ORDERER_NODE_NUMBER), ==, 3);
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_ENTERPRISE_PROJECT_ID), ==, "0");
  g_assert_true (catena_service_draft_get_boolean (draft, CATENA_FIELD_USE_EIP));
  g_assert_false (catena_service_draft_get_boolean (draft, CATENA_FIELD_CREATE_NEW_CLUSTER));
  g_assert_null (catena_service_draft_get_secret (draft, CATENA_FIELD_RESOURCE_PASSWORD));
  g_assert_false (catena_service_draft_is_touched (draft));
}

/* The calls that answer spell words differently from those that ask. */
static void
test_spelling (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();

  catena_service_draft_set_string (draft, CATENA_FIELD_SIGN_ALGORITHM, "SM2");
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_SIGN_ALGORITHM), ==, "sm2");
  catena_service_draft_set_string (draft, CATENA_FIELD_CONSENSUS, "sflic");
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_CONSENSUS), ==, "SFLIC");
  catena_service_draft_set_string (draft, CATENA_FIELD_CONSENSUS, "Unheard");
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_CONSENSUS), ==, "Unheard");
  catena_service_draft_set_string (draft, CATENA_FIELD_NAME, "PRIVATE");
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_NAME), ==, "PRIVATE");
}

static void
test_secrets (void)
{
  g_autoptr(CatenaServiceDraft) draft = make_draft_new_cluster ();
  g_autoptr(CatenaSecret) empty = catena_secret_new ("");

  catena_service_draft_set_secret (draft, CATENA_FIELD_RESOURCE_PASSWORD, empty);
  g_assert_null (catena_service_draft_get_secret (draft, CATENA_FIELD_RESOURCE_PASSWORD));

  catena_service_draft_clear_secrets (draft);
  for (guint i = 0; i < CATENA_FIELD_N_SCALARS; i++)
    if (catena_field_get (i)->type == CATENA_FIELD_TYPE_SECRET)
      g_assert_null (catena_service_draft_get_secret (draft, i));
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_NAME), ==, "trade1");
}

static void
check_text (CatenaServiceDraft *draft,
            CatenaFieldId       field,
            const char         *expected)
{
  g_autofree char *text = catena_service_draft_dup_field_text (draft, field);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_texts (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();

  g_object_set (draft, "name", "<trade>", "resource-password", "Canary-Chain1", NULL);
  catena_service_draft_add_organization (draft, "bank", 1);

  check_text (draft, CATENA_FIELD_PURPOSE, "");
  check_text (draft, CATENA_FIELD_NAME, "<trade>");
  check_text (draft, CATENA_FIELD_VERSION_TYPE, "Professional (formerly Basic)");
  check_text (draft, CATENA_FIELD_CONSENSUS, "Raft");
  check_text (draft, CATENA_FIELD_ORG_DISK_SIZE, "100 GB");
  check_text (draft, CATENA_FIELD_BANDWIDTH_SIZE, "5 Mbit/s");
  check_text (draft, CATENA_FIELD_BATCH_TIMEOUT, "2 s");
  check_text (draft, CATENA_FIELD_PREFERRED_MAXBYTES, "2 MB");
  check_text (draft, CATENA_FIELD_ORDERER_NODE_NUMBER, "3");
  check_text (draft, CATENA_FIELD_USE_EIP, "Yes");
  check_text (draft, CATENA_FIELD_CREATE_NEW_CLUSTER, "No");
  check_text (draft, CATENA_FIELD_RESOURCE_PASSWORD, CATENA_REDACTED);
  check_text (draft, CATENA_FIELD_PASSWORD_AGAIN, "");
  check_text (draft, CATENA_FIELD_ORGANIZATIONS, "organization (2 peers), bank (1 peer)");
  check_text (draft, CATENA_FIELD_CHANNELS, "channel");
  check_text (draft, CATENA_FIELD_EDGE_NODES, "");

  g_object_set (draft, "consensus", "Unheard", "version-type", G_GINT64_CONSTANT (9), NULL);
  check_text (draft, CATENA_FIELD_CONSENSUS, "Unheard");
  check_text (draft, CATENA_FIELD_VERSION_TYPE, "9");
}

void
add_draft_field_tests (void)
{
  g_test_add_func ("/draft/fields/table", test_table);
  g_test_add_func ("/draft/fields/properties", test_properties);
  g_test_add_func ("/draft/fields/defaults", test_defaults);
  g_test_add_func ("/draft/fields/spelling", test_spelling);
  g_test_add_func ("/draft/fields/secrets", test_secrets);
  g_test_add_func ("/draft/fields/texts", test_texts);
}
