/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-creation-trouble"

#include "config.h"

#include "catena-creation-trouble.h"

#include <glib/gi18n-lib.h>

/* The causes are those that the service's documentation names; how it words them is not documented, so words are looked for
 * that each must have. What is said most exactly comes first: words, then sub-steps, then steps. */
static const CatenaCreationTrouble troubles[] = {
  {
    .said = "quick.?(deploy|config)|another (deployment|service is being)",
    .cause = N_("Another service is being set up in this account, with a cluster of its own, and the service makes only one such "
                "at a time."),
    .next_step = N_("Wait until that one has ended, then create this one again."),
  },
  {
    .said = "(\\bsfs|turbo|file system|\\bevs|disk|storage|volume).*quota"
            "|quota.*(\\bsfs|turbo|file system|\\bevs|disk|storage|volume)",
    .cause = N_("The project’s quota of storage is used up: of SFS Turbo file systems, or of disks."),
    .next_step = N_("Delete file systems or disks that nothing uses, or ask for a larger quota in the console. Then create the "
                    "service again."),
  },
  {
    .said = "\\beip\\b.*quota|quota.*\\beip\\b",
    .cause = N_("The project’s quota of elastic IP addresses is used up."),
    .next_step = N_("Release addresses that nothing uses, or ask for a larger quota in the console. Then create the service "
                    "again."),
  },
  {
    .said = "(\\bcce|cluster|\\bnode|\\becs|cpu|\\bcore).*quota|quota.*(\\bcce|cluster|\\bnode|\\becs|cpu|\\bcore)",
    .cause = N_("The project’s quota of clusters, or of the nodes in them, is used up."),
    .next_step = N_("Delete a cluster that nothing uses, choose an existing one, or ask for a larger quota in the console. Then "
                    "create the service again."),
  },
  {
    .said = "cce\\.01404001|cluster.*(not found|not exist|deleted|gone)|no such cluster",
    .cause = N_("The cluster was deleted, or there is none with that ID in this project."),
    .next_step = N_("Check the cluster’s ID in the CCE console, then create the service again in a cluster that is there."),
  },
  {
    .said = "cluster.*(in use|already|is used|been used|occupied)",
    .cause = N_("Another service runs in the cluster. Each service needs one of its own."),
    .next_step = N_("Choose a cluster that nothing uses, or have a new one created."),
  },
  {
    .said = "not authori[sz]ed|unauthori[sz]ed|permission|access denied|forbidden",
    .cause = N_("The service is not allowed to use another one, such as CCE or the storage, in the name of your account."),
    .next_step = N_("Open the CCE console once as the account’s administrator and grant what it asks for. Then create the service "
                    "again."),
  },
  {
    .said = "(\\beip\\b|elastic ip).*\\b(bound|bind|unbound|missing|not|no)\\b"
            "|\\b(no|without|bind)\\b.*(\\beip\\b|elastic ip)",
    .cause = N_("A node of the cluster has no elastic IP address (EIP)."),
    .next_step = N_("Bind an EIP to a node of the cluster in the CCE console; a service for partners needs one on each node. "
                    "Then create the service again."),
  },
  {
    .said = "cluster.*(time.?out|timed out)|(time.?out|timed out).*cluster",
    .cause = N_("The cluster did not become ready in the time that the service gives it."),
    .next_step = N_("Look at the cluster and its nodes in the CCE console. When they are normal, create the service again."),
  },
  {
    .said = "subnet|\\bvpc\\b",
    .cause = N_("The subnet is not available, or has no free addresses."),
    .next_step = N_("Look at the subnet in the VPC console: it must be there and have addresses to spare. Then create the service "
                    "again."),
  },
  {
    .said = "\\bdns\\b|resolve|no such host",
    .cause = N_("The cluster’s nodes cannot find the storage by its name: their DNS settings were changed."),
    .next_step = N_("Let the nodes of the cluster use the cloud’s own DNS servers, then create the service again."),
  },
  {
    .said = "\\bpvcs?\\b|persistent ?volume|(volume|disk|storage).*(mount|attach|creat)|(mount|attach).*(volume|disk|storage)",
    .cause = N_("A volume for the ledgers could not be created or mounted: the kind of disk is not to be had in the cluster’s "
                "zone, the cluster’s storage add-on does not work, or its nodes cannot reach the storage."),
    .next_step = N_("Look at the storage of the cluster in the CCE console: the events of its volume claims (PVC) say more. Then "
                    "create the service again."),
  },
  {
    .said = "(cluster|cce|node).*(abnormal|unavailable|unhealthy|not ready|not normal|hibernat|frozen)",
    .cause = N_("The cluster, or one of its nodes, does not work as it should."),
    .next_step = N_("Look at the cluster in the CCE console. When it is normal, create the service again."),
  },
  {
    .steps = "^check cluster$",
    .cause = N_("The cluster does not suit the service: another service uses it, it is not normal, or its nodes lack elastic IP "
                "addresses."),
    .next_step = N_("Look at the cluster in the CCE console, or choose one that nothing uses. Then create the service again."),
  },
  {
    .steps = "^create (network|security group)$",
    .cause = N_("The network for the new cluster could not be made: a quota of networks or security groups is used up, or the "
                "subnet is not available."),
    .next_step = N_("Look at the networks and security groups in the VPC console, and delete what nothing uses. Then create the "
                    "service again."),
  },
  {
    .steps = "^create eip$",
    .cause = N_("The elastic IP addresses could not be bound: the quota of them is used up, or the nodes have none."),
    .next_step = N_("Look at the addresses in the EIP console, and release what nothing uses. Then create the service again."),
  },
  {
    .steps = "^create network storage$",
    .cause = N_("The storage could not be created: its quota is used up, or there is none left in the cluster’s zone."),
    .next_step = N_("Look at the file systems in the SFS console, or choose another kind of storage. Then create the service "
                    "again."),
  },
  {
    .steps = "^create kafka$",
    .cause = N_("The Kafka instance could not be created: its quota is used up, or what was chosen is not to be had in that "
                "zone."),
    .next_step = N_("Look at the instances in the Kafka console, or choose another size or zone. Then create the service again."),
  },
  {
    .steps = "cluster",
    .cause = N_("The cluster could not be created: a quota is used up, or the chosen nodes are not to be had in that zone."),
    .next_step = N_("Look at the cluster in the CCE console, or choose other nodes, another zone or an existing cluster. Then "
                    "create the service again."),
  },
  {
    .steps = "^create channel",
    .cause = N_("The channel could not be made, mostly because a peer or an orderer was not running yet."),
    .next_step = N_("Look at the service: if its peers and orderers are normal, the channel can be created in it once more. Else "
                    "create the service again."),
  },
  {
    .steps = "^create (blockchain|orderers|peers|agent|restful)",
    .cause = N_("What the service runs did not start in the cluster: its nodes are too small or not normal, or a volume could not "
                "be mounted."),
    .next_step = N_("Look at the workloads of the cluster in the CCE console: their events say more. Then create the service "
                    "again."),
  },
  {
    .cause = N_("The service does not say enough to tell."),
    .next_step = N_("Look at the service and its cluster in the console. If that does not help, hand the service’s words to "
                    "support before you create it again."),
  },
};

static const CatenaCreationTrouble standing = {
  .cause = N_("That may be normal: there is no time limit. When nothing moves for very long, most often a volume cannot be mounted "
              "because the DNS settings of the cluster’s nodes were changed."),
  .next_step = N_("If it stays so, look at the events of the cluster’s workloads in the CCE console."),
};

static const CatenaLeftover leftovers[] = {
  [CATENA_RESOURCE_CLUSTER] = {
    TRUE, N_("Its nodes can be deleted together with the service, or afterwards in the CCE console."),
  },
  [CATENA_RESOURCE_NETWORK] = {
    FALSE, N_("Can be deleted in the VPC console once the cluster is gone."),
  },
  [CATENA_RESOURCE_SECURITY_GROUP] = {
    FALSE, N_("Can be deleted in the VPC console once the cluster is gone."),
  },
  [CATENA_RESOURCE_EIP] = {
    TRUE, N_("They stay when the service is deleted. Release them in the EIP console."),
  },
  [CATENA_RESOURCE_SFS] = {
    TRUE, N_("Can be deleted together with the service, or afterwards in the SFS console."),
  },
  [CATENA_RESOURCE_OBS] = {
    TRUE, N_("Can be deleted together with the service, or afterwards in the OBS console."),
  },
  [CATENA_RESOURCE_KAFKA] = {
    TRUE, N_("It stays when the service is deleted. Delete the instance in the Kafka console."),
  },
  [CATENA_RESOURCE_BCS] = {
    TRUE, N_("Delete the service in the BCS console. Disks (EVS) that were made for it cost money too, and can be deleted with it."),
  },
};

static gboolean
matches (const char *pattern,
         const char *text)
{
  return text != NULL && g_regex_match_simple (pattern, text, G_REGEX_CASELESS | G_REGEX_DOTALL, 0);
}

/**
 * catena_creation_trouble_get_all:
 * @n_troubles: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_troubles): the table; its last row fits always
 */
const CatenaCreationTrouble *
catena_creation_trouble_get_all (gsize *n_troubles)
{
  *n_troubles = G_N_ELEMENTS (troubles);

  return troubles;
}

/**
 * catena_creation_trouble_find:
 * @step: (nullable): the server's name of the step at which a creation failed
 * @sub_step: (nullable): that of the sub-step
 * @message: (nullable): what the server says of it
 *
 * Returns: (transfer none): what it most likely comes from, and what to do
 */
const CatenaCreationTrouble *
catena_creation_trouble_find (const char *step,
                              const char *sub_step,
                              const char *message)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (troubles) - 1
         && ((troubles[i].said != NULL && !matches (troubles[i].said, message))
             || (troubles[i].steps != NULL && !matches (troubles[i].steps, sub_step)
                 && !matches (troubles[i].steps, step))))
    i++;

  return &troubles[i];
}

/**
 * catena_creation_trouble_of_standing:
 *
 * Returns: (transfer none): what it may come from that a step stands still, and what to do
 */
const CatenaCreationTrouble *
catena_creation_trouble_of_standing (void)
{
  return &standing;
}

/**
 * catena_creation_trouble_find_standing:
 * @steps: a list of #CatenaOperationStep
 * @time: when they were last seen, nanoseconds
 *
 * Returns: (transfer full) (nullable): the step, or the sub-step, that was under way for %CATENA_STANDING_TIME then
 */
CatenaOperationStep *
catena_creation_trouble_find_standing (GListModel *steps,
                                       gint64      time)
{
  guint n_steps;

  g_return_val_if_fail (G_IS_LIST_MODEL (steps), NULL);

  n_steps = g_list_model_get_n_items (steps);
  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (CatenaOperationStep) step = g_list_model_get_item (steps, i);
      GListModel *sub_steps = catena_operation_step_get_sub_steps (step);
      gint64 start = catena_operation_step_get_start_time (step);

      if (catena_operation_step_get_status (step) != CATENA_STEP_STATUS_PROCESSING)
        continue;
      if (g_list_model_get_n_items (sub_steps) > 0)
        return catena_creation_trouble_find_standing (sub_steps, time);
      if (start > 0 && time - start >= CATENA_STANDING_TIME)
        return g_steal_pointer (&step);
    }

  return NULL;
}

/**
 * catena_leftover_get:
 * @kind: a resource
 *
 * Returns: (transfer none): what it means that it was left behind
 */
const CatenaLeftover *
catena_leftover_get (CatenaResourceKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (leftovers), NULL);

  return &leftovers[kind];
}

/**
 * catena_leftover_is_there:
 * @resource: a resource of a creation that has failed
 *
 * Returns: whether all or a part of it may be there: what was begun and did not end well may be there in part
 */
gboolean
catena_leftover_is_there (CatenaResourceStatus *resource)
{
  g_return_val_if_fail (CATENA_IS_RESOURCE_STATUS (resource), FALSE);

  return catena_resource_status_get_status (resource) != CATENA_STEP_STATUS_WAITING;
}
