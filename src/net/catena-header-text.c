/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-header-text"

#include "config.h"

#include "catena-header-text.h"

#include "catena-redact.h"
#include "catena-util.h"

#include <string.h>

#define MAX_VALUE 500

/* Any other header of an answer may hold what nobody has thought of, and tells nothing about the call. */
static const char *const shown_headers[] = {
  "Content-Disposition",
  "Content-Encoding",
  "Content-Length",
  "Content-Type",
  "Date",
  "Location",
  "Retry-After",
  "Server",
  "Transfer-Encoding",
  "Via",
  "WWW-Authenticate",
  "X-IAM-Trace-Id",
  "X-Request-Id",
  "X-Subject-Token",
};

/* Where a redirect leads is told without what stands behind the path: it may sign somebody in. */
static char *
dup_place (const char *location)
{
  gsize length = strcspn (location, "?#");
  g_autofree char *place = g_strndup (location, length);

  return g_strconcat (place, location[length] != '\0' ? "?…" : "", NULL);
}

static void
append_line (GString    *text,
             const char *name,
             const char *value)
{
  g_autofree char *redacted = catena_redact_header (name, value);
  g_autofree char *shown = catena_sanitize_text (redacted, MAX_VALUE);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, "%s: %s", name, shown);
}

/**
 * catena_header_text_from_request:
 * @message: what was sent, or should have been
 *
 * Returns: (transfer full): a line for each header, without secrets
 */
char *
catena_header_text_from_request (SoupMessage *message)
{
  GString *text = g_string_new (NULL);
  SoupMessageHeadersIter iter;
  const char *name, *value;

  soup_message_headers_iter_init (&iter, soup_message_get_request_headers (message));
  while (soup_message_headers_iter_next (&iter, &name, &value))
    append_line (text, name, value);

  return g_string_free (text, FALSE);
}

/**
 * catena_header_text_from_response:
 * @message: what was answered, if it was
 * @echo: what takes our own secrets out
 *
 * Returns: (transfer full): a line for each header that matters, without secrets
 */
char *
catena_header_text_from_response (SoupMessage *message,
                                  CatenaEcho  *echo)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shown_headers); i++)
    {
      const char *value = soup_message_headers_get_list (soup_message_get_response_headers (message),
                                                         shown_headers[i]);
      g_autofree char *clean = NULL;

      if (value != NULL)
        clean = catena_echo_remove (echo, g_str_equal (shown_headers[i], "Location") ? dup_place (value) : g_strdup (value));
      if (clean != NULL)
        append_line (text, shown_headers[i], clean);
    }

  return g_string_free (text, FALSE);
}
