/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* 10 000 services from their bytes into the list, against json-glib alone. Prints the ratios of 15 runs of each in turn. */

#include "config.h"

#include "catena-bcs.h"
#include "catena-keyed-list.h"
#include "catena-service.h"

#include <stdio.h>
#include <time.h>

#define N_RUNS 15
#define N_SERVICES 10000

static GBytes *
make_answer (void)
{
  GString *text = g_string_new ("{\"blockchains\":[");
  gsize length;

  for (guint i = 0; i < N_SERVICES; i++)
    {
      g_autofree char *id = g_uuid_string_random ();

      g_string_append_printf (text, "%s{\"id\":\"%s\",\"name\":\"service-%u\"}", i > 0 ? "," : "", id, i);
    }
  g_string_append (text, "]}");
  length = text->len;

  return g_bytes_new_take (g_string_free (text, FALSE), length);
}

static double
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static double
measure_parser (GBytes *answer)
{
  double started = get_cpu_time ();
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize length;
  const char *data = g_bytes_get_data (answer, &length);

  g_assert_true (json_parser_load_from_data (parser, data, (gssize) length, NULL));
  g_clear_object (&parser);

  return get_cpu_time () - started;
}

static double
measure_list (GBytes *answer)
{
  double started = get_cpu_time ();
  g_autoptr (CatenaKeyedList) list = catena_keyed_list_new (CATENA_TYPE_SERVICE);
  GPtrArray *services = catena_bcs_parse_services (answer, NULL);
  double took;

  catena_keyed_list_merge (list, services);
  g_ptr_array_unref (services);
  took = get_cpu_time () - started;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_SERVICES);

  return took;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GBytes) answer = make_answer ();

  for (guint i = 0; i < N_RUNS; i++)
    {
      double alone = measure_parser (answer);
      double list = measure_list (answer);

      printf ("{\"parser\": %.4f, \"list\": %.4f}\n", alone, list);
    }

  return 0;
}
