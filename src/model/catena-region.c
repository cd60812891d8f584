/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-region"

#include "config.h"

#include "catena-region.h"

#include <glib/gi18n-lib.h>

#define REGION(region_id, region_label, closed)           \
  {                                                       \
    .id = region_id,                                      \
    .label = region_label,                                \
    .bcs = "https://bcs." region_id ".myhuaweicloud.com", \
    .bcs_fallback = "https://bcs." region_id ".myhuaweicloud.cn", \
    .iam = "https://iam." region_id ".myhuaweicloud.com", \
    .may_be_closed = closed,                              \
  }

/* Those of today's clients first; the others left their lists in July 2024. */
static const CatenaRegion regions[] = {
  REGION ("cn-north-4", N_("CN North-Beijing4"), FALSE),
  REGION ("cn-north-1", N_("CN North-Beijing1"), FALSE),
  REGION ("cn-east-2", N_("CN East-Shanghai2"), FALSE),
  REGION ("cn-south-1", N_("CN South-Guangzhou"), FALSE),
  REGION ("ap-southeast-1", N_("CN-Hong Kong"), TRUE),
  REGION ("ap-southeast-2", N_("AP-Bangkok"), TRUE),
  REGION ("ap-southeast-3", N_("AP-Singapore"), TRUE),
  REGION ("ap-southeast-4", N_("AP-Jakarta"), TRUE),
};

/**
 * catena_region_get_all:
 * @n_regions: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_regions): the regions to offer, in this order; their labels untranslated
 */
const CatenaRegion *
catena_region_get_all (gsize *n_regions)
{
  g_return_val_if_fail (n_regions != NULL, NULL);

  *n_regions = G_N_ELEMENTS (regions);

  return regions;
}

/**
 * catena_region_get:
 * @id: (nullable): id of a region
 *
 * Returns: (transfer none) (nullable): the region, %NULL when Catena does not know it
 */
const CatenaRegion *
catena_region_get (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      if (g_strcmp0 (regions[i].id, id) == 0)
        return &regions[i];
    }

  return NULL;
}

/**
 * catena_region_get_label:
 * @id: (nullable): id of a region
 *
 * Returns: (transfer none) (nullable): its name in the person's language, or @id when Catena does not know it
 */
const char *
catena_region_get_label (const char *id)
{
  const CatenaRegion *region = catena_region_get (id);

  return region != NULL ? _(region->label) : id;
}
