/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sim-store.h"

G_BEGIN_DECLS

/* How many foreign records there are to mix in. */
#define SIM_FOREIGN_RECORDS 3

JsonObject *sim_operation_dup_record         (SimOperation *operation,
                                              SimStore     *store);
JsonObject *sim_operation_dup_foreign_record (SimProject   *project,
                                              SimStore     *store,
                                              guint         index);

G_END_DECLS
