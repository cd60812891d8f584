/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-model.h"

#include "catena-operation-record.h"
#include "catena-service.h"

typedef const char *(*Labeler) (const char *word);

static const struct
{
  Labeler get;
  const char *word;
  const char *label;
} labels[] = {
  { catena_label_service_type, "union", "Consortium" },
  { catena_label_service_type, "private", "Private" },
  { catena_label_consensus, "etcdraft", "Raft" },
  { catena_label_consensus, "SFLIC", "FBFT" },
  { catena_label_consensus, "SOLO", "Solo" },
  { catena_label_consensus, "kafka", "Kafka" },
  { catena_label_sign_algorithm, "ECDSA", "ECDSA" },
  { catena_label_sign_algorithm, "sm2", "SM2" },
  { catena_label_database, "goleveldb", "GoLevelDB" },
  { catena_label_database, "couchdb", "CouchDB" },
  { catena_label_volume, "evs", "EVS disk" },
  { catena_label_volume, "nfs", "SFS" },
  { catena_label_volume, "efs", "SFS Turbo" },
  { catena_label_platform, "VirtualMachine", "x86" },
  { catena_label_platform, "ARM64", "Arm" },
  { catena_label_node_status, "Normal", "Normal" },
  { catena_label_node_status, "AbNormal", "Abnormal" },
  { catena_label_node_status, "IsCreating", "Creating" },
  { catena_label_node_status, "IsUpgrading", "Upgrading" },
  { catena_label_node_status, "IsScaling", "Scaling" },
  { catena_label_node_status, "Adding", "Adding" },
  { catena_label_node_status, "Adding/IsScaling", "Adding" },
  { catena_label_node_status, "Isdeleting", "Deleting" },
  { catena_label_node_status, "Unknown", "Unknown" },
  { catena_label_operation_type, "99", "Create service" },
  { catena_label_operation_type, "00", "Delete service" },
  { catena_label_operation_type, "01", "Upgrade service" },
  { catena_label_operation_type, "91", "Roll back upgrade" },
  { catena_label_operation_type, "02", "Add organization" },
  { catena_label_operation_type, "03", "Change peers of organization" },
  { catena_label_operation_type, "04", "Join channel" },
  { catena_label_operation_type, "05", "Join consortium" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *upper = g_ascii_strup (labels[i].word, -1);
      g_autofree char *lower = g_ascii_strdown (labels[i].word, -1);

      g_assert_cmpstr (labels[i].get (labels[i].word), ==, labels[i].label);
      g_assert_cmpstr (labels[i].get (upper), ==, labels[i].label);
      g_assert_cmpstr (labels[i].get (lower), ==, labels[i].label);
    }
}

static void
test_unknown_words (void)
{
  static const char word[] = "somethingNew";
  static const char empty[] = "";

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_assert_true (labels[i].get (word) == word);
      g_assert_true (labels[i].get (empty) == empty);
      g_assert_null (labels[i].get (NULL));
    }
}

static void
test_editions (void)
{
  static const struct
  {
    gint64 version_type;
    const char *label;
  } editions[] = {
    { 4, "Professional (formerly Basic)" },
    { 2, "Enterprise (formerly Professional)" },
    { 3, "Platinum (formerly Enterprise)" },
    { 1, "Edition 1" },
    { 17, "Edition 17" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (editions); i++)
    {
      g_autofree char *label = catena_label_dup_edition (editions[i].version_type);

      g_assert_cmpstr (label, ==, editions[i].label);
    }
}

static void
assert_step_title (const char *name,
                   const char *expected)
{
  g_autofree char *title = catena_label_dup_operation_step (name);

  g_assert_cmpstr (title, ==, expected);
}

static void
test_step_titles (void)
{
  assert_step_title ("Preparation", "Preparation");
  assert_step_title ("Generate basic configurations", "Generate basic configuration");
  assert_step_title ("Create Other Dependent Resource", "Addresses and storage");
  assert_step_title ("Create EIP", "Elastic IP addresses");
  assert_step_title ("create network storage", "Network storage");
  assert_step_title ("Create channel trade", "Channel “trade”");
  assert_step_title ("Warm up the cache", "Warm up the cache");
  assert_step_title ("Two\nlines", "Two␊lines");
  assert_step_title (NULL, NULL);
}

void
add_label_tests (void)
{
  g_test_add_func ("/model/labels/words", test_words);
  g_test_add_func ("/model/labels/unknown-words", test_unknown_words);
  g_test_add_func ("/model/labels/editions", test_editions);
  g_test_add_func ("/model/labels/step-titles", test_step_titles);
}
