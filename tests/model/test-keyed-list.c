/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-model.h"

#include "test-item.h"

#include <string.h>

/* Follows a list as a view does: by its signals alone. After each it must agree with the list, down to the values
 * of the items that were not told. */
typedef struct
{
  GListModel *model;
  GPtrArray *items;
  GArray *ranks;
  GString *log; /* "3-2+1 " for items_changed (3, 2, 1) */
  guint n_notified;
} Follower;

static void
on_item_notify (GObject    *item,
                GParamSpec *pspec,
                gpointer    user_data)
{
  Follower *follower = user_data;

  follower->n_notified++;
}

static void
take_in (Follower *follower,
         guint     position)
{
  g_autoptr (TestItem) item = g_list_model_get_item (follower->model, position);
  int rank;

  g_assert_nonnull (item);
  rank = test_item_get_rank (item);
  g_ptr_array_insert (follower->items, (int) position, g_object_ref (item));
  g_array_insert_val (follower->ranks, position, rank);
  g_signal_connect (item, "notify", G_CALLBACK (on_item_notify), follower);
}

static void
leave_out (Follower *follower,
           guint     position)
{
  g_signal_handlers_disconnect_by_data (g_ptr_array_index (follower->items, position), follower);
  g_ptr_array_remove_index (follower->items, position);
  g_array_remove_index (follower->ranks, position);
}

static void
check_agreement (Follower *follower)
{
  g_assert_cmpuint (g_list_model_get_n_items (follower->model), ==, follower->items->len);
  for (guint i = 0; i < follower->items->len; i++)
    {
      g_autoptr (TestItem) item = g_list_model_get_item (follower->model, i);

      g_assert_true (item == g_ptr_array_index (follower->items, i));
      /* A sorted view would put the others in the wrong places if this had changed before it was told. */
      g_assert_cmpint (test_item_get_rank (item), ==, g_array_index (follower->ranks, int, i));
    }
  g_assert_null (g_list_model_get_item (follower->model, follower->items->len));
}

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  Follower *follower = user_data;

  g_string_append_printf (follower->log, "%u-%u+%u ", position, removed, added);
  for (guint i = 0; i < removed; i++)
    leave_out (follower, position);
  for (guint i = 0; i < added; i++)
    take_in (follower, position + i);
  check_agreement (follower);
}

static Follower *
follower_new (CatenaKeyedList *list)
{
  Follower *follower = g_new0 (Follower, 1);

  follower->model = G_LIST_MODEL (list);
  follower->items = g_ptr_array_new_with_free_func (g_object_unref);
  follower->ranks = g_array_new (FALSE, FALSE, sizeof (int));
  follower->log = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (follower->model); i++)
    take_in (follower, i);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), follower);

  return follower;
}

static void
follower_free (Follower *follower)
{
  g_signal_handlers_disconnect_by_data (follower->model, follower);
  while (follower->items->len > 0)
    leave_out (follower, 0);
  g_ptr_array_unref (follower->items);
  g_array_unref (follower->ranks);
  g_string_free (follower->log, TRUE);
  g_free (follower);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Follower, follower_free)

/* Asserts what the list told since the last time, and how many properties of items were notified. */
static void
assert_told (Follower   *follower,
             const char *expected,
             guint       n_notified)
{
  g_assert_cmpstr (g_strchomp (follower->log->str), ==, expected);
  g_string_truncate (follower->log, 0);
  g_assert_cmpuint (follower->n_notified, ==, n_notified);
  follower->n_notified = 0;
}

/* "a b2 c:note": items with those keys, ranks and notes. */
static GPtrArray *
make_items (const char *text)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *note = strchr (words[i], ':');
      g_autofree char *key = g_strndup (words[i], strcspn (words[i], "0123456789:"));
      int rank = (int) g_ascii_strtoll (words[i] + strlen (key), NULL, 10);

      if (*words[i] != '\0')
        g_ptr_array_add (items, test_item_new (key, rank, note != NULL ? note + 1 : NULL));
    }

  return items;
}

static void
merge (CatenaKeyedList *list,
       const char      *text)
{
  g_autoptr (GPtrArray) fresh = make_items (text);

  catena_keyed_list_merge (list, fresh);
}

static CatenaKeyedList *
make_list (const char *text)
{
  CatenaKeyedList *list = catena_keyed_list_new (TEST_TYPE_ITEM);

  merge (list, text);

  return list;
}

static char *
dup_keys (CatenaKeyedList *list)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (CatenaKeyed) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append (keys, catena_keyed_get_key (item));
      g_assert_true (catena_keyed_list_lookup (list, catena_keyed_get_key (item)) == item);
    }

  return g_string_free (keys, FALSE);
}

static void
assert_keys (CatenaKeyedList *list,
             const char      *expected)
{
  g_autofree char *keys = dup_keys (list);

  g_assert_cmpstr (keys, ==, expected);
}

static void
test_first_merge (void)
{
  g_autoptr (CatenaKeyedList) list = catena_keyed_list_new (TEST_TYPE_ITEM);
  g_autoptr (Follower) follower = follower_new (list);
  g_autoptr (Watch) watch = watch_new (list);

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == TEST_TYPE_ITEM);
  merge (list, "");
  assert_told (follower, "", 0);
  assert_notified (watch, "");

  merge (list, "a b c");
  assert_told (follower, "0-0+3", 0);
  assert_notified (watch, "n-items");
  assert_keys (list, "abc");
}

static void
test_same_again (void)
{
  g_autoptr (CatenaKeyedList) list = make_list ("a1:x b2:y c3:z");
  g_autoptr (Follower) follower = follower_new (list);
  g_autoptr (Watch) watch = watch_new (list);
  gpointer b = catena_keyed_list_lookup (list, "b");

  merge (list, "a1:x b2:y c3:z");
  assert_told (follower, "", 0);
  assert_notified (watch, "");
  g_assert_true (catena_keyed_list_lookup (list, "b") == b);
}

static void
test_one_field (void)
{
  g_autoptr (CatenaKeyedList) list = make_list ("a1:x b2:y c3:z");
  g_autoptr (Follower) follower = follower_new (list);
  gpointer b = catena_keyed_list_lookup (list, "b");
  g_autoptr (Watch) watch = watch_new (b);

  /* Something that lists are sorted by: one notify, and its place. */
  merge (list, "a1:x b9:y c3:z");
  assert_told (follower, "1-1+1", 1);
  assert_notified (watch, "rank");

  /* Anything else: one notify and no more. */
  merge (list, "a1:x b9:Y c3:z");
  assert_told (follower, "", 1);
  assert_notified (watch, "note");
  g_assert_true (catena_keyed_list_lookup (list, "b") == b);
}

static void
test_ranges (void)
{
  g_autoptr (CatenaKeyedList) list = make_list ("a b c d e f g h");
  g_autoptr (Follower) follower = follower_new (list);

  merge (list, "a1 b1 c d e f1 g h1");
  assert_told (follower, "0-2+2 5-1+1 7-1+1", 4);

  merge (list, "a1 b1 f1 g h1");
  assert_told (follower, "2-3+0", 0);

  merge (list, "u v a1 b1 w f1 g h1 x y");
  assert_told (follower, "0-0+2 4-0+1 8-0+2", 0);

  /* Neighbours that go and come are one range. */
  merge (list, "u v a1 p q r f1 g h1 x y");
  assert_told (follower, "3-2+3", 0);

  merge (list, "");
  assert_told (follower, "0-11+0", 0);
}

static void
test_order (void)
{
  g_autoptr (CatenaKeyedList) list = make_list ("a b c d e");
  g_autoptr (Follower) follower = follower_new (list);
  gpointer e = catena_keyed_list_lookup (list, "e");

  /* As few as possible move: here one. */
  merge (list, "e a b c d");
  assert_told (follower, "0-0+1 5-1+0", 0);
  assert_keys (list, "eabcd");
  g_assert_true (catena_keyed_list_lookup (list, "e") == e);

  merge (list, "a b c d e");
  assert_told (follower, "0-1+0 4-0+1", 0);
  assert_keys (list, "abcde");

  merge (list, "e d c b a");
  assert_keys (list, "edcba");
}

static void
test_bad_keys (void)
{
  g_autoptr (CatenaKeyedList) list = catena_keyed_list_new (TEST_TYPE_ITEM);
  g_autoptr (Follower) follower = follower_new (list);
  g_autoptr (GPtrArray) fresh = make_items ("a1 b2 a3");
  g_autoptr (TestItem) nameless = test_item_new (NULL, 0, NULL);

  g_ptr_array_add (fresh, test_item_new ("", 0, NULL));
  g_ptr_array_add (fresh, test_item_new (NULL, 0, NULL));
  catena_keyed_list_merge (list, fresh);
  assert_told (follower, "0-0+2", 0);
  assert_keys (list, "ab");
  g_assert_cmpint (test_item_get_rank (catena_keyed_list_lookup (list, "a")), ==, 1);

  /* The first counts when there is an old one, too. */
  merge (list, "a5 b2 a6");
  assert_told (follower, "0-1+1", 1);
  g_assert_cmpint (test_item_get_rank (catena_keyed_list_lookup (list, "a")), ==, 5);

  catena_keyed_list_put (list, CATENA_KEYED (nameless));
  assert_told (follower, "", 0);
  g_assert_null (catena_keyed_list_lookup (list, NULL));
  g_assert_null (catena_keyed_list_lookup (list, ""));
  g_assert_false (catena_keyed_list_remove (list, NULL));
}

static void
test_single (void)
{
  g_autoptr (CatenaKeyedList) list = make_list ("a b");
  g_autoptr (Follower) follower = follower_new (list);
  g_autoptr (TestItem) c = test_item_new ("c", 3, NULL);
  g_autoptr (TestItem) new_a = test_item_new ("a", 1, NULL);
  g_autoptr (TestItem) same_a = test_item_new ("a", 1, NULL);
  gpointer a = catena_keyed_list_lookup (list, "a");

  catena_keyed_list_put (list, CATENA_KEYED (c));
  assert_told (follower, "2-0+1", 0);
  catena_keyed_list_put (list, CATENA_KEYED (new_a));
  assert_told (follower, "0-1+1", 1);
  catena_keyed_list_put (list, CATENA_KEYED (same_a));
  assert_told (follower, "", 0);
  g_assert_true (catena_keyed_list_lookup (list, "a") == a);

  catena_keyed_list_touched (list, "b");
  assert_told (follower, "1-1+1", 0);
  catena_keyed_list_touched (list, "nobody");
  assert_told (follower, "", 0);

  g_assert_true (catena_keyed_list_remove (list, "a"));
  assert_told (follower, "0-1+0", 0);
  g_assert_false (catena_keyed_list_remove (list, "a"));
  /* The places of those behind it have moved. */
  assert_keys (list, "bc");
  catena_keyed_list_touched (list, "c");
  assert_told (follower, "1-1+1", 0);
}

static void
test_released (void)
{
  g_autoptr (CatenaKeyedList) list = make_list ("a b");
  gpointer a = catena_keyed_list_lookup (list, "a");
  gpointer b = catena_keyed_list_lookup (list, "b");

  g_object_add_weak_pointer (a, &a);
  g_object_add_weak_pointer (b, &b);
  merge (list, "b");
  g_assert_null (a);
  g_assert_true (catena_keyed_list_remove (list, "b"));
  g_assert_null (b);
}

static GPtrArray *
make_many (guint    n,
           gboolean backwards)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("key-%u", backwards ? n - i : i + 1);

      g_ptr_array_add (items, test_item_new (key, 0, NULL));
    }

  return items;
}

/* How many keys a merge into a list of n asks for. */
static guint
count_merge (guint    n,
             gboolean backwards)
{
  g_autoptr (CatenaKeyedList) list = catena_keyed_list_new (TEST_TYPE_ITEM);
  g_autoptr (GPtrArray) first = make_many (n, FALSE);
  g_autoptr (GPtrArray) second = make_many (n, backwards);

  catena_keyed_list_merge (list, first);
  test_item_count_calls ();
  catena_keyed_list_merge (list, second);

  return test_item_count_calls ();
}

static void
test_cost (void)
{
  g_assert_cmpuint (count_merge (10000, FALSE), ==, 10 * count_merge (1000, FALSE));
  g_assert_cmpuint (count_merge (10000, TRUE), ==, 10 * count_merge (1000, TRUE));
  g_assert_cmpuint (count_merge (10000, FALSE), <=, 4 * 10000);
}

/* Merges at random; the follower compares after each signal. */
static void
test_random (void)
{
  g_autoptr (CatenaKeyedList) list = catena_keyed_list_new (TEST_TYPE_ITEM);
  g_autoptr (Follower) follower = follower_new (list);

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autofree char *keys = NULL;
      int n = g_test_rand_int_range (0, 24);

      for (int i = 0; i < n; i++)
        {
          char key[] = { (char) g_test_rand_int_range ('a', 'z' + 1), '\0' };

          g_ptr_array_add (fresh, test_item_new (key, g_test_rand_int_range (0, 3), NULL));
          if (strchr (expected->str, *key) == NULL)
            g_string_append (expected, key);
        }
      catena_keyed_list_merge (list, fresh);
      keys = dup_keys (list);
      g_assert_cmpstr (keys, ==, expected->str);
      check_agreement (follower);
    }
}

void
add_keyed_list_tests (void)
{
  g_test_add_func ("/model/keyed-list/first-merge", test_first_merge);
  g_test_add_func ("/model/keyed-list/same-again", test_same_again);
  g_test_add_func ("/model/keyed-list/one-field", test_one_field);
  g_test_add_func ("/model/keyed-list/ranges", test_ranges);
  g_test_add_func ("/model/keyed-list/order", test_order);
  g_test_add_func ("/model/keyed-list/bad-keys", test_bad_keys);
  g_test_add_func ("/model/keyed-list/single", test_single);
  g_test_add_func ("/model/keyed-list/released", test_released);
  g_test_add_func ("/model/keyed-list/cost", test_cost);
  g_test_add_func ("/model/keyed-list/random", test_random);
}
