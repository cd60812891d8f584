/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-item.h"

#include "catena-util.h"

struct _TestItem
{
  GObject parent_instance;

  char *key;
  int rank;
  char *note;
};

static void test_item_keyed_init (CatenaKeyedInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestItem, test_item, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CATENA_TYPE_KEYED, test_item_keyed_init))

enum
{
  PROP_0,
  PROP_RANK,
  PROP_NOTE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* How often a key was asked for: what a merge costs, without a clock. */
static guint n_calls;

static const char *
test_item_get_key (CatenaKeyed *keyed)
{
  n_calls++;

  return TEST_ITEM (keyed)->key;
}

static gboolean
test_item_update (CatenaKeyed *keyed,
                  CatenaKeyed *fresh)
{
  TestItem *self = TEST_ITEM (keyed);
  int rank = self->rank;

  test_item_set_rank (self, TEST_ITEM (fresh)->rank);
  if (catena_set_str (&self->note, TEST_ITEM (fresh)->note))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTE]);

  return self->rank != rank;
}

static void
test_item_keyed_init (CatenaKeyedInterface *iface)
{
  iface->get_key = test_item_get_key;
  iface->update = test_item_update;
}

static void
test_item_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  TestItem *self = TEST_ITEM (object);

  if (prop_id == PROP_RANK)
    g_value_set_int (value, self->rank);
  else
    g_value_set_string (value, self->note);
}

static void
test_item_finalize (GObject *object)
{
  TestItem *self = TEST_ITEM (object);

  g_free (self->key);
  g_free (self->note);

  G_OBJECT_CLASS (test_item_parent_class)->finalize (object);
}

static void
test_item_class_init (TestItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_item_get_property;
  object_class->finalize = test_item_finalize;

  properties[PROP_RANK] = g_param_spec_int ("rank", NULL, NULL, G_MININT, G_MAXINT, 0,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
test_item_init (TestItem *self)
{
}

TestItem *
test_item_new (const char *key,
               int         rank,
               const char *note)
{
  TestItem *self = g_object_new (TEST_TYPE_ITEM, NULL);

  self->key = g_strdup (key);
  self->rank = rank;
  self->note = g_strdup (note);

  return self;
}

int
test_item_get_rank (TestItem *self)
{
  return self->rank;
}

void
test_item_set_rank (TestItem *self,
                    int       rank)
{
  if (self->rank == rank)
    return;

  self->rank = rank;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RANK]);
}

/* How often a key was asked for since the last time. */
guint
test_item_count_calls (void)
{
  guint n = n_calls;

  n_calls = 0;

  return n;
}
