/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The disk is full: what cannot be written down is not sent. */

#include "config.h"

#include "test-hub.h"

#include "catena-error.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

/* A frame of SQLite's log: a page and its head. */
#define FRAME (4096 + 24)
#define N_LIMITS 20

/* Files of this process grow no further than that, as on a full disk. */
static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (size, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static rlim_t
get_log_size (TestHub *test)
{
  g_autofree char *path = g_build_filename (test->folder, "data", "catena.db-wal", NULL);
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);

  return (rlim_t) info.st_size;
}

static void
check_outcome (TestHub         *test,
               CatenaOperation *operation,
               const GError    *error,
               guint            n_sent)
{
  if (operation == NULL)
    {
      g_assert_error (error, CATENA_ERROR, CATENA_ERROR_STORAGE);
      g_assert_cmpuint (n_sent, ==, 0);
      g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub)), ==, 0);
    }
  else if (catena_operation_get_phase (operation) == CATENA_OPERATION_REFUSED)
    {
      g_assert_error (catena_operation_get_error (operation), CATENA_ERROR, CATENA_ERROR_STORAGE);
      g_assert_cmpuint (n_sent, ==, 0);
    }
  else
    {
      g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_SUCCEEDED);
      g_assert_cmpuint (n_sent, ==, 1);
    }
}

/* Returns whether the intent could be written. */
static gboolean
create_on_full_disk (guint  n_frames,
                     guint *n_sent)
{
  /* A short list, so that little is written beside the intent. */
  const char * const arguments[] = { "--services", "0", "--speed", "20000", NULL };
  TestHub *test = test_hub_new_signed_in (arguments);
  g_autoptr (CatenaServiceDraft) draft = test_make_draft ("trade1");
  g_autoptr (CatenaOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  gboolean written;

  test_hub_refresh (test);
  limit_files (get_log_size (test) + n_frames * FRAME);
  operation = test_hub_create (test, draft, &error);
  written = operation != NULL;
  if (written)
    test_wait_for (!catena_operation_get_running (operation));
  limit_files (RLIM_INFINITY);
  *n_sent = test_hub_arrivals (test, "createService");

  check_outcome (test, operation, error, *n_sent);

  /* What could be written tells the same, or where to look, when there is room again. */
  g_clear_object (&operation);
  test_hub_close (test);
  test_hub_open (test);
  operation = g_list_model_get_item (catena_hub_get_operations (test->hub), 0);
  g_assert_true (operation != NULL || *n_sent == 0);
  if (*n_sent > 0)
    test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, *n_sent);
  test_hub_free (test);

  return written;
}

static void
test_full (void)
{
  guint n_written = 0;
  guint n_sent = 0;

  signal (SIGXFSZ, SIG_IGN);
  for (guint i = 0; i < N_LIMITS; i++)
    {
      guint sent;

      if (create_on_full_disk (i, &sent))
        n_written++;
      n_sent += sent;
    }
  signal (SIGXFSZ, SIG_DFL);

  /* Both happened, and the case between: the intent could be written, and that it was to be sent could not. */
  g_test_message ("Of %u, %u could be written and %u were sent", N_LIMITS, n_written, n_sent);
  g_assert_cmpuint (n_written, <, N_LIMITS);
  g_assert_cmpuint (n_sent, >, 0);
  g_assert_cmpuint (n_written, >, n_sent);
}

void
test_add_disk (void)
{
  g_test_add_func ("/workspace/disk/full", test_full);
}
