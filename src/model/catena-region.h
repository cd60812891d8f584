/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CatenaRegion:
 * @id: for example cn-north-4
 * @label: the region's name for people, translatable
 * @bcs: BCS endpoint
 * @bcs_fallback: (nullable): second endpoint, tried when the first fails by name or certificate
 * @iam: IAM endpoint
 * @may_be_closed: whether newer clients no longer list BCS there
 *
 * A region that Catena knows; others are typed.
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *bcs;
  const char *bcs_fallback;
  const char *iam;
  gboolean may_be_closed;
} CatenaRegion;

const CatenaRegion *catena_region_get_all (gsize *n_regions);
const CatenaRegion *catena_region_get     (const char *id);
const char         *catena_region_get_label (const char *id);

G_END_DECLS
