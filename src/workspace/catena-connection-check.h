/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-account.h"
#include "catena-exchange-log.h"

G_BEGIN_DECLS

/**
 * CatenaCheckStep:
 *
 * What "Check connection" looks at, in this order.
 */
typedef enum
{
  CATENA_CHECK_RESOLVE,
  CATENA_CHECK_CONNECT,
  CATENA_CHECK_TLS,
  CATENA_CHECK_CLOCK,
  CATENA_CHECK_SIGN_IN,
  CATENA_CHECK_PERMISSION,
  CATENA_CHECK_SERVICE,
  CATENA_CHECK_N_STEPS,
} CatenaCheckStep;

typedef enum
{
  CATENA_CHECK_WAITING,
  CATENA_CHECK_RUNNING,
  CATENA_CHECK_PASSED,
  CATENA_CHECK_FAILED,
  CATENA_CHECK_SKIPPED,
} CatenaCheckResult;

#define CATENA_TYPE_CHECK_ITEM (catena_check_item_get_type ())

/**
 * CatenaCheckItem:
 *
 * One row of a check. Properties: "step", "title" (translated), "result" (#CatenaCheckResult), "error" (boxed, nullable).
 */
G_DECLARE_FINAL_TYPE (CatenaCheckItem, catena_check_item, CATENA, CHECK_ITEM, GObject)

CatenaCheckStep   catena_check_item_get_step   (CatenaCheckItem *self);
const char       *catena_check_item_get_title  (CatenaCheckItem *self);
CatenaCheckResult catena_check_item_get_result (CatenaCheckItem *self);
const GError     *catena_check_item_get_error  (CatenaCheckItem *self);

#define CATENA_TYPE_CONNECTION_CHECK (catena_connection_check_get_type ())

/**
 * CatenaConnectionCheck:
 *
 * Tries an account before it is saved: its endpoints, certificates, clock, credentials, permission and service, and finds out its projects and
 * account id on the way. A #GListModel of #CatenaCheckItem. Properties: "running", "succeeded", "failed-item" (nullable).
 */
G_DECLARE_FINAL_TYPE (CatenaConnectionCheck, catena_connection_check, CATENA, CONNECTION_CHECK, GObject)

CatenaConnectionCheck *catena_connection_check_new            (CatenaAccount         *account,
                                                               CatenaCredentials     *credentials,
                                                               CatenaExchangeLog     *log);
void                   catena_connection_check_set_passcode   (CatenaConnectionCheck *self,
                                                               const char            *passcode);
/* Signs in and lists the projects, and stops there: for the assistant's project page. */
void                   catena_connection_check_discover_async  (CatenaConnectionCheck *self,
                                                                GCancellable          *cancellable,
                                                                GAsyncReadyCallback    callback,
                                                                gpointer               user_data);
gboolean               catena_connection_check_discover_finish (CatenaConnectionCheck *self,
                                                                GAsyncResult          *result,
                                                                GError               **error);
/* All steps, for every project of the account. */
void                   catena_connection_check_run_async       (CatenaConnectionCheck *self,
                                                                GCancellable          *cancellable,
                                                                GAsyncReadyCallback    callback,
                                                                gpointer               user_data);
gboolean               catena_connection_check_run_finish      (CatenaConnectionCheck *self,
                                                                GAsyncResult          *result,
                                                                GError               **error);
/* What was found: projects (#GListModel of #CatenaProject; empty with "projects-error" when listing is forbidden) */
GListModel            *catena_connection_check_get_projects       (CatenaConnectionCheck *self);
const GError          *catena_connection_check_get_projects_error (CatenaConnectionCheck *self);
const char            *catena_connection_check_get_domain_id      (CatenaConnectionCheck *self);
const char            *catena_connection_check_get_domain_name    (CatenaConnectionCheck *self);
gboolean               catena_connection_check_get_succeeded      (CatenaConnectionCheck *self);
CatenaCheckItem       *catena_connection_check_get_failed_item    (CatenaConnectionCheck *self);

G_END_DECLS
