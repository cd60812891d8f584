/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The promises of a creation, each tried many times at different moments: whatever happens, at most one request is sent without a
 * person's word, and in the end there is one service, shown as what it is.
 *
 * Each run is a process of its own (this program with "--run"), with a simulator of its own, so that many go at once. A Catena
 * that is killed is one more process ("--create"). */

#include "config.h"

#include "test-story.h"

#include "catena-error.h"
#include "catena-error-meaning.h"
#include "catena-time.h"

#include <locale.h>

#ifdef __SANITIZE_ADDRESS__ /* Each run is several times slower. */
#define N_RUNS 4
#define N_AT_ONCE 2
#else
#define N_RUNS 20
#define N_AT_ONCE 10
#endif
/* A minute, in seconds, with the scale of the tests. */
#define MINUTE (60 * TIME_SCALE)

typedef struct
{
  const char *promise;
  void (*tell) (gconstpointer data,
                guint         run);
  Blow blow;
  const Point *point;
  void (*change) (CatenaServiceDraft *draft);
} Row;

/* Closer together at the beginning, where more happens. */
static guint
spread (guint run,
        guint milliseconds)
{
  return milliseconds * run * run / ((N_RUNS - 1) * (N_RUNS - 1));
}

/* The blow falls at a point; Catena, or the network, comes back. */
static void
tell_blow (gconstpointer data,
           guint         run)
{
  const Row *row = data;
  Story *story = story_begin (row->blow, row->point, run);

  row->point->reach (story->test);
  test_spin (spread (run, row->point->spread));
  story_strike (story, row->blow);
  row->point->meanwhile (story->test, run);
  if (row->blow == SLEPT)
    story_sleep (story->test, run);
  test_hub_control (story->test, "POST", "/speed", "{\"speed\": 20000}");
  story_come_back (story, row->blow);

  switch (row->point->ending)
    {
    case BY_ITSELF:
      g_assert_true (catena_operation_get_running (story->operation) == (row->blow != SLEPT));
      test_wait_phase (story->operation, CATENA_OPERATION_SUCCEEDED);
      story_check_there (story, 1);
      break;
    case NOT_SENT:
      story_wait_for_end (story);
      story_check_not_sent (story);
      story_send_again (story);
      story_check_there (story, 1);
      break;
    case ANYTHING:
    default:
      story_check_anything (story);
      break;
    }

  story_end (story);
}

static Story *
begin_with_habits (const char *habits)
{
  Story *story = g_new0 (Story, 1);

  story->test = test_hub_new_signed_in (test_fast);
  test_hub_control (story->test, "POST", "/habits", "%s", habits);
  story->operation = test_hub_begin (story->test, STORY_NAME);

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
  story_check_there (story, 1);

  story_end (story);
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

  /* One that came a moment later than the last look is found when the person looks again; nothing is sent for that. Before
   * that it was looked for as long as is promised. */
  if (story_wait_for_end (story) == CATENA_OPERATION_UNDECIDED)
    {
      g_assert_cmpfloat ((double) (catena_operation_get_seen (story->operation)
                                   - catena_operation_get_started (story->operation)), >=, MINUTE * CATENA_NSEC_PER_SEC);
      catena_operation_look_again (story->operation);
    }
  test_wait_phase (story->operation, CATENA_OPERATION_SUCCEEDED);
  story_check_there (story, 1);

  story_end (story);
}

static void
create_as_colleague (TestHub            *test,
                     CatenaServiceDraft *draft)
{
  TestHub *colleague = test_hub_new_beside (test);
  g_autoptr (CatenaOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  test_hub_add_account (colleague, "operator", CATENA_CREDENTIALS_KEYS);
  operation = test_hub_create (colleague, draft, &error);
  g_assert_no_error (error);
  test_wait_phase (operation, CATENA_OPERATION_RUNNING);
  test_hub_free (colleague);
}

/* A service of the same name, of the same kind, in another cluster. */
static void
create_in_other_cluster (TestHub *test)
{
  g_autoptr (CatenaServiceDraft) draft = test_make_draft (STORY_NAME);

  catena_service_draft_set_string (draft, CATENA_FIELD_CLUSTER_ID, "0c011ea9-0000-4000-8000-000000000001");
  create_as_colleague (test, draft);
}

static void
choose_other_type (CatenaServiceDraft *draft)
{
  catena_service_draft_set_string (draft, CATENA_FIELD_PURPOSE, "union");
}

static void
choose_other_consensus (CatenaServiceDraft *draft)
{
  catena_service_draft_set_string (draft, CATENA_FIELD_CONSENSUS, "SFLIC");
  catena_service_draft_set_integer (draft, CATENA_FIELD_ORDERER_NODE_NUMBER, 4);
}

static void
choose_other_block (CatenaServiceDraft *draft)
{
  catena_service_draft_set_integer (draft, CATENA_FIELD_BATCH_TIMEOUT, 3);
}

static void
check_not_adopted (Story      *story,
                   const char *code)
{
  const GError *error = catena_operation_get_error (story->operation);

  g_assert_nonnull (error);
  g_assert_cmpstr (catena_error_get_details (error)->service_code, ==, code);
  g_assert_null (catena_operation_get_service_id (story->operation));
  g_assert_cmpuint (test_hub_count_services (story->test, STORY_NAME), ==, 1);
}

/* The request is lost before it is story_handled, and the colleague is quicker. */
static void
tell_colleague_after (gconstpointer data,
                      guint         run)
{
  const Row *row = data;
  Story *story = story_begin (row->blow, &story_sent, run);

  story_sent.reach (story->test);
  test_spin (spread (run, story_sent.spread));
  story_strike (story, row->blow);
  create_in_other_cluster (story->test);
  story_release (story->test, run);
  story_come_back (story, row->blow);

  g_assert_cmpint (story_wait_for_end (story), ==, CATENA_OPERATION_UNDECIDED);
  check_not_adopted (story, CATENA_PROBLEM_NAMESAKE);
  /* Nor when it is sent again: the clash of names is with the colleague. */
  story_send_again (story);
  g_assert_cmpint (story_wait_for_end (story), ==, CATENA_OPERATION_UNDECIDED);
  check_not_adopted (story, CATENA_PROBLEM_NAMESAKE);

  story_end (story);
}

/* The colleague is quicker than the request, which is answered. */
static void
tell_colleague_before (gconstpointer data,
                       guint         run)
{
  Story *story = story_begin (CUT, &story_intent_written, run);

  story_intent_written.reach (story->test);
  test_spin (spread (run, story_intent_written.spread));
  create_in_other_cluster (story->test);
  story_release (story->test, run);
  story_come_back (story, CUT);

  g_assert_cmpint (story_wait_for_end (story), ==, CATENA_OPERATION_REFUSED);
  check_not_adopted (story, "BCS.4001018");

  story_end (story);
}

/* The request is lost, and what it asked for is a cluster of its own: no id tells the colleague's service from it. */
static Story *
lose_new_cluster (const Row *row,
                  guint      run)
{
  Story *story = g_new0 (Story, 1);
  g_autoptr (CatenaServiceDraft) ours = test_make_new_cluster_draft (STORY_NAME);
  g_autoptr (CatenaServiceDraft) theirs = test_make_new_cluster_draft (STORY_NAME);
  g_autoptr (GError) error = NULL;

  story->test = test_hub_new_signed_in (test_fast);
  test_hub_control (story->test, "POST", "/faults", "{\"operation\": \"createService\", \"fault\": \"reset\"}");
  story->operation = test_hub_create (story->test, ours, &error);
  g_assert_no_error (error);
  test_wait_phase (story->operation, CATENA_OPERATION_LOOKING);
  test_spin (spread (run, 20));
  if (row->change != NULL)
    row->change (theirs);
  create_as_colleague (story->test, theirs);

  return story;
}

static void
tell_colleague_with_new_cluster (gconstpointer data,
                                 guint         run)
{
  Story *story = lose_new_cluster (data, run);

  g_assert_cmpint (story_wait_for_end (story), ==, CATENA_OPERATION_UNDECIDED);
  check_not_adopted (story, CATENA_PROBLEM_NAMESAKE);

  story_end (story);
}

/* The very same request within the same minute: nothing tells the two apart, and that it was only found is said. */
static void
tell_colleague_the_same (gconstpointer data,
                         guint         run)
{
  Story *story = lose_new_cluster (data, run);

  test_wait_phase (story->operation, CATENA_OPERATION_SUCCEEDED);
  g_assert_true (catena_operation_get_adopted (story->operation));
  g_assert_cmpuint (test_hub_count_services (story->test, STORY_NAME), ==, 1);

  story_end (story);
}

static const Row promises[] = {
  { "killed/intent-written", tell_blow, KILLED, &story_intent_written },
  { "killed/sent-and-not-handled", tell_blow, KILLED, &story_sent },
  { "killed/handled-and-not-answered", tell_blow, KILLED, &story_handled },
  { "killed/in-the-middle-of-the-steps", tell_blow, KILLED, &story_in_the_steps },
  { "killed/finished-and-not-seen", tell_blow, KILLED, &story_finished },
  { "killed/at-any-moment", tell_blow, KILLED, &story_any_moment },
  { "cut/intent-written", tell_blow, CUT, &story_intent_written },
  { "cut/sent-and-not-handled", tell_blow, CUT, &story_sent },
  { "cut/handled-and-not-answered", tell_blow, CUT, &story_handled },
  { "cut/in-the-middle-of-the-steps", tell_blow, CUT, &story_in_the_steps },
  { "cut/finished-and-not-seen", tell_blow, CUT, &story_finished },
  { "cut/at-any-moment", tell_blow, CUT, &story_any_instant },
  { "slept/sent-and-not-handled", tell_blow, SLEPT, &story_sent },
  { "slept/handled-and-not-answered", tell_blow, SLEPT, &story_handled },
  { "slept/in-the-middle-of-the-steps", tell_blow, SLEPT, &story_in_the_steps },
  { "slept/finished-and-not-seen", tell_blow, SLEPT, &story_finished },
  { "no-answer/it-went-through", tell_504, CUT, NULL },
  { "no-answer/the-list-lags", tell_lag, CUT, NULL },
  { "colleague/after-killed", tell_colleague_after, KILLED, &story_sent },
  { "colleague/after-cut", tell_colleague_after, CUT, &story_sent },
  { "colleague/before", tell_colleague_before, CUT, &story_intent_written },
  { "colleague/new-cluster-other-type", tell_colleague_with_new_cluster, CUT, NULL, choose_other_type },
  { "colleague/new-cluster-other-consensus", tell_colleague_with_new_cluster, CUT, NULL, choose_other_consensus },
  { "colleague/new-cluster-other-block", tell_colleague_with_new_cluster, CUT, NULL, choose_other_block },
  { "colleague/new-cluster-the-same", tell_colleague_the_same, CUT, NULL, NULL },
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

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  if (argc == 4 && g_str_equal (argv[1], "--create"))
    return story_create (argv[2], argv[3]);
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
