/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CatenaQuota:
 *
 * The quota of one resource type (5.1.14). @free is quota - used where both are told, whatever the answer says.
 * -1: not told.
 */
typedef struct
{
  char *type;
  gint64 quota;
  gint64 used;
  gint64 free;
} CatenaQuota;

/**
 * CatenaFlavor:
 *
 * Limits of 5.1.15. -1: not told.
 */
typedef struct
{
  gint64 org_peer_max;
  gint64 orderer_max;
  gint64 member_max;
} CatenaFlavor;

CatenaQuota *catena_quota_new  (const char *type,
                                gint64      quota,
                                gint64      used,
                                gint64      free);
void         catena_quota_free (CatenaQuota *quota);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaQuota, catena_quota_free)

G_END_DECLS
