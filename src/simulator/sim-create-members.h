/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  SIM_MEMBERS_RIGHT,
  SIM_MEMBERS_WRONG_TYPE,
  SIM_MEMBERS_WRONG_WORD,
} SimMembersVerdict;

SimMembersVerdict sim_create_members_check       (JsonObject  *request,
                                                  char       **culprit);
const char       *sim_create_members_get_missing (JsonObject *request,
                                                  const char *owner);

G_END_DECLS
