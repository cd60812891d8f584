/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-account.h"
#include "catena-transport.h"

G_BEGIN_DECLS

#define CATENA_TYPE_TOKEN (catena_token_get_type ())

/**
 * CatenaToken:
 *
 * A token and what it is for. Immutable, reference counted. Times in nanoseconds.
 */
typedef struct
{
  CatenaSecret *secret;
  gint64 issued;
  gint64 expires;
  char *user_id;
  char *user_name;
  char *domain_id;   /* account id */
  char *domain_name; /* account name */
  char *project_id;  /* nullable */
  char *project_name;
} CatenaToken;

GType        catena_token_get_type (void) G_GNUC_CONST;
CatenaToken *catena_token_ref      (CatenaToken *token);
void         catena_token_unref    (CatenaToken *token);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaToken, catena_token_unref)

/* Rows of the project and domain lists. */
typedef struct
{
  char *id;
  char *name;
  char *domain_id;
  gboolean enabled;
} CatenaIamEntry;

void catena_iam_entry_free (CatenaIamEntry *entry);

/**
 * CatenaTokenScope:
 * @project_id: (nullable): scope by id
 * @project_name: (nullable): scope by name
 *
 * Both null: scope of the whole account (domain), enough to list projects.
 */
typedef struct
{
  const char *project_id;
  const char *project_name;
} CatenaTokenScope;

void         catena_iam_create_token_async   (CatenaTransport        *transport,
                                              const char             *endpoint,
                                              CatenaCredentials      *credentials,
                                              const char             *passcode,
                                              const CatenaTokenScope *scope,
                                              GCancellable           *cancellable,
                                              GAsyncReadyCallback     callback,
                                              gpointer                user_data);
CatenaToken *catena_iam_create_token_finish  (CatenaTransport        *transport,
                                              GAsyncResult           *result,
                                              GError                **error);

/* The projects that the caller may use; falls back to /v3/projects. (element-type CatenaIamEntry) */
void         catena_iam_list_projects_async  (CatenaTransport        *transport,
                                              const char             *endpoint,
                                              CatenaAuth             *auth,
                                              const char             *domain_id,
                                              GCancellable           *cancellable,
                                              GAsyncReadyCallback     callback,
                                              gpointer                user_data);
GPtrArray   *catena_iam_list_projects_finish (CatenaTransport        *transport,
                                              GAsyncResult           *result,
                                              GError                **error);

/* The accounts (domains) of the caller; usually one. (element-type CatenaIamEntry) */
void         catena_iam_list_domains_async   (CatenaTransport        *transport,
                                              const char             *endpoint,
                                              CatenaAuth             *auth,
                                              GCancellable           *cancellable,
                                              GAsyncReadyCallback     callback,
                                              gpointer                user_data);
GPtrArray   *catena_iam_list_domains_finish  (CatenaTransport        *transport,
                                              GAsyncResult           *result,
                                              GError                **error);

G_END_DECLS
