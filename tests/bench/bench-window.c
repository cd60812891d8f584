/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-window.h"

#include <stdio.h>
#include <sys/resource.h>

/* How long a window has to come to rest before its memory is looked at, in seconds. */
#define REST 3

typedef struct
{
  GtkWindow *window;
  BenchFilled filled;
  gint64 started;
  gint64 mapped;
  gint64 shown;
  gint64 cpu;
} Watch;

/* The user's part of the processor's time, microseconds. */
static gint64
get_cpu_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return usage.ru_utime.tv_sec * G_USEC_PER_SEC + usage.ru_utime.tv_usec;
}

/* KiB; memory that is shared with other programs counts in parts. */
static gint64
get_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  line = strstr (text, "\nPss:");

  return line != NULL ? g_ascii_strtoll (line + strlen ("\nPss:"), NULL, 10) : 0;
}

static gboolean
on_rested (gpointer data)
{
  Watch *watch = data;

  printf ("{\"mapped\": %" G_GINT64_FORMAT ", \"shown\": %" G_GINT64_FORMAT ", \"cpu\": %" G_GINT64_FORMAT
          ", \"memory\": %" G_GINT64_FORMAT "}\n",
          watch->mapped - watch->started, watch->shown - watch->started, watch->cpu, get_memory ());
  fflush (stdout);
  g_application_quit (g_application_get_default ());

  return G_SOURCE_REMOVE;
}

static void
on_after_paint (GdkFrameClock *clock,
                gpointer       data)
{
  Watch *watch = data;

  if (watch->filled != NULL && !watch->filled (watch->window))
    return;

  watch->shown = g_get_monotonic_time ();
  watch->cpu = get_cpu_time ();
  g_signal_handlers_disconnect_by_data (clock, watch);
  g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, REST, on_rested, watch, g_free);
}

static void
on_map (GtkWidget *window,
        gpointer   data)
{
  Watch *watch = data;

  watch->mapped = g_get_monotonic_time ();
  g_signal_handlers_disconnect_by_data (window, watch);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_after_paint), watch);
}

/* Prints how long a program took until its window was mapped and had something in it, what it cost, and how much memory
 * it has then; and ends it. The variable BENCH_STARTED tells when it was started. */
void
bench_window_watch (GtkWindow   *window,
                    BenchFilled  filled)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->window = window;
  watch->filled = filled;
  watch->started = g_ascii_strtoll (g_getenv ("BENCH_STARTED"), NULL, 10);
  g_signal_connect_after (window, "map", G_CALLBACK (on_map), watch);
}
