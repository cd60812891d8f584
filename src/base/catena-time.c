/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-time"

#include "config.h"

#include "catena-time.h"

#include <string.h>

/* 0001-01-01T00:00:00Z, which a service written in Go sends for a time that was never set. */
#define GO_ZERO_TIME G_GINT64_CONSTANT (-62135596800)

/* Reads exactly `digits` digits; leaves `text` behind them. */
static gboolean
read_number (const char **text,
             guint        digits,
             int         *number)
{
  *number = 0;
  for (guint i = 0; i < digits; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *number = *number * 10 + g_ascii_digit_value (**text);
    }

  return TRUE;
}

static gboolean
read_character (const char **text,
                const char  *allowed)
{
  if (**text == '\0' || strchr (allowed, **text) == NULL)
    return FALSE;

  (*text)++;
  return TRUE;
}

/* Reads the decimals behind the point; what is finer than a nanosecond is dropped. */
static gboolean
read_fraction (const char **text,
               gint64      *nanoseconds)
{
  gint64 unit = CATENA_NSEC_PER_SEC / 10;

  *nanoseconds = 0;
  if (!g_ascii_isdigit (**text))
    return FALSE;
  for (; g_ascii_isdigit (**text); (*text)++, unit /= 10)
    *nanoseconds += g_ascii_digit_value (**text) * unit;

  return TRUE;
}

static gboolean
read_offset (const char **text,
             int         *seconds)
{
  gboolean west = **text == '-';
  int hours, minutes;

  *seconds = 0;
  if (read_character (text, "Zz"))
    return TRUE;
  if (!read_character (text, "+-") || !read_number (text, 2, &hours))
    return FALSE;
  /* ISO 8601's short form without the colon. */
  read_character (text, ":");
  if (!read_number (text, 2, &minutes) || hours > 23 || minutes > 59)
    return FALSE;

  *seconds = (hours * 60 + minutes) * 60;
  if (west)
    *seconds = -*seconds;

  return TRUE;
}

static gboolean
make_unix (int     year,
           int     month,
           int     day,
           int     hour,
           int     minute,
           int     second,
           gint64 *seconds)
{
  /* A leap second has no number of its own in Unix time: it is the next one's. */
  gboolean leap = second == 60;
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, day, hour, minute, leap ? 59 : second);

  if (time == NULL)
    return FALSE;

  *seconds = g_date_time_to_unix (time) + (leap ? 1 : 0);
  return TRUE;
}

static gboolean
make_nanoseconds (gint64  seconds,
                  gint64  fraction,
                  gint64 *nanoseconds)
{
  if (seconds == GO_ZERO_TIME)
    {
      *nanoseconds = 0;
      return TRUE;
    }
  if (seconds < G_MININT64 / CATENA_NSEC_PER_SEC || seconds > G_MAXINT64 / CATENA_NSEC_PER_SEC - 1)
    return FALSE;

  *nanoseconds = seconds * CATENA_NSEC_PER_SEC + fraction;
  return TRUE;
}

/* Splits into whole seconds and what is left of them, which is never negative. */
static GDateTime *
split_time (gint64  nanoseconds,
            gint64 *fraction)
{
  gint64 seconds = nanoseconds / CATENA_NSEC_PER_SEC;

  *fraction = nanoseconds % CATENA_NSEC_PER_SEC;
  if (*fraction < 0)
    {
      *fraction += CATENA_NSEC_PER_SEC;
      seconds--;
    }

  return g_date_time_new_from_unix_utc (seconds);
}

/**
 * catena_time_now:
 *
 * Returns: the wall clock's time in nanoseconds since 1970 UTC
 */
gint64
catena_time_now (void)
{
  return g_get_real_time () * 1000;
}

/**
 * catena_time_parse_rfc3339:
 * @text: (nullable): for example 2020-10-15T18:24:31.957780831+08:00
 * @nanoseconds: (out): nanoseconds since 1970 UTC; 0 for Go's zero time, 0001-01-01T00:00:00Z
 *
 * Reads an RFC 3339 date and time with any offset. Nine decimals are kept, further ones dropped. An empty
 * text, one with anything before or behind the time, a day that does not exist, and a year that nanoseconds
 * cannot reach (before 1678 or after 2261) are refused.
 *
 * Returns: whether @text was such a time; if not, @nanoseconds is untouched
 */
gboolean
catena_time_parse_rfc3339 (const char *text,
                           gint64     *nanoseconds)
{
  int year, month, day, hour, minute, second, offset;
  gint64 seconds;
  gint64 fraction = 0;

  g_return_val_if_fail (nanoseconds != NULL, FALSE);

  if (text == NULL
      || !read_number (&text, 4, &year) || !read_character (&text, "-")
      || !read_number (&text, 2, &month) || !read_character (&text, "-")
      || !read_number (&text, 2, &day) || !read_character (&text, "Tt ")
      || !read_number (&text, 2, &hour) || !read_character (&text, ":")
      || !read_number (&text, 2, &minute) || !read_character (&text, ":")
      || !read_number (&text, 2, &second))
    return FALSE;
  if (read_character (&text, ".,") && !read_fraction (&text, &fraction))
    return FALSE;
  if (!read_offset (&text, &offset) || *text != '\0')
    return FALSE;

  return make_unix (year, month, day, hour, minute, second, &seconds)
         && make_nanoseconds (seconds - offset, fraction, nanoseconds);
}

/**
 * catena_time_from_number:
 * @number: a point in time since 1970 in seconds, milliseconds, microseconds or nanoseconds
 *
 * Tells the unit by the magnitude: each is taken as the coarsest unit in which it is before the year 2262.
 * Zero and negative numbers (Go's zero time) are "not yet".
 *
 * Returns: the same in nanoseconds, or 0
 */
gint64
catena_time_from_number (gint64 number)
{
  static const gint64 units[] = { 1000000000, 1000000, 1000, 1 };

  if (number <= 0)
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (number <= G_MAXINT64 / units[i])
        return number * units[i];
    }

  g_assert_not_reached ();
}

/**
 * catena_time_format_rfc3339:
 * @nanoseconds: nanoseconds since 1970 UTC
 *
 * Returns: (transfer full): the time in UTC, with nine decimals if it has a fraction of a second
 */
char *
catena_time_format_rfc3339 (gint64 nanoseconds)
{
  gint64 fraction;
  g_autoptr (GDateTime) time = split_time (nanoseconds, &fraction);
  g_autofree char *text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");

  if (fraction == 0)
    return g_strconcat (text, "Z", NULL);

  return g_strdup_printf ("%s.%09" G_GINT64_FORMAT "Z", text, fraction);
}

/**
 * catena_time_format_sdk:
 * @nanoseconds: nanoseconds since 1970 UTC
 *
 * Returns: (transfer full): the time as the header X-Sdk-Date has it, YYYYMMDDTHHMMSSZ, without its
 *   fraction of a second
 */
char *
catena_time_format_sdk (gint64 nanoseconds)
{
  gint64 fraction;
  g_autoptr (GDateTime) time = split_time (nanoseconds, &fraction);

  return g_date_time_format (time, "%Y%m%dT%H%M%SZ");
}

/**
 * catena_time_parse_sdk:
 * @text: (nullable): a time as YYYYMMDDTHHMMSSZ
 * @nanoseconds: (out): nanoseconds since 1970 UTC
 *
 * Returns: whether @text was such a time; if not, @nanoseconds is untouched
 */
gboolean
catena_time_parse_sdk (const char *text,
                       gint64     *nanoseconds)
{
  int year, month, day, hour, minute, second;
  gint64 seconds;

  g_return_val_if_fail (nanoseconds != NULL, FALSE);

  if (text == NULL
      || !read_number (&text, 4, &year) || !read_number (&text, 2, &month) || !read_number (&text, 2, &day)
      || !read_character (&text, "T")
      || !read_number (&text, 2, &hour) || !read_number (&text, 2, &minute) || !read_number (&text, 2, &second)
      || !read_character (&text, "Z") || *text != '\0')
    return FALSE;

  return make_unix (year, month, day, hour, minute, second, &seconds)
         && make_nanoseconds (seconds, 0, nanoseconds);
}
