/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-error-meaning"

#include "config.h"

#include "catena-error-meaning.h"

#include "catena-error-catalogue.h"
#include "catena-util.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Longest part of a server's own words that is quoted. */
#define MAX_QUOTED 300

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

static char *
dup_unit (gint64 seconds,
          gint64 unit)
{
  gulong count = (gulong) (seconds / unit);

  switch (unit)
    {
    case DAY:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu day", "%lu days", count), count);
    case HOUR:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu hour", "%lu hours", count), count);
    case MINUTE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu minute", "%lu minutes", count), count);
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu second", "%lu seconds", count), count);
    }
}

/* The two largest units: nobody sets a clock by the seconds when it is a day off. */
static char *
dup_duration (gint64 seconds)
{
  static const gint64 units[] = { DAY, HOUR, MINUTE, 1 };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  guint i = 0;

  while (i < G_N_ELEMENTS (units) - 1 && seconds < units[i])
    i++;

  first = dup_unit (seconds, units[i]);
  if (i == G_N_ELEMENTS (units) - 1 || seconds % units[i] / units[i + 1] == 0)
    return g_steal_pointer (&first);

  second = dup_unit (seconds % units[i], units[i + 1]);

  /* Translators: a duration in two units, for example “1 hour 5 minutes”. */
  return g_strdup_printf (C_("duration", "%s %s"), first, second);
}

static char *
dup_clock_sentence (const CatenaErrorDetails *details)
{
  g_autofree char *duration = NULL;

  if (details->clock_skew == 0)
    return g_strdup (_("This computer’s clock differs from the server’s."));

  duration = dup_duration (ABS (details->clock_skew));
  if (details->clock_skew > 0)
    /* Translators: %s is a duration, for example “1 hour 5 minutes”. */
    return g_strdup_printf (_("This computer’s clock is %s behind the server’s."), duration);

  /* Translators: %s is a duration, for example “1 hour 5 minutes”. */
  return g_strdup_printf (_("This computer’s clock is %s ahead of the server’s."), duration);
}

static char *
dup_permission_sentence (const CatenaErrorDetails *details)
{
  const char *action = catena_api_get (details->api)->iam_action;

  if (action == NULL)
    return g_strdup (_("The user lacks a permission for it."));

  /* Translators: %s is the name of an IAM action, for example bcs:fabricInstance:list. */
  return g_strdup_printf (_("The user needs the permission %s for it."), action);
}

/* Begins with the blank that parts it from the sentence before it. */
static char *
dup_said_sentence (const char *message)
{
  g_autofree char *quoted = catena_sanitize_text (message, MAX_QUOTED);

  if (quoted == NULL || *quoted == '\0')
    return g_strdup ("");

  /* Translators: the blank at the beginning stays (in Chinese: none); %s are the server's own words. */
  return g_strdup_printf (_(" The server says: “%s”"), quoted);
}

/* Ends with the blank that parts it from what is wrong there. */
static char *
dup_line (const CatenaErrorDetails *details)
{
  if (details->line == 0)
    return g_strdup ("");

  /* Translators: a place in a file; what is wrong there follows. The blank at the end stays (in Chinese: none). */
  return g_strdup_printf (_("Line %u: "), details->line);
}

static char *
dup_host (const CatenaErrorDetails *details)
{
  char *host = catena_sanitize_text (details->host, MAX_QUOTED);

  return host != NULL ? host : g_strdup (_("the server"));
}

static char *
dup_file (const CatenaErrorDetails *details)
{
  g_autofree char *name = details->file != NULL ? g_filename_display_name (details->file) : NULL;
  char *file = catena_sanitize_text (name, 0);

  return file != NULL ? file : g_strdup (_("the file"));
}

static char *
dup_word (const char               *word,
          gsize                     length,
          const CatenaErrorDetails *details)
{
  if (strncmp (word, CATENA_WORD_HOST, length) == 0)
    return dup_host (details);
  if (strncmp (word, CATENA_WORD_FILE, length) == 0)
    return dup_file (details);
  if (strncmp (word, CATENA_WORD_PERMISSION, length) == 0)
    return dup_permission_sentence (details);
  if (strncmp (word, CATENA_WORD_CLOCK, length) == 0)
    return dup_clock_sentence (details);
  if (strncmp (word, CATENA_WORD_SAID, length) == 0)
    return dup_said_sentence (details->service_message);
  if (strncmp (word, CATENA_WORD_LINE, length) == 0)
    return dup_line (details);
  if (strncmp (word, CATENA_WORD_MEMBER, length) == 0)
    return details->member != NULL ? catena_sanitize_text (details->member, MAX_QUOTED) : g_strdup ("");

  return g_strndup (word, length);
}

static void
make_first_letter_capital (char *text)
{
  /* “the server” may begin a sentence. Letters of other scripts have no case or stand well as they are. */
  *text = g_ascii_toupper (*text);
}

/* Puts the words in, in one pass: what a server says is not looked through for words again. */
static char *
dup_filled (const char               *text,
            const CatenaErrorDetails *details)
{
  g_autoptr (GString) filled = g_string_new (NULL);
  const char *open;

  while ((open = strchr (text, '{')) != NULL)
    {
      const char *close = strchr (open, '}');
      g_autofree char *word = NULL;

      if (close == NULL)
        break;
      word = dup_word (open, (gsize) (close - open) + 1, details);
      g_string_append_len (filled, text, open - text);
      /* A host stays as it is written. */
      if (filled->len == 0 && details->host == NULL)
        make_first_letter_capital (word);
      g_string_append (filled, word);
      text = close + 1;
    }
  g_string_append (filled, text);

  return g_string_free (g_steal_pointer (&filled), FALSE);
}

static void
append_line (GString    *text,
             const char *label,
             const char *value)
{
  g_autofree char *shown = catena_sanitize_text (value, 0);

  if (shown == NULL || *shown == '\0')
    return;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, "%s%s", label, shown);
}

/* For support, which reads English: not translated. */
static char *
dup_technical (const GError             *error,
               const CatenaErrorDetails *details)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (details != NULL)
    {
      g_autofree char *status = details->http_status > 0 ? g_strdup_printf ("%u", details->http_status) : NULL;

      append_line (text, "Call: ", details->api != CATENA_API_NONE ? catena_api_get (details->api)->name : NULL);
      append_line (text, "Host: ", details->host);
      append_line (text, "File: ", details->file);
      append_line (text, "HTTP status: ", status);
      append_line (text, "Code: ", details->service_code);
      append_line (text, "Request ID: ", details->request_id);
      append_line (text, "Server: ", details->service_message);
    }
  append_line (text, "Error: ", error->message);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fill_from_entry (CatenaErrorMeaning       *meaning,
                 const CatenaErrorEntry   *entry,
                 const CatenaErrorDetails *details)
{
  meaning->title = g_strdup (_(entry->title));
  meaning->explanation = dup_filled (_(entry->explanation), details);
  if (entry->next_step != NULL)
    meaning->next_step = dup_filled (_(entry->next_step), details);
}

/* Errors of GLib: of files, mostly. Their messages are in the person's language. */
static void
fill_from_foreign (CatenaErrorMeaning *meaning,
                   const GError       *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      meaning->title = g_strdup (_("Cancelled"));
      meaning->explanation = g_strdup (_("It was stopped before it had ended."));
      return;
    }

  meaning->title = g_strdup (_("Something Went Wrong"));
  meaning->explanation = catena_sanitize_text (error->message, MAX_QUOTED);
  if (meaning->explanation == NULL || *meaning->explanation == '\0')
    {
      g_free (meaning->explanation);
      meaning->explanation = g_strdup (_("The reason is not known."));
    }
}

/**
 * catena_error_has_problem:
 * @error: (nullable): an error of any domain
 * @problem: one of the problems that Catena finds itself, or a service's code
 *
 * Returns: whether that is what @error is about
 */
gboolean
catena_error_has_problem (const GError *error,
                          const char   *problem)
{
  const CatenaErrorDetails *details = error != NULL ? catena_error_get_details (error) : NULL;

  return details != NULL && g_strcmp0 (details->service_code, problem) == 0;
}

/**
 * catena_error_meaning_new:
 * @error: an error of any domain
 *
 * Puts an error in words for people, in their language. The words come from the tables of the catalogue; what a server
 * says is only ever quoted.
 *
 * Returns: (transfer full): the meaning; title and explanation are never empty
 */
CatenaErrorMeaning *
catena_error_meaning_new (const GError *error)
{
  CatenaErrorMeaning *meaning;
  const CatenaErrorDetails *details;
  const CatenaErrorEntry *entry;

  g_return_val_if_fail (error != NULL, NULL);

  meaning = g_new0 (CatenaErrorMeaning, 1);
  meaning->verdict = catena_error_get_verdict (error);
  details = catena_error_get_details (error);
  entry = catena_error_catalogue_find (error);
  if (entry != NULL)
    fill_from_entry (meaning, entry, details);
  else
    fill_from_foreign (meaning, error);

  /* Whatever the table advises: it must not be sent a second time unseen. Signing in twice does no harm. */
  if (details != NULL && meaning->verdict == CATENA_VERDICT_MAY_HAVE_HAPPENED
      && details->api != CATENA_API_IAM_CREATE_TOKEN)
    {
      g_free (meaning->next_step);
      meaning->next_step = g_strdup (_("It may have been done all the same: look before you send it again."));
    }

  meaning->technical = dup_technical (error, details);
  meaning->request_id = details != NULL ? catena_sanitize_text (details->request_id, 0) : NULL;

  return meaning;
}

/**
 * catena_error_meaning_free:
 * @meaning: (transfer full) (nullable): a meaning
 */
void
catena_error_meaning_free (CatenaErrorMeaning *meaning)
{
  if (meaning == NULL)
    return;

  g_free (meaning->title);
  g_free (meaning->explanation);
  g_free (meaning->next_step);
  g_free (meaning->technical);
  g_free (meaning->request_id);
  g_free (meaning);
}
