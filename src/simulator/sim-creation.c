/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-creation.h"

#include "sim-util.h"

#include "catena-json.h"

/* What a request leaves out is decided here, once, for the plan and for the detail alike. */
#define DEFAULT_ORGANIZATION "organization"
#define DEFAULT_CHANNEL "channel"
#define DEFAULT_PEERS 2

static gboolean
get_flag (JsonObject *request,
          const char *member)
{
  gboolean value = FALSE;

  catena_json_get_bool (request, member, &value);
  return value;
}

static void
plan_cluster (SimProcess *creation,
              JsonObject *request)
{
  if (!get_flag (request, "create_new_cluster"))
    {
      sim_process_add (creation, SIM_STEP_CLUSTER, SIM_SUB_STEP_CHECK_CLUSTER, 20);
      return;
    }
  sim_process_add (creation, SIM_STEP_CLUSTER, SIM_SUB_STEP_NETWORK, 20);
  sim_process_add (creation, SIM_STEP_CLUSTER, SIM_SUB_STEP_SECURITY_GROUP, 10);
  sim_process_add (creation, SIM_STEP_CLUSTER, SIM_SUB_STEP_CLUSTER, 120);
}

static void
plan_resources (SimProcess *creation,
                JsonObject *request)
{
  if (get_flag (request, "use_eip"))
    sim_process_add (creation, SIM_STEP_RESOURCES, SIM_SUB_STEP_EIP, 20);
  sim_process_add (creation, SIM_STEP_RESOURCES, SIM_SUB_STEP_STORAGE, 50);
  if (catena_json_get_object (request, "kafka_create_info") != NULL)
    sim_process_add (creation, SIM_STEP_RESOURCES, SIM_SUB_STEP_KAFKA, 60);
}

static void
plan_blockchain (SimProcess *creation,
                 JsonObject *request)
{
  if (sim_creation_count_orderers (request) > 0)
    sim_process_add (creation, SIM_STEP_BLOCKCHAIN, SIM_SUB_STEP_ORDERERS, 70);
  sim_process_add (creation, SIM_STEP_BLOCKCHAIN, SIM_SUB_STEP_PEERS, 60);
  sim_process_add (creation, SIM_STEP_BLOCKCHAIN, SIM_SUB_STEP_AGENT, 30);
  if (get_flag (request, "restful_api_support"))
    sim_process_add (creation, SIM_STEP_BLOCKCHAIN, SIM_SUB_STEP_RESTAPI, 20);
}

static void
plan_channels (SimProcess *creation,
               JsonObject *request)
{
  g_autoptr (JsonArray) channels = sim_creation_dup_channels (request);

  for (guint i = 0; i < json_array_get_length (channels); i++)
    {
      JsonObject *channel = json_array_get_object_element (channels, i);
      g_autofree char *sub_step = g_strdup_printf ("Create channel %s",
                                                   json_object_get_string_member (channel, "name"));

      sim_process_add (creation, SIM_STEP_CHANNEL, sub_step, 30);
    }
}

/**
 * sim_creation_plan:
 * @request: the body of createService
 * @unknown_steps: whether steps that no document names are mixed in
 *
 * What the creation of such a service goes through; about five minutes at speed 1.
 *
 * Returns: (transfer full): a process that did not start
 */
SimProcess *
sim_creation_plan (JsonObject *request,
                   gboolean    unknown_steps)
{
  SimProcess *creation = sim_process_new ();

  sim_process_add (creation, SIM_STEP_PREPARATION, SIM_SUB_STEP_CONFIGURATIONS, 20);
  if (unknown_steps)
    sim_process_add (creation, "Reserve Capacity", "Book nodes", 10);
  plan_cluster (creation, request);
  plan_resources (creation, request);
  if (unknown_steps)
    sim_process_add (creation, SIM_STEP_RESOURCES, "Warm up image cache", 10);
  plan_blockchain (creation, request);
  plan_channels (creation, request);

  return creation;
}

/* How times are written into an answer. */
typedef struct
{
  gint64 skew;
  const char *not_yet;
} Times;

static JsonObject *
make_detail (gint64       start,
             gint64       end,
             const char  *failure,
             const Times *times)
{
  JsonObject *detail = json_object_new ();
  g_autofree char *start_text =
    start != 0 ? sim_format_china (start + times->skew) : g_strdup (times->not_yet);
  g_autofree char *end_text = end != 0 ? sim_format_china (end + times->skew) : g_strdup (times->not_yet);
  const char *status = "waiting";

  if (failure != NULL)
    status = "failed";
  else if (end != 0)
    status = "finished";
  else if (start != 0)
    status = "deploying";
  json_object_set_string_member (detail, "start_time", start_text);
  json_object_set_string_member (detail, "end_time", end_text);
  json_object_set_string_member (detail, "status", status);
  json_object_set_string_member (detail, "detail", failure != NULL ? failure : "");

  return detail;
}

static void
add_resource (JsonObject  *object,
              const char  *member,
              SimProcess  *creation,
              const char  *step,
              const char  *name,
              const Times *times)
{
  SimSubStep *sub_step = sim_process_get_sub_step (creation, step, name);

  if (sub_step == NULL)
    return;
  json_object_set_object_member (object, member,
                                 make_detail (sub_step->start, sub_step->end, sub_step->failure, times));
}

/* The service itself is everything from its first orderer to its last channel. */
static void
add_service (JsonObject  *object,
             SimProcess  *creation,
             const Times *times)
{
  const char *steps[] = { SIM_STEP_BLOCKCHAIN, SIM_STEP_CHANNEL };
  gint64 start = 0;
  gint64 end = 0;
  const char *failure = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      SimStep *step = sim_process_get_step (creation, steps[i]);

      for (guint j = 0; step != NULL && j < step->sub_steps->len; j++)
        {
          SimSubStep *sub_step = g_ptr_array_index (step->sub_steps, j);

          if (start == 0)
            start = sub_step->start;
          if (sub_step->failure != NULL)
            failure = sub_step->failure;
        }
    }
  if (start != 0 && creation->state != SIM_PROCESS_PROCESSING)
    end = creation->finished_at;
  json_object_set_object_member (object, "bcs", make_detail (start, end, failure, times));
}

/**
 * sim_creation_dup_status:
 * @creation: the walk of a creation
 * @request: the body of createService
 * @skew: nanoseconds by which the simulator's clock is ahead
 * @not_yet: what stands for a time that has not come
 *
 * Section 5.1.2. Resources that are not used are left out.
 *
 * Returns: (transfer full): the answer
 */
JsonObject *
sim_creation_dup_status (SimProcess *creation,
                         JsonObject *request,
                         gint64      skew,
                         const char *not_yet)
{
  const Times times = { skew, not_yet };
  JsonObject *status = json_object_new ();
  g_autofree char *volume = sim_creation_dup_word (request, "volume_type", "nfs");

  add_service (status, creation, &times);
  add_resource (status, "eip", creation, SIM_STEP_RESOURCES, SIM_SUB_STEP_EIP, &times);
  if (!g_str_equal (volume, "evs"))
    add_resource (status, "sfs", creation, SIM_STEP_RESOURCES, SIM_SUB_STEP_STORAGE, &times);
  add_resource (status, "kafka", creation, SIM_STEP_RESOURCES, SIM_SUB_STEP_KAFKA, &times);
  if (sim_process_get_sub_step (creation, SIM_STEP_CLUSTER, SIM_SUB_STEP_CLUSTER) != NULL)
    {
      JsonObject *cce = json_object_new ();

      add_resource (cce, "cluster", creation, SIM_STEP_CLUSTER, SIM_SUB_STEP_CLUSTER, &times);
      add_resource (cce, "network", creation, SIM_STEP_CLUSTER, SIM_SUB_STEP_NETWORK, &times);
      add_resource (cce, "security_group", creation, SIM_STEP_CLUSTER, SIM_SUB_STEP_SECURITY_GROUP, &times);
      json_object_set_object_member (status, "cce", cce);
    }

  return status;
}

/**
 * sim_creation_dup_orgs:
 * @request: the body of createService
 *
 * Returns: (transfer full): its peer organizations (name, node_count), or the one that is made without being
 * asked for
 */
JsonArray *
sim_creation_dup_orgs (JsonObject *request)
{
  JsonArray *orgs = catena_json_get_array (request, "peer_orgs");
  JsonObject *org;

  if (orgs != NULL && json_array_get_length (orgs) > 0)
    return json_array_ref (orgs);

  orgs = json_array_new ();
  org = json_object_new ();
  json_object_set_string_member (org, "name", DEFAULT_ORGANIZATION);
  json_object_set_int_member (org, "node_count", DEFAULT_PEERS);
  json_array_add_object_element (orgs, org);

  return orgs;
}

/**
 * sim_creation_dup_channels:
 * @request: the body of createService
 *
 * Returns: (transfer full): its channels (name, org_names), or the one that is made without being asked for;
 * none for an invitee, whose channels are the inviting party's
 */
JsonArray *
sim_creation_dup_channels (JsonObject *request)
{
  JsonArray *channels = catena_json_get_array (request, "channels");
  g_autoptr (JsonArray) orgs = NULL;
  JsonArray *names;
  JsonObject *channel;

  if (get_flag (request, "is_invitee"))
    return json_array_new ();
  if (channels != NULL && json_array_get_length (channels) > 0)
    return json_array_ref (channels);

  orgs = sim_creation_dup_orgs (request);
  names = json_array_new ();
  for (guint i = 0; i < json_array_get_length (orgs); i++)
    json_array_add_string_element (names,
                                   json_object_get_string_member (json_array_get_object_element (orgs, i),
                                                                  "name"));
  channel = json_object_new ();
  json_object_set_string_member (channel, "name", DEFAULT_CHANNEL);
  json_object_set_array_member (channel, "org_names", names);
  channels = json_array_new ();
  json_array_add_object_element (channels, channel);

  return channels;
}

/**
 * sim_creation_count_orderers:
 * @request: the body of createService
 *
 * Returns: how many orderers it gets; none for an invitee
 */
gint64
sim_creation_count_orderers (JsonObject *request)
{
  g_autofree char *consensus = sim_creation_dup_word (request, "consensus", "etcdraft");
  gint64 count = 0;

  if (get_flag (request, "is_invitee"))
    return 0;
  if (catena_json_get_int64 (request, "orderer_node_number", &count) && count > 0)
    return count;
  if (g_ascii_strcasecmp (consensus, "SFLIC") == 0)
    return 4;

  return g_ascii_strcasecmp (consensus, "etcdraft") == 0 ? 3 : 1;
}

/**
 * sim_creation_dup_word:
 * @request: the body of createService
 * @member: name of a member
 * @fallback: what leaving it out means
 *
 * Returns: (transfer full): its value
 */
char *
sim_creation_dup_word (JsonObject *request,
                       const char *member,
                       const char *fallback)
{
  char *word = catena_json_dup_string (request, member);

  return word != NULL ? word : g_strdup (fallback);
}
