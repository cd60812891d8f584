/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-database-file.h"

G_BEGIN_DECLS

/**
 * CatenaDatabaseWorker:
 *
 * The thread that owns the connection, and its queue. What it finds out about the file goes to the main
 * context in which the worker was made; results go to the context of their task.
 */
typedef struct _CatenaDatabaseWorker CatenaDatabaseWorker;

/* Runs in the worker's thread. A NULL result is a failure only with @error. */
typedef gpointer (*CatenaDatabaseJob) (CatenaDatabaseFile  *file,
                                       gpointer             data,
                                       GError             **error);

/* Runs in the main context when something changed. */
typedef void (*CatenaDatabaseReport) (GObject      *owner,
                                      gboolean      durable,
                                      const GError *problem);

CatenaDatabaseWorker *catena_database_worker_new  (const char                  *path,
                                                   const CatenaDatabaseOptions *options,
                                                   GObject                     *owner,
                                                   CatenaDatabaseReport         report);
void                  catena_database_worker_push (CatenaDatabaseWorker        *self,
                                                   CatenaDatabaseJob            job,
                                                   gpointer                     data,
                                                   GDestroyNotify               free_data);
void                  catena_database_worker_push_task (CatenaDatabaseWorker   *self,
                                                        GTask                  *task,
                                                        CatenaDatabaseJob       job,
                                                        GDestroyNotify          free_result);
void                  catena_database_worker_stop (CatenaDatabaseWorker        *self);

G_END_DECLS
