/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-rule"

#include "config.h"

#include "catena-checks.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define OWN_NODE 1 /* of ief_deploy_mode */

static const char *
get_id (const CatenaRuleCase *rule_case)
{
  return catena_draft_edge_node_get_id (CATENA_DRAFT_EDGE_NODE (rule_case->item));
}

static const char *
get_address (const CatenaRuleCase *rule_case)
{
  return catena_draft_edge_node_get_address (CATENA_DRAFT_EDGE_NODE (rule_case->item));
}

static gboolean
has_own_nodes (CatenaServiceDraft *draft)
{
  return catena_service_draft_applies (draft, CATENA_FIELD_IEF_DEPLOY_MODE)
         && catena_service_draft_get_integer (draft, CATENA_FIELD_IEF_DEPLOY_MODE) == OWN_NODE;
}

gboolean
catena_check_edge_nodes_missing (const CatenaRuleCase  *rule_case,
                                 char                 **message)
{
  return g_list_model_get_n_items (catena_service_draft_get_edge_nodes (rule_case->draft)) == 0;
}

/* An organization and its node have the same name, so that no two share one. */
gboolean
catena_check_edge_nodes_few (const CatenaRuleCase  *rule_case,
                             char                 **message)
{
  const guint nodes = g_list_model_get_n_items (catena_service_draft_get_edge_nodes (rule_case->draft));

  return has_own_nodes (rule_case->draft) && nodes > 0
         && nodes < g_list_model_get_n_items (catena_service_draft_get_organizations (rule_case->draft));
}

/* The service refuses fewer than "the consensus requires" (BCS.4001717), and tells no number: one for each orderer is a guess. */
gboolean
catena_check_edge_nodes_orderers (const CatenaRuleCase  *rule_case,
                                  char                 **message)
{
  const guint nodes = g_list_model_get_n_items (catena_service_draft_get_edge_nodes (rule_case->draft));
  const gint64 orderers = catena_service_draft_get_integer (rule_case->draft, CATENA_FIELD_ORDERER_NODE_NUMBER);
  g_autofree char *number = NULL;

  if (!catena_service_draft_applies (rule_case->draft, CATENA_FIELD_ORDERER_NODE_NUMBER)
      || nodes == 0 || nodes >= orderers)
    return FALSE;

  number = g_strdup_printf ("%" G_GINT64_FORMAT, orderers);
  *message = g_strdup_printf (_("Most likely it needs at least %s edge nodes, one for each orderer."), number);

  return TRUE;
}

gboolean
catena_check_edge_node_id_missing (const CatenaRuleCase  *rule_case,
                                   char                 **message)
{
  return *get_id (rule_case) == '\0';
}

gboolean
catena_check_edge_node_id_form (const CatenaRuleCase  *rule_case,
                                char                 **message)
{
  return *get_id (rule_case) != '\0' && !g_uuid_string_is_valid (get_id (rule_case));
}

gboolean
catena_check_edge_node_duplicate (const CatenaRuleCase  *rule_case,
                                  char                 **message)
{
  GListModel *nodes = catena_service_draft_get_edge_nodes (rule_case->draft);

  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr(CatenaDraftEdgeNode) other = g_list_model_get_item (nodes, i);

      if (G_OBJECT (other) == rule_case->item)
        return FALSE;
      if (*get_id (rule_case) != '\0' && g_str_equal (catena_draft_edge_node_get_id (other), get_id (rule_case)))
        return TRUE;
    }

  return FALSE;
}

gboolean
catena_check_edge_node_address_missing (const CatenaRuleCase  *rule_case,
                                        char                 **message)
{
  return *get_address (rule_case) == '\0';
}

gboolean
catena_check_edge_node_address_form (const CatenaRuleCase  *rule_case,
                                     char                 **message)
{
  return *get_address (rule_case) != '\0' && !g_hostname_is_ip_address (get_address (rule_case));
}

/* What an edge node can be called: which nodes there are is not known here. */
gboolean
catena_check_edge_organization_name (const CatenaRuleCase  *rule_case,
                                     char                 **message)
{
  return has_own_nodes (rule_case->draft)
         && !g_str_is_ascii (catena_draft_organization_get_name (CATENA_DRAFT_ORGANIZATION (rule_case->item)));
}
