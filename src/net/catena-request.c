/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-request"

#include "config.h"

#include "catena-request.h"
#include "catena-request-private.h"

#include "catena-curl.h"
#include "catena-error.h"
#include "catena-host.h"
#include "catena-util.h"

#include <string.h>

struct _CatenaRequest
{
  GObject parent_instance;

  CatenaApiId api;
  char *endpoint;
  GHashTable *parameters;
  GArray *query;
  char *project_id;
  char *domain_id;
  CatenaBody *body;
  char *file_name;
  GBytes *file;
};

G_DEFINE_FINAL_TYPE (CatenaRequest, catena_request, G_TYPE_OBJECT)

/* Kept encoded, so that what is sent is what was built. */
#define URI_FLAGS (G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE)

static void
clear_pair (gpointer data)
{
  CatenaAkskPair *pair = data;

  g_free ((char *) pair->name);
  g_free ((char *) pair->value);
}

static void
set_input_error (CatenaRequest  *self,
                 GError        **error,
                 const char     *reason)
{
  CatenaErrorDetails details = { .api = self->api };
  g_autofree char *endpoint = catena_sanitize_text (self->endpoint, 200);

  g_propagate_error (error, catena_error_new (CATENA_ERROR_INPUT, &details, "%s: endpoint “%s” %s",
                                              catena_api_get (self->api)->name, endpoint, reason));
}

/* GUri takes nearly anything for a host. Beyond ASCII it is the business of IDNA. */
static gboolean
is_host (const char *host)
{
  g_autofree char *ascii = g_hostname_is_non_ascii (host) ? g_hostname_to_ascii (host) : g_strdup (host);

  return ascii != NULL && *ascii != '\0'
         && ascii[strspn (ascii, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-._:")] == '\0';
}

static const char *
find_endpoint_fault (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (g_strcmp0 (scheme, "https") != 0 && g_strcmp0 (scheme, "http") != 0)
    return "is not an https address";
  if (host == NULL || !is_host (host))
    return "has no host";
  if (g_str_equal (scheme, "http") && !catena_host_is_loopback (host))
    return "is not https, and only this machine itself may be reached without it";
  if (g_uri_get_userinfo (uri) != NULL)
    return "holds a user or a password";
  if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return "holds more than host, port and path";

  return NULL;
}

static GUri *
parse_endpoint (CatenaRequest  *self,
                GError        **error)
{
  g_autoptr (GUri) uri = g_uri_parse (self->endpoint, URI_FLAGS, NULL);
  const char *fault = uri != NULL ? find_endpoint_fault (uri) : "cannot be read";

  if (fault != NULL)
    {
      set_input_error (self, error, fault);
      return NULL;
    }

  return g_steal_pointer (&uri);
}

static char *
build_query (CatenaRequest *self)
{
  GString *query;

  if (self->query->len == 0)
    return NULL;

  query = g_string_new (NULL);
  for (guint i = 0; i < self->query->len; i++)
    {
      const CatenaAkskPair *pair = &g_array_index (self->query, CatenaAkskPair, i);

      if (i > 0)
        g_string_append_c (query, '&');
      g_string_append_uri_escaped (query, pair->name, NULL, FALSE);
      g_string_append_c (query, '=');
      g_string_append_uri_escaped (query, pair->value, NULL, FALSE);
    }

  return g_string_free (query, FALSE);
}

static void
catena_request_finalize (GObject *object)
{
  CatenaRequest *self = CATENA_REQUEST (object);

  g_clear_pointer (&self->endpoint, g_free);
  g_clear_pointer (&self->parameters, g_hash_table_unref);
  g_clear_pointer (&self->query, g_array_unref);
  g_clear_pointer (&self->project_id, g_free);
  g_clear_pointer (&self->domain_id, g_free);
  g_clear_pointer (&self->body, catena_body_unref);
  g_clear_pointer (&self->file_name, g_free);
  g_clear_pointer (&self->file, g_bytes_unref);

  G_OBJECT_CLASS (catena_request_parent_class)->finalize (object);
}

static void
catena_request_class_init (CatenaRequestClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = catena_request_finalize;
}

static void
catena_request_init (CatenaRequest *self)
{
  self->parameters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->query = g_array_new (FALSE, FALSE, sizeof (CatenaAkskPair));
  g_array_set_clear_func (self->query, clear_pair);
}

/**
 * catena_request_new:
 * @api: the operation
 * @endpoint: where its cloud is: https://host[:port][/path], http for this machine only
 *
 * Returns: (transfer full): a new request
 */
CatenaRequest *
catena_request_new (CatenaApiId  api,
                    const char  *endpoint)
{
  CatenaRequest *self;

  g_return_val_if_fail (api > CATENA_API_NONE && api < CATENA_API_N_IDS, NULL);
  g_return_val_if_fail (endpoint != NULL, NULL);

  self = g_object_new (CATENA_TYPE_REQUEST, NULL);
  self->api = api;
  self->endpoint = g_strdup (endpoint);

  return self;
}

/**
 * catena_request_get_api:
 * @self: a request
 *
 * Returns: its operation
 */
CatenaApiId
catena_request_get_api (CatenaRequest *self)
{
  g_return_val_if_fail (CATENA_IS_REQUEST (self), CATENA_API_NONE);

  return self->api;
}

/**
 * catena_request_set_parameter:
 * @self: a request
 * @name: name of a path parameter, without braces
 * @value: (nullable): its value, not encoded
 *
 * Sets a parameter of the path. Whether all are there and usable is found out by catena_request_dup_url().
 */
void
catena_request_set_parameter (CatenaRequest *self,
                              const char    *name,
                              const char    *value)
{
  g_return_if_fail (CATENA_IS_REQUEST (self));
  g_return_if_fail (name != NULL);

  g_hash_table_insert (self->parameters, g_strdup (name), g_strdup (value));
}

/**
 * catena_request_add_query:
 * @self: a request
 * @name: name of a query parameter
 * @value: (nullable): its value, not encoded; %NULL adds nothing
 *
 * Adds a query parameter. A name may be added more than once.
 */
void
catena_request_add_query (CatenaRequest *self,
                          const char    *name,
                          const char    *value)
{
  CatenaAkskPair pair;

  g_return_if_fail (CATENA_IS_REQUEST (self));
  g_return_if_fail (name != NULL);

  if (value == NULL)
    return;

  pair.name = g_strdup (name);
  pair.value = g_strdup (value);
  g_array_append_val (self->query, pair);
}

/**
 * catena_request_set_project:
 * @self: a request
 * @project_id: (nullable): what X-Project-Id says when keys sign
 *
 * For the services of a region. Takes the place of a domain: never both are sent (signing facts, 3.3).
 */
void
catena_request_set_project (CatenaRequest *self,
                            const char    *project_id)
{
  g_return_if_fail (CATENA_IS_REQUEST (self));

  catena_set_str (&self->project_id, project_id);
  g_clear_pointer (&self->domain_id, g_free);
}

/**
 * catena_request_set_domain:
 * @self: a request
 * @domain_id: (nullable): what X-Domain-Id says when keys sign
 *
 * For global services such as IAM. Takes the place of a project: never both are sent (signing facts, 3.3).
 */
void
catena_request_set_domain (CatenaRequest *self,
                           const char    *domain_id)
{
  g_return_if_fail (CATENA_IS_REQUEST (self));

  catena_set_str (&self->domain_id, domain_id);
  g_clear_pointer (&self->project_id, g_free);
}

/**
 * catena_request_set_body:
 * @self: a request
 * @body: (nullable): its JSON body
 */
void
catena_request_set_body (CatenaRequest *self,
                         CatenaBody    *body)
{
  g_return_if_fail (CATENA_IS_REQUEST (self));

  if (body != NULL)
    catena_body_ref (body);
  g_clear_pointer (&self->body, catena_body_unref);
  self->body = body;
}

/**
 * catena_request_set_file:
 * @self: a request whose operation is %CATENA_API_FLAGS_MULTIPART
 * @file_name: the file's base name
 * @contents: what is in it
 *
 * Makes the body a form with one part named "file" (facts, 1.3).
 */
void
catena_request_set_file (CatenaRequest *self,
                         const char    *file_name,
                         GBytes        *contents)
{
  g_return_if_fail (CATENA_IS_REQUEST (self));
  g_return_if_fail (file_name != NULL);
  g_return_if_fail (contents != NULL);

  catena_set_str (&self->file_name, file_name);
  g_bytes_ref (contents);
  g_clear_pointer (&self->file, g_bytes_unref);
  self->file = contents;
}

/**
 * catena_request_build_uri:
 * @self: a request
 * @error: return location for an error
 *
 * Host, port and scheme are the endpoint's, whatever the parameters hold. %CATENA_ERROR_INPUT for an endpoint that
 * is not https (loopback excepted) or a path parameter that is missing or unusable.
 *
 * Returns: (transfer full) (nullable): the percent-encoded address
 */
GUri *
catena_request_build_uri (CatenaRequest  *self,
                          GError        **error)
{
  g_autoptr (GUri) endpoint = NULL;
  g_autofree char *path = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *full_path = NULL;
  g_autofree char *query = NULL;

  g_return_val_if_fail (CATENA_IS_REQUEST (self), NULL);

  endpoint = parse_endpoint (self, error);
  if (endpoint == NULL)
    return NULL;

  path = catena_api_build_path (self->api, self->parameters, error);
  if (path == NULL)
    return NULL;

  prefix = g_strdup (g_uri_get_path (endpoint));
  if (g_str_has_suffix (prefix, "/"))
    prefix[strlen (prefix) - 1] = '\0';
  full_path = g_strconcat (prefix, path, NULL);
  query = build_query (self);

  return g_uri_build (URI_FLAGS, g_uri_get_scheme (endpoint), NULL, g_uri_get_host (endpoint),
                      g_uri_get_port (endpoint), full_path, query, NULL);
}

/**
 * catena_request_dup_url:
 * @self: a request
 * @error: return location for an error; %CATENA_ERROR_INPUT when the request cannot be sent like this
 *
 * Returns: (transfer full) (nullable): the address it goes to, percent-encoded
 */
char *
catena_request_dup_url (CatenaRequest  *self,
                        GError        **error)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (CATENA_IS_REQUEST (self), NULL);

  uri = catena_request_build_uri (self, error);

  return uri != NULL ? g_uri_to_string (uri) : NULL;
}

/**
 * catena_request_dup_curl:
 * @self: a request
 *
 * The request as a command for a shell, to be shown and copied: with `$CATENA_TOKEN` in the place of the token,
 * and marks in the place of the secrets in its body.
 *
 * Returns: (transfer full) (nullable): the command; %NULL when the request cannot be sent like this
 */
char *
catena_request_dup_curl (CatenaRequest *self)
{
  g_autofree char *url = NULL;

  g_return_val_if_fail (CATENA_IS_REQUEST (self), NULL);

  url = catena_request_dup_url (self, NULL);
  if (url == NULL)
    return NULL;

  return catena_curl_build (self->api, url, self->body != NULL ? catena_body_get_redacted (self->body) : NULL,
                            self->file_name);
}

/**
 * catena_request_get_query:
 * @self: a request
 * @n_pairs: (out): how many
 *
 * Returns: (transfer none) (array length=n_pairs): the query parameters, not encoded
 */
const CatenaAkskPair *
catena_request_get_query (CatenaRequest *self,
                          gsize         *n_pairs)
{
  *n_pairs = self->query->len;

  return (const CatenaAkskPair *) (gconstpointer) self->query->data;
}

/**
 * catena_request_get_project:
 * @self: a request
 *
 * Returns: (transfer none) (nullable): the project
 */
const char *
catena_request_get_project (CatenaRequest *self)
{
  return self->project_id;
}

/**
 * catena_request_get_domain:
 * @self: a request
 *
 * Returns: (transfer none) (nullable): the account's domain
 */
const char *
catena_request_get_domain (CatenaRequest *self)
{
  return self->domain_id;
}

/**
 * catena_request_get_body:
 * @self: a request
 *
 * Returns: (transfer none) (nullable): the JSON body
 */
CatenaBody *
catena_request_get_body (CatenaRequest *self)
{
  return self->body;
}

/**
 * catena_request_get_file_name:
 * @self: a request
 *
 * Returns: (transfer none) (nullable): the name of the file to be sent
 */
const char *
catena_request_get_file_name (CatenaRequest *self)
{
  return self->file_name;
}

/**
 * catena_request_get_file:
 * @self: a request
 *
 * Returns: (transfer none) (nullable): the contents of the file to be sent
 */
GBytes *
catena_request_get_file (CatenaRequest *self)
{
  return self->file;
}
