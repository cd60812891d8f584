/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-base.h"

#include "catena-time.h"

#define SECOND CATENA_NSEC_PER_SEC

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64 nanoseconds;
  } times[] = {
    { "1970-01-01T00:00:00Z", 0 },
    { "1970-01-01T00:00:01Z", SECOND },
    { "1969-12-31T23:59:59Z", -SECOND },
    { "1969-12-31T23:59:59.5Z", -SECOND / 2 },
    { "2020-10-15T18:24:31.957780831+08:00", G_GINT64_CONSTANT (1602757471957780831) },
    { "2020-10-15T10:24:31.957780831Z", G_GINT64_CONSTANT (1602757471957780831) },
    { "2020-10-15T04:54:31.957780831-05:30", G_GINT64_CONSTANT (1602757471957780831) },
    { "2020-10-15T18:24:31.957780831+0800", G_GINT64_CONSTANT (1602757471957780831) },
    { "2019-02-13T06:52:13.855000Z", G_GINT64_CONSTANT (1550040733855000000) },
    { "2020-07-22t04:03:44z", G_GINT64_CONSTANT (1595390624000000000) },
    { "2020-07-22 04:03:44.1+00:00", G_GINT64_CONSTANT (1595390624100000000) },
    { "2020-07-22T04:03:44.000000001Z", G_GINT64_CONSTANT (1595390624000000001) },
    { "2020-07-22T04:03:44.0000000019Z", G_GINT64_CONSTANT (1595390624000000001) },
    { "2020-02-29T00:00:00Z", G_GINT64_CONSTANT (1582934400000000000) },
    { "2016-12-31T23:59:60Z", G_GINT64_CONSTANT (1483228800000000000) },
    { "2020-01-01T00:00:00-23:59", G_GINT64_CONSTANT (1577923140000000000) },
    /* A Go service's time that was never set. */
    { "0001-01-01T00:00:00Z", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      gint64 nanoseconds = 42;

      g_test_message ("%s", times[i].text);
      g_assert_true (catena_time_parse_rfc3339 (times[i].text, &nanoseconds));
      g_assert_cmpint (nanoseconds, ==, times[i].nanoseconds);
    }
}

static void
test_parse_refuses (void)
{
  static const char *const texts[] = {
    "", " ", "0", "now", "2020", "2020-10-15", "18:24:31Z", "2020-10-15T18:24:31", "2020-10-15T18:24Z",
    "2020-10-15T18:24:31.Z", "2020-10-15T18:24:31.5", "2020-10-15T18:24:31+8:00", "2020-10-15T18:24:31+08",
    "2020-10-15T18:24:31+24:00", "2020-10-15T18:24:31+08:60", "2020-10-15T18:24:31Zz", "2020-10-15T18:24:31Z ",
    " 2020-10-15T18:24:31Z", "2020-13-01T00:00:00Z", "2020-00-01T00:00:00Z", "2020-02-30T00:00:00Z",
    "2019-02-29T00:00:00Z", "2020-01-00T00:00:00Z", "2020-01-01T24:00:00Z", "2020-01-01T00:60:00Z",
    "2020-01-01T00:00:61Z", "20-10-15T18:24:31Z", "20201015T182431Z", "-020-10-15T18:24:31Z",
    "1600-01-01T00:00:00Z", "2300-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0000-01-01T00:00:00Z",
    "2020-10-15T18:24:31\342\210\22208:00", "2020-10-15TT8:24:31Z", "+020-10-15T18:24:31Z",
  };
  gint64 nanoseconds = 42;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_false (catena_time_parse_rfc3339 (texts[i], &nanoseconds));
    }
  g_assert_false (catena_time_parse_rfc3339 (NULL, &nanoseconds));
  g_assert_cmpint (nanoseconds, ==, 42);
}

static void
test_format (void)
{
  static const struct
  {
    gint64 nanoseconds;
    const char *text;
  } times[] = {
    { 0, "1970-01-01T00:00:00Z" },
    { -1, "1969-12-31T23:59:59.999999999Z" },
    { -SECOND, "1969-12-31T23:59:59Z" },
    { G_GINT64_CONSTANT (1602757471957780831), "2020-10-15T10:24:31.957780831Z" },
    { G_GINT64_CONSTANT (1595390624000000001), "2020-07-22T04:03:44.000000001Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *text = catena_time_format_rfc3339 (times[i].nanoseconds);
      gint64 nanoseconds;

      g_assert_cmpstr (text, ==, times[i].text);
      g_assert_true (catena_time_parse_rfc3339 (text, &nanoseconds));
      g_assert_cmpint (nanoseconds, ==, times[i].nanoseconds);
    }
}

/* The whole range of the type is formatted, and all but its edges read again. */
static void
test_range (void)
{
  g_autofree char *first = catena_time_format_rfc3339 (G_MININT64);
  g_autofree char *last = catena_time_format_rfc3339 (G_MAXINT64);
  gint64 nanoseconds;

  g_assert_cmpstr (first, ==, "1677-09-21T00:12:43.145224192Z");
  g_assert_cmpstr (last, ==, "2262-04-11T23:47:16.854775807Z");
  g_assert_true (catena_time_parse_rfc3339 ("1677-09-21T00:12:44Z", &nanoseconds));
  g_assert_true (catena_time_parse_rfc3339 ("2262-04-11T23:47:15.999999999Z", &nanoseconds));
  g_assert_false (catena_time_parse_rfc3339 ("2262-04-11T23:47:17Z", &nanoseconds));
  g_assert_false (catena_time_parse_rfc3339 ("1677-09-21T00:12:42Z", &nanoseconds));
}

static void
test_from_number (void)
{
  g_assert_cmpint (catena_time_from_number (0), ==, 0);
  g_assert_cmpint (catena_time_from_number (1602757471), ==, G_GINT64_CONSTANT (1602757471000000000));
  g_assert_cmpint (catena_time_from_number (1602757471957), ==, G_GINT64_CONSTANT (1602757471957000000));
  g_assert_cmpint (catena_time_from_number (1602757471957780), ==, G_GINT64_CONSTANT (1602757471957780000));
  g_assert_cmpint (catena_time_from_number (G_GINT64_CONSTANT (1602757471957780831)), ==,
                   G_GINT64_CONSTANT (1602757471957780831));
  g_assert_cmpint (catena_time_from_number (1), ==, SECOND);
  g_assert_cmpint (catena_time_from_number (G_MAXINT64), ==, G_MAXINT64);
  /* Go's zero time in seconds and in nanoseconds. */
  g_assert_cmpint (catena_time_from_number (-62135596800), ==, 0);
  g_assert_cmpint (catena_time_from_number (G_GINT64_CONSTANT (-6795364578871345152)), ==, 0);
  g_assert_cmpint (catena_time_from_number (G_MININT64), ==, 0);

  /* No step of the magnitude overflows. */
  for (gint64 number = 1; number > 0 && number < G_MAXINT64 / 3; number = number * 3 + 1)
    g_assert_cmpint (catena_time_from_number (number), >, 0);
}

static void
test_sdk (void)
{
  static const char *const refused[] = { "", "20201015T102431", "20201015 102431Z", "2020-10-15T10:24:31Z",
                                         "20201315T102431Z", "20201015T252431Z", "20201015T102431Z ",
                                         "20201015t102431Z", "2020101T102431Z" };
  g_autofree char *text = catena_time_format_sdk (G_GINT64_CONSTANT (1602757471957780831));
  g_autofree char *before_epoch = catena_time_format_sdk (-1);
  gint64 nanoseconds = 42;

  g_assert_cmpstr (text, ==, "20201015T102431Z");
  g_assert_cmpstr (before_epoch, ==, "19691231T235959Z");

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (catena_time_parse_sdk (refused[i], &nanoseconds));
  g_assert_false (catena_time_parse_sdk (NULL, &nanoseconds));
  g_assert_cmpint (nanoseconds, ==, 42);

  g_assert_true (catena_time_parse_sdk (text, &nanoseconds));
  g_assert_cmpint (nanoseconds, ==, G_GINT64_CONSTANT (1602757471000000000));
}

static void
test_now (void)
{
  gint64 before = g_get_real_time ();
  gint64 now = catena_time_now ();

  g_assert_cmpint (now / 1000, >=, before);
  g_assert_cmpint (now / 1000, <=, g_get_real_time ());
}

void
add_time_tests (void)
{
  g_test_add_func ("/base/time/parse", test_parse);
  g_test_add_func ("/base/time/parse-refuses", test_parse_refuses);
  g_test_add_func ("/base/time/format", test_format);
  g_test_add_func ("/base/time/range", test_range);
  g_test_add_func ("/base/time/from-number", test_from_number);
  g_test_add_func ("/base/time/sdk", test_sdk);
  g_test_add_func ("/base/time/now", test_now);
}
