/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-model.h"

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

static char *
join_sorted (GPtrArray *words)
{
  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);

  return g_strjoinv (" ", (char **) words->pdata);
}

static void
on_notify (GObject    *object,
           GParamSpec *pspec,
           gpointer    user_data)
{
  g_ptr_array_add (user_data, (gpointer) pspec->name);
}

Watch *
watch_new (gpointer object)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->object = g_object_ref (object);
  watch->names = g_ptr_array_new ();
  watch->handler = g_signal_connect (object, "notify", G_CALLBACK (on_notify), watch->names);

  return watch;
}

/* What was notified since the last time, sorted. */
char *
watch_take (Watch *watch)
{
  char *names = join_sorted (watch->names);

  g_ptr_array_set_size (watch->names, 0);

  return names;
}

char *
sort_words (const char *words)
{
  g_auto (GStrv) split = g_strsplit (words, " ", -1);
  g_autoptr (GPtrArray) array = g_ptr_array_new ();

  for (guint i = 0; split[i] != NULL; i++)
    g_ptr_array_add (array, split[i]);

  return join_sorted (array);
}

void
watch_free (Watch *watch)
{
  g_signal_handler_disconnect (watch->object, watch->handler);
  g_object_unref (watch->object);
  g_ptr_array_unref (watch->names);
  g_free (watch);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_account_tests ();
  add_credentials_tests ();
  add_detail_tests ();
  add_keyed_list_tests ();
  add_label_tests ();
  add_limits_tests ();
  add_meaning_tests ();
  add_record_tests ();
  add_service_tests ();
  add_trouble_tests ();

  return g_test_run ();
}
