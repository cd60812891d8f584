/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-database-schema"

#include "config.h"

#include "catena-database-schema.h"

#include "catena-error-meaning.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* “Cate” in ASCII: tells our files from other people's. */
#define APPLICATION_ID 0x43617465

/* Each one leads from the version that is its index to the next. Those that were released are never changed.
 * */
static const char *const migrations[] = {
  "CREATE TABLE answers ("
  "  account TEXT NOT NULL,"
  "  call TEXT NOT NULL,"
  "  parameters TEXT NOT NULL,"
  "  time INTEGER NOT NULL,"
  "  answer BLOB NOT NULL,"
  "  PRIMARY KEY (account, call, parameters)"
  ") STRICT;"
  "CREATE TABLE operations ("
  "  id TEXT NOT NULL PRIMARY KEY,"
  "  account TEXT NOT NULL,"
  "  project TEXT NOT NULL,"
  "  call TEXT NOT NULL,"
  "  name TEXT NOT NULL,"
  "  time INTEGER NOT NULL,"
  "  request TEXT NOT NULL,"
  "  state TEXT NOT NULL,"
  "  service TEXT,"
  "  operation TEXT,"
  "  detail TEXT"
  ") STRICT;"
  "CREATE INDEX operations_by_time ON operations (time);"
  "CREATE INDEX operations_by_account ON operations (account);",
  "CREATE TABLE drafts ("
  "  id TEXT NOT NULL PRIMARY KEY,"
  "  account TEXT NOT NULL,"
  "  project TEXT NOT NULL,"
  "  time INTEGER NOT NULL,"
  "  name TEXT,"
  "  draft TEXT NOT NULL"
  ") STRICT;"
  "CREATE INDEX drafts_by_account ON drafts (account, project);",
};

#define VERSION ((int) G_N_ELEMENTS (migrations))

/* Answers that could not be written to the file; the rest of them stays there. */
static const char overlay[] =
  "CREATE TEMP TABLE answers ("
  "  account TEXT NOT NULL,"
  "  call TEXT NOT NULL,"
  "  parameters TEXT NOT NULL,"
  "  time INTEGER NOT NULL,"
  "  answer BLOB NOT NULL,"
  "  PRIMARY KEY (account, call, parameters)"
  ") STRICT";

static gboolean
execute (sqlite3    *db,
         const char *sql)
{
  return sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static gboolean
query_number (sqlite3    *db,
              const char *sql,
              int        *number)
{
  sqlite3_stmt *statement = NULL;
  gboolean found;

  found = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK
          && sqlite3_step (statement) == SQLITE_ROW;
  if (found)
    *number = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);

  return found;
}

/* SQLite would make the file for everybody to read. The mode of the journal and the shared memory follows the
 * file's. Other connections of this process lose their locks when the file is opened and closed beside
 * SQLite, so that is done only for a file that is new. */
static gboolean
prepare_place (const char  *path,
               GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat status;
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_propagate_error (error, catena_error_new (CATENA_ERROR_STORAGE, NULL, "%s: %s", folder,
                                                  g_strerror (errno)));
      return FALSE;
    }

  fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0)
    close (fd);
  else if (stat (path, &status) == 0 && S_ISREG (status.st_mode) && (status.st_mode & 0077) != 0
           && chmod (path, 0600) != 0)
    g_info ("%s: %s", path, g_strerror (errno));

  return TRUE;
}

static CatenaSchemaState
judge_failure (sqlite3     *db,
               const char  *path,
               GError     **error)
{
  g_propagate_error (error, catena_schema_make_error (db, path));

  return catena_schema_is_damage (sqlite3_errcode (db)) ? CATENA_SCHEMA_DAMAGED : CATENA_SCHEMA_UNUSABLE;
}

static CatenaSchemaState
judge (sqlite3     *db,
       const char  *path,
       int         *version,
       GError     **error)
{
  int application_id;
  int n_objects;

  if (!query_number (db, "PRAGMA application_id", &application_id)
      || !query_number (db, "PRAGMA user_version", version)
      || !query_number (db, "SELECT count (*) FROM sqlite_schema", &n_objects))
    return judge_failure (db, path, error);

  if (application_id != APPLICATION_ID && (application_id != 0 || *version != 0 || n_objects != 0))
    {
      g_propagate_error (error, catena_error_new (CATENA_ERROR_STORAGE, NULL,
                                                  "%s: not a database of Catena", path));
      return CATENA_SCHEMA_DAMAGED;
    }
  if (*version > VERSION)
    {
      const CatenaErrorDetails details = { .service_code = CATENA_PROBLEM_FILE_NEWER, .file = path };

      g_propagate_error (error, catena_error_new (CATENA_ERROR_STORAGE, &details,
                                                  "%s: written by a newer Catena (version %d)",
                                                  path, *version));
      return CATENA_SCHEMA_NEWER;
    }

  return sqlite3_db_readonly (db, "main") == 1 ? CATENA_SCHEMA_READ_ONLY : CATENA_SCHEMA_READY;
}

/* All at one time: another Catena may be making the tables. */
static CatenaSchemaState
examine (sqlite3     *db,
         const char  *path,
         int         *version,
         GError     **error)
{
  CatenaSchemaState state;

  if (!execute (db, "BEGIN"))
    return judge_failure (db, path, error);

  state = judge (db, path, version, error);
  execute (db, "ROLLBACK");

  return state;
}

/* Another Catena may do the same; what there is to do is known when no other can. */
static gboolean
migrate (sqlite3 *db,
         int      version)
{
  gboolean done;

  if (version == VERSION)
    return TRUE;

  done = execute (db, "BEGIN IMMEDIATE") && query_number (db, "PRAGMA user_version", &version);
  for (int i = version; done && i < VERSION; i++)
    done = execute (db, migrations[i]);
  if (done && version < VERSION)
    {
      g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                               APPLICATION_ID, VERSION);

      done = execute (db, mark);
    }

  return done && execute (db, "COMMIT") && version <= VERSION;
}

static gboolean
set_up (sqlite3                     *db,
        const CatenaDatabaseOptions *options,
        int                          version)
{
  if (options->max_pages > 0)
    {
      g_autofree char *limit = g_strdup_printf ("PRAGMA max_page_count = %d", options->max_pages);

      if (!execute (db, limit))
        return FALSE;
    }

  /* Where there can be no WAL, the answer is another mode, which serves too. */
  return execute (db, "PRAGMA journal_mode = WAL")
         && execute (db, "PRAGMA foreign_keys = ON; PRAGMA synchronous = EXTRA")
         && migrate (db, version);
}

static CatenaSchemaState
take_into_use (sqlite3                      *db,
               const char                   *path,
               const CatenaDatabaseOptions  *options,
               GError                      **error)
{
  CatenaSchemaState state;
  int version = 0;

  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_timeout (db, options->busy_timeout);
  /* Until it is known that the file is ours to write. */
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);

  state = examine (db, path, &version, error);
  if (state == CATENA_SCHEMA_READ_ONLY && version != VERSION)
    {
      g_propagate_error (error, catena_schema_make_read_only_error (path));
      return CATENA_SCHEMA_UNUSABLE;
    }
  if (state == CATENA_SCHEMA_READY)
    {
      sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
      if (!set_up (db, options, version))
        return judge_failure (db, path, error);
    }
  if (state <= CATENA_SCHEMA_READ_ONLY
      && (!execute (db, "PRAGMA temp_store = MEMORY") || !execute (db, overlay)))
    return judge_failure (db, path, error);

  return state;
}

/**
 * catena_schema_open:
 * @path: path of the file
 * @options: what is to be different
 * @state: (out): what was found there
 * @error: return location for an error
 *
 * Opens a database, making it if there is none, and brings it to the version of this Catena. A file that is
 * damaged or newer is not changed. Fails with %CATENA_ERROR_STORAGE; @state then says what to do.
 *
 * Returns: (transfer full) (nullable): a connection, with @state %CATENA_SCHEMA_READY or
 *   %CATENA_SCHEMA_READ_ONLY
 */
sqlite3 *
catena_schema_open (const char                   *path,
                    const CatenaDatabaseOptions  *options,
                    CatenaSchemaState            *state,
                    GError                      **error)
{
  int flags = options->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  sqlite3 *db = NULL;

  *state = CATENA_SCHEMA_UNUSABLE;
  if (!options->read_only && !prepare_place (path, error))
    return NULL;

  /* One thread uses the connection. */
  if (sqlite3_open_v2 (path, &db, flags | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
    *state = take_into_use (db, path, options, error);
  else
    *state = judge_failure (db, path, error);

  if (*state > CATENA_SCHEMA_READ_ONLY)
    g_clear_pointer (&db, sqlite3_close);

  return db;
}

/**
 * catena_schema_open_memory:
 *
 * Returns: (transfer full): a connection to a database that nobody keeps
 */
sqlite3 *
catena_schema_open_memory (void)
{
  const CatenaDatabaseOptions options = { 0, };
  g_autoptr(GError) error = NULL;
  sqlite3 *db = NULL;

  if (sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK
      || take_into_use (db, ":memory:", &options, &error) != CATENA_SCHEMA_READY)
    g_error ("no database in memory: %s", sqlite3_errmsg (db));

  return db;
}

/**
 * catena_schema_is_damage:
 * @code: a result code of SQLite, extended or not
 *
 * Returns: whether @code says that the file itself is broken
 */
gboolean
catena_schema_is_damage (int code)
{
  return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

/* Quotas and limits are as good as a full disk. */
static const char *
get_problem_of_system (int system_error)
{
  switch (system_error)
    {
    case EDQUOT:
    case EFBIG:
    case ENOSPC:
      return CATENA_PROBLEM_DISK_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
      return CATENA_PROBLEM_FILE_READ_ONLY;
    default:
      return NULL;
    }
}

static const char *
get_problem (sqlite3 *db)
{
  switch (sqlite3_errcode (db) & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return CATENA_PROBLEM_FILE_LOCKED;
    case SQLITE_FULL:
      return CATENA_PROBLEM_DISK_FULL;
    case SQLITE_READONLY:
      return CATENA_PROBLEM_FILE_READ_ONLY;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
      return get_problem_of_system (sqlite3_system_errno (db));
    default:
      return NULL;
    }
}

/**
 * catena_schema_make_error:
 * @db: a connection on which something has failed
 * @path: path of its file
 *
 * Returns: (transfer full): %CATENA_ERROR_STORAGE with what is wrong with the file
 */
GError *
catena_schema_make_error (sqlite3    *db,
                          const char *path)
{
  int code = sqlite3_extended_errcode (db);
  const CatenaErrorDetails details = { .service_code = get_problem (db), .file = path };

  return catena_error_new (CATENA_ERROR_STORAGE, &details, "%s: %s (%d)", path, sqlite3_errmsg (db), code);
}

/**
 * catena_schema_make_read_only_error:
 * @path: path of a file that cannot be written
 *
 * Returns: (transfer full): %CATENA_ERROR_STORAGE
 */
GError *
catena_schema_make_read_only_error (const char *path)
{
  const CatenaErrorDetails details = { .service_code = CATENA_PROBLEM_FILE_READ_ONLY, .file = path };

  return catena_error_new (CATENA_ERROR_STORAGE, &details, "%s can only be read", path);
}
