/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-auth.h"
#include "catena-connection.h"

G_BEGIN_DECLS

#define CATENA_TYPE_SESSION (catena_session_get_type ())

/**
 * CatenaSession:
 *
 * The authorization of an account in one project, or in all of the account: the #CatenaAuth that the transport asks. Keys are handed
 * out as they are; a token is taken from the keyring or fetched, renewed before its end and after a 401, and shared by
 * all calls that wait for it.
 */
G_DECLARE_FINAL_TYPE (CatenaSession, catena_session, CATENA, SESSION, GObject)

CatenaSession *catena_session_new       (CatenaConnection *connection,
                                         const char       *project_id);
void           catena_session_prove     (CatenaSession    *self);
void           catena_session_adopt     (CatenaSession    *self,
                                         CatenaToken      *token);

G_END_DECLS
