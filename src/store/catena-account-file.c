/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-account-file"

#include "config.h"

#include "catena-account-file.h"

#include "catena-error.h"

#include <string.h>

#define GROUP_FILE "accounts"
#define KEY_VERSION "version"
#define ACCOUNT_PREFIX "account "
#define PROJECT_PREFIX "project "

static const char *const colour_words[] = {
  [CATENA_COLOUR_BLUE] = "blue",
  [CATENA_COLOUR_GREEN] = "green",
  [CATENA_COLOUR_YELLOW] = "yellow",
  [CATENA_COLOUR_ORANGE] = "orange",
  [CATENA_COLOUR_RED] = "red",
  [CATENA_COLOUR_PURPLE] = "purple",
  [CATENA_COLOUR_BROWN] = "brown",
  [CATENA_COLOUR_SLATE] = "slate",
};

static const char *const kind_words[] = {
  [CATENA_CREDENTIALS_KEYS] = "keys",
  [CATENA_CREDENTIALS_PASSWORD] = "password",
};

/* A word that is not known counts as the first. */
static guint
find_word (const char *const *words,
           guint              n_words,
           const char        *word)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (g_strcmp0 (words[i], word) == 0)
        return i;
    }

  return 0;
}

static char *
get_account_group (const char *id)
{
  return g_strconcat (ACCOUNT_PREFIX, id, NULL);
}

static char *
get_projects_prefix (const char *account_id)
{
  return g_strconcat (PROJECT_PREFIX, account_id, " ", NULL);
}

/* Ids of projects are foreign or typed; a group's name may not have brackets and control characters. */
static char *
get_project_group (const char *account_id,
                   const char *project_id)
{
  g_autofree char *prefix = get_projects_prefix (account_id);
  g_autofree char *escaped = g_uri_escape_string (project_id, NULL, FALSE);

  return g_strconcat (prefix, escaped, NULL);
}

static char *
get_text (GKeyFile   *file,
          const char *group,
          const char *key)
{
  return g_key_file_get_string (file, group, key, NULL);
}

static void
set_text (GKeyFile   *file,
          const char *group,
          const char *key,
          const char *value)
{
  if (value != NULL)
    g_key_file_set_string (file, group, key, value);
  else
    g_key_file_remove_key (file, group, key, NULL);
}

static void
read_ca_file (GKeyFile      *file,
              const char    *group,
              const char    *directory,
              CatenaAccount *account)
{
  g_autofree char *name = get_text (file, group, "ca-file");
  g_autofree char *path = NULL;

  if (name == NULL || *name == '\0')
    return;

  path = g_build_filename (directory, name, NULL);
  catena_account_set_ca_file (account, g_path_is_absolute (name) ? name : path);
}

/* Our own copies are named without their folder, so that the folder can be moved. */
static void
write_ca_file (GKeyFile      *file,
               const char    *group,
               const char    *directory,
               CatenaAccount *account)
{
  const char *path = catena_account_get_ca_file (account);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;

  if (path != NULL)
    {
      folder = g_path_get_dirname (path);
      name = g_strcmp0 (folder, directory) == 0 ? g_path_get_basename (path) : g_strdup (path);
    }
  set_text (file, group, "ca-file", name);
}

static CatenaProject *
read_project (GKeyFile   *file,
              const char *group)
{
  g_autofree char *id = get_text (file, group, "id");
  g_autofree char *name = get_text (file, group, "name");
  g_autofree char *region = get_text (file, group, "region");
  g_autofree char *endpoint = get_text (file, group, "endpoint");

  if (id == NULL || *id == '\0' || endpoint == NULL || *endpoint == '\0')
    return NULL;

  return catena_project_new (id,
                             name != NULL ? name : id,
                             region != NULL ? region : "",
                             endpoint);
}

static void
note_problem (GError     **problem,
              const char  *group,
              const char  *reason)
{
  if (problem != NULL && *problem == NULL)
    *problem = catena_error_new (CATENA_ERROR_STORAGE, NULL, "accounts: group “%s” was passed over: %s",
                                 group, reason);
}

static void
read_projects (GKeyFile       *file,
               char          **groups,
               CatenaAccount  *account,
               GError        **problem)
{
  g_autofree char *prefix = get_projects_prefix (catena_account_get_id (account));

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autoptr(CatenaProject) project = NULL;

      if (!g_str_has_prefix (groups[i], prefix))
        continue;
      project = read_project (file, groups[i]);
      if (project != NULL)
        catena_account_add_project (account, project);
      else
        note_problem (problem, groups[i], "no id or no endpoint");
    }
}

static CatenaAccount *
read_account (GKeyFile    *file,
              const char  *group,
              const char  *directory,
              GError     **problem)
{
  const char *id = group + strlen (ACCOUNT_PREFIX);
  g_autoptr(CatenaAccount) account = NULL;
  g_autofree char *label = NULL;
  g_autofree char *colour = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *iam_endpoint = NULL;
  g_autofree char *domain_id = NULL;
  g_autofree char *domain_name = NULL;

  /* The id becomes a part of file names. */
  if (!g_uuid_string_is_valid (id))
    {
      note_problem (problem, group, "not a UUID");
      return NULL;
    }

  label = get_text (file, group, "label");
  colour = get_text (file, group, "colour");
  kind = get_text (file, group, "credentials");
  iam_endpoint = get_text (file, group, "iam-endpoint");
  domain_id = get_text (file, group, "domain-id");
  domain_name = get_text (file, group, "domain-name");

  account = catena_account_new (id);
  catena_account_set_label (account, label != NULL ? label : "");
  catena_account_set_colour (account, find_word (colour_words, G_N_ELEMENTS (colour_words), colour));
  catena_account_set_read_only (account, g_key_file_get_boolean (file, group, "read-only", NULL));
  catena_account_set_credentials_kind (account, find_word (kind_words, G_N_ELEMENTS (kind_words), kind));
  if (iam_endpoint != NULL)
    catena_account_set_iam_endpoint (account, iam_endpoint);
  catena_account_set_domain (account, domain_id, domain_name);
  read_ca_file (file, group, directory, account);

  return g_steal_pointer (&account);
}

static void
write_project (GKeyFile      *file,
               const char    *account_id,
               CatenaProject *project)
{
  g_autofree char *group = get_project_group (account_id, catena_project_get_id (project));

  set_text (file, group, "id", catena_project_get_id (project));
  set_text (file, group, "name", catena_project_get_name (project));
  set_text (file, group, "region", catena_project_get_region (project));
  set_text (file, group, "endpoint", catena_project_get_endpoint (project));
}

/* Groups of @account_id's projects but for those in @kept. */
static void
remove_project_groups (GKeyFile   *file,
                       const char *account_id,
                       GHashTable *kept)
{
  g_autofree char *prefix = get_projects_prefix (account_id);
  g_auto(GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (g_str_has_prefix (groups[i], prefix) && (kept == NULL || !g_hash_table_contains (kept, groups[i])))
        g_key_file_remove_group (file, groups[i], NULL);
    }
}

static void
write_projects (GKeyFile      *file,
                CatenaAccount *account)
{
  const char *id = catena_account_get_id (account);
  GListModel *projects = catena_account_get_projects (account);
  g_autoptr(GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (projects); i++)
    {
      g_autoptr(CatenaProject) project = g_list_model_get_item (projects, i);

      write_project (file, id, project);
      g_hash_table_add (kept, get_project_group (id, catena_project_get_id (project)));
    }
  remove_project_groups (file, id, kept);
}

/**
 * catena_account_file_check_version:
 * @file: the key file as it was read
 * @newer: (out): whether a newer Catena wrote it
 * @error: return location for an error
 *
 * Fails with %CATENA_ERROR_STORAGE when @file is no file of accounts, or is of a layout that this Catena does
 * not know.
 *
 * Returns: whether @file can be used
 */
gboolean
catena_account_file_check_version (GKeyFile  *file,
                                   gboolean  *newer,
                                   GError   **error)
{
  int version;

  g_return_val_if_fail (file != NULL, FALSE);
  g_return_val_if_fail (newer != NULL, FALSE);

  version = g_key_file_get_integer (file, GROUP_FILE, KEY_VERSION, NULL);
  *newer = version > CATENA_ACCOUNT_FILE_VERSION;
  if (version >= 1 && !*newer)
    return TRUE;

  if (*newer)
    g_propagate_error (error, catena_error_new (CATENA_ERROR_STORAGE, NULL,
                                                "written by a newer Catena (version %d)", version));
  else
    g_propagate_error (error, catena_error_new (CATENA_ERROR_STORAGE, NULL, "no version in it"));

  return FALSE;
}

/**
 * catena_account_file_set_version:
 * @file: a key file
 *
 * Says in @file which layout it has.
 */
void
catena_account_file_set_version (GKeyFile *file)
{
  g_return_if_fail (file != NULL);

  g_key_file_set_integer (file, GROUP_FILE, KEY_VERSION, CATENA_ACCOUNT_FILE_VERSION);
}

/**
 * catena_account_file_read:
 * @file: a key file of our version
 * @directory: where our copies of certificates are
 * @problem: (out) (optional): the first group that could not be read, and why; the groups stay in @file
 *
 * Returns: (transfer full) (element-type CatenaAccount): the accounts in the order of the file
 */
GPtrArray *
catena_account_file_read (GKeyFile    *file,
                          const char  *directory,
                          GError     **problem)
{
  g_autoptr(GPtrArray) accounts = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(GStrv) groups = NULL;

  g_return_val_if_fail (file != NULL, NULL);
  g_return_val_if_fail (directory != NULL, NULL);

  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      CatenaAccount *account;

      if (!g_str_has_prefix (groups[i], ACCOUNT_PREFIX))
        continue;
      account = read_account (file, groups[i], directory, problem);
      if (account == NULL)
        continue;
      read_projects (file, groups, account, problem);
      g_ptr_array_add (accounts, account);
    }

  return g_steal_pointer (&accounts);
}

/**
 * catena_account_file_write:
 * @file: a key file
 * @directory: where our copies of certificates are
 * @account: what to write
 *
 * Adds @account to @file, or brings its groups up to date. Keys that this Catena does not know stay.
 */
void
catena_account_file_write (GKeyFile      *file,
                           const char    *directory,
                           CatenaAccount *account)
{
  g_autofree char *group = NULL;

  g_return_if_fail (file != NULL);
  g_return_if_fail (CATENA_IS_ACCOUNT (account));

  group = get_account_group (catena_account_get_id (account));
  set_text (file, group, "label", catena_account_get_label (account));
  set_text (file, group, "colour", colour_words[catena_account_get_colour (account)]);
  g_key_file_set_boolean (file, group, "read-only", catena_account_get_read_only (account));
  set_text (file, group, "credentials", kind_words[catena_account_get_credentials_kind (account)]);
  set_text (file, group, "iam-endpoint", catena_account_get_iam_endpoint (account));
  set_text (file, group, "domain-id", catena_account_get_domain_id (account));
  set_text (file, group, "domain-name", catena_account_get_domain_name (account));
  write_ca_file (file, group, directory, account);
  write_projects (file, account);
}

/**
 * catena_account_file_remove:
 * @file: a key file
 * @id: id of an account
 *
 * Removes the account and its projects from @file.
 */
void
catena_account_file_remove (GKeyFile   *file,
                            const char *id)
{
  g_autofree char *group = NULL;

  g_return_if_fail (file != NULL);
  g_return_if_fail (id != NULL);

  group = get_account_group (id);
  g_key_file_remove_group (file, group, NULL);
  remove_project_groups (file, id, NULL);
}
