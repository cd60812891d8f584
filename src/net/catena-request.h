/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "catena-api.h"
#include "catena-body.h"

G_BEGIN_DECLS

#define CATENA_TYPE_REQUEST (catena_request_get_type ())

/**
 * CatenaRequest:
 *
 * One call to be made: an operation, where, with which parameters and body. Knows nothing of authorization.
 */
G_DECLARE_FINAL_TYPE (CatenaRequest, catena_request, CATENA, REQUEST, GObject)

CatenaRequest *catena_request_new           (CatenaApiId    api,
                                             const char    *endpoint);
CatenaApiId    catena_request_get_api       (CatenaRequest *self);
void           catena_request_set_parameter (CatenaRequest *self,
                                             const char    *name,
                                             const char    *value);
void           catena_request_add_query     (CatenaRequest *self,
                                             const char    *name,
                                             const char    *value);
void           catena_request_set_project   (CatenaRequest *self,
                                             const char    *project_id);
void           catena_request_set_domain    (CatenaRequest *self,
                                             const char    *domain_id);
void           catena_request_set_body      (CatenaRequest *self,
                                             CatenaBody    *body);
void           catena_request_set_file      (CatenaRequest *self,
                                             const char    *file_name,
                                             GBytes        *contents);
char          *catena_request_dup_url       (CatenaRequest *self,
                                             GError       **error);
char          *catena_request_dup_curl      (CatenaRequest *self);

G_END_DECLS
