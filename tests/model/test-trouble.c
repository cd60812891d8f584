/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-model.h"

#include "catena-creation-trouble.h"

#include <string.h>

#define NSEC G_GINT64_CONSTANT (1000000000)

#define RESOURCES "Create Other Dependent Resource"

/* Each cause that the service's documentation names, as it may be worded, and each step without words. */
static const struct
{
  const char *step;
  const char *sub_step;
  const char *message;
  const char *cause;
} cases[] = {
  { "Preparation", NULL, "Another quick deployment is running in this account", "Another service is being set up" },
  { RESOURCES, "Create network storage", "The SFS Turbo quota is insufficient.", "quota of storage" },
  { RESOURCES, "Create network storage", "The quota of EVS disks is used up.", "quota of storage" },
  { RESOURCES, "Create EIP", "EIP quota exceeded", "quota of elastic IP addresses" },
  { "Create Cluster", "Create cluster", "Insufficient CCE cluster quota.", "quota of clusters" },
  { "Create Cluster", "Check cluster", "{\"errorCode\": \"CCE.01404001\"}", "was deleted" },
  { "Create Cluster", "Check cluster", "The cluster does not exist", "was deleted" },
  { "Create Cluster", "Check cluster", "The cluster has already been used by another service", "Another service runs" },
  { "Create Cluster", "Check cluster", "no EIP is bound to the node", "has no elastic IP address" },
  { "Create Cluster", "Check cluster", "EIP not bound", "has no elastic IP address" },
  { "Create Cluster", "Create cluster", "Checking the cluster status timed out", "did not become ready" },
  { "Create Cluster", "Create network", "The subnet is unavailable", "subnet is not available" },
  { "Create Blockchain", "Create peers", "MountVolume failed: Failed to resolve the file system", "DNS settings" },
  { "Create Blockchain", "Create peers", "PVC creation failed", "volume for the ledgers" },
  { "Create Blockchain", "Create peers", "mount the disk\nfailed", "volume for the ledgers" },
  { "Create Cluster", "Create cluster", "You are not authorized to use CCE", "not allowed to use" },
  { "Create Cluster", "Check cluster", "You are not authorized to use the EIP service", "not allowed to use" },
  { "Create Cluster", "Create network", "Not authorized: the subnet belongs to another account", "not allowed to use" },
  { "Create Cluster", "Check cluster", "The CCE cluster is abnormal", "does not work as it should" },
  { "Create Cluster", "Check cluster", "Failed.", "does not suit the service" },
  { "Create Cluster", "Check cluster", "Node 2, which has an EIP, answers slowly", "does not suit the service" },
  { "Create Cluster", "Create security group", NULL, "network for the new cluster" },
  { RESOURCES, "Create EIP", "Failed.", "could not be bound" },
  { RESOURCES, "Create network storage", NULL, "storage could not be created" },
  { RESOURCES, "Create Kafka", NULL, "Kafka instance" },
  { RESOURCES, "Create Kafka", "The specs exceed the quota.", "Kafka instance" },
  { "Create Cluster", NULL, NULL, "cluster could not be created" },
  { "Create Channel", "Create channel trade", NULL, "channel could not be made" },
  { "Create Blockchain", "Create orderers", NULL, "did not start in the cluster" },
  { "Reserve Capacity", "Book nodes", "Something.", "not say enough" },
  { NULL, NULL, NULL, "not say enough" },
};

static void
test_causes (void)
{
  gsize n_troubles;
  const CatenaCreationTrouble *troubles = catena_creation_trouble_get_all (&n_troubles);
  g_autofree gboolean *reached = g_new0 (gboolean, n_troubles);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CatenaCreationTrouble *found =
        catena_creation_trouble_find (cases[i].step, cases[i].sub_step, cases[i].message);

      g_test_message ("%s: %s", cases[i].sub_step, cases[i].message);
      g_assert_nonnull (strstr (found->cause, cases[i].cause));
      reached[found - troubles] = TRUE;
    }

  /* Every row says something and has a case. */
  for (gsize i = 0; i < n_troubles; i++)
    {
      g_test_message ("%s", troubles[i].cause);
      g_assert_true (reached[i]);
      g_assert_true (*troubles[i].next_step != '\0');
    }
}

static CatenaOperationStep *
make_step (const char *name,
           const char *status,
           gint64      start)
{
  CatenaOperationStep *step = catena_operation_step_new (name, 1);

  catena_operation_step_set_status (step, status);
  catena_operation_step_set_times (step, start, 0);

  return step;
}

static void
assert_standing (GListStore *steps,
                 gint64      time,
                 const char *name)
{
  g_autoptr (CatenaOperationStep) found = catena_creation_trouble_find_standing (G_LIST_MODEL (steps), time);

  g_assert_cmpstr (found != NULL ? catena_operation_step_get_name (found) : NULL, ==, name);
}

static void
test_standing (void)
{
  g_autoptr (GListStore) steps = g_list_store_new (CATENA_TYPE_OPERATION_STEP);
  g_autoptr (CatenaOperationStep) done = make_step ("Preparation", "finished", 100 * NSEC);
  g_autoptr (CatenaOperationStep) moving = make_step ("Create Cluster", "processing", 200 * NSEC);
  g_autoptr (CatenaOperationStep) waiting = make_step ("Create Channel", "waiting", 0);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);

  g_list_store_append (steps, done);
  g_list_store_append (steps, moving);
  g_list_store_append (steps, waiting);
  assert_standing (steps, 200 * NSEC + CATENA_STANDING_TIME - 1, NULL);
  assert_standing (steps, 200 * NSEC + CATENA_STANDING_TIME, "Create Cluster");

  /* Its sub-steps know better. */
  g_ptr_array_add (parts, make_step ("Create network", "finished", 200 * NSEC));
  g_ptr_array_add (parts, make_step ("Create cluster", "processing", 900 * NSEC));
  catena_operation_step_merge_sub_steps (moving, parts);
  assert_standing (steps, 200 * NSEC + CATENA_STANDING_TIME, NULL);
  assert_standing (steps, 900 * NSEC + CATENA_STANDING_TIME, "Create cluster");

  /* What did not begin cannot stand still. */
  catena_operation_step_set_status (moving, "finished");
  assert_standing (steps, 900 * NSEC + CATENA_STANDING_TIME, NULL);
}

static void
test_leftovers (void)
{
  const struct { CatenaResourceKind kind; gboolean costs; } bills[] = {
    { CATENA_RESOURCE_CLUSTER, TRUE }, { CATENA_RESOURCE_NETWORK, FALSE }, { CATENA_RESOURCE_SECURITY_GROUP, FALSE },
    { CATENA_RESOURCE_EIP, TRUE },     { CATENA_RESOURCE_SFS, TRUE },      { CATENA_RESOURCE_OBS, TRUE },
    { CATENA_RESOURCE_KAFKA, TRUE },   { CATENA_RESOURCE_BCS, TRUE },
  };
  const struct { const char *word; gboolean there; } words[] = {
    { "waiting", FALSE }, { "", FALSE }, { "deploying", TRUE }, { "finished", TRUE }, { "failed", TRUE }, { "odd", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bills); i++)
    {
      const CatenaLeftover *leftover = catena_leftover_get (bills[i].kind);

      g_assert_cmpint (leftover->costs, ==, bills[i].costs);
      g_assert_true (leftover->removal != NULL && *leftover->removal != '\0');
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (CatenaResourceStatus) resource =
        catena_resource_status_new (CATENA_RESOURCE_SFS, words[i].word, NULL, 0, 0);

      g_assert_cmpint (catena_leftover_is_there (resource), ==, words[i].there);
    }
}

void
add_trouble_tests (void)
{
  g_test_add_func ("/model/trouble/causes", test_causes);
  g_test_add_func ("/model/trouble/standing", test_standing);
  g_test_add_func ("/model/trouble/leftovers", test_leftovers);
}
