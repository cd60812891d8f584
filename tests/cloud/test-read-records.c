/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-cloud.h"

#include "catena-bcs-parse.h"
#include "catena-error.h"
#include "catena-operation-record.h"
#include "catena-time.h"

static GPtrArray *
load (const char *name)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records = catena_bcs_read_records (load_object (name, &root), &error);

  g_assert_no_error (error);

  return records;
}

static CatenaOperationStep *
get_step (GListModel *steps,
          guint       position)
{
  g_autoptr (CatenaOperationStep) step = g_list_model_get_item (steps, position);

  g_assert_nonnull (step);

  /* The list keeps it. */
  return step;
}

static CatenaOperationStep *
get_sub_step (GListModel *steps,
              guint       position,
              guint       sub_position)
{
  return get_step (catena_operation_step_get_sub_steps (get_step (steps, position)), sub_position);
}

static void
assert_step (CatenaOperationStep *step,
             const char          *name,
             CatenaStepStatus     status,
             const char          *detail,
             gint64               start,
             gint64               end)
{
  g_assert_cmpstr (catena_operation_step_get_name (step), ==, name);
  g_assert_cmpint (catena_operation_step_get_status (step), ==, status);
  g_assert_cmpstr (catena_operation_step_get_detail (step), ==, detail);
  g_assert_cmpint (catena_operation_step_get_start_time (step), ==, start);
  g_assert_cmpint (catena_operation_step_get_end_time (step), ==, end);
}

static void
test_table (void)
{
  g_autoptr (GPtrArray) records = load ("records-table.json");
  CatenaOperationRecord *record = g_ptr_array_index (records, 0);
  GListModel *steps = catena_operation_record_get_steps (record);

  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpstr (catena_operation_record_get_id (record), ==, "BCSSVC01-99-1618218591906093855");
  g_assert_cmpstr (catena_operation_record_get_resource_type (record), ==, "BCSSVC01");
  g_assert_cmpstr (catena_operation_record_get_operation_type (record), ==, "99");
  g_assert_cmpstr (catena_operation_record_get_service_id (record), ==, "0f3c1c52-7d0e-4b1e-9a52-000000000001");
  g_assert_cmpstr (catena_operation_record_get_service_name (record), ==, "trade-finance");
  g_assert_cmpint (catena_operation_record_get_status (record), ==, CATENA_STEP_STATUS_PROCESSING);
  g_assert_cmpstr (catena_operation_record_get_message (record), ==, "it\nruns");
  /* To the last nanosecond. */
  g_assert_cmpint (catena_operation_record_get_time (record), ==, G_GINT64_CONSTANT (1618218591906100001));

  /* By serial number, not as they stand. */
  g_assert_cmpuint (g_list_model_get_n_items (steps), ==, 2);
  assert_step (get_step (steps, 0), "Preparation", CATENA_STEP_STATUS_FINISHED, NULL, 0, 0);
  assert_step (get_step (steps, 1), "Create Other Dependent Resource", CATENA_STEP_STATUS_PROCESSING, NULL,
               G_GINT64_CONSTANT (1618219038464462600), 0);
  assert_step (get_sub_step (steps, 1, 0), "Create EIP", CATENA_STEP_STATUS_FINISHED, NULL,
               G_GINT64_CONSTANT (1618219038464462600), G_GINT64_CONSTANT (1618219039464462600));
  g_assert_null (catena_operation_step_get_message (get_sub_step (steps, 1, 0)));
  assert_step (get_sub_step (steps, 1, 1), "Create network storage", CATENA_STEP_STATUS_FAILED, "being mounted",
               G_GINT64_CONSTANT (1618219040000000001), G_GINT64_CONSTANT (1618219050000000001));
  g_assert_cmpstr (catena_operation_step_get_message (get_sub_step (steps, 1, 1)), ==, "first line\nsecond line");
}

/* The shape of the reference's example. */
static void
test_example (void)
{
  g_autoptr (GPtrArray) records = load ("records-example.json");
  CatenaOperationRecord *record = g_ptr_array_index (records, 0);
  GListModel *steps = catena_operation_record_get_steps (record);

  g_assert_null (catena_operation_record_get_message (record));
  /* The step beside operation_process comes first, and the number beside the other step is that step's. */
  g_assert_cmpuint (g_list_model_get_n_items (steps), ==, 2);
  assert_step (get_step (steps, 0), "Preparation", CATENA_STEP_STATUS_FINISHED, NULL,
               G_GINT64_CONSTANT (1618218591951266000), G_GINT64_CONSTANT (1618218591951266000));
  assert_step (get_step (steps, 1), "Create Other Dependent Resource", CATENA_STEP_STATUS_PROCESSING, NULL,
               G_GINT64_CONSTANT (1618219038464462600), 0);
  g_assert_cmpint (catena_operation_step_get_serial (get_step (steps, 1)), ==, 2);
  /* Status and detail have changed places. */
  assert_step (get_sub_step (steps, 1, 1), "Create network storage", CATENA_STEP_STATUS_WAITING, NULL, 0, 0);
  g_assert_cmpstr (catena_operation_step_get_status_word (get_sub_step (steps, 1, 1)), ==, "waiting");
}

static void
test_tolerant_steps (void)
{
  g_autoptr (GPtrArray) records = load ("records-tolerant.json");
  CatenaOperationRecord *record = g_ptr_array_index (records, 0);
  GListModel *steps = catena_operation_record_get_steps (record);
  const gint64 second = G_GINT64_CONSTANT (1618219038) * CATENA_NSEC_PER_SEC;

  g_assert_cmpuint (g_list_model_get_n_items (steps), ==, 3);
  /* Those without a number come last, as they stand; a number that may be either's is nobody's. */
  assert_step (get_step (steps, 0), "First", CATENA_STEP_STATUS_FINISHED, NULL, second,
               second + CATENA_NSEC_PER_SEC + 464 * (CATENA_NSEC_PER_SEC / 1000));
  assert_step (get_step (steps, 1), "Late", CATENA_STEP_STATUS_WAITING, NULL, 0, 0);
  assert_step (get_step (steps, 2), "Also late", CATENA_STEP_STATUS_WAITING, "all is well", 0, 0);
  g_assert_cmpuint (g_list_model_get_n_items (catena_operation_step_get_sub_steps (get_step (steps, 2))), ==, 0);

  assert_step (get_sub_step (steps, 0, 0), "Seconds", CATENA_STEP_STATUS_FINISHED, NULL,
               second, second + CATENA_NSEC_PER_SEC);
  assert_step (get_sub_step (steps, 0, 1), "Milliseconds", CATENA_STEP_STATUS_FINISHED, NULL,
               second + 464 * (CATENA_NSEC_PER_SEC / 1000),
               second + CATENA_NSEC_PER_SEC + 464 * (CATENA_NSEC_PER_SEC / 1000));
}

static void
test_tolerant_records (void)
{
  g_autoptr (GPtrArray) records = load ("records-tolerant.json");
  CatenaOperationRecord *as_text = g_ptr_array_index (records, 0);
  CatenaOperationRecord *zero = g_ptr_array_index (records, 1);
  CatenaOperationRecord *nameless = g_ptr_array_index (records, 2);

  g_assert_cmpuint (records->len, ==, 3);
  g_assert_cmpstr (catena_operation_record_get_operation_type (as_text), ==, "99");
  g_assert_cmpint (catena_operation_record_get_time (as_text), ==, G_GINT64_CONSTANT (1618218591906100001));
  g_assert_cmpint (catena_operation_record_get_status (as_text), ==, CATENA_STEP_STATUS_OTHER);
  g_assert_cmpstr (catena_operation_record_get_message (as_text), ==, "one text");

  g_assert_cmpstr (catena_operation_record_get_operation_type (zero), ==, "00");
  g_assert_cmpint (catena_operation_record_get_status (zero), ==, CATENA_STEP_STATUS_WAITING);
  g_assert_cmpint (catena_operation_record_get_time (zero), ==, 0);
  g_assert_cmpstr (catena_operation_record_get_message (zero), ==, "only this");

  g_assert_null (catena_operation_record_get_id (nameless));
  g_assert_cmpstr (catena_operation_record_get_operation_type (nameless), ==, "06");
}

static void
test_no_records (void)
{
  static const char * const none[] = {
    "{\"operation_records\":[]}", "{\"operation_records\":null,\"count\":0}", "{\"count\":0}",
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autoptr (JsonNode) root = NULL;
      g_autoptr (GPtrArray) records = catena_bcs_read_records (parse_text (none[i], &root), &error);

      g_assert_no_error (error);
      g_assert_cmpuint (records->len, ==, 0);
    }

  g_assert_null (catena_bcs_read_records (NULL, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_PROTOCOL);
}

void
add_record_tests (void)
{
  g_test_add_func ("/cloud/records/table", test_table);
  g_test_add_func ("/cloud/records/example", test_example);
  g_test_add_func ("/cloud/records/tolerant-steps", test_tolerant_steps);
  g_test_add_func ("/cloud/records/tolerant-records", test_tolerant_records);
  g_test_add_func ("/cloud/records/none", test_no_records);
}
