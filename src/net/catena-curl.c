/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-curl"

#include "config.h"

#include "catena-curl.h"

#include "catena-request-private.h"

#define NEXT_LINE " \\\n  "

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
 * catena_curl_from_request:
 * @request: a request
 *
 * Writes @request as a curl command. Keys cannot sign there, so it is always the form with a token.
 *
 * Returns: (transfer full) (nullable): the command, or %NULL when the request has no address
 */
char *
catena_curl_from_request (CatenaRequest *request)
{
  const CatenaApi *api = catena_api_get (catena_request_get_api (request));
  g_autofree char *url = catena_request_dup_url (request, NULL);
  CatenaBody *body = catena_request_get_body (request);
  const char *file_name = catena_request_get_file_name (request);
  GString *command;

  if (url == NULL)
    return NULL;

  command = g_string_new ("curl");
  g_string_append_printf (command, " --request %s", api->method);
  append_quoted (command, "--url", url);
  append_quoted (command, "--header", "Accept: application/json");
  /* Double quotes, since the shell is to put the token in. */
  if (api->id != CATENA_API_IAM_CREATE_TOKEN)
    g_string_append (command, NEXT_LINE "--header \"X-Auth-Token: $CATENA_TOKEN\"");
  if (body != NULL)
    {
      append_quoted (command, "--header", "Content-Type: application/json;charset=UTF-8");
      append_quoted (command, "--data-raw", catena_body_get_redacted (body));
    }
  else if (file_name != NULL)
    {
      append_file (command, file_name);
    }

  return g_string_free (command, FALSE);
}
