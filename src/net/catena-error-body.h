/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-echo.h"

G_BEGIN_DECLS

/**
 * CatenaErrorBody:
 * @code: (nullable): the code in the body
 * @message: (nullable): what the server says; the status's own name for a page of HTML
 * @request_id: (nullable): the id of the request, where the body repeats it
 *
 * What can be read out of the body of a refusal.
 */
typedef struct
{
  char *code;
  char *message;
  char *request_id;
} CatenaErrorBody;

CatenaErrorBody *catena_error_body_new  (GBytes          *bytes,
                                         guint            status,
                                         CatenaEcho      *echo);
void             catena_error_body_free (CatenaErrorBody *body);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaErrorBody, catena_error_body_free)

G_END_DECLS
