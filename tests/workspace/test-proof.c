/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The promises of a creation, each tried many times at different moments: whatever happens, at most one request is sent without a
 * person's word, and in the end there is one service, shown as what it is.
 *
 * Each run is a process of its own (this program with "--run"), with a simulator of its own, so that many go at once. A Catena
 * that is killed is one more process ("--create"). */

#include "config.h"

#include "test-hub.h"

#include "catena-error.h"
#include "catena-error-meaning.h"
#include "catena-json.h"

#include <locale.h>
#include <signal.h>
#include <string.h>

#define NAME "trade1"
#define N_RUNS 20
#define N_AT_ONCE 10
/* A minute, in seconds, with the scale of the tests. */
#define MINUTE (60 * TIME_SCALE)
/* For a Catena that sleeps: an hour is 720 ms. */
#define SLEEPY_SCALE "0.0002"

typedef enum
{
  KILLED,
  CUT,
  SLEPT, /* the computer, for an hour or so; connections do not outlive that */
} Blow;

typedef enum
{
  BY_ITSELF, /* in the end the service is there, without a person's doing */
  NOT_SENT,  /* nothing arrived, and it says so; the person sends it again */
  ANYTHING,  /* one or the other, as it comes */
} Ending;

/**
 * Point:
 * @fault: (nullable): what holds the one request there
 * @spread: milliseconds after the point was reached, over which the blows of the runs are spread
 *
 * Where the blow falls.
 */
typedef struct
{
  const char *fault;
  guint spread;
  void (*reach) (TestHub *test);
  void (*meanwhile) (TestHub *test,
                     guint    run);
  Ending ending;
} Point;

typedef struct
{
  const char *promise;
  void (*tell) (gconstpointer data,
                guint         run);
  Blow blow;
  const Point *point;
} Row;

/* Catena, in this process or another, and its operation. */
typedef struct
{
  TestHub *test;
  GSubprocess *process;
  CatenaOperation *operation;
  GAsyncResult *result;
} Story;

static void
reach_intent (TestHub *test)
{
  /* The list before it has been read, and the token has come to its end: the next one is held. */
  test_wait_for (test_hub_is_held (test, "listServices"));
  test_spin (2100);
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

static void
reach_beginning (TestHub *test)
{
}

static void
release (TestHub *test,
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
  test_hub_control (test, "POST", "/services/" NAME "/finish", "{}");
  test_hub_control (test, "POST", "/habits", "{\"vanished_records\": %s}", run % 2 == 0 ? "true" : "false");
}

static void
go_on (TestHub *test,
       guint    run)
{
}

static const Point intent_written = { NULL, 20, reach_intent, release, NOT_SENT };
static const Point sent = { "hold-before", 20, reach_request, release, BY_ITSELF };
static const Point handled = { "hold-after", 20, reach_request, release, BY_ITSELF };
static const Point in_the_steps = { NULL, 600, reach_steps, go_on, BY_ITSELF };
static const Point finished = { NULL, 200, reach_steps, finish, BY_ITSELF };
static const Point any_moment = { NULL, 200, reach_beginning, go_on, ANYTHING };

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

static Story *
begin (Blow         blow,
       const Point *point,
       guint        run)
{
  gboolean by_password = point == &intent_written || (blow == SLEPT && run % 2 == 0);
  Story *story = g_new0 (Story, 1);
  TestHub *test = test_hub_new (test_slow);

  story->test = test;
  test_hub_control (test, "POST", "/speed", "{\"speed\": 300}");
  test_hub_lay_cables (test);
  test_hub_add_account (test, "operator",
                        by_password ? CATENA_CREDENTIALS_PASSWORD : CATENA_CREDENTIALS_KEYS);
  if (point == &intent_written)
    {
      test_hub_control (test, "POST", "/tokens/lifetime", "{\"seconds\": 2}");
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
      g_autoptr (CatenaServiceDraft) draft = test_make_draft (NAME);

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

static void
strike (Story *story,
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
static void
sleep_long (TestHub *test,
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

static void
come_back (Story *story,
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

static void
send_again (Story *story)
{
  CatenaOperation *again = test_hub_send_again (story->test, story->operation);

  g_set_object (&story->operation, again);
  g_object_unref (again);
}

/* Where it ends by itself. */
static CatenaOperationPhase
wait_for_end (Story *story)
{
  test_wait_for (!catena_operation_get_running (story->operation));

  return catena_operation_get_phase (story->operation);
}

static void
check_not_sent (Story *story)
{
  const GError *error = catena_operation_get_error (story->operation);

  g_assert_cmpint (catena_operation_get_phase (story->operation), ==, CATENA_OPERATION_REFUSED);
  g_assert_nonnull (error);
  /* What was sent is at most the sign-in before it. */
  g_assert_true (!catena_error_get_details (error)->sent
                 || catena_error_get_details (error)->api == CATENA_API_IAM_CREATE_TOKEN);
  g_assert_cmpuint (test_hub_arrivals (story->test, "createService"), ==, 0);
  g_assert_cmpuint (test_hub_count_services (story->test, NAME), ==, 0);
}

static void
check_there (Story *story,
             guint  n_requests)
{
  g_autofree char *id = NULL;

  test_wait_phase (story->operation, CATENA_OPERATION_SUCCEEDED);
  id = test_hub_dup_service_id (story->test, NAME);
  g_assert_cmpuint (test_hub_arrivals (story->test, "createService"), ==, n_requests);
  g_assert_cmpuint (test_hub_count_services (story->test, NAME), ==, 1);
  g_assert_cmpstr (catena_operation_get_service_id (story->operation), ==, id);
}

/* Wherever the moment was: what it ends as tells what happened. */
static void
check_anything (Story *story)
{
  guint n_requests = 1;

  if (story->operation == NULL)
    {
      g_assert_cmpuint (test_hub_arrivals (story->test, "createService"), ==, 0);
      story->operation = test_hub_begin (story->test, NAME);
    }
  else if (wait_for_end (story) == CATENA_OPERATION_REFUSED)
    {
      check_not_sent (story);
      send_again (story);
    }
  else if (catena_operation_get_phase (story->operation) == CATENA_OPERATION_UNDECIDED)
    {
      g_assert_cmpuint (test_hub_count_services (story->test, NAME), ==, 0);
      n_requests += test_hub_arrivals (story->test, "createService");
      send_again (story);
    }

  test_wait_phase (story->operation, CATENA_OPERATION_SUCCEEDED);
  check_there (story, n_requests);
}

static void
end (Story *story)
{
  g_clear_object (&story->operation);
  g_clear_object (&story->process);
  g_clear_object (&story->result);
  test_hub_free (story->test);
  g_free (story);
}

static guint
spread (guint run,
        guint milliseconds)
{
  return milliseconds * run / (N_RUNS - 1);
}

/* The blow falls at a point; Catena, or the network, comes back. */
static void
tell_blow (gconstpointer data,
           guint         run)
{
  const Row *row = data;
  Story *story = begin (row->blow, row->point, run);

  row->point->reach (story->test);
  test_spin (spread (run, row->point->spread));
  strike (story, row->blow);
  row->point->meanwhile (story->test, run);
  if (row->blow == SLEPT)
    sleep_long (story->test, run);
  test_hub_control (story->test, "POST", "/speed", "{\"speed\": 20000}");
  come_back (story, row->blow);

  switch (row->point->ending)
    {
    case BY_ITSELF:
      g_assert_true (catena_operation_get_running (story->operation) == (row->blow != SLEPT));
      test_wait_phase (story->operation, CATENA_OPERATION_SUCCEEDED);
      check_there (story, 1);
      break;
    case NOT_SENT:
      wait_for_end (story);
      check_not_sent (story);
      send_again (story);
      check_there (story, 1);
      break;
    case ANYTHING:
    default:
      check_anything (story);
      break;
    }

  end (story);
}

static Story *
begin_with_habits (const char *habits)
{
  Story *story = g_new0 (Story, 1);

  story->test = test_hub_new_signed_in (test_fast);
  test_hub_control (story->test, "POST", "/habits", "%s", habits);
  story->operation = test_hub_begin (story->test, NAME);

  return story;
}

/* No definite no, and it goes through all the same; the service itself takes longer and longer. */
static void
tell_504 (gconstpointer data,
          guint         run)
{
  Story *story = begin_with_habits (run % 2 == 0 ? "{\"change_despite_504\": \"504\"}"
                                                 : "{\"change_despite_504\": \"BCS.4001052\"}");

  test_wait_phase (story->operation, CATENA_OPERATION_LOOKING);
  test_hub_control (story->test, "POST", "/speed", "{\"speed\": %u}", 20000 / (run + 1));
  test_wait_phase (story->operation, CATENA_OPERATION_SUCCEEDED);
  check_there (story, 1);

  end (story);
}

/* The answer is lost, and list and detail lag up to a minute; every other time there are no records to go by either. */
static void
tell_lag (gconstpointer data,
          guint         run)
{
  double lag = MINUTE * (run + 1) / N_RUNS;
  g_autofree char *habits =
    g_strdup_printf ("{\"change_despite_504\": \"504\", \"list_lag_seconds\": %f, \"vanished_records\": %s}", lag,
                     run % 2 == 0 ? "true" : "false");
  Story *story = begin_with_habits (habits);

  /* One that came a moment later than the last look is found when the person looks again; nothing is sent for that. */
  if (wait_for_end (story) == CATENA_OPERATION_UNDECIDED)
    {
      g_assert_cmpfloat (lag, >, MINUTE * 0.8);
      catena_operation_look_again (story->operation);
    }
  test_wait_phase (story->operation, CATENA_OPERATION_SUCCEEDED);
  check_there (story, 1);

  end (story);
}

/* A colleague creates a service of the same name, of the same kind, in another cluster. */
static void
create_as_colleague (TestHub *test)
{
  TestHub *colleague = test_hub_new_beside (test);
  g_autoptr (CatenaServiceDraft) draft = test_make_draft (NAME);
  g_autoptr (CatenaOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  test_hub_add_account (colleague, "operator", CATENA_CREDENTIALS_KEYS);
  catena_service_draft_set_string (draft, CATENA_FIELD_CLUSTER_ID, "0c011ea9-0000-4000-8000-000000000001");
  operation = test_hub_create (colleague, draft, &error);
  g_assert_no_error (error);
  test_wait_phase (operation, CATENA_OPERATION_RUNNING);
  test_hub_free (colleague);
}

static void
check_not_adopted (Story      *story,
                   const char *code)
{
  const GError *error = catena_operation_get_error (story->operation);

  g_assert_nonnull (error);
  g_assert_cmpstr (catena_error_get_details (error)->service_code, ==, code);
  g_assert_null (catena_operation_get_service_id (story->operation));
  g_assert_cmpuint (test_hub_count_services (story->test, NAME), ==, 1);
}

/* The request is lost before it is handled, and the colleague is quicker. */
static void
tell_colleague_after (gconstpointer data,
                      guint         run)
{
  const Row *row = data;
  Story *story = begin (row->blow, &sent, run);

  sent.reach (story->test);
  test_spin (spread (run, sent.spread));
  strike (story, row->blow);
  create_as_colleague (story->test);
  release (story->test, run);
  come_back (story, row->blow);

  g_assert_cmpint (wait_for_end (story), ==, CATENA_OPERATION_UNDECIDED);
  check_not_adopted (story, CATENA_PROBLEM_NAMESAKE);
  /* Nor when it is sent again: the clash of names is with the colleague. */
  send_again (story);
  g_assert_cmpint (wait_for_end (story), ==, CATENA_OPERATION_UNDECIDED);
  check_not_adopted (story, CATENA_PROBLEM_NAMESAKE);

  end (story);
}

/* The colleague is quicker than the request, which is answered. */
static void
tell_colleague_before (gconstpointer data,
                       guint         run)
{
  Story *story = begin (CUT, &intent_written, run);

  intent_written.reach (story->test);
  test_spin (spread (run, intent_written.spread));
  create_as_colleague (story->test);
  release (story->test, run);
  come_back (story, CUT);

  g_assert_cmpint (wait_for_end (story), ==, CATENA_OPERATION_REFUSED);
  check_not_adopted (story, "BCS.4001018");

  end (story);
}

static const Row promises[] = {
  { "killed/intent-written", tell_blow, KILLED, &intent_written },
  { "killed/sent-and-not-handled", tell_blow, KILLED, &sent },
  { "killed/handled-and-not-answered", tell_blow, KILLED, &handled },
  { "killed/in-the-middle-of-the-steps", tell_blow, KILLED, &in_the_steps },
  { "killed/finished-and-not-seen", tell_blow, KILLED, &finished },
  { "killed/at-any-moment", tell_blow, KILLED, &any_moment },
  { "cut/intent-written", tell_blow, CUT, &intent_written },
  { "cut/sent-and-not-handled", tell_blow, CUT, &sent },
  { "cut/handled-and-not-answered", tell_blow, CUT, &handled },
  { "cut/in-the-middle-of-the-steps", tell_blow, CUT, &in_the_steps },
  { "cut/finished-and-not-seen", tell_blow, CUT, &finished },
  { "cut/at-any-moment", tell_blow, CUT, &any_moment },
  { "slept/sent-and-not-handled", tell_blow, SLEPT, &sent },
  { "slept/handled-and-not-answered", tell_blow, SLEPT, &handled },
  { "slept/in-the-middle-of-the-steps", tell_blow, SLEPT, &in_the_steps },
  { "slept/finished-and-not-seen", tell_blow, SLEPT, &finished },
  { "no-answer/it-went-through", tell_504, CUT, NULL },
  { "no-answer/the-list-lags", tell_lag, CUT, NULL },
  { "colleague/after-killed", tell_colleague_after, KILLED, &sent },
  { "colleague/after-cut", tell_colleague_after, CUT, &sent },
  { "colleague/before", tell_colleague_before, CUT, &intent_written },
};

/* The runs of one promise that are under way. */
typedef struct
{
  const Row *row;
  guint next;
  guint n_running;
  guint n_failed;
} Runs;

static void start_run (Runs *runs);

static void
on_run_ended (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Runs *runs = user_data;
  g_autofree char *said = NULL;

  g_assert_true (g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, &said, NULL, NULL));
  if (!g_subprocess_get_if_exited (G_SUBPROCESS (source)) || g_subprocess_get_exit_status (G_SUBPROCESS (source)) != 0)
    {
      runs->n_failed++;
      g_test_message ("A run failed: %s", said);
    }
  runs->n_running--;
  start_run (runs);
}

static void
start_run (Runs *runs)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *number = g_strdup_printf ("%u", runs->next);
  g_autoptr (GError) error = NULL;

  if (runs->next == N_RUNS)
    return;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error,
                              "/proc/self/exe", "--run", runs->row->promise, number, NULL);
  g_assert_no_error (error);
  runs->next++;
  runs->n_running++;
  g_subprocess_communicate_utf8_async (process, NULL, NULL, on_run_ended, runs);
}

static void
test_promise (gconstpointer data)
{
  Runs runs = { .row = data };

  for (guint i = 0; i < N_AT_ONCE; i++)
    start_run (&runs);
  while (runs.n_running > 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (runs.n_failed, ==, 0);
}

static const Row *run_row;
static guint run_number;

static int
run (void)
{
  run_row->tell (run_row, run_number);

  return 0;
}

static int
run_promise (const char *promise,
             const char *number)
{
  for (guint i = 0; i < G_N_ELEMENTS (promises); i++)
    {
      if (g_str_equal (promises[i].promise, promise))
        run_row = &promises[i];
    }
  g_assert_nonnull (run_row);
  run_number = (guint) g_ascii_strtoull (number, NULL, 10);

  return test_with_keyring (run);
}

/* Another Catena, which creates the service and follows it to the end, unless it is killed. */
static int
create (const char *folder,
        const char *scale)
{
  g_autofree char *config = g_build_filename (folder, "config", NULL);
  g_autofree char *data = g_build_filename (folder, "data", NULL);
  const CatenaHubPlaces places = { config, data, FALSE };
  g_autoptr (CatenaHub) hub = catena_hub_new (&places);
  g_autoptr (CatenaServiceDraft) draft = test_make_draft (NAME);
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

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  if (argc == 4 && g_str_equal (argv[1], "--create"))
    return create (argv[2], argv[3]);
  if (argc == 4 && g_str_equal (argv[1], "--run"))
    return run_promise (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (promises); i++)
    {
      g_autofree char *path = g_strdup_printf ("/workspace/proof/%s", promises[i].promise);

      g_test_add_data_func (path, &promises[i], test_promise);
    }

  return g_test_run ();
}
