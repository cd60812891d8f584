/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-limits"

#include "config.h"

#include "catena-limits.h"

/**
 * catena_quota_new:
 * @type: (nullable): resource type, "instance" for services
 * @quota: how many are allowed, -1 when not told
 * @used: how many there are, -1 when not told
 * @free: how many the answer says are free, -1 when not told
 *
 * A row of 5.1.14. Answers are known to say that 0 are free where 5 of 5 are: what can be computed counts more than
 * what is told.
 *
 * Returns: (transfer full): a new quota
 */
CatenaQuota *
catena_quota_new (const char *type,
                  gint64      quota,
                  gint64      used,
                  gint64      free)
{
  CatenaQuota *self = g_new0 (CatenaQuota, 1);

  self->type = g_strdup (type);
  self->quota = MAX (quota, -1);
  self->used = MAX (used, -1);
  self->free = MAX (free, -1);
  if (self->quota >= 0 && self->used >= 0)
    self->free = MAX (self->quota - self->used, 0);

  return self;
}

/**
 * catena_quota_free:
 * @quota: (transfer full) (nullable): a quota
 */
void
catena_quota_free (CatenaQuota *quota)
{
  if (quota == NULL)
    return;

  g_free (quota->type);
  g_free (quota);
}
