/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CATENA_TYPE_DATABASE (catena_database_get_type ())

/**
 * CatenaDatabase:
 *
 * One SQLite file whose connection belongs to one worker thread. Requests are answered in the order in which
 * they came. A damaged file is set aside and a new one begun; one that cannot be used (of a newer version,
 * locked, nowhere to write) is left alone, and the database works in memory: what was kept cannot be read then, and
 * says so. It is tried again until it can be used. Properties: "problem" (boxed GError, nullable) says why, "durable"
 * (boolean) whether what is written stays; both may change later, when a disk is full or has room again.
 */
G_DECLARE_FINAL_TYPE (CatenaDatabase, catena_database, CATENA, DATABASE, GObject)

CatenaDatabase *catena_database_new         (const char     *path);
void            catena_database_close       (CatenaDatabase *self);
gboolean        catena_database_is_durable  (CatenaDatabase *self);
const GError   *catena_database_get_problem (CatenaDatabase *self);

/**
 * CatenaStoredAnswer:
 *
 * A cached answer: the raw answer of a call with its parameters, and when it was read (nanoseconds).
 */
typedef struct
{
  char *parameters;
  GBytes *answer;
  gint64 time;
} CatenaStoredAnswer;

void            catena_stored_answer_free            (CatenaStoredAnswer *answer);

/* Cache. A null answer forgets the one that is there. */
void            catena_database_put_answer           (CatenaDatabase      *self,
                                                      const char          *account_id,
                                                      const char          *call,
                                                      const char          *parameters,
                                                      GBytes              *answer,
                                                      gint64               time);
void            catena_database_get_answer_async     (CatenaDatabase      *self,
                                                      const char          *account_id,
                                                      const char          *call,
                                                      const char          *parameters,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
GBytes         *catena_database_get_answer_finish    (CatenaDatabase      *self,
                                                      GAsyncResult        *result,
                                                      gint64              *time,
                                                      GError             **error);
/* (element-type CatenaStoredAnswer): all answers of a call in one go, by parameters; those that begin with a
 * prefix, if any */
void            catena_database_list_answers_async   (CatenaDatabase      *self,
                                                      const char          *account_id,
                                                      const char          *call,
                                                      const char          *prefix,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
GPtrArray      *catena_database_list_answers_finish  (CatenaDatabase      *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);
/* Its answers, its operations and its drafts. */
void            catena_database_forget_account       (CatenaDatabase      *self,
                                                      const char          *account_id);

/**
 * CatenaStoredOperation:
 *
 * A changing call that was decided on, as it is kept: first the intent, then what became of it. Immutable
 * rows; @state is the tracker's word. @request has no secrets.
 */
typedef struct
{
  char *id; /* uuid */
  char *account_id;
  char *project_id;
  char *call;
  char *name;         /* name of the service */
  gint64 time;        /* of the intent, nanoseconds UTC */
  char *request;      /* redacted JSON */
  char *state;
  char *service_id;   /* nullable */
  char *operation_id; /* nullable */
  char *detail;       /* nullable; JSON: what the tracker wants to remember (names seen before, error) */
} CatenaStoredOperation;

CatenaStoredOperation *catena_stored_operation_new   (void);
CatenaStoredOperation *catena_stored_operation_copy  (const CatenaStoredOperation *operation);
void                   catena_stored_operation_free  (CatenaStoredOperation *operation);

/* Durable when it finishes: written with synchronous FULL. Fails rather than falling back to memory. */
void            catena_database_put_operation_async  (CatenaDatabase              *self,
                                                      const CatenaStoredOperation *operation,
                                                      GCancellable                *cancellable,
                                                      GAsyncReadyCallback          callback,
                                                      gpointer                     user_data);
gboolean        catena_database_put_operation_finish (CatenaDatabase              *self,
                                                      GAsyncResult                *result,
                                                      GError                     **error);
/* (element-type CatenaStoredOperation), oldest first */
void            catena_database_list_operations_async  (CatenaDatabase      *self,
                                                        GCancellable        *cancellable,
                                                        GAsyncReadyCallback  callback,
                                                        gpointer             user_data);
GPtrArray      *catena_database_list_operations_finish (CatenaDatabase      *self,
                                                        GAsyncResult        *result,
                                                        GError             **error);
void            catena_database_remove_operation       (CatenaDatabase *self,
                                                        const char     *id);

/**
 * CatenaStoredDraft:
 *
 * A draft of a service that waits to be gone on with. @draft has no secrets.
 */
typedef struct
{
  char *id; /* uuid */
  char *account_id;
  char *project_id;
  gint64 time;  /* of the last change, nanoseconds UTC */
  char *name;   /* nullable; of the service */
  char *draft;  /* JSON */
} CatenaStoredDraft;

CatenaStoredDraft *catena_stored_draft_new           (void);
CatenaStoredDraft *catena_stored_draft_copy          (const CatenaStoredDraft *draft);
void               catena_stored_draft_free          (CatenaStoredDraft       *draft);

/* In place of the one with its id. */
void               catena_database_put_draft         (CatenaDatabase          *self,
                                                      const CatenaStoredDraft *draft);
/* (element-type CatenaStoredDraft), newest first */
void               catena_database_list_drafts_async (CatenaDatabase          *self,
                                                      const char              *account_id,
                                                      const char              *project_id,
                                                      GCancellable            *cancellable,
                                                      GAsyncReadyCallback      callback,
                                                      gpointer                 user_data);
GPtrArray         *catena_database_list_drafts_finish (CatenaDatabase         *self,
                                                      GAsyncResult            *result,
                                                      GError                 **error);
void               catena_database_remove_draft      (CatenaDatabase          *self,
                                                      const char              *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaStoredAnswer, catena_stored_answer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaStoredDraft, catena_stored_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaStoredOperation, catena_stored_operation_free)

G_END_DECLS
