/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sim-call.h"

G_BEGIN_DECLS

/**
 * SimRecord:
 *
 * The file of --record: one line of JSON an exchange.
 */
typedef struct _SimRecord SimRecord;

SimRecord *sim_record_new  (const char *path,
                            GError    **error);
void       sim_record_free (SimRecord *record);
void       sim_record_add  (SimRecord *record,
                            SimCall   *call);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimRecord, sim_record_free)

G_END_DECLS
