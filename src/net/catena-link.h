/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "catena-attempt-limits.h"
#include "catena-back-off.h"
#include "catena-exchange-log.h"
#include "catena-key-gate.h"

G_BEGIN_DECLS

/**
 * CatenaLink:
 * @session: the account's session
 * @log: (nullable): where attempts are recorded
 * @account: (nullable): for whom they are recorded there
 * @back_off: when the next may be sent
 * @gate: who may try keys
 * @limits: what an attempt may take
 * @spoken: (element-type CatenaSecret): what was put into bodies
 * @clock_offset: seconds to add to our clock when signing, learnt from a refused signature
 * @service_offset: seconds to add to our clock to get that of BCS, as the last answer told it; nothing is signed with it
 *
 * What all calls of an account share.
 */
typedef struct
{
  SoupSession *session;
  CatenaExchangeLog *log;
  char *account;
  CatenaBackOff *back_off;
  CatenaKeyGate *gate;
  CatenaAttemptLimits limits;
  GPtrArray *spoken;
  gint64 clock_offset;
  gint64 service_offset;
} CatenaLink;

G_END_DECLS
