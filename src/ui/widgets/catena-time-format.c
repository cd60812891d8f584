/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-time-format"

#include "config.h"

#include "catena-time-format.h"

#include "catena-time.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_MINUTE 60
#define SECONDS_PER_HOUR 3600

static GDateTime *
to_local (gint64 nanoseconds)
{
  return g_date_time_new_from_unix_local (nanoseconds / CATENA_NSEC_PER_SEC);
}

static gboolean
is_same_day (GDateTime *a,
             GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b)
         && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/**
 * catena_format_relative_time:
 * @time: nanoseconds since 1970 UTC
 * @now: the present, likewise
 *
 * Says a time as people do: "just now", "5 minutes ago", "today, 09:12", "yesterday, 17:40", "3 March 2026".
 * In the person's time zone and language.
 *
 * Returns: (transfer full): the text
 */
char *
catena_format_relative_time (gint64 time,
                             gint64 now)
{
  gint64 seconds = (now - time) / CATENA_NSEC_PER_SEC;
  g_autoptr (GDateTime) then = to_local (time);
  g_autoptr (GDateTime) today = to_local (now);
  g_autoptr (GDateTime) yesterday = NULL;

  if (then == NULL || today == NULL)
    return g_strdup ("");

  /* A clock that is a little ahead is no future. */
  if (seconds > -SECONDS_PER_MINUTE && seconds < SECONDS_PER_MINUTE)
    return g_strdup (_("just now"));
  if (seconds > 0 && seconds < SECONDS_PER_HOUR)
    {
      guint minutes = (guint) (seconds / SECONDS_PER_MINUTE);

      return g_strdup_printf (ngettext ("%u minute ago", "%u minutes ago", minutes), minutes);
    }

  yesterday = g_date_time_add_days (today, -1);
  if (is_same_day (then, today))
    /* Translators: a time of today, for g_date_time_format() */
    return g_date_time_format (then, _("today, %H:%M"));
  if (is_same_day (then, yesterday))
    /* Translators: a time of yesterday, for g_date_time_format() */
    return g_date_time_format (then, _("yesterday, %H:%M"));

  /* Translators: a date, for g_date_time_format() */
  return g_date_time_format (then, _("%-d %B %Y"));
}

/**
 * catena_format_time:
 * @time: nanoseconds since 1970 UTC
 *
 * Returns: (transfer full): date and time in the person's time zone and language
 */
char *
catena_format_time (gint64 time)
{
  g_autoptr (GDateTime) local = to_local (time);

  if (local == NULL)
    return g_strdup ("");

  /* Translators: a date and a time, for g_date_time_format() */
  return g_date_time_format (local, _("%-d %B %Y, %H:%M"));
}

/**
 * catena_format_duration:
 * @nanoseconds: how long something took
 *
 * Says a duration with at most two units: "12 s", "3 min 12 s", "2 h 5 min".
 *
 * Returns: (transfer full): the text
 */
char *
catena_format_duration (gint64 nanoseconds)
{
  gint64 seconds = MAX (nanoseconds, 0) / CATENA_NSEC_PER_SEC;
  int hours = (int) (seconds / SECONDS_PER_HOUR);
  int minutes = (int) (seconds % SECONDS_PER_HOUR / SECONDS_PER_MINUTE);
  int rest = (int) (seconds % SECONDS_PER_MINUTE);

  if (hours > 0)
    /* Translators: a duration in hours and minutes */
    return g_strdup_printf (_("%d h %d min"), hours, minutes);
  if (minutes > 0)
    /* Translators: a duration in minutes and seconds */
    return g_strdup_printf (_("%d min %d s"), minutes, rest);

  /* Translators: a duration in seconds */
  return g_strdup_printf (_("%d s"), rest);
}
