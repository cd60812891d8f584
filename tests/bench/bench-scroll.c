/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of services with 100 000 rows, scrolled for 600 frames: how long each took. */

#include "config.h"

#include "ui-test.h"

#include "catena-keyed-list.h"
#include "catena-service.h"
#include "catena-services-pane.h"

#include <stdio.h>
#include <time.h>

#define N_SERVICES 100000
#define N_FRAMES 600

typedef struct
{
  GtkAdjustment *adjustment;
  guint n_frames;
  gint64 began;
  double cpu;
} Scroll;

static double
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
fill (CatenaWorkspace *workspace)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_SERVICES; i++)
    {
      g_autofree char *id = g_strdup_printf ("%08u-0000-4000-8000-000000000000", i);
      g_autofree char *name = g_strdup_printf ("service-%u", i);

      g_ptr_array_add (services, catena_service_new (id, name));
    }
  catena_keyed_list_merge (CATENA_KEYED_LIST (catena_workspace_get_services (workspace)), services);
}

/* A few rows further each time, and now and then to somewhere else. */
static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  Scroll *scroll = data;
  double end = gtk_adjustment_get_upper (scroll->adjustment) - gtk_adjustment_get_page_size (scroll->adjustment);
  double value = gtk_adjustment_get_value (scroll->adjustment) + 120;

  if (scroll->n_frames % 20 == 19)
    value = g_random_double_range (0, end);
  gtk_adjustment_set_value (scroll->adjustment, value < end ? value : 0);

  return G_SOURCE_CONTINUE;
}

static void
on_before_paint (GdkFrameClock *clock,
                 Scroll        *scroll)
{
  scroll->began = g_get_monotonic_time ();
  scroll->cpu = get_cpu_time ();
}

static void
on_after_paint (GdkFrameClock *clock,
                Scroll        *scroll)
{
  printf ("{\"frame\": %.2f, \"cpu\": %.2f}\n", (double) (g_get_monotonic_time () - scroll->began) / 1e3,
          get_cpu_time () - scroll->cpu);
  scroll->n_frames++;
}

int
main (int    argc,
      char **argv)
{
  Scroll scroll = { 0 };
  UiTestHub *hub;
  GtkWidget *pane;
  GtkWindow *window;
  GdkFrameClock *clock;

  ui_test_init (&argc, &argv);
  hub = ui_test_hub_new (NULL);
  ui_test_hub_add_account (hub, 0, "Bench", CATENA_COLOUR_BLUE);
  pane = catena_services_pane_new ();
  window = ui_test_show (pane, 1000, 720);
  catena_services_pane_set_workspace (CATENA_SERVICES_PANE (pane), ui_test_hub_get_workspace (hub, 0));
  ui_test_wait_for (g_list_model_get_n_items (catena_services_pane_get_rows (CATENA_SERVICES_PANE (pane))) > 0);
  fill (ui_test_hub_get_workspace (hub, 0));
  ui_test_wait_for (g_list_model_get_n_items (catena_services_pane_get_rows (CATENA_SERVICES_PANE (pane))) == N_SERVICES);
  ui_test_settle ();

  scroll.adjustment = gtk_scrollable_get_vadjustment (ui_test_find (pane, GTK_TYPE_LIST_VIEW, NULL));
  clock = gtk_widget_get_frame_clock (pane);
  gtk_widget_add_tick_callback (pane, on_tick, &scroll, NULL);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), &scroll);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (on_after_paint), &scroll);
  while (scroll.n_frames < N_FRAMES)
    g_main_context_iteration (NULL, TRUE);

  gtk_window_destroy (window);
  ui_test_hub_free (hub);

  return 0;
}
