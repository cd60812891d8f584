/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CATENA_TYPE_TRUST (catena_trust_get_type ())

/**
 * CatenaTrust:
 *
 * The system's certificate authorities and, beside them, those of a file. A chain has to be right in every respect
 * for one of the two: an own authority adds to the system's and excuses nothing else.
 *
 * It is a database of its own, since GTlsFileDatabase knows its file only, and where the system keeps its own
 * authorities is GIO's business.
 */
G_DECLARE_FINAL_TYPE (CatenaTrust, catena_trust, CATENA, TRUST, GTlsDatabase)

GTlsDatabase *catena_trust_new (const char  *path,
                                GError     **error);

G_END_DECLS
