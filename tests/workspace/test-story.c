/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-story.h"

#include "catena-error.h"

#include <signal.h>

/* For a Catena that sleeps: an hour is 720 ms. */
#define SLEEPY_SCALE "0.0002"
/* Seconds. It must not have ended before the list is read, however slow the computer is. */
#define TOKEN_LIFETIME 5

static void
reach_intent (TestHub *test)
{
  /* The list before it has been read, and the token has come to its end: the next one is held. */
  test_wait_for (test_hub_is_held (test, "listServices"));
  test_spin (TOKEN_LIFETIME * 1000 + 100);
  test_hub_control (test, "POST", "/release", "{}");
  test_wait_for (test_hub_is_held (test, "iamCreateToken"));
}

static void
reach_request (TestHub *test)
{
  test_wait_for (test_hub_is_held (test, "createService"));
}

static void
reach_steps (TestHub *test)
{
  test_wait_for (test_hub_arrivals (test, "listOperationRecords") > 0);
}

/* The list before has been asked for. */
static void
reach_beginning (TestHub *test)
{
  test_wait_for (test_hub_arrivals (test, "listServices") > 0);
}

void
story_release (TestHub *test,
               guint    run)
{
  test_hub_control (test, "POST", "/tokens/lifetime", "{\"seconds\": 86400}");
  test_hub_control (test, "POST", "/release", "{}");
}

/* Every other time Catena comes back after days, when there is no record any more. */
static void
finish (TestHub *test,
        guint    run)
{
  test_hub_control (test, "POST", "/services/" STORY_NAME "/finish", "{}");
  test_hub_control (test, "POST", "/habits", "{\"vanished_records\": %s}", run % 2 == 0 ? "true" : "false");
}

static void
go_on (TestHub *test,
       guint    run)
{
}

const Point story_intent_written = { NULL, 20, reach_intent, story_release, NOT_SENT };
const Point story_sent = { "hold-before", 20, reach_request, story_release, BY_ITSELF };
const Point story_handled = { "hold-after", 20, reach_request, story_release, BY_ITSELF };
const Point story_in_the_steps = { NULL, 600, reach_steps, go_on, BY_ITSELF };
const Point story_finished = { NULL, 200, reach_steps, finish, BY_ITSELF };
const Point story_any_moment = { NULL, 150, reach_beginning, go_on, ANYTHING };
/* All is quicker within one process. */
const Point story_any_instant = { NULL, 30, reach_beginning, go_on, ANYTHING };

static void
start_catena (Story      *story,
              const char *scale)
{
  g_autoptr (GError) error = NULL;

  test_hub_close (story->test);
  story->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "/proc/self/exe", "--create",
                                     story->test->folder, scale, NULL);
  g_assert_no_error (error);
}

Story *
story_begin (Blow         blow,
             const Point *point,
             guint        run)
{
  gboolean by_password = point == &story_intent_written || (blow == SLEPT && run % 2 == 0);
  Story *story = g_new0 (Story, 1);
  TestHub *test = test_hub_new (test_slow);

  story->test = test;
  test_hub_control (test, "POST", "/speed", "{\"speed\": 300}");
  test_hub_lay_cables (test);
  test_hub_add_account (test, "operator",
                        by_password ? CATENA_CREDENTIALS_PASSWORD : CATENA_CREDENTIALS_KEYS);
  if (point == &story_intent_written)
    {
      test_hub_control (test, "POST", "/tokens/lifetime", "{\"seconds\": %d}", TOKEN_LIFETIME);
      test_hub_control (test, "POST", "/faults", "{\"operation\": \"listServices\", \"fault\": \"hold-after\"}");
      test_hub_control (test, "POST", "/faults",
                        "{\"operation\": \"iamCreateToken\", \"fault\": \"hold-before\", \"after\": 1}");
    }
  if (point->fault != NULL)
    test_hub_control (test, "POST", "/faults", "{\"operation\": \"createService\", \"fault\": \"%s\"}", point->fault);

  if (blow != CUT)
    {
      start_catena (story, blow == SLEPT ? SLEEPY_SCALE : "1");
    }
  else
    {
      g_autoptr (CatenaServiceDraft) draft = test_make_draft (STORY_NAME);

      catena_workspace_create_service_async (test_hub_get_workspace (test), draft, NULL, test_on_result,
                                             &story->result);
    }

  return story;
}

static void
cut_cables (TestHub *test)
{
  test_cable_cut (test->bcs_cable);
  test_cable_cut (test->iam_cable);
}

void
story_strike (Story *story,
              Blow   blow)
{
  g_autoptr (GError) error = NULL;

  switch (blow)
    {
    case KILLED:
      g_subprocess_force_exit (story->process);
      g_assert_true (g_subprocess_wait (story->process, NULL, &error));
      g_assert_true (g_subprocess_get_if_signaled (story->process));
      break;
    case CUT:
      cut_cables (story->test);
      /* Until Catena has seen it. */
      test_wait_for (story->result != NULL);
      test_spin (50);
      break;
    case SLEPT:
    default:
      g_subprocess_send_signal (story->process, SIGSTOP);
      cut_cables (story->test);
      break;
    }
}

/* Meanwhile the token has ended, or the clock of the computer has stood still. */
void
story_sleep (TestHub *test,
             guint    run)
{
  test_spin (500 + 40 * run);
  if (run % 2 == 0)
    test_hub_control (test, "POST", "/tokens/expire", "{}");
  else
    test_hub_control (test, "POST", "/clock", "{\"skew_seconds\": 36000}");
}

/* It goes on, and ends when the operation does. */
static void
wake (Story *story)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_subprocess_send_signal (story->process, SIGCONT);
  g_subprocess_wait_async (story->process, NULL, test_on_result, &result);
  g_assert_true (g_subprocess_wait_finish (story->process, test_wait_result (&result), NULL));
  g_assert_true (g_subprocess_get_successful (story->process));
}

void
story_come_back (Story *story,
                 Blow   blow)
{
  TestHub *test = story->test;

  test_cable_mend (test->bcs_cable);
  test_cable_mend (test->iam_cable);
  if (blow == SLEPT)
    wake (story);
  if (blow != CUT)
    test_hub_open (test);

  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub)), <=, 1);
  story->operation = g_list_model_get_item (catena_hub_get_operations (test->hub), 0);
}

void
story_send_again (Story *story)
{
  CatenaOperation *again = test_hub_send_again (story->test, story->operation);

  g_set_object (&story->operation, again);
  g_object_unref (again);
}

/* Where it ends by itself. */
CatenaOperationPhase
story_wait_for_end (Story *story)
{
  test_wait_for (!catena_operation_get_running (story->operation));

  return catena_operation_get_phase (story->operation);
}

void
story_check_not_sent (Story *story)
{
  const GError *error = catena_operation_get_error (story->operation);

  g_assert_cmpint (catena_operation_get_phase (story->operation), ==, CATENA_OPERATION_REFUSED);
  g_assert_nonnull (error);
  /* What was sent is at most the sign-in before it. */
  g_assert_true (!catena_error_get_details (error)->sent
                 || catena_error_get_details (error)->api == CATENA_API_IAM_CREATE_TOKEN);
  g_assert_cmpuint (test_hub_arrivals (story->test, "createService"), ==, 0);
  g_assert_cmpuint (test_hub_count_services (story->test, STORY_NAME), ==, 0);
}

void
story_check_there (Story *story,
                   guint  n_requests)
{
  g_autofree char *id = NULL;

  test_wait_phase (story->operation, CATENA_OPERATION_SUCCEEDED);
  id = test_hub_dup_service_id (story->test, STORY_NAME);
  g_assert_cmpuint (test_hub_arrivals (story->test, "createService"), ==, n_requests);
  g_assert_cmpuint (test_hub_count_services (story->test, STORY_NAME), ==, 1);
  g_assert_cmpstr (catena_operation_get_service_id (story->operation), ==, id);
}

/* Wherever the moment was: what it ends as tells what happened. */
void
story_check_anything (Story *story)
{
  guint n_requests = 1;

  if (story->operation == NULL)
    {
      g_assert_cmpuint (test_hub_arrivals (story->test, "createService"), ==, 0);
      story->operation = test_hub_begin (story->test, STORY_NAME);
    }
  else if (story_wait_for_end (story) == CATENA_OPERATION_REFUSED)
    {
      story_check_not_sent (story);
      story_send_again (story);
    }
  else if (catena_operation_get_phase (story->operation) == CATENA_OPERATION_UNDECIDED)
    {
      g_assert_cmpuint (test_hub_count_services (story->test, STORY_NAME), ==, 0);
      n_requests += test_hub_arrivals (story->test, "createService");
      story_send_again (story);
    }

  test_wait_phase (story->operation, CATENA_OPERATION_SUCCEEDED);
  story_check_there (story, n_requests);
}

void
story_end (Story *story)
{
  g_clear_object (&story->operation);
  g_clear_object (&story->process);
  g_clear_object (&story->result);
  test_hub_free (story->test);
  g_free (story);
}

/* Another Catena, which creates the service and follows it to the end, unless it is killed. */
int
story_create (const char *folder,
              const char *scale)
{
  g_autofree char *config = g_build_filename (folder, "config", NULL);
  g_autofree char *data = g_build_filename (folder, "data", NULL);
  const CatenaHubPlaces places = { config, data, FALSE };
  g_autoptr (CatenaHub) hub = catena_hub_new (&places);
  g_autoptr (CatenaServiceDraft) draft = test_make_draft (STORY_NAME);
  g_autoptr (CatenaWorkspace) workspace = NULL;
  g_autoptr (CatenaOperation) operation = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) created = NULL;

  catena_hub_set_time_scale (hub, g_ascii_strtod (scale, NULL));
  catena_hub_load_async (hub, NULL, test_on_result, &loaded);
  test_wait_result (&loaded);
  workspace = g_list_model_get_item (catena_hub_get_workspaces (hub), 0);
  catena_workspace_create_service_async (workspace, draft, NULL, test_on_result, &created);
  operation = catena_workspace_create_service_finish (workspace, test_wait_result (&created), NULL);
  test_wait_for (!catena_operation_get_running (operation));
  catena_hub_shutdown (hub);

  return 0;
}
