/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-curl"

#include "config.h"

#include "catena-curl.h"

#define NEXT_LINE " \\\n  "
/* To be replaced by whoever runs it. */
#define UNKNOWN_FILE "FILE"

static void
append_quoted (GString    *command,
               const char *option,
               const char *text)
{
  g_autofree char *quoted = g_shell_quote (text);

  g_string_append_printf (command, NEXT_LINE "%s %s", option, quoted);
}

static void
append_file (GString    *command,
             const char *file_name)
{
  g_autoptr (GString) form = g_string_new ("file=@\"");

  /* Inside of curl's own quotes, backslash and quote are escaped with a backslash. */
  for (const char *c = file_name; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_c (form, '\\');
      g_string_append_c (form, *c);
    }
  g_string_append_c (form, '"');
  append_quoted (command, "--form", form->str);
}

/**
 * catena_curl_build:
 * @id: what is called
 * @url: where
 * @body: (nullable): a JSON body, with marks where its secrets are
 * @file_name: (nullable): the file of an operation that takes one, if it is known
 *
 * Writes a request as a curl command, to be shown and copied: with `$CATENA_TOKEN` in the place of the token. Keys cannot
 * sign there, so it is always the form with a token.
 *
 * Returns: (transfer full): the command
 */
char *
catena_curl_build (CatenaApiId  id,
                   const char  *url,
                   const char  *body,
                   const char  *file_name)
{
  const CatenaApi *api = catena_api_get (id);
  GString *command;

  g_return_val_if_fail (url != NULL, NULL);

  command = g_string_new ("curl");
  g_string_append_printf (command, " --request %s", api->method);
  append_quoted (command, "--url", url);
  append_quoted (command, "--header", "Accept: application/json");
  /* Double quotes, since the shell is to put the token in. */
  if (id != CATENA_API_IAM_CREATE_TOKEN)
    g_string_append (command, NEXT_LINE "--header \"X-Auth-Token: $CATENA_TOKEN\"");
  if (body != NULL)
    {
      append_quoted (command, "--header", "Content-Type: application/json;charset=UTF-8");
      append_quoted (command, "--data-raw", body);
    }
  else if ((api->flags & CATENA_API_FLAGS_MULTIPART) != 0)
    {
      append_file (command, file_name != NULL ? file_name : UNKNOWN_FILE);
    }

  return g_string_free (command, FALSE);
}
