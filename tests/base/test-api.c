/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-base.h"

#include "catena-api.h"
#include "catena-error.h"

static void
test_table_order (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < CATENA_API_N_IDS; i++)
    {
      const CatenaApi *api = catena_api_get (i);

      g_assert_cmpuint (api->id, ==, i);
      g_assert_true (g_hash_table_add (names, (gpointer) api->name));
    }
}

static void
test_table_rows (void)
{
  for (guint i = CATENA_API_NONE + 1; i < CATENA_API_N_IDS; i++)
    {
      const CatenaApi *api = catena_api_get (i);

      g_assert_true (catena_api_get_by_name (api->name) == api);
      g_assert_true (g_str_has_prefix (api->path,
                                       api->cloud == CATENA_API_CLOUD_BCS ? "/v2/{project_id}/" : "/v3/"));
      /* What a GET asks for can be asked for again. */
      if (g_str_equal (api->method, "GET"))
        g_assert_true (api->flags & CATENA_API_FLAGS_REPEATABLE);
      if (g_str_equal (api->method, "PUT") || g_str_equal (api->method, "DELETE"))
        g_assert_false (api->flags & CATENA_API_FLAGS_REPEATABLE);
    }

  g_assert_false (catena_api_get (CATENA_API_CREATE_SERVICE)->flags & CATENA_API_FLAGS_REPEATABLE);
  g_assert_null (catena_api_get_by_name ("none"));
  g_assert_null (catena_api_get_by_name ("createservice"));
  g_assert_null (catena_api_get_by_name (NULL));
}

/* Each path with values in it is found again as the operation that it came from. */
static void
test_build_and_match (void)
{
  static const char *const names[] = { "project_id", "blockchain_id", "channel_id", "org_name", "user_name",
                                       "notification_id" };
  g_autoptr (GHashTable) parameters = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_hash_table_insert (parameters, (gpointer) names[i], g_strdup_printf ("a/b %%2e ü?#%s", names[i]));

  for (guint i = CATENA_API_NONE + 1; i < CATENA_API_N_IDS; i++)
    {
      const CatenaApi *api = catena_api_get (i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GHashTable) found = NULL;
      g_autofree char *path = catena_api_build_path (api->id, parameters, &error);
      GHashTableIter iter;
      gpointer name, value;

      g_assert_no_error (error);
      g_assert_true (catena_api_match (api->cloud, api->method, path, &found) == api);
      g_hash_table_iter_init (&iter, found);
      while (g_hash_table_iter_next (&iter, &name, &value))
        g_assert_cmpstr (value, ==, g_hash_table_lookup (parameters, name));
    }
}

static void
test_match_prefers_fixed (void)
{
  g_autoptr (GHashTable) parameters = NULL;
  const CatenaApi *api;

  api = catena_api_match (CATENA_API_CLOUD_BCS, "GET", "/v2/p/blockchains/flavors", &parameters);
  g_assert_cmpuint (api->id, ==, CATENA_API_GET_FLAVORS);
  g_assert_cmpuint (g_hash_table_size (parameters), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (parameters, "project_id"), ==, "p");

  api = catena_api_match (CATENA_API_CLOUD_BCS, "GET", "/v2/p/blockchains/flavours", NULL);
  g_assert_cmpuint (api->id, ==, CATENA_API_GET_SERVICE);
}

static void
test_match_refuses (void)
{
  g_autoptr (GHashTable) parameters = NULL;

  g_assert_null (catena_api_match (CATENA_API_CLOUD_BCS, "GET", "", &parameters));
  g_assert_null (parameters);
  g_assert_null (catena_api_match (CATENA_API_CLOUD_BCS, "GET", "/", NULL));
  g_assert_null (catena_api_match (CATENA_API_CLOUD_BCS, "GET", "/v2/p/blockchains/", NULL));
  g_assert_null (catena_api_match (CATENA_API_CLOUD_BCS, "GET", "/v2//blockchains", NULL));
  g_assert_null (catena_api_match (CATENA_API_CLOUD_BCS, "GET", "/v2/%00/blockchains", NULL));
  g_assert_null (catena_api_match (CATENA_API_CLOUD_BCS, "GET", "/v2/%ff/blockchains", NULL));
  g_assert_null (catena_api_match (CATENA_API_CLOUD_BCS, "GET", "/v2/%zz/blockchains", NULL));
  g_assert_null (catena_api_match (CATENA_API_CLOUD_BCS, "PATCH", "/v2/p/blockchains", NULL));
  g_assert_null (catena_api_match (CATENA_API_CLOUD_IAM, "GET", "/v2/p/blockchains", NULL));
}

static void
test_build_path_refuses (void)
{
  static const char *const values[] = { "", ".", ".." };
  g_autoptr (GHashTable) parameters = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (parameters, (gpointer) "project_id", (gpointer) "p");
  for (guint i = 0; i <= G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GError) error = NULL;

      if (i < G_N_ELEMENTS (values))
        g_hash_table_insert (parameters, (gpointer) "blockchain_id", (gpointer) values[i]);
      else
        g_hash_table_remove (parameters, "blockchain_id");
      g_assert_null (catena_api_build_path (CATENA_API_GET_SERVICE, parameters, &error));
      g_assert_error (error, CATENA_ERROR, CATENA_ERROR_INPUT);
      g_assert_cmpuint (catena_error_get_details (error)->api, ==, CATENA_API_GET_SERVICE);
    }

  g_assert_null (catena_api_build_path (CATENA_API_GET_SERVICE, NULL, NULL));
}

static void
test_build_path_escapes (void)
{
  g_autoptr (GHashTable) parameters = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *path = NULL;

  g_hash_table_insert (parameters, (gpointer) "project_id", (gpointer) "../x");
  g_hash_table_insert (parameters, (gpointer) "blockchain_id", (gpointer) "链?%2e");
  path = catena_api_build_path (CATENA_API_GET_SERVICE, parameters, NULL);
  g_assert_cmpstr (path, ==, "/v2/..%2Fx/blockchains/%E9%93%BE%3F%252e");
}

void
add_api_tests (void)
{
  g_test_add_func ("/base/api/table-order", test_table_order);
  g_test_add_func ("/base/api/table-rows", test_table_rows);
  g_test_add_func ("/base/api/build-and-match", test_build_and_match);
  g_test_add_func ("/base/api/match-prefers-fixed", test_match_prefers_fixed);
  g_test_add_func ("/base/api/match-refuses", test_match_refuses);
  g_test_add_func ("/base/api/build-path-refuses", test_build_path_refuses);
  g_test_add_func ("/base/api/build-path-escapes", test_build_path_escapes);
}
