/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-rule"

#include "config.h"

#include "catena-checks.h"

#include <glib/gi18n-lib.h>

#define RAFT_ORDERERS 3
#define FBFT_ORDERERS_LEAST 4
/* What the service guide says, and the flavors of every project seen so far. */
#define FBFT_ORDERERS_MOST 10

#define KAFKA_STORAGE_MOST 9000 /* GB */

#define TEXT(id) catena_service_draft_get_string (rule_case->draft, CATENA_FIELD_##id)
#define NUMBER(id) catena_service_draft_get_integer (rule_case->draft, CATENA_FIELD_##id)
#define TRUTH(id) catena_service_draft_get_boolean (rule_case->draft, CATENA_FIELD_##id)

static gboolean
has_consensus (const CatenaRuleCase *rule_case,
               const char           *consensus)
{
  return g_str_equal (TEXT (CONSENSUS), consensus);
}

/* The project's limit of orderers, or -1. */
static gint64
get_orderer_limit (const CatenaRuleCase *rule_case)
{
  const CatenaFlavor *flavor = rule_case->context->flavor;

  return flavor != NULL && flavor->orderer_max > 0 ? flavor->orderer_max : -1;
}

gboolean
catena_check_consensus_fabric (const CatenaRuleCase  *rule_case,
                               char                 **message)
{
  if (has_consensus (rule_case, "SFLIC"))
    return FALSE;

  if (g_str_equal (TEXT (FABRIC_VERSION), "2.2") && !has_consensus (rule_case, "etcdraft"))
    *message = g_strdup (_("Fabric 2.2 works with Raft or FBFT."));
  else if (g_str_equal (TEXT (FABRIC_VERSION), "1.4")
           && !has_consensus (rule_case, "SOLO") && !has_consensus (rule_case, "kafka"))
    *message = g_strdup (_("Fabric 1.4 works with Solo or FBFT."));

  return *message != NULL;
}

gboolean
catena_check_consensus_kafka (const CatenaRuleCase  *rule_case,
                              char                 **message)
{
  return g_str_equal (TEXT (FABRIC_VERSION), "1.4") && has_consensus (rule_case, "kafka");
}

gboolean
catena_check_orderers_raft (const CatenaRuleCase  *rule_case,
                            char                 **message)
{
  return has_consensus (rule_case, "etcdraft") && NUMBER (ORDERER_NODE_NUMBER) != RAFT_ORDERERS;
}

gboolean
catena_check_orderers_fbft_few (const CatenaRuleCase  *rule_case,
                                char                 **message)
{
  return has_consensus (rule_case, "SFLIC") && NUMBER (ORDERER_NODE_NUMBER) < FBFT_ORDERERS_LEAST;
}

gboolean
catena_check_orderers_fbft_many (const CatenaRuleCase  *rule_case,
                                 char                 **message)
{
  const gint64 limit = get_orderer_limit (rule_case);
  const gint64 most = limit > 0 ? limit : FBFT_ORDERERS_MOST;
  g_autofree char *number = NULL;

  if (!has_consensus (rule_case, "SFLIC") || NUMBER (ORDERER_NODE_NUMBER) <= most)
    return FALSE;

  number = g_strdup_printf ("%" G_GINT64_FORMAT, most);
  *message = g_strdup_printf (_("FBFT takes at most %s."), number);

  return TRUE;
}

/* The limit of FBFT is a rule of its own. */
gboolean
catena_check_orderers_limit (const CatenaRuleCase  *rule_case,
                             char                 **message)
{
  const gint64 limit = get_orderer_limit (rule_case);
  g_autofree char *number = NULL;

  if (has_consensus (rule_case, "SFLIC") || limit < 0 || NUMBER (ORDERER_NODE_NUMBER) <= limit)
    return FALSE;

  number = g_strdup_printf ("%" G_GINT64_FORMAT, limit);
  *message = g_strdup_printf (_("This project allows at most %s."), number);

  return TRUE;
}

gboolean
catena_check_sm2_edition (const CatenaRuleCase  *rule_case,
                          char                 **message)
{
  return g_str_equal (TEXT (SIGN_ALGORITHM), "sm2")
         && (NUMBER (VERSION_TYPE) == 4 || NUMBER (VERSION_TYPE) == 2);
}

gboolean
catena_check_tc3_edition (const CatenaRuleCase  *rule_case,
                          char                 **message)
{
  return TRUTH (TC3_NEED) && NUMBER (VERSION_TYPE) == 4;
}

gboolean
catena_check_tc3_sm2 (const CatenaRuleCase  *rule_case,
                      char                 **message)
{
  return TRUTH (TC3_NEED) && g_str_equal (TEXT (SIGN_ALGORITHM), "sm2");
}

gboolean
catena_check_tc3_edge (const CatenaRuleCase  *rule_case,
                       char                 **message)
{
  return TRUTH (TC3_NEED) && g_str_equal (TEXT (CLUSTER_TYPE), "ief");
}

gboolean
catena_check_kafka_storage_low (const CatenaRuleCase  *rule_case,
                                char                 **message)
{
  static const struct
  {
    const char *spec;
    int least; /* GB */
  } specs[] = {
    { "mini", 300 },
    { "small", 1200 },
    { "middle", 2400 },
    { "high", 4800 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      if (!g_str_equal (TEXT (KAFKA_SPEC), specs[i].spec) || NUMBER (KAFKA_STORAGE) >= specs[i].least)
        continue;
      *message = g_strdup_printf (_("This specification needs at least %d GB."), specs[i].least);
      return TRUE;
    }

  return FALSE;
}

gboolean
catena_check_kafka_storage_high (const CatenaRuleCase  *rule_case,
                                 char                 **message)
{
  return NUMBER (KAFKA_STORAGE) > KAFKA_STORAGE_MOST;
}

gboolean
catena_check_kafka_storage_mini (const CatenaRuleCase  *rule_case,
                                 char                 **message)
{
  return g_str_equal (TEXT (KAFKA_SPEC), "mini")
         && NUMBER (KAFKA_STORAGE) >= 300 && NUMBER (KAFKA_STORAGE) < 600;
}

gboolean
catena_check_kafka_storage_step (const CatenaRuleCase  *rule_case,
                                 char                 **message)
{
  return NUMBER (KAFKA_STORAGE) % 100 != 0;
}
