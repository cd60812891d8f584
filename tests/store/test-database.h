/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-database-private.h"
#include "test-store.h"

#include <sqlite3.h>

G_BEGIN_DECLS

#define ACCOUNT "0b0e7a0c-5c35-4f3c-8d8f-3f0d3f1d8a11"
#define OTHER_ACCOUNT "5d5c6f1e-2f4b-4b43-9a52-7a3f5a4a6b22"
#define FILE_NAME "catena.db"

typedef struct
{
  char *folder;
  char *directory;
  char *path;
  CatenaDatabaseOptions options;
  CatenaDatabase *database;
} Fixture;

typedef void (*FixtureFunc) (Fixture       *fixture,
                             gconstpointer  data);

void                   add_database_test    (const char    *path,
                                             gconstpointer  data,
                                             FixtureFunc    function);
void                   add_trouble_tests    (void);
void                   add_draft_tests      (void);
void                   add_rescue_tests     (void);
void                   open_database        (Fixture       *fixture);
void                   close_database       (Fixture       *fixture);
void                   reopen_database      (Fixture       *fixture);
sqlite3               *open_beside          (Fixture       *fixture);
void                   execute_beside       (Fixture       *fixture,
                                             const char    *sql);

void                   put_answer           (Fixture       *fixture,
                                             const char    *parameters,
                                             const char    *answer,
                                             gint64         time);
void                   assert_answer        (Fixture       *fixture,
                                             const char    *parameters,
                                             const char    *expected,
                                             gint64         expected_time);
void                   assert_answer_unknown (Fixture      *fixture,
                                              const char   *parameters);
GPtrArray             *list_answers         (Fixture       *fixture,
                                             const char    *account,
                                             const char    *prefix);

CatenaStoredOperation *make_operation       (const char    *id,
                                             gint64         time);
gboolean               put_operation        (Fixture                     *fixture,
                                             const CatenaStoredOperation *operation,
                                             GError                     **error);
void                   put_new_operation    (Fixture       *fixture,
                                             const char    *id,
                                             gint64         time);
void                   assert_put_fails     (Fixture       *fixture);
void                   assert_operations    (Fixture       *fixture,
                                             const char    *expected_ids);
void                   assert_problem       (Fixture       *fixture,
                                             const char    *code);
void                   put_draft            (Fixture       *fixture,
                                             const char    *id,
                                             const char    *project_id,
                                             gint64         time);
void                   assert_drafts        (Fixture       *fixture,
                                             const char    *project_id,
                                             const char    *expected_ids);
void                   assert_drafts_unknown (Fixture      *fixture);
void                   assert_operations_unknown (Fixture  *fixture);
void                   assert_healthy       (Fixture       *fixture);
void                   assert_not_durable   (Fixture       *fixture);

/* The test executable takes the place of fsync() and fdatasync(). */
extern int n_syncs;
extern int sync_error;

G_END_DECLS
