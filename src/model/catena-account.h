/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "catena-credentials.h"

G_BEGIN_DECLS

#define CATENA_TYPE_PROJECT (catena_project_get_type ())

/**
 * CatenaProject:
 *
 * A project of one region that an account opens. Properties, all strings: "id", "name", "region",
 * "endpoint" (BCS). Construct-only but for "name".
 */
G_DECLARE_FINAL_TYPE (CatenaProject, catena_project, CATENA, PROJECT, GObject)

CatenaProject *catena_project_new          (const char    *id,
                                            const char    *name,
                                            const char    *region,
                                            const char    *endpoint);
const char    *catena_project_get_id       (CatenaProject *self);
const char    *catena_project_get_name     (CatenaProject *self);
const char    *catena_project_get_region   (CatenaProject *self);
const char    *catena_project_get_endpoint (CatenaProject *self);
gboolean       catena_project_find         (GListModel    *projects,
                                            const char    *id,
                                            guint         *position);

#define CATENA_TYPE_ACCOUNT (catena_account_get_type ())

typedef enum
{
  CATENA_COLOUR_BLUE,
  CATENA_COLOUR_GREEN,
  CATENA_COLOUR_YELLOW,
  CATENA_COLOUR_ORANGE,
  CATENA_COLOUR_RED,
  CATENA_COLOUR_PURPLE,
  CATENA_COLOUR_BROWN,
  CATENA_COLOUR_SLATE,
} CatenaColour;

/**
 * CatenaAccount:
 *
 * One credential with where it is used: everything but the secrets. Properties: "id" (uuid, construct-only),
 * "label", "colour" (#CatenaColour), "read-only", "credentials-kind", "iam-endpoint", "ca-file" (path of our own copy,
 * nullable), "domain-id" and "domain-name" (account id and account name, nullable), "projects" (a #GListModel of
 * #CatenaProject).
 */
G_DECLARE_FINAL_TYPE (CatenaAccount, catena_account, CATENA, ACCOUNT, GObject)

CatenaAccount        *catena_account_new                  (const char            *id);
CatenaAccount        *catena_account_copy                 (CatenaAccount         *self);
const char           *catena_account_get_id               (CatenaAccount *self);
const char           *catena_account_get_label            (CatenaAccount *self);
void                  catena_account_set_label            (CatenaAccount *self,
                                                           const char    *label);
CatenaColour          catena_account_get_colour           (CatenaAccount *self);
void                  catena_account_set_colour           (CatenaAccount *self,
                                                           CatenaColour   colour);
gboolean              catena_account_get_read_only        (CatenaAccount *self);
void                  catena_account_set_read_only        (CatenaAccount *self,
                                                           gboolean       read_only);
CatenaCredentialsKind catena_account_get_credentials_kind (CatenaAccount *self);
void                  catena_account_set_credentials_kind (CatenaAccount         *self,
                                                           CatenaCredentialsKind  kind);
const char           *catena_account_get_iam_endpoint     (CatenaAccount *self);
void                  catena_account_set_iam_endpoint     (CatenaAccount *self,
                                                           const char    *endpoint);
const char           *catena_account_get_ca_file          (CatenaAccount *self);
void                  catena_account_set_ca_file          (CatenaAccount *self,
                                                           const char    *path);
const char           *catena_account_get_domain_id        (CatenaAccount *self);
const char           *catena_account_get_domain_name      (CatenaAccount *self);
void                  catena_account_set_domain           (CatenaAccount *self,
                                                           const char    *id,
                                                           const char    *name);
GListModel           *catena_account_get_projects         (CatenaAccount *self);
void                  catena_account_add_project          (CatenaAccount *self,
                                                           CatenaProject *project);
void                  catena_account_remove_project       (CatenaAccount *self,
                                                           const char    *project_id);

G_END_DECLS
