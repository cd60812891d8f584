/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the features of the interface ask of the application is there. Needs no display. */

#include "config.h"

#include "catena-application.h"
#include "catena-demo-folder.h"
#include "catena-demo.h"
#include "catena-error.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

typedef void (*FileFunc) (const char *path,
                          const char *text,
                          gpointer    user_data);

static void
for_each_file (const char *folder,
               const char *suffix,
               FileFunc    func,
               gpointer    user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          for_each_file (path, suffix, func, user_data);
        }
      else if (g_str_has_suffix (name, suffix))
        {
          g_file_get_contents (path, &text, NULL, &error);
          g_assert_no_error (error);
          func (path, text, user_data);
        }
    }
}

static void
for_each_source (const char *folder,
                 const char *suffix,
                 FileFunc    func,
                 gpointer    user_data)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", folder, NULL);

  for_each_file (path, suffix, func, user_data);
}

/**
 * Search:
 * @pattern: its first group is the name of an action, its second, if any, the type of its parameter
 */
typedef struct
{
  GActionMap *actions;
  GRegex *pattern;
  guint n_found;
} Search;

static void
look_for_actions (const char *path,
                  const char *text,
                  gpointer    user_data)
{
  Search *search = user_data;
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (search->pattern, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);
      g_autofree char *type = g_match_info_fetch (match, 2);
      GAction *action = g_action_map_lookup_action (search->actions, name);
      const GVariantType *parameter;

      if (action == NULL)
        g_error ("%s: there is no action app.%s", path, name);
      parameter = g_action_get_parameter_type (action);
      if (type != NULL && (parameter == NULL ? *type != '\0'
                                             : g_strcmp0 (type, g_variant_type_peek_string (parameter)) != 0))
        g_error ("%s: app.%s does not take “%s”", path, name, type);
      search->n_found++;
    }
}

/* Every action is named with the parameter that it takes. */
static void
test_actions (void)
{
  g_autoptr (CatenaApplication) application = catena_application_new ();
  g_autoptr (GRegex) in_templates = g_regex_new (">app\\.([a-z-]+)<", 0, 0, NULL);
  g_autoptr (GRegex) in_code =
    g_regex_new ("activate_action \\([^;]*?\"app\\.([a-z-]+)\",\\s*(?:NULL|\"([^\"]*)\")", G_REGEX_DOTALL, 0, NULL);
  Search templates = { G_ACTION_MAP (application), in_templates, 0 };
  Search code = { G_ACTION_MAP (application), in_code, 0 };

  catena_application_add_demo_actions (application);
  for_each_source ("ui", ".ui", look_for_actions, &templates);
  for_each_source ("src/ui", ".c", look_for_actions, &code);
  g_assert_cmpuint (templates.n_found, >, 3);
  g_assert_cmpuint (code.n_found, >, 3);
}

static void
look_for_icons (const char *path,
                const char *text,
                gpointer    user_data)
{
  g_autoptr (GRegex) pattern = g_regex_new ("\"([a-z]+(?:-[a-z]+)+-symbolic)\"|>([a-z]+(?:-[a-z]+)+-symbolic)<", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint *n_found = user_data;

  for (g_regex_match (pattern, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *in_code = g_match_info_fetch (match, 1);
      g_autofree char *in_template = g_match_info_fetch (match, 2);
      const char *name = in_template != NULL && *in_template != '\0' ? in_template : in_code;
      g_autofree char *resource = g_strdup_printf (CATENA_RESOURCE_PATH "/icons/scalable/actions/%s.svg", name);

      if (!g_resources_get_info (resource, 0, NULL, NULL, NULL))
        g_error ("%s: the icon %s is not ours", path, name);
      (*n_found)++;
    }
}

/* The theme of the desktop may lack any icon: all that are used are brought along. */
static void
test_icons (void)
{
  guint n_found = 0;

  for_each_source ("ui", ".ui", look_for_icons, &n_found);
  for_each_source ("src/ui", ".c", look_for_icons, &n_found);
  for_each_source ("src/app", ".c", look_for_icons, &n_found);
  g_assert_cmpuint (n_found, >, 20);
}

/* Nobody else can look into the folder of a demo, and nothing of it stays. */
static void
test_folder (void)
{
  g_autoptr (GError) error = NULL;
  CatenaDemoFolder *folder = catena_demo_folder_new (&error);
  g_autofree char *path = NULL;
  g_autofree char *inner = NULL;
  g_autofree char *file = NULL;
  GStatBuf status;

  g_assert_no_error (error);
  path = g_strdup (catena_demo_folder_get_path (folder));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  inner = g_build_filename (path, "data", "deeper", NULL);
  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  file = g_build_filename (inner, "file", NULL);
  g_assert_true (g_file_set_contents (file, "text", -1, NULL));

  catena_demo_folder_free (folder);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What a crashed demo left goes with the next one; that of a demo that runs stays. */
static void
test_folder_left (void)
{
  g_autofree char *left = g_build_filename (g_get_tmp_dir (), "catena-demo-left", NULL);
  g_autofree char *lock = g_build_filename (left, "lock", NULL);
  CatenaDemoFolder *first, *second;

  g_assert_cmpint (g_mkdir (left, 0700), ==, 0);
  g_assert_true (g_file_set_contents (lock, "", -1, NULL));
  first = catena_demo_folder_new (NULL);
  g_assert_nonnull (first);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));

  second = catena_demo_folder_new (NULL);
  g_assert_nonnull (second);
  g_assert_true (g_file_test (catena_demo_folder_get_path (first), G_FILE_TEST_IS_DIR));

  catena_demo_folder_free (second);
  catena_demo_folder_free (first);
}

static void
on_started (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GError **error = user_data;

  g_assert_cmpint (catena_demo_start_finish (CATENA_DEMO (source), result, error), ==, *error == NULL);
  g_object_set_data (source, "done", GINT_TO_POINTER (TRUE));
}

static void
start_demo (CatenaDemo  *demo,
            GError     **error)
{
  g_object_set_data (G_OBJECT (demo), "done", NULL);
  catena_demo_start_async (demo, NULL, on_started, error);
  while (g_object_get_data (G_OBJECT (demo), "done") == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* A demo has a cloud of its own, and a second start is the same one. */
static void
test_demo (void)
{
  g_autoptr (CatenaDemo) demo = catena_demo_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *info;
  CatenaHubPlaces places;

  g_assert_null (catena_demo_get_info (demo));
  start_demo (demo, &error);
  g_assert_no_error (error);
  info = catena_demo_get_info (demo);
  g_assert_true (g_str_has_prefix (json_object_get_string_member (info, "bcs"), "http://127.0.0.1:"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (info, "tenants")), ==, 2);

  start_demo (demo, &error);
  g_assert_no_error (error);
  g_assert_true (catena_demo_get_info (demo) == info);

  catena_demo_get_places (demo, &places);
  g_assert_true (places.secrets_in_memory);
  g_assert_true (g_str_has_prefix (places.config_directory, g_get_tmp_dir ()));
  g_assert_true (g_str_has_prefix (places.data_directory, g_get_tmp_dir ()));
  catena_demo_stop (demo);
}

/* Without a simulator, or with a program that is none, it says so. */
static void
test_demo_missing (void)
{
  const char * const programs[] = { "/nowhere/catena-simulator", "/bin/true", "/bin/echo" };
  g_autofree char *simulator = g_strdup (g_getenv ("CATENA_SIMULATOR"));

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autoptr (CatenaDemo) demo = catena_demo_new ();
      g_autoptr (GError) error = NULL;

      g_setenv ("CATENA_SIMULATOR", programs[i], TRUE);
      start_demo (demo, &error);
      g_assert_error (error, CATENA_ERROR, CATENA_ERROR_STORAGE);
      g_assert_null (catena_demo_get_info (demo));
    }
  g_setenv ("CATENA_SIMULATOR", simulator, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/application/actions", test_actions);
  g_test_add_func ("/application/icons", test_icons);
  g_test_add_func ("/demo/folder", test_folder);
  g_test_add_func ("/demo/folder-left", test_folder_left);
  g_test_add_func ("/demo/start", test_demo);
  g_test_add_func ("/demo/missing", test_demo_missing);

  return g_test_run ();
}
