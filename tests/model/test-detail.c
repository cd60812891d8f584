/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-model.h"

#include "catena-service-detail.h"

static CatenaNodeGroup *
make_group (const char *name)
{
  CatenaNodeGroup *group = catena_node_group_new ();

  group->name = g_strdup (name);
  group->node_count = 2;
  group->status = g_strdup ("Normal");
  group->normal = 2;
  group->total = 2;
  g_ptr_array_add (group->addresses, catena_peer_address_new ("peer-0:7051", "192.0.2.1:30605"));

  return group;
}

static CatenaChannelInfo *
make_channel (void)
{
  static const char * const organizations[] = { "one", "two", NULL };
  static const char * const peers[] = { "peer-0", "peer-1", NULL };
  CatenaChannelInfo *channel = catena_channel_info_new ();

  channel->name = g_strdup ("channel");
  g_strfreev (channel->organizations);
  channel->organizations = g_strdupv ((char **) organizations);
  g_hash_table_insert (channel->peers, g_strdup ("one"), g_strdupv ((char **) peers));

  return channel;
}

static CatenaServiceDetail *
make_detail (void)
{
  CatenaServiceDetail *detail = catena_service_detail_new ();

  detail->id = g_strdup ("id");
  g_ptr_array_add (detail->organizations, make_group ("one"));
  g_ptr_array_add (detail->light_peers, make_group ("light"));
  g_ptr_array_add (detail->channels, make_channel ());
  detail->orderers = make_group ("orderers");

  return detail;
}

/* Changes one member of a fresh detail, which must then not be equal any more. */
#define ASSERT_COUNTS(change)                                       \
  G_STMT_START                                                      \
  {                                                                 \
    g_autoptr (CatenaServiceDetail) before = make_detail ();        \
    g_autoptr (CatenaServiceDetail) d = make_detail ();             \
                                                                    \
    g_assert_true (catena_service_detail_equal (before, d));        \
    change;                                                         \
    g_assert_false (catena_service_detail_equal (before, d));       \
    g_assert_false (catena_service_detail_equal (d, before));       \
  }                                                                 \
  G_STMT_END

#define ASSERT_TEXT_COUNTS(member) ASSERT_COUNTS (g_free (d->member); d->member = g_strdup ("other"))

static void
test_texts (void)
{
  ASSERT_TEXT_COUNTS (id);
  ASSERT_TEXT_COUNTS (name);
  ASSERT_TEXT_COUNTS (version);
  ASSERT_TEXT_COUNTS (service_type);
  ASSERT_TEXT_COUNTS (purchase_type);
  ASSERT_TEXT_COUNTS (sign_algorithm);
  ASSERT_TEXT_COUNTS (consensus);
  ASSERT_TEXT_COUNTS (database_type);
  ASSERT_TEXT_COUNTS (cluster_id);
  ASSERT_TEXT_COUNTS (cluster_name);
  ASSERT_TEXT_COUNTS (cluster_type);
  ASSERT_TEXT_COUNTS (cluster_platform_type);
  ASSERT_TEXT_COUNTS (cluster_az);
  ASSERT_TEXT_COUNTS (deploy_type);
  ASSERT_TEXT_COUNTS (old_service_version);
  ASSERT_TEXT_COUNTS (status);
  ASSERT_TEXT_COUNTS (process_status);
  ASSERT_TEXT_COUNTS (volume_type);
  ASSERT_TEXT_COUNTS (couchdb_user);
  ASSERT_TEXT_COUNTS (kafka_status);
  ASSERT_TEXT_COUNTS (kafka_status_detail);
  ASSERT_TEXT_COUNTS (sfs_pvc_name);
  ASSERT_TEXT_COUNTS (sfs_name);
  ASSERT_TEXT_COUNTS (sfs_address);
  ASSERT_TEXT_COUNTS (sfs_type);
  ASSERT_TEXT_COUNTS (evs_pvc_info);
  ASSERT_TEXT_COUNTS (obs_name);
  ASSERT_TEXT_COUNTS (obs_address);
}

static void
test_numbers (void)
{
  ASSERT_COUNTS (d->charging_mode = 1);
  ASSERT_COUNTS (d->version_type = 4);
  ASSERT_COUNTS (d->created = 1);
  ASSERT_COUNTS (d->order_fade_cache = 0);
  ASSERT_COUNTS (d->order_status = 2);
  ASSERT_COUNTS (d->deploy_status = 3);
  ASSERT_COUNTS (d->batch_timeout = 2);
  ASSERT_COUNTS (d->max_message_count = 500);
  ASSERT_COUNTS (d->preferred_maxbytes = 2);
  ASSERT_COUNTS (d->kafka_order_fade_cache = 1);
  ASSERT_COUNTS (d->ief_deploy_mode = 1);
  ASSERT_COUNTS (d->order_fade_enabled = TRUE);
  ASSERT_COUNTS (d->is_cross_region = TRUE);
  ASSERT_COUNTS (d->is_support_rollback = TRUE);
  ASSERT_COUNTS (d->is_support_restful = TRUE);
  ASSERT_COUNTS (d->is_support_tc3 = TRUE);
  ASSERT_COUNTS (d->is_old_service = TRUE);
  ASSERT_COUNTS (d->kafka_order_fade_enabled = TRUE);
}

static CatenaNodeGroup *
get_group (GPtrArray *groups)
{
  return g_ptr_array_index (groups, 0);
}

static CatenaChannelInfo *
get_channel (CatenaServiceDetail *detail)
{
  return g_ptr_array_index (detail->channels, 0);
}

static void
set_strv (char     ***field,
          const char *value)
{
  g_strfreev (*field);
  *field = g_strsplit (value, ",", -1);
}

static void
test_parts (void)
{
  ASSERT_COUNTS (set_strv (&d->agent_addresses, "192.0.2.1:30603"));
  ASSERT_COUNTS (set_strv (&d->kafka_addresses, "192.0.2.1:9092"));

  ASSERT_COUNTS (g_ptr_array_set_size (d->organizations, 0));
  ASSERT_COUNTS (g_ptr_array_set_size (d->light_peers, 0));
  ASSERT_COUNTS (g_ptr_array_set_size (d->channels, 0));
  ASSERT_COUNTS (g_ptr_array_add (d->organizations, make_group ("two")));
  ASSERT_COUNTS (g_clear_pointer (&d->orderers, catena_node_group_free));
  ASSERT_COUNTS (d->agent = make_group ("agent"));
  ASSERT_COUNTS (d->restapi = make_group ("restapi"));
  ASSERT_COUNTS (d->tc3_taskserver = make_group ("tc3"));

  ASSERT_COUNTS (g_free (d->orderers->name); d->orderers->name = NULL);
  ASSERT_COUNTS (get_group (d->organizations)->node_count = 3);
  ASSERT_COUNTS (get_group (d->organizations)->normal = 1);
  ASSERT_COUNTS (get_group (d->organizations)->total = 3);
  ASSERT_COUNTS (g_free (get_group (d->light_peers)->status); get_group (d->light_peers)->status = NULL);
  ASSERT_COUNTS (get_group (d->light_peers)->pvc_name = g_strdup ("pvc"));
  ASSERT_COUNTS (g_ptr_array_set_size (d->orderers->addresses, 0));
  ASSERT_COUNTS (g_ptr_array_add (d->orderers->addresses, catena_peer_address_new (NULL, "192.0.2.2:1")));

  ASSERT_COUNTS (g_free (get_channel (d)->name); get_channel (d)->name = g_strdup ("other"));
  ASSERT_COUNTS (set_strv (&get_channel (d)->organizations, "one"));
  ASSERT_COUNTS (g_hash_table_remove (get_channel (d)->peers, "one"));
  ASSERT_COUNTS (g_hash_table_insert (get_channel (d)->peers, g_strdup ("one"), g_strsplit ("peer-0", ",", -1)));
  ASSERT_COUNTS (g_hash_table_insert (get_channel (d)->peers, g_strdup ("two"), g_new0 (char *, 1)));
}

static void
test_nothing (void)
{
  g_autoptr (CatenaServiceDetail) detail = catena_service_detail_new ();
  g_autoptr (CatenaServiceDetail) other = catena_service_detail_new ();

  g_assert_true (catena_service_detail_equal (detail, other));
  g_assert_true (catena_service_detail_equal (NULL, NULL));
  g_assert_false (catena_service_detail_equal (detail, NULL));
  g_assert_false (catena_service_detail_equal (NULL, detail));
  g_assert_cmpint (detail->version_type, ==, -1);
  g_assert_null (detail->id);
  g_assert_cmpuint (detail->channels->len, ==, 0);
}

static void
assert_fabric (const char *version,
               const char *expected)
{
  g_autoptr (CatenaServiceDetail) detail = catena_service_detail_new ();

  detail->version = g_strdup (version);
  g_assert_cmpstr (catena_service_detail_get_fabric_version (detail), ==, expected);
}

static void
test_fabric_version (void)
{
  assert_fabric ("3.0.7", "1.4");
  assert_fabric ("4.0.3", "2.2");
  assert_fabric ("5.0.0", NULL);
  assert_fabric ("34.0", NULL);
  assert_fabric (NULL, NULL);
}

void
add_detail_tests (void)
{
  g_test_add_func ("/model/detail/texts", test_texts);
  g_test_add_func ("/model/detail/numbers", test_numbers);
  g_test_add_func ("/model/detail/parts", test_parts);
  g_test_add_func ("/model/detail/nothing", test_nothing);
  g_test_add_func ("/model/detail/fabric-version", test_fabric_version);
}
