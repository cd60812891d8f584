/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-credentials-csv"

#include "config.h"

#include "catena-credentials.h"

#include "catena-error.h"
#include "catena-error-meaning.h"

#include <string.h>

/* The file that is downloaded has some 150 bytes. */
#define MAX_SIZE (64 * 1024)
#define BYTE_ORDER_MARK "\357\273\277"

static GError *
new_error (const char *problem,
           const char *message)
{
  CatenaErrorDetails details = { .service_code = problem };

  return catena_error_new (CATENA_ERROR_INPUT, &details, "%s", message);
}

/* Reads one field and leaves `text` at what ends it: a comma, the end of the line or of the text. */
static char *
read_field (const char **text)
{
  /* Large enough for a key, so that no copy is left behind by growing. */
  GString *field = g_string_sized_new (512);
  char *copy;

  while (**text == ' ')
    (*text)++;

  if (**text == '"')
    {
      for ((*text)++; **text != '\0'; (*text)++)
        {
          if (**text == '"' && (*text)[1] != '"')
            {
              (*text)++;
              break;
            }
          if (**text == '"')
            (*text)++;
          g_string_append_c (field, **text);
        }
    }

  for (; **text != '\0' && strchr (",\r\n", **text) == NULL; (*text)++)
    g_string_append_c (field, **text);

  copy = g_strndup (field->str, field->len);
  catena_wipe (field->str, field->allocated_len);
  g_string_free (field, TRUE);

  return g_strstrip (copy);
}

static void
free_field (gpointer field)
{
  catena_wipe_string (field);
  g_free (field);
}

/* Reads the fields of one line; blank lines are passed over. */
static GPtrArray *
read_line (const char **text)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (free_field);

  *text += strspn (*text, "\r\n");
  if (**text == '\0')
    return fields;

  g_ptr_array_add (fields, read_field (text));
  while (**text == ',')
    {
      (*text)++;
      g_ptr_array_add (fields, read_field (text));
    }

  return fields;
}

static const char *
get_field (GPtrArray  *header,
           GPtrArray  *fields,
           const char *name)
{
  for (guint i = 0; i < MIN (header->len, fields->len); i++)
    {
      const char *value = g_ptr_array_index (fields, i);

      if (g_ascii_strcasecmp (g_ptr_array_index (header, i), name) == 0)
        return *value != '\0' ? value : NULL;
    }

  return NULL;
}

static gboolean
has_column (GPtrArray  *header,
            const char *name)
{
  for (guint i = 0; i < header->len; i++)
    {
      if (g_ascii_strcasecmp (g_ptr_array_index (header, i), name) == 0)
        return TRUE;
    }

  return FALSE;
}

static CatenaCredentials *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr (GPtrArray) header = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (CatenaSecret) secret_key = NULL;

  if (g_str_has_prefix (text, BYTE_ORDER_MARK))
    text += strlen (BYTE_ORDER_MARK);

  header = read_line (&text);
  if (!has_column (header, "Access Key Id") || !has_column (header, "Secret Access Key"))
    {
      g_propagate_error (error, new_error (CATENA_PROBLEM_CSV_COLUMNS, "No access key columns in the first line"));
      return NULL;
    }

  fields = read_line (&text);
  if (get_field (header, fields, "Access Key Id") == NULL || get_field (header, fields, "Secret Access Key") == NULL)
    {
      g_propagate_error (error, new_error (CATENA_PROBLEM_CSV_EMPTY, "No access key in the second line"));
      return NULL;
    }

  rest = read_line (&text);
  if (rest->len > 0)
    {
      g_propagate_error (error, new_error (CATENA_PROBLEM_CSV_SEVERAL, "More than one access key"));
      return NULL;
    }

  secret_key = catena_secret_new (get_field (header, fields, "Secret Access Key"));

  return catena_credentials_new_keys (get_field (header, fields, "Access Key Id"), secret_key, NULL);
}

/**
 * catena_credentials_new_from_csv:
 * @bytes: contents of the file that Huawei Cloud lets a person download once with a new access key
 * @error: return location for an error
 *
 * Reads access keys from credentials.csv: a line of column names, then one line with the key. Byte order mark, quotes,
 * order of the columns, further columns and kinds of line ends do not matter. Any other file is refused with
 * %CATENA_ERROR_INPUT and the problem as service code.
 *
 * Returns: (transfer full) (nullable): the access keys
 */
CatenaCredentials *
catena_credentials_new_from_csv (GBytes  *bytes,
                                 GError **error)
{
  CatenaCredentials *self;
  const char *data;
  char *text;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  if (length > MAX_SIZE || !g_utf8_validate (data != NULL ? data : "", (gssize) length, NULL))
    {
      g_propagate_error (error, new_error (CATENA_PROBLEM_CSV_COLUMNS, "Not a text file of that size"));
      return NULL;
    }

  text = g_strndup (data, length);
  self = read_text (text, error);
  catena_wipe_string (text);
  g_free (text);

  return self;
}
