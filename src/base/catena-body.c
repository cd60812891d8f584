/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-body"

#include "config.h"

#include "catena-body.h"

#include "catena-json.h"
#include "catena-redact.h"

#include <string.h>

/* A piece of the document's text, and the secret that follows on it. */
typedef struct
{
  char *text;
  CatenaSecret *secret;
} Segment;

struct _CatenaBody
{
  GArray *segments;
  char *redacted;
  char *pretty;
};

/* Memory that a GBytes wipes when it goes. */
typedef struct
{
  gsize length;
  char data[];
} Buffer;

G_DEFINE_BOXED_TYPE (CatenaBody, catena_body, catena_body_ref, catena_body_unref)

static void
clear_segment (gpointer data)
{
  Segment *segment = data;

  g_free (segment->text);
  g_clear_pointer (&segment->secret, catena_secret_unref);
}

static void
clear_body (gpointer data)
{
  CatenaBody *body = data;

  g_array_unref (body->segments);
  g_free (body->redacted);
  g_free (body->pretty);
}

static void
free_buffer (gpointer data)
{
  Buffer *buffer = data;

  catena_wipe (buffer->data, buffer->length);
  g_free (buffer);
}

/* Finds the placeholder that comes first in the text. */
static CatenaSecret *
find_placeholder (const char     *text,
                  CatenaSecret  **secrets,
                  gsize           n_secrets,
                  const char    **position)
{
  CatenaSecret *first = NULL;

  *position = NULL;
  for (gsize i = 0; i < n_secrets; i++)
    {
      const char *found = strstr (text, catena_secret_get_placeholder (secrets[i]));

      if (found != NULL && (*position == NULL || found < *position))
        {
          *position = found;
          first = secrets[i];
        }
    }

  return first;
}

static GArray *
split (const char    *text,
       CatenaSecret **secrets,
       gsize          n_secrets)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (Segment));

  g_array_set_clear_func (segments, clear_segment);
  while (text != NULL)
    {
      const char *position;
      CatenaSecret *secret = find_placeholder (text, secrets, n_secrets, &position);
      Segment segment = { NULL, NULL };

      if (secret == NULL)
        {
          segment.text = g_strdup (text);
          text = NULL;
        }
      else
        {
          segment.text = g_strndup (text, (gsize) (position - text));
          segment.secret = catena_secret_ref (secret);
          text = position + strlen (catena_secret_get_placeholder (secret));
        }
      g_array_append_val (segments, segment);
    }

  return segments;
}

static char *
redact (const char    *text,
        CatenaSecret **secrets,
        gsize          n_secrets)
{
  g_autoptr (GArray) segments = split (text, secrets, n_secrets);
  GString *redacted = g_string_new (NULL);

  for (guint i = 0; i < segments->len; i++)
    {
      const Segment *segment = &g_array_index (segments, Segment, i);

      g_string_append (redacted, segment->text);
      if (segment->secret != NULL)
        g_string_append (redacted, CATENA_REDACTED);
    }

  return g_string_free (redacted, FALSE);
}

/* Writes one byte as JSON has it inside a string, or only measures it without a target. By hand, since each
 * library function would leave a copy of the secret behind on the heap. */
static gsize
escape_byte (unsigned char  byte,
             char          *target)
{
  static const char digits[] = "0123456789abcdef";

  if (byte >= 0x20 && byte != '"' && byte != '\\')
    {
      if (target != NULL)
        *target = (char) byte;
      return 1;
    }
  if (byte == '"' || byte == '\\')
    {
      if (target != NULL)
        {
          target[0] = '\\';
          target[1] = (char) byte;
        }
      return 2;
    }
  if (target != NULL)
    {
      memcpy (target, "\\u00", 4);
      target[4] = digits[byte >> 4];
      target[5] = digits[byte & 0xf];
    }
  return 6;
}

static gsize
escape_secret (CatenaSecret *secret,
               char         *target)
{
  const char *text = catena_secret_get_text (secret);
  gsize length = 0;

  for (gsize i = 0; i < catena_secret_get_length (secret); i++)
    length += escape_byte ((unsigned char) text[i], target != NULL ? target + length : NULL);

  return length;
}

/* Writes what is sent, or only measures it without a target. A buffer that grows would leave copies behind. */
static gsize
write_segments (GArray *segments,
                char   *target)
{
  gsize length = 0;

  for (guint i = 0; i < segments->len; i++)
    {
      const Segment *segment = &g_array_index (segments, Segment, i);
      gsize text_length = strlen (segment->text);

      if (target != NULL)
        memcpy (target + length, segment->text, text_length);
      length += text_length;
      if (segment->secret != NULL)
        length += escape_secret (segment->secret, target != NULL ? target + length : NULL);
    }

  return length;
}

/**
 * catena_body_new:
 * @document: a JSON document with placeholders where secrets go; read now, later changes to it do not matter
 * @secrets: (array length=n_secrets) (nullable): the secrets whose placeholders may be in it
 * @n_secrets: how many there are
 *
 * Secrets that are valid UTF-8 give valid JSON. A placeholder may occur any number of times, also not at all.
 *
 * Returns: (transfer full): a new body, which holds a reference to the secrets it uses
 */
CatenaBody *
catena_body_new (JsonNode      *document,
                 CatenaSecret **secrets,
                 gsize          n_secrets)
{
  CatenaBody *body;
  g_autofree char *compact = NULL;
  g_autofree char *pretty = NULL;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (secrets != NULL || n_secrets == 0, NULL);

  compact = catena_json_to_text (document, FALSE);
  pretty = catena_json_to_text (document, TRUE);

  body = g_atomic_rc_box_new0 (CatenaBody);
  body->segments = split (compact, secrets, n_secrets);
  body->redacted = redact (compact, secrets, n_secrets);
  body->pretty = redact (pretty, secrets, n_secrets);

  return body;
}

/**
 * catena_body_ref:
 * @body: a body
 *
 * Returns: (transfer full): @body with one more reference
 */
CatenaBody *
catena_body_ref (CatenaBody *body)
{
  g_return_val_if_fail (body != NULL, NULL);

  return g_atomic_rc_box_acquire (body);
}

/**
 * catena_body_unref:
 * @body: (transfer full): a body
 *
 * Drops a reference.
 */
void
catena_body_unref (CatenaBody *body)
{
  g_return_if_fail (body != NULL);

  g_atomic_rc_box_release_full (body, clear_body);
}

/**
 * catena_body_dup_bytes:
 * @body: a body
 *
 * Makes the bytes to send, with the secrets in them. Drop them as soon as they are sent: they are wiped then.
 *
 * Returns: (transfer full): the document as compact JSON
 */
GBytes *
catena_body_dup_bytes (CatenaBody *body)
{
  Buffer *buffer;
  gsize length;

  g_return_val_if_fail (body != NULL, NULL);

  length = write_segments (body->segments, NULL);
  buffer = g_malloc (sizeof (Buffer) + length);
  buffer->length = length;
  write_segments (body->segments, buffer->data);

  return g_bytes_new_with_free_func (buffer->data, length, free_buffer, buffer);
}

/**
 * catena_body_get_redacted:
 * @body: a body
 *
 * Returns: (transfer none): the document as compact JSON with %CATENA_REDACTED in the place of each secret
 */
const char *
catena_body_get_redacted (CatenaBody *body)
{
  g_return_val_if_fail (body != NULL, NULL);

  return body->redacted;
}

/**
 * catena_body_dup_pretty:
 * @body: a body
 *
 * Returns: (transfer full): the same as catena_body_get_redacted(), indented
 */
char *
catena_body_dup_pretty (CatenaBody *body)
{
  g_return_val_if_fail (body != NULL, NULL);

  return g_strdup (body->pretty);
}

/**
 * catena_body_get_secret:
 * @body: a body
 * @index: counts from 0
 *
 * For finding a body's secrets in what a server says about it. One that is in it more than once is returned
 * as often.
 *
 * Returns: (transfer none) (nullable): one of the secrets in it, %NULL past the last
 */
CatenaSecret *
catena_body_get_secret (CatenaBody *body,
                        guint       index)
{
  g_return_val_if_fail (body != NULL, NULL);

  /* Each segment but the last ends in one. */
  return index < body->segments->len ? g_array_index (body->segments, Segment, index).secret : NULL;
}
