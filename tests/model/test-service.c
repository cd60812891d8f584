/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-model.h"

#include "catena-error.h"
#include "catena-keyed-list.h"
#include "catena-service.h"

static CatenaServiceDetail *
make_detail (const char *status,
             const char *process_status)
{
  CatenaServiceDetail *detail = catena_service_detail_new ();

  detail->id = g_strdup ("id");
  detail->service_type = g_strdup ("union");
  detail->consensus = g_strdup ("etcdraft");
  detail->version = g_strdup ("4.0.3");
  detail->created = 1000;
  detail->status = g_strdup (status);
  detail->process_status = g_strdup (process_status);

  return detail;
}

static void
test_words (void)
{
  static const struct
  {
    const char *status;
    const char *process_status;
    CatenaServiceState state;
    CatenaTone tone;
  } rows[] = {
    { "Normal", "", CATENA_SERVICE_STATE_NORMAL, CATENA_TONE_SETTLED },
    { "NORMAL", NULL, CATENA_SERVICE_STATE_NORMAL, CATENA_TONE_SETTLED },
    { "Abnormal", "", CATENA_SERVICE_STATE_ABNORMAL, CATENA_TONE_FAILED },
    { "AbNormal", "", CATENA_SERVICE_STATE_ABNORMAL, CATENA_TONE_FAILED },
    { "EipAbnormal", "", CATENA_SERVICE_STATE_EIP_ABNORMAL, CATENA_TONE_ATTENTION },
    { "Freeze", "", CATENA_SERVICE_STATE_FROZEN, CATENA_TONE_ATTENTION },
    { "Hibernation", "", CATENA_SERVICE_STATE_HIBERNATING, CATENA_TONE_NEUTRAL },
    { "Unknown", "", CATENA_SERVICE_STATE_UNKNOWN, CATENA_TONE_ATTENTION },
    { "", "", CATENA_SERVICE_STATE_UNKNOWN, CATENA_TONE_ATTENTION },
    { NULL, NULL, CATENA_SERVICE_STATE_UNKNOWN, CATENA_TONE_ATTENTION },
    { "Normal", "IsCreating", CATENA_SERVICE_STATE_CREATING, CATENA_TONE_MOVING },
    { "", "IsUpgrading", CATENA_SERVICE_STATE_UPGRADING, CATENA_TONE_MOVING },
    { "Normal", "IsScaling", CATENA_SERVICE_STATE_SCALING, CATENA_TONE_MOVING },
    { "Normal", "IsAdding", CATENA_SERVICE_STATE_ADDING, CATENA_TONE_MOVING },
    { "Normal", "Adding", CATENA_SERVICE_STATE_ADDING, CATENA_TONE_MOVING },
    { "Abnormal", "IsDeleting", CATENA_SERVICE_STATE_DELETING, CATENA_TONE_MOVING },
    { "Abnormal", "Isdeleting", CATENA_SERVICE_STATE_DELETING, CATENA_TONE_MOVING },
    { "Melted", "", CATENA_SERVICE_STATE_OTHER, CATENA_TONE_NEUTRAL },
    { "Normal", "IsMelting", CATENA_SERVICE_STATE_OTHER, CATENA_TONE_NEUTRAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CatenaServiceState state = catena_service_state_from_words (rows[i].status, rows[i].process_status);

      g_assert_cmpint (state, ==, rows[i].state);
      g_assert_cmpint (catena_service_state_get_tone (state), ==, rows[i].tone);
      g_assert_cmpstr (catena_service_state_get_label (state), !=, "");
    }

  g_assert_cmpint (catena_node_status_get_tone ("AbNormal"), ==, CATENA_TONE_FAILED);
  g_assert_cmpint (catena_node_status_get_tone ("Adding/IsScaling"), ==, CATENA_TONE_MOVING);
  g_assert_cmpint (catena_node_status_get_tone (""), ==, CATENA_TONE_NEUTRAL);
  g_assert_cmpint (catena_node_status_get_tone (NULL), ==, CATENA_TONE_NEUTRAL);
}

static void
test_pending (void)
{
  g_autoptr (CatenaService) service = catena_service_new ("id", "trade");

  g_assert_cmpint (catena_service_get_state (service), ==, CATENA_SERVICE_STATE_PENDING);
  g_assert_cmpint (catena_service_get_tone (service), ==, CATENA_TONE_NEUTRAL);
  g_assert_cmpstr (catena_service_get_state_label (service), ==, "Reading…");
  g_assert_null (catena_service_get_type_label (service));
  g_assert_null (catena_service_get_consensus_label (service));
  g_assert_null (catena_service_get_fabric_version (service));
  g_assert_cmpint (catena_service_get_created (service), ==, 0);
  g_assert_null (catena_service_get_detail (service));
}

static void
test_set_detail (void)
{
  g_autoptr (CatenaService) service = catena_service_new ("id", "trade");
  g_autoptr (Watch) watch = watch_new (service);
  g_autoptr (CatenaServiceDetail) creating = make_detail ("Normal", "IsCreating");
  g_autoptr (CatenaServiceDetail) same = make_detail ("Normal", "IsCreating");
  g_autoptr (CatenaServiceDetail) upgrading = make_detail ("Normal", "IsUpgrading");

  g_assert_true (catena_service_set_detail (service, creating, 10));
  assert_notified (watch, "state state-label tone type-label consensus-label fabric-version created detail detail-time");
  g_assert_cmpstr (catena_service_get_state_label (service), ==, "Creating");
  g_assert_cmpstr (catena_service_get_type_label (service), ==, "Consortium");
  g_assert_cmpstr (catena_service_get_consensus_label (service), ==, "Raft");
  g_assert_cmpstr (catena_service_get_fabric_version (service), ==, "2.2");
  g_assert_cmpint (catena_service_get_created (service), ==, 1000);

  /* The same again is nothing new; read later, it is younger. */
  g_assert_false (catena_service_set_detail (service, same, 10));
  assert_notified (watch, "");
  g_assert_false (catena_service_set_detail (service, same, 20));
  assert_notified (watch, "detail-time");
  g_assert_true (catena_service_get_detail (service) == creating);

  /* Both states are moving. */
  g_assert_true (catena_service_set_detail (service, upgrading, 20));
  assert_notified (watch, "state state-label detail");
}

static void
test_irrelevant_detail (void)
{
  g_autoptr (CatenaService) service = catena_service_new ("id", "trade");
  g_autoptr (CatenaServiceDetail) before = make_detail ("Normal", "");
  g_autoptr (CatenaServiceDetail) after = make_detail ("NORMAL", NULL);
  g_autoptr (Watch) watch = NULL;

  catena_service_set_detail (service, before, 1);
  watch = watch_new (service);

  /* Other spellings and things that no list shows. */
  g_free (after->consensus);
  after->consensus = g_strdup ("ETCDRAFT");
  after->cluster_name = g_strdup ("elsewhere");
  g_assert_false (catena_service_set_detail (service, after, 1));
  assert_notified (watch, "detail");

  g_assert_true (catena_service_set_detail (service, NULL, 0));
  g_assert_cmpint (catena_service_get_state (service), ==, CATENA_SERVICE_STATE_PENDING);
}

static void
test_unknown_word (void)
{
  g_autoptr (CatenaService) service = catena_service_new ("id", "trade");
  g_autoptr (CatenaServiceDetail) detail = make_detail ("Is\nMelting\342\200\256", "");
  g_autoptr (CatenaServiceDetail) next = make_detail ("IsBoiling", "");
  g_autoptr (Watch) watch = NULL;

  catena_service_set_detail (service, detail, 1);
  g_assert_cmpint (catena_service_get_state (service), ==, CATENA_SERVICE_STATE_OTHER);
  g_assert_cmpstr (catena_service_get_state_label (service), ==, "Is␊Melting\357\277\275");

  watch = watch_new (service);
  g_assert_true (catena_service_set_detail (service, next, 1));
  assert_notified (watch, "state-label detail");
  g_assert_cmpstr (catena_service_get_state_label (service), ==, "IsBoiling");
}

static void
test_detail_error (void)
{
  g_autoptr (CatenaService) service = catena_service_new ("id", "trade");
  g_autoptr (CatenaServiceDetail) detail = make_detail ("Normal", "");
  g_autoptr (GError) timeout = catena_error_new (CATENA_ERROR_TIMEOUT, NULL, "late");
  g_autoptr (GError) same = catena_error_new (CATENA_ERROR_TIMEOUT, NULL, "late");
  g_autoptr (Watch) watch = NULL;

  catena_service_set_detail (service, detail, 1);
  watch = watch_new (service);
  catena_service_set_detail_error (service, timeout);
  assert_notified (watch, "detail-error");
  catena_service_set_detail_error (service, same);
  assert_notified (watch, "");
  g_assert_error (catena_service_get_detail_error (service), CATENA_ERROR, CATENA_ERROR_TIMEOUT);
  /* What was read before is still there. */
  g_assert_true (catena_service_get_detail (service) == detail);

  catena_service_set_detail (service, detail, 1);
  assert_notified (watch, "detail-error");
  g_assert_null (catena_service_get_detail_error (service));
}

static void
test_update (void)
{
  g_autoptr (CatenaService) service = catena_service_new ("id", "trade");
  g_autoptr (CatenaService) same = catena_service_new ("id", "trade");
  g_autoptr (CatenaService) renamed = catena_service_new ("id", "finance");
  g_autoptr (CatenaServiceDetail) detail = make_detail ("Normal", "");
  g_autoptr (Watch) watch = NULL;

  catena_service_set_detail (service, detail, 1);
  watch = watch_new (service);
  g_assert_cmpstr (catena_keyed_get_key (CATENA_KEYED (service)), ==, "id");
  g_assert_false (catena_keyed_update (CATENA_KEYED (service), CATENA_KEYED (same)));
  assert_notified (watch, "");
  g_assert_true (catena_keyed_update (CATENA_KEYED (service), CATENA_KEYED (renamed)));
  assert_notified (watch, "name");
  /* The list knows no details and takes none away. */
  g_assert_true (catena_service_get_detail (service) == detail);
}

void
add_service_tests (void)
{
  g_test_add_func ("/model/service/words", test_words);
  g_test_add_func ("/model/service/pending", test_pending);
  g_test_add_func ("/model/service/set-detail", test_set_detail);
  g_test_add_func ("/model/service/irrelevant-detail", test_irrelevant_detail);
  g_test_add_func ("/model/service/unknown-word", test_unknown_word);
  g_test_add_func ("/model/service/detail-error", test_detail_error);
  g_test_add_func ("/model/service/update", test_update);
}
