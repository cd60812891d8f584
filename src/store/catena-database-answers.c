/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-database-answers"

#include "config.h"

#include "catena-database-answers.h"

#define THIS_ONE " WHERE account = ?1 AND call = ?2 AND parameters = ?3"
#define THESE " WHERE account = ?1 AND call = ?2 AND (?3 IS NULL OR substr (parameters, 1, length (?3)) = ?3)"

#define PUT(schema) \
  "INSERT INTO " schema ".answers (account, call, parameters, time, answer) VALUES (?1, ?2, ?3, ?4, ?5)" \
  " ON CONFLICT (account, call, parameters) DO UPDATE SET time = excluded.time, answer = excluded.answer"

/* What is in the schema "temp" could not be written to the file, and is newer than what the file has. */
static const char sql_put[] = PUT ("main");
static const char sql_put_aside[] = PUT ("temp");
static const char sql_remove[] = "DELETE FROM main.answers" THIS_ONE;
static const char sql_remove_aside[] = "DELETE FROM temp.answers" THIS_ONE;
static const char sql_get[] =
  "SELECT parameters, answer, time, 0 AS place FROM temp.answers" THIS_ONE
  " UNION ALL SELECT parameters, answer, time, 1 FROM main.answers" THIS_ONE
  " ORDER BY place LIMIT 1";
static const char sql_list[] =
  "SELECT parameters, answer, time FROM temp.answers" THESE
  " UNION ALL SELECT parameters, answer, time FROM main.answers" THESE
  " AND parameters NOT IN (SELECT parameters FROM temp.answers WHERE account = ?1 AND call = ?2)"
  " ORDER BY parameters";
static const char sql_forget[] = "DELETE FROM main.answers WHERE account = ?1";
static const char sql_forget_aside[] = "DELETE FROM temp.answers WHERE account = ?1";

typedef struct
{
  const CatenaAnswerKey *key;
  GPtrArray *answers;
} Query;

static void
bind_key (sqlite3_stmt          *statement,
          const CatenaAnswerKey *key)
{
  catena_database_file_bind_text (statement, 1, key->account_id);
  catena_database_file_bind_text (statement, 2, key->call);
  catena_database_file_bind_text (statement, 3, key->parameters);
}

static gboolean
insert_row (CatenaDatabaseFile     *file,
            const char             *sql,
            const CatenaAnswerKey  *key,
            GError                **error)
{
  sqlite3_stmt *statement = catena_database_file_prepare (file, sql, error);
  gconstpointer data;
  gsize size;

  if (statement == NULL)
    return FALSE;

  data = g_bytes_get_data (key->answer, &size);
  bind_key (statement, key);
  sqlite3_bind_int64 (statement, 4, key->time);
  /* A null pointer would be NULL, not an empty answer. */
  sqlite3_bind_blob64 (statement, 5, size > 0 ? data : "", size, SQLITE_STATIC);

  return catena_database_file_execute (file, statement, error);
}

static gboolean
remove_row (CatenaDatabaseFile     *file,
            const char             *sql,
            const CatenaAnswerKey  *key,
            GError                **error)
{
  sqlite3_stmt *statement = catena_database_file_prepare (file, sql, error);

  if (statement == NULL)
    return FALSE;
  bind_key (statement, key);

  return catena_database_file_execute (file, statement, error);
}

static gboolean
put_work (CatenaDatabaseFile  *file,
          gpointer             data,
          GError             **error)
{
  const CatenaAnswerKey *key = data;
  gboolean done;

  if (key->answer != NULL)
    done = insert_row (file, sql_put, key, error);
  else
    done = remove_row (file, sql_remove, key, error);

  return done && remove_row (file, sql_remove_aside, key, error);
}

static gboolean
put_aside_work (CatenaDatabaseFile  *file,
                gpointer             data,
                GError             **error)
{
  const CatenaAnswerKey *key = data;

  if (key->answer != NULL)
    return insert_row (file, sql_put_aside, key, error);

  return remove_row (file, sql_remove_aside, key, error);
}

static gpointer
read_row (sqlite3_stmt *statement)
{
  CatenaStoredAnswer *answer = g_new0 (CatenaStoredAnswer, 1);
  gconstpointer data;

  answer->parameters = catena_database_file_dup_text (statement, 0);
  data = sqlite3_column_blob (statement, 1);
  answer->answer = g_bytes_new (data, (gsize) sqlite3_column_bytes (statement, 1));
  answer->time = sqlite3_column_int64 (statement, 2);

  return answer;
}

static gboolean
read_rows (CatenaDatabaseFile     *file,
           const char             *sql,
           const CatenaAnswerKey  *key,
           GPtrArray              *answers,
           GError                **error)
{
  sqlite3_stmt *statement = catena_database_file_prepare (file, sql, error);

  if (statement == NULL)
    return FALSE;
  bind_key (statement, key);

  return catena_database_file_read (file, statement, read_row, answers, error);
}

static gboolean
get_work (CatenaDatabaseFile  *file,
          gpointer             data,
          GError             **error)
{
  Query *query = data;

  return read_rows (file, sql_get, query->key, query->answers, error);
}

static gboolean
list_work (CatenaDatabaseFile  *file,
           gpointer             data,
           GError             **error)
{
  Query *query = data;

  return read_rows (file, sql_list, query->key, query->answers, error);
}

/**
 * catena_answer_key_new:
 * @account_id: id of an account
 * @call: id of a call
 * @parameters: (nullable): its parameters, or a prefix of them
 *
 * Returns: (transfer full): a key without an answer
 */
CatenaAnswerKey *
catena_answer_key_new (const char *account_id,
                       const char *call,
                       const char *parameters)
{
  CatenaAnswerKey *key = g_new0 (CatenaAnswerKey, 1);

  key->account_id = g_strdup (account_id);
  key->call = g_strdup (call);
  key->parameters = g_strdup (parameters);

  return key;
}

/**
 * catena_answer_key_free:
 * @key: (transfer full): a key
 */
void
catena_answer_key_free (CatenaAnswerKey *key)
{
  g_return_if_fail (key != NULL);

  g_free (key->account_id);
  g_free (key->call);
  g_free (key->parameters);
  g_clear_pointer (&key->answer, g_bytes_unref);
  g_free (key);
}

/**
 * catena_stored_answer_free:
 * @answer: (transfer full): an answer
 */
void
catena_stored_answer_free (CatenaStoredAnswer *answer)
{
  g_return_if_fail (answer != NULL);

  g_free (answer->parameters);
  g_clear_pointer (&answer->answer, g_bytes_unref);
  g_free (answer);
}

/**
 * catena_answers_put:
 * @file: the connection
 * @key: an answer with its key; without an answer, the one that is there is forgotten
 *
 * Writes an answer, or keeps it in memory when it cannot be written.
 */
void
catena_answers_put (CatenaDatabaseFile    *file,
                    const CatenaAnswerKey *key)
{
  g_autoptr(GError) error = NULL;

  if (catena_database_file_run (file, CATENA_DATABASE_WRITE, put_work, (gpointer) key, &error))
    return;

  g_info ("an answer stays in memory: %s", error->message);
  g_clear_error (&error);
  if (!catena_database_file_run (file, CATENA_DATABASE_READ, put_aside_work, (gpointer) key, &error))
    g_warning ("an answer could not be kept: %s", error->message);
}

/**
 * catena_answers_get:
 * @file: the connection
 * @key: which answer
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the answer; %NULL without @error when there is none
 */
CatenaStoredAnswer *
catena_answers_get (CatenaDatabaseFile     *file,
                    const CatenaAnswerKey  *key,
                    GError                **error)
{
  g_autoptr(GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) catena_stored_answer_free);
  Query query = { .key = key, .answers = answers };

  if (!catena_database_file_run (file, CATENA_DATABASE_READ, get_work, &query, error))
    return NULL;
  if (answers->len == 0)
    {
      catena_database_file_check_kept (file, error);
      return NULL;
    }

  return g_ptr_array_steal_index (answers, 0);
}

/**
 * catena_answers_list:
 * @file: the connection
 * @key: account, call, and the beginning of the parameters or %NULL
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type CatenaStoredAnswer) (nullable): the answers by their parameters
 */
GPtrArray *
catena_answers_list (CatenaDatabaseFile     *file,
                     const CatenaAnswerKey  *key,
                     GError                **error)
{
  g_autoptr(GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) catena_stored_answer_free);
  Query query = { .key = key, .answers = answers };

  if (!catena_database_file_run (file, CATENA_DATABASE_READ, list_work, &query, error)
      || (answers->len == 0 && !catena_database_file_check_kept (file, error)))
    return NULL;

  return g_steal_pointer (&answers);
}

/**
 * catena_answers_forget:
 * @file: the connection
 * @account_id: id of an account
 *
 * Forgets all answers of an account.
 */
void
catena_answers_forget (CatenaDatabaseFile *file,
                       const char         *account_id)
{
  g_autoptr(GError) error = NULL;

  if (!catena_database_file_run_with (file, CATENA_DATABASE_WRITE, sql_forget, account_id, &error))
    g_info ("answers could not be removed: %s", error->message);
  g_clear_error (&error);
  if (!catena_database_file_run_with (file, CATENA_DATABASE_READ, sql_forget_aside, account_id, &error))
    g_info ("answers could not be removed from memory: %s", error->message);
}
