/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-model.h"

#include "catena-creation-status.h"
#include "catena-keyed-list.h"
#include "catena-operation-record.h"

static CatenaOperationStep *
make_step (const char *name,
           gint64      serial,
           const char *status,
           gint64      start,
           gint64      end)
{
  CatenaOperationStep *step = catena_operation_step_new (name, serial);

  catena_operation_step_set_status (step, status);
  catena_operation_step_set_times (step, start, end);

  return step;
}

static CatenaOperationStep *
make_parent (const char          *status,
             CatenaOperationStep *first,
             CatenaOperationStep *second)
{
  CatenaOperationStep *step = make_step ("Preparation", 1, status, 0, 0);
  g_autoptr (GPtrArray) sub_steps = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (sub_steps, first);
  g_ptr_array_add (sub_steps, second);
  catena_operation_step_merge_sub_steps (step, sub_steps);

  return step;
}

static void
test_status_words (void)
{
  static const struct
  {
    const char *word;
    CatenaStepStatus status;
  } rows[] = {
    { "waiting", CATENA_STEP_STATUS_WAITING },
    { "", CATENA_STEP_STATUS_WAITING },
    { NULL, CATENA_STEP_STATUS_WAITING },
    { "processing", CATENA_STEP_STATUS_PROCESSING },
    { "Processing", CATENA_STEP_STATUS_PROCESSING },
    { "deploying", CATENA_STEP_STATUS_PROCESSING },
    { "finished", CATENA_STEP_STATUS_FINISHED },
    { "failed", CATENA_STEP_STATUS_FAILED },
    { "stop", CATENA_STEP_STATUS_STOPPED },
    { "paused", CATENA_STEP_STATUS_OTHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (catena_step_status_from_word (rows[i].word), ==, rows[i].status);
      g_assert_cmpstr (catena_step_status_get_label (rows[i].status), !=, "");
    }
}

static void
test_times_of_sub_steps (void)
{
  g_autoptr (CatenaOperationStep) running =
    make_parent ("processing", make_step ("a", 1, "finished", 20, 30), make_step ("b", 2, "processing", 10, 0));
  g_autoptr (CatenaOperationStep) done =
    make_parent ("finished", make_step ("a", 1, "finished", 20, 30), make_step ("b", 2, "finished", 30, 50));
  g_autoptr (CatenaOperationStep) waiting =
    make_parent ("waiting", make_step ("a", 1, "", 0, 0), make_step ("b", 2, "", 0, 0));

  g_assert_cmpint (catena_operation_step_get_start_time (running), ==, 10);
  /* What still runs has no end, though a part of it has. */
  g_assert_cmpint (catena_operation_step_get_end_time (running), ==, 0);
  g_assert_cmpint (catena_operation_step_get_start_time (done), ==, 20);
  g_assert_cmpint (catena_operation_step_get_end_time (done), ==, 50);
  g_assert_cmpint (catena_operation_step_get_start_time (waiting), ==, 0);
  g_assert_cmpint (catena_operation_step_get_end_time (waiting), ==, 0);

  /* Its own times count more. */
  catena_operation_step_set_times (done, 5, 60);
  g_assert_cmpint (catena_operation_step_get_start_time (done), ==, 5);
  g_assert_cmpint (catena_operation_step_get_end_time (done), ==, 60);
}

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  guint *n_changes = user_data;

  (*n_changes)++;
}

static void
test_step_update (void)
{
  g_autoptr (CatenaOperationStep) step =
    make_parent ("processing", make_step ("a", 1, "finished", 20, 30), make_step ("b", 2, "processing", 30, 0));
  g_autoptr (CatenaOperationStep) same =
    make_parent ("processing", make_step ("a", 1, "finished", 20, 30), make_step ("b", 2, "processing", 30, 0));
  g_autoptr (CatenaOperationStep) done =
    make_parent ("finished", make_step ("a", 1, "finished", 20, 30), make_step ("b", 2, "finished", 30, 50));
  g_autoptr (CatenaOperationStep) b = g_list_model_get_item (catena_operation_step_get_sub_steps (step), 1);
  g_autoptr (Watch) watch = watch_new (step);
  g_autoptr (Watch) watch_b = watch_new (b);
  guint n_changes = 0;

  g_signal_connect (catena_operation_step_get_sub_steps (step), "items-changed",
                    G_CALLBACK (on_items_changed), &n_changes);

  g_assert_false (catena_keyed_update (CATENA_KEYED (step), CATENA_KEYED (same)));
  assert_notified (watch, "");
  assert_notified (watch_b, "");

  /* The rows of a running operation stay: they would flicker otherwise. */
  g_assert_false (catena_keyed_update (CATENA_KEYED (step), CATENA_KEYED (done)));
  assert_notified (watch, "status status-word end-time");
  assert_notified (watch_b, "status status-word end-time");
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_cmpint (catena_operation_step_get_end_time (step), ==, 50);
}

static CatenaOperationRecord *
make_record (const char *status,
             gint64      time,
             const char *message)
{
  CatenaOperationRecord *record = catena_operation_record_new ("BCSSVC01-99-1618218591906093855");
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (steps, make_step ("Preparation", 1, status, time, 0));
  catena_operation_record_set_what (record, "BCSSVC01", "99");
  catena_operation_record_set_service (record, "id", "trade");
  catena_operation_record_set_status (record, status);
  catena_operation_record_set_message (record, message);
  catena_operation_record_set_time (record, time);
  catena_operation_record_merge_steps (record, steps);

  return record;
}

static void
test_record_update (void)
{
  g_autoptr (CatenaOperationRecord) record = make_record ("processing", 10, NULL);
  g_autoptr (CatenaOperationRecord) same = make_record ("processing", 10, "");
  g_autoptr (CatenaOperationRecord) talking = make_record ("processing", 10, "still at it");
  g_autoptr (CatenaOperationRecord) failed = make_record ("failed", 20, "no");
  g_autoptr (CatenaOperationStep) step = g_list_model_get_item (catena_operation_record_get_steps (record), 0);
  g_autoptr (Watch) watch = watch_new (record);

  g_assert_cmpstr (catena_operation_record_get_operation_type (record), ==, "99");
  g_assert_false (catena_keyed_update (CATENA_KEYED (record), CATENA_KEYED (same)));
  assert_notified (watch, "");
  g_assert_false (catena_keyed_update (CATENA_KEYED (record), CATENA_KEYED (talking)));
  assert_notified (watch, "message");
  g_assert_true (catena_keyed_update (CATENA_KEYED (record), CATENA_KEYED (failed)));
  assert_notified (watch, "status status-word message time");
  g_assert_cmpint (catena_operation_step_get_status (step), ==, CATENA_STEP_STATUS_FAILED);
}

static void
test_resource (void)
{
  g_autoptr (CatenaResourceStatus) eip = catena_resource_status_new (CATENA_RESOURCE_EIP, "deploying", "", 10, 0);
  g_autoptr (CatenaResourceStatus) same = catena_resource_status_new (CATENA_RESOURCE_EIP, "deploying", NULL, 10, 0);
  g_autoptr (CatenaResourceStatus) done = catena_resource_status_new (CATENA_RESOURCE_EIP, "finished", "2 bound", 10, 20);
  g_autoptr (Watch) watch = watch_new (eip);

  g_assert_cmpint (catena_resource_status_get_status (eip), ==, CATENA_STEP_STATUS_PROCESSING);
  g_assert_cmpstr (catena_resource_status_get_title (eip), ==, "Elastic IP addresses");
  g_assert_null (catena_resource_status_get_detail (eip));
  g_assert_cmpstr (catena_keyed_get_key (CATENA_KEYED (eip)), ==, catena_keyed_get_key (CATENA_KEYED (done)));

  catena_keyed_update (CATENA_KEYED (eip), CATENA_KEYED (same));
  assert_notified (watch, "");
  catena_keyed_update (CATENA_KEYED (eip), CATENA_KEYED (done));
  assert_notified (watch, "status status-word detail end-time");
}

static void
test_resource_titles (void)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int kind = CATENA_RESOURCE_CLUSTER; kind <= CATENA_RESOURCE_BCS; kind++)
    {
      g_autoptr (CatenaResourceStatus) status =
        catena_resource_status_new ((CatenaResourceKind) kind, NULL, NULL, 0, 0);

      g_assert_true (g_hash_table_add (titles, g_strdup (catena_resource_status_get_title (status))));
    }
}

void
add_record_tests (void)
{
  g_test_add_func ("/model/records/status-words", test_status_words);
  g_test_add_func ("/model/records/times-of-sub-steps", test_times_of_sub_steps);
  g_test_add_func ("/model/records/step-update", test_step_update);
  g_test_add_func ("/model/records/record-update", test_record_update);
  g_test_add_func ("/model/records/resource", test_resource);
  g_test_add_func ("/model/records/resource-titles", test_resource_titles);
}
