/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-iam-list"

#include "config.h"

#include "catena-iam.h"
#include "catena-iam-private.h"

#include "catena-error-meaning.h"
#include "catena-json.h"

/* Rows of a page of /v3/projects; the call takes up to 5000. */
#define PAGE_SIZE 1000
/* No account has as many projects; it ends a server that always has another page. */
#define MAX_PAGES 100

typedef struct
{
  CatenaApiId api;
  char *endpoint;
  CatenaAuth *auth;
  char *domain_id;

  GPtrArray *entries;
  GHashTable *ids; /* set; borrowed from the entries */
  guint page;
} ListData;

static void on_list_sent (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data);

static void
free_list_data (ListData *data)
{
  g_free (data->endpoint);
  g_object_unref (data->auth);
  g_free (data->domain_id);
  g_hash_table_unref (data->ids);
  g_ptr_array_unref (data->entries);
  g_free (data);
}

static CatenaIamEntry *
read_entry (JsonObject *object)
{
  g_autofree char *id = catena_json_dup_string (object, "id");
  CatenaIamEntry *entry;

  if (id == NULL || *id == '\0')
    return NULL;

  entry = g_new0 (CatenaIamEntry, 1);
  entry->id = g_steal_pointer (&id);
  entry->name = catena_json_dup_string (object, "name");
  entry->domain_id = catena_json_dup_string (object, "domain_id");
  entry->enabled = TRUE;
  catena_json_get_bool (object, "enabled", &entry->enabled);

  return entry;
}

/* Adds what is not there yet; returns how many that were. */
static guint
take_entries (ListData  *data,
              GPtrArray *fresh)
{
  gsize n_fresh;
  g_autofree gpointer *rows = g_ptr_array_steal (fresh, &n_fresh);
  guint n_before = data->entries->len;

  for (gsize i = 0; i < n_fresh; i++)
    {
      CatenaIamEntry *entry = rows[i];

      if (g_hash_table_contains (data->ids, entry->id))
        {
          catena_iam_entry_free (entry);
          continue;
        }
      g_hash_table_add (data->ids, entry->id);
      g_ptr_array_add (data->entries, entry);
    }

  return data->entries->len - n_before;
}

static void
send_list (GTask *task)
{
  ListData *data = g_task_get_task_data (task);
  g_autoptr (CatenaRequest) request = catena_request_new (data->api, data->endpoint);

  catena_request_set_domain (request, data->domain_id);
  if (data->api == CATENA_API_IAM_LIST_PROJECTS)
    {
      g_autofree char *page = g_strdup_printf ("%u", data->page);
      g_autofree char *page_size = g_strdup_printf ("%d", PAGE_SIZE);

      catena_request_add_query (request, "page", page);
      catena_request_add_query (request, "per_page", page_size);
    }

  catena_transport_send_async (g_task_get_source_object (task), request, data->auth,
                               g_task_get_cancellable (task), on_list_sent, g_object_ref (task));
}

/* Some users may not list their own projects; then all of the account's are worth a try. */
static gboolean
is_fallback_worth_trying (ListData     *data,
                          const GError *error)
{
  return data->api == CATENA_API_IAM_LIST_OWN_PROJECTS
         && (g_error_matches (error, CATENA_ERROR, CATENA_ERROR_FORBIDDEN)
             || g_error_matches (error, CATENA_ERROR, CATENA_ERROR_NOT_FOUND));
}

static gboolean
has_next_page (ListData *data,
               guint     n_rows,
               guint     n_new)
{
  /* A server that does not know of pages sends the same rows again. */
  return data->api == CATENA_API_IAM_LIST_PROJECTS && n_rows >= PAGE_SIZE && n_new > 0 && data->page < MAX_PAGES;
}

static void
take_answer (GTask          *task,
             CatenaResponse *response)
{
  ListData *data = g_task_get_task_data (task);
  g_autoptr (GPtrArray) fresh = NULL;
  GError *error = NULL;
  guint n_rows;

  fresh = catena_iam_read_entries (catena_response_get_object (response), data->api, &error);
  if (fresh == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  n_rows = fresh->len;
  if (has_next_page (data, n_rows, take_entries (data, fresh)))
    {
      data->page++;
      send_list (task);
      return;
    }

  g_task_return_pointer (task, g_ptr_array_ref (data->entries), (GDestroyNotify) g_ptr_array_unref);
}

static void
on_list_sent (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (CatenaResponse) response = NULL;
  ListData *data = g_task_get_task_data (task);
  GError *error = NULL;

  response = catena_transport_send_finish (CATENA_TRANSPORT (source), result, &error);
  if (response != NULL)
    {
      take_answer (task, response);
    }
  else if (is_fallback_worth_trying (data, error))
    {
      g_error_free (error);
      data->api = CATENA_API_IAM_LIST_PROJECTS;
      send_list (task);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

static void
start_list (CatenaTransport     *transport,
            CatenaApiId          api,
            const char          *endpoint,
            CatenaAuth          *auth,
            const char          *domain_id,
            gpointer             source_tag,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (transport, cancellable, callback, user_data);
  ListData *data = g_new0 (ListData, 1);

  data->api = api;
  data->endpoint = g_strdup (endpoint);
  data->auth = g_object_ref (auth);
  data->domain_id = g_strdup (domain_id);
  data->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) catena_iam_entry_free);
  data->ids = g_hash_table_new (g_str_hash, g_str_equal);
  data->page = 1;

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, data, (GDestroyNotify) free_list_data);
  send_list (task);
}

/**
 * catena_iam_entry_free:
 * @entry: (transfer full) (nullable): a row
 */
void
catena_iam_entry_free (CatenaIamEntry *entry)
{
  if (entry == NULL)
    return;

  g_free (entry->id);
  g_free (entry->name);
  g_free (entry->domain_id);
  g_free (entry);
}

/**
 * catena_iam_read_entries:
 * @answer: (nullable): an answer that lists projects or domains
 * @api: the operation
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type CatenaIamEntry) (nullable): its rows; what has no id is left out
 */
GPtrArray *
catena_iam_read_entries (JsonObject   *answer,
                         CatenaApiId   api,
                         GError      **error)
{
  const char *member = api == CATENA_API_IAM_LIST_DOMAINS ? "domains" : "projects";
  JsonArray *rows = catena_json_get_array (answer, member);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) catena_iam_entry_free);

  if (rows == NULL)
    {
      CatenaErrorDetails details = { .api = api, .service_code = CATENA_PROBLEM_EMPTY_ANSWER, .sent = TRUE };

      g_propagate_error (error, catena_error_new (CATENA_ERROR_PROTOCOL, &details,
                                                  "%s: a successful answer without %s",
                                                  catena_api_get (api)->name, member));
      return NULL;
    }

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      CatenaIamEntry *entry = read_entry (catena_json_get_element_object (rows, i));

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }

  return g_steal_pointer (&entries);
}

/**
 * catena_iam_list_projects_async:
 * @transport: the account's transport
 * @endpoint: IAM endpoint
 * @auth: authorization; a token may be of any scope
 * @domain_id: (nullable): account id; keys need it, a token has it in itself
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Lists the projects that the caller may use, or, where that is forbidden or not known, those of the account.
 */
void
catena_iam_list_projects_async (CatenaTransport     *transport,
                                const char          *endpoint,
                                CatenaAuth          *auth,
                                const char          *domain_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (CATENA_IS_TRANSPORT (transport));
  g_return_if_fail (endpoint != NULL);
  g_return_if_fail (CATENA_IS_AUTH (auth));

  start_list (transport, CATENA_API_IAM_LIST_OWN_PROJECTS, endpoint, auth, domain_id,
              catena_iam_list_projects_async, cancellable, callback, user_data);
}

/**
 * catena_iam_list_projects_finish:
 * @transport: the account's transport
 * @result: what the callback was given
 * @error: return location for an error; %CATENA_ERROR_FORBIDDEN when neither list may be read
 *
 * Returns: (transfer full) (element-type CatenaIamEntry) (nullable): the projects, disabled ones and those that are no
 *   region's (MOS) among them
 */
GPtrArray *
catena_iam_list_projects_finish (CatenaTransport  *transport,
                                 GAsyncResult     *result,
                                 GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, catena_iam_list_projects_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * catena_iam_list_domains_async:
 * @transport: the account's transport
 * @endpoint: IAM endpoint
 * @auth: authorization
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Lists the accounts that the caller belongs to: the way to the account id.
 */
void
catena_iam_list_domains_async (CatenaTransport     *transport,
                               const char          *endpoint,
                               CatenaAuth          *auth,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (CATENA_IS_TRANSPORT (transport));
  g_return_if_fail (endpoint != NULL);
  g_return_if_fail (CATENA_IS_AUTH (auth));

  start_list (transport, CATENA_API_IAM_LIST_DOMAINS, endpoint, auth, NULL,
              catena_iam_list_domains_async, cancellable, callback, user_data);
}

/**
 * catena_iam_list_domains_finish:
 * @transport: the account's transport
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type CatenaIamEntry) (nullable): the accounts; usually one
 */
GPtrArray *
catena_iam_list_domains_finish (CatenaTransport  *transport,
                                GAsyncResult     *result,
                                GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, catena_iam_list_domains_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
