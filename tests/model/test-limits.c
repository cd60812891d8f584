/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-model.h"

#include "catena-limits.h"

static void
assert_free (gint64 quota,
             gint64 used,
             gint64 told,
             gint64 expected)
{
  g_autoptr (CatenaQuota) row = catena_quota_new ("instance", quota, used, told);

  g_assert_cmpstr (row->type, ==, "instance");
  g_assert_cmpint (row->free, ==, expected);
}

static void
test_quota (void)
{
  /* The reference's example: five of five are free, and "free" says 0. */
  assert_free (5, 0, 0, 5);
  assert_free (5, 3, 2, 2);
  assert_free (5, 3, 5, 2);
  assert_free (5, 7, 0, 0);
  assert_free (5, 3, -1, 2);
  /* What is not told cannot be computed. */
  assert_free (-1, 3, 4, 4);
  assert_free (5, -1, 4, 4);
  assert_free (-1, -1, -1, -1);
}

void
add_limits_tests (void)
{
  g_test_add_func ("/model/quota", test_quota);
}
