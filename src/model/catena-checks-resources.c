/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-rule"

#include "config.h"

#include "catena-checks.h"

#include <glib/gi18n-lib.h>

/* GB for each organization. */
#define DISK_LEAST 100
#define DISK_LEAST_PLATINUM 500
#define DISK_LEAST_EFS 500

/* Mbit/s. No document of the service has a range; these are what EIPs are known to take. */
#define BANDWIDTH_MOST_BY_TRAFFIC 300
#define BANDWIDTH_MOST 2000

#define TEXT(id) catena_service_draft_get_string (rule_case->draft, CATENA_FIELD_##id)
#define NUMBER(id) catena_service_draft_get_integer (rule_case->draft, CATENA_FIELD_##id)

static int
get_least_disk_size (const CatenaRuleCase *rule_case)
{
  return NUMBER (VERSION_TYPE) == 3 ? DISK_LEAST_PLATINUM : DISK_LEAST;
}

/* The service refuses it (BCS.4006039), but what was known of the other one may be old. */
gboolean
catena_check_cluster_used (const CatenaRuleCase  *rule_case,
                           char                 **message)
{
  GHashTable *used = rule_case->context->clusters_used;
  const char *user = used != NULL ? g_hash_table_lookup (used, TEXT (CLUSTER_ID)) : NULL;

  if (user == NULL)
    return FALSE;

  *message = g_strdup_printf (_("%s runs on this cluster. Each service needs one of its own."), user);

  return TRUE;
}

/* A flavor is SERIES.SIZE.RATIO ("s6.xlarge.2"): xlarge has 4 vCPUs, the ratio is GB of memory for each. */
gboolean
catena_check_node_flavor_small (const CatenaRuleCase  *rule_case,
                                char                 **message)
{
  static const char * const small_sizes[] = { "small", "medium", "large", NULL };
  g_auto(GStrv) parts = g_strsplit (TEXT (NODE_FLAVOR), ".", 4);

  if (g_strv_length (parts) < 3)
    return FALSE;

  return g_strv_contains (small_sizes, parts[1])
         || (g_str_equal (parts[1], "xlarge") && g_str_equal (parts[2], "1"));
}

/* What version a new cluster gets, nobody is asked. */
gboolean
catena_check_new_cluster_fabric (const CatenaRuleCase  *rule_case,
                                 char                 **message)
{
  return catena_service_draft_get_boolean (rule_case->draft, CATENA_FIELD_CREATE_NEW_CLUSTER)
         && g_str_equal (TEXT (FABRIC_VERSION), "1.4");
}

gboolean
catena_check_evs_fabric (const CatenaRuleCase  *rule_case,
                         char                 **message)
{
  return g_str_equal (TEXT (VOLUME_TYPE), "evs") && g_str_equal (TEXT (FABRIC_VERSION), "1.4");
}

gboolean
catena_check_disk_size_low (const CatenaRuleCase  *rule_case,
                            char                 **message)
{
  const int least = get_least_disk_size (rule_case);

  if (NUMBER (ORG_DISK_SIZE) >= least)
    return FALSE;

  *message = g_strdup_printf (_("This edition needs at least %d GB for each organization."), least);

  return TRUE;
}

gboolean
catena_check_disk_size_efs (const CatenaRuleCase  *rule_case,
                            char                 **message)
{
  return g_str_equal (TEXT (VOLUME_TYPE), "efs")
         && NUMBER (ORG_DISK_SIZE) >= get_least_disk_size (rule_case)
         && NUMBER (ORG_DISK_SIZE) < DISK_LEAST_EFS;
}

/* The reference has one value for each member of turbo_info, its default here; other clients send others. */
gboolean
catena_check_turbo_not_documented (const CatenaRuleCase  *rule_case,
                                   char                 **message)
{
  const CatenaField *field = catena_field_get (rule_case->field);
  const char *value = catena_service_draft_get_string (rule_case->draft, field->id);

  if (*value == '\0' || g_str_equal (value, field->default_text))
    return FALSE;

  *message = g_strdup_printf (_("Only %s is documented; anything else may be refused."), field->default_text);

  return TRUE;
}

gboolean
catena_check_bandwidth_traffic (const CatenaRuleCase  *rule_case,
                                char                 **message)
{
  return NUMBER (BANDWIDTH_SIZE) > BANDWIDTH_MOST_BY_TRAFFIC && NUMBER (BANDWIDTH_SIZE) <= BANDWIDTH_MOST;
}

gboolean
catena_check_bandwidth_high (const CatenaRuleCase  *rule_case,
                             char                 **message)
{
  return NUMBER (BANDWIDTH_SIZE) > BANDWIDTH_MOST;
}
