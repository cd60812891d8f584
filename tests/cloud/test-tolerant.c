/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-cloud.h"

#include "catena-bcs.h"
#include "catena-time.h"

/* What 5.1.3 was seen to answer beside what is documented. */
static CatenaServiceDetail *
load (void)
{
  g_autoptr (GBytes) raw = load_bytes ("service-tolerant.json");
  g_autoptr (GError) error = NULL;
  CatenaServiceDetail *detail = catena_bcs_parse_service (raw, &error);

  g_assert_no_error (error);

  return detail;
}

static void
test_scalars (void)
{
  g_autoptr (CatenaServiceDetail) d = load ();

  /* Absent and empty are one. */
  g_assert_null (d->purchase_type);
  g_assert_null (d->cluster_type);
  g_assert_null (d->cluster_id);
  g_assert_null (d->status);
  g_assert_null (d->couchdb_user);
  g_assert_null (d->kafka_status);
  g_assert_null (d->obs_name);
  g_assert_null (d->evs_pvc_info);
  /* Words stay in their own spelling. */
  g_assert_cmpstr (d->sign_algorithm, ==, "SM2");
  g_assert_cmpstr (d->process_status, ==, "Isdeleting");
  g_assert_cmpint (catena_service_state_from_words (d->status, d->process_status), ==, CATENA_SERVICE_STATE_DELETING);
  /* Numbers as text, and what is no number. */
  g_assert_cmpint (d->charging_mode, ==, 1);
  g_assert_cmpint (d->version_type, ==, 3);
  g_assert_cmpint (d->order_fade_cache, ==, 12);
  g_assert_cmpint (d->order_status, ==, 0);
  g_assert_cmpint (d->deploy_status, ==, -1);
  g_assert_cmpint (d->batch_timeout, ==, 2);
  g_assert_cmpint (d->max_message_count, ==, 500);
  g_assert_cmpint (d->preferred_maxbytes, ==, -1);
  g_assert_cmpint (d->ief_deploy_mode, ==, -1);
  g_assert_cmpint (d->created, ==, 1602757488 * CATENA_NSEC_PER_SEC + 658236618);
  /* Both spellings, in both places; booleans as text and number. */
  g_assert_true (d->order_fade_enabled);
  g_assert_true (d->kafka_order_fade_enabled);
  g_assert_true (d->is_support_tc3);
  g_assert_false (d->is_cross_region);
  g_assert_false (d->is_old_service);
  /* The other spelling, and a text instead of an array. */
  g_assert_cmpuint (g_strv_length (d->agent_addresses), ==, 1);
  g_assert_cmpstr (d->agent_addresses[0], ==, "192.0.2.30:30603");
  g_assert_cmpuint (g_strv_length (d->kafka_addresses), ==, 0);
}

static void
test_nodes (void)
{
  g_autoptr (CatenaServiceDetail) d = load ();
  CatenaNodeGroup *hospital = g_ptr_array_index (d->organizations, 0);
  CatenaPeerAddress *address = g_ptr_array_index (d->agent->addresses, 0);

  g_assert_cmpuint (d->organizations->len, ==, 1);
  g_assert_cmpstr (hospital->name, ==, "第一医院");
  g_assert_cmpint (hospital->node_count, ==, 2);
  g_assert_cmpuint (hospital->total, ==, 0);
  g_assert_cmpuint (hospital->addresses->len, ==, 0);
  g_assert_cmpuint (d->light_peers->len, ==, 0);

  /* What is there with nothing in it is not there. */
  g_assert_null (d->orderers);
  g_assert_null (d->restapi);
  g_assert_null (d->tc3_taskserver);
  g_assert_nonnull (d->agent);
  g_assert_cmpuint (d->agent->normal, ==, 1);
  g_assert_cmpuint (d->agent->total, ==, 1);
  g_assert_cmpuint (d->agent->addresses->len, ==, 1);
  g_assert_null (address->domain_port);
  g_assert_cmpstr (address->ip_port, ==, "192.0.2.31:1");
}

static void
test_channels (void)
{
  g_autoptr (CatenaServiceDetail) d = load ();
  CatenaChannelInfo *lonely = g_ptr_array_index (d->channels, 0);
  CatenaChannelInfo *hashed = g_ptr_array_index (d->channels, 1);
  char **peers = g_hash_table_lookup (hashed->peers, "第一医院");
  char **nobody = g_hash_table_lookup (hashed->peers, "dddd");

  g_assert_cmpuint (d->channels->len, ==, 2);
  g_assert_cmpstr (lonely->name, ==, "lonely");
  g_assert_cmpuint (g_strv_length (lonely->organizations), ==, 0);
  g_assert_cmpuint (g_hash_table_size (lonely->peers), ==, 0);
  g_assert_cmpuint (g_hash_table_size (hashed->peers), ==, 2);
  /* A single text for an array, and null for one. */
  g_assert_cmpuint (g_strv_length (peers), ==, 1);
  g_assert_cmpstr (peers[0], ==, "peer-0");
  g_assert_cmpuint (g_strv_length (nobody), ==, 0);
}

/* Two readings of the same bytes say the same: a refresh tells nothing. */
static void
test_equal (void)
{
  g_autoptr (CatenaServiceDetail) first = load ();
  g_autoptr (CatenaServiceDetail) second = load ();

  g_assert_true (catena_service_detail_equal (first, second));
}

void
add_tolerant_tests (void)
{
  g_test_add_func ("/cloud/tolerant/scalars", test_scalars);
  g_test_add_func ("/cloud/tolerant/nodes", test_nodes);
  g_test_add_func ("/cloud/tolerant/channels", test_channels);
  g_test_add_func ("/cloud/tolerant/equal", test_equal);
}
