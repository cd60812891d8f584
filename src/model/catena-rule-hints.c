/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-rule"

#include "config.h"

#include "catena-rule.h"

#include <glib/gi18n-lib.h>

/* Four forms, as English has four endings; a language with one form translates them all alike. */
static char *
dup_ordinal (gint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  const gint64 last = number % 10;

  if (number % 100 >= 11 && number % 100 <= 13)
    return g_strdup_printf (C_("ordinal", "%sth"), digits);
  if (last == 1)
    return g_strdup_printf (C_("ordinal", "%sst"), digits);
  if (last == 2)
    return g_strdup_printf (C_("ordinal", "%snd"), digits);
  if (last == 3)
    return g_strdup_printf (C_("ordinal", "%srd"), digits);

  return g_strdup_printf (C_("ordinal", "%sth"), digits);
}

/**
 * catena_draft_dup_storage_total:
 * @draft: a draft
 *
 * Returns: (transfer full): what the storage of all organizations comes to, "2 × 100 GB = 200 GB."
 */
char *
catena_draft_dup_storage_total (CatenaServiceDraft *draft)
{
  g_autofree char *size = NULL;
  g_autofree char *total = NULL;
  gint64 each;
  gint64 sum;
  guint count;

  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (draft), NULL);

  count = g_list_model_get_n_items (catena_service_draft_get_organizations (draft));
  each = catena_service_draft_get_integer (draft, CATENA_FIELD_ORG_DISK_SIZE);
  if (__builtin_mul_overflow (each, (gint64) count, &sum))
    return g_strdup ("");

  size = g_strdup_printf ("%" G_GINT64_FORMAT, each);
  total = g_strdup_printf ("%" G_GINT64_FORMAT, sum);

  /* Translators: number of organizations × size of each = size of all. */
  return g_strdup_printf (_("%u × %s GB = %s GB."), count, size, total);
}

/**
 * catena_draft_dup_quota_position:
 * @quota: (nullable): quota for services (5.1.14)
 *
 * Returns: (transfer full) (nullable): which one of the quota the new service is, "This will be the 4th of
 *   5."; %NULL if that is not known or the quota is used up
 */
char *
catena_draft_dup_quota_position (const CatenaQuota *quota)
{
  g_autofree char *ordinal = NULL;
  g_autofree char *all = NULL;

  if (quota == NULL || quota->used < 0 || quota->quota <= quota->used)
    return NULL;

  ordinal = dup_ordinal (quota->used + 1);
  all = g_strdup_printf ("%" G_GINT64_FORMAT, quota->quota);

  /* Translators: an ordinal number ("4th") and the number of services that the quota allows. */
  return g_strdup_printf (_("This will be the %s of %s."), ordinal, all);
}

/**
 * catena_suggest_service_name:
 * @names_taken: (nullable) (element-type utf8): set of the project's service names
 *
 * Returns: (transfer full): a name that is free and obeys the rules
 */
char *
catena_suggest_service_name (GHashTable *names_taken)
{
  for (guint number = 1; ; number++)
    {
      g_autofree char *name = g_strdup_printf ("chain-%u", number);

      if (names_taken == NULL || !g_hash_table_contains (names_taken, name))
        return g_steal_pointer (&name);
    }
}
