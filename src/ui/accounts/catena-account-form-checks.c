/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-account-form"

#include "config.h"

#include "catena-account-form-private.h"

#include "catena-host.h"

#include <glib/gi18n-lib.h>

/* What is wrong with what was typed, in words. */

/* https, or plain http on this machine; a host and nothing behind it. */
static char *
check_endpoint (CatenaAccountForm *self,
                guint              property)
{
  g_autofree char *text = catena_account_form_dup_stripped (self, property);
  g_autoptr (GUri) uri = NULL;
  const char *scheme, *path;

  if (!catena_account_form_is_custom_place (self))
    return NULL;
  if (catena_text_is_empty (text))
    return g_strdup (_ ("Enter the address, beginning with https://."));

  uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || catena_text_is_empty (g_uri_get_host (uri)))
    return g_strdup (_ ("This is no address: it should look like https://bcs.example.com."));

  scheme = g_uri_get_scheme (uri);
  path = g_uri_get_path (uri);
  if (g_strcmp0 (scheme, "http") == 0 && !catena_host_is_loopback (g_uri_get_host (uri)))
    return g_strdup (_ ("Use https://: plain http would send your secrets for everybody to read."));
  if (g_strcmp0 (scheme, "https") != 0 && g_strcmp0 (scheme, "http") != 0)
    return g_strdup (_ ("The address begins with https://."));
  if (g_uri_get_userinfo (uri) != NULL)
    return g_strdup (_ ("Leave out the user name: it is asked for on the next page."));
  if ((!catena_text_is_empty (path) && !g_str_equal (path, "/")) || g_uri_get_query (uri) != NULL)
    return g_strdup (_ ("Only the host, without a path behind it."));

  return NULL;
}

static char *
check_text (CatenaAccountForm *self,
            guint              property,
            const char        *missing)
{
  g_autofree char *text = catena_account_form_dup_stripped (self, property);

  return catena_text_is_empty (text) ? g_strdup (missing) : NULL;
}

static char *
check_secret (CatenaAccountForm  *self,
              CatenaAccountField  field,
              const char         *missing)
{
  return self->secrets[field] == NULL ? g_strdup (missing) : NULL;
}

static char *
check_access_key (CatenaAccountForm *self)
{
  g_autofree char *text = catena_account_form_dup_stripped (self, PROP_ACCESS_KEY);

  if (catena_text_is_empty (text))
    return g_strdup (_ ("Enter the access key ID."));
  for (const char *c = text; *c != '\0'; c++)
    {
      if (!g_ascii_isalnum (*c))
        return g_strdup (_ ("An access key ID has only letters and digits. Is this the secret key?"));
    }

  return NULL;
}

static char *
check_domain_id (CatenaAccountForm *self)
{
  g_autofree char *text = catena_account_form_dup_stripped (self, PROP_DOMAIN_ID);

  /* It is needed for consortia only: may be left out. */
  for (const char *c = text; *c != '\0'; c++)
    {
      if (!g_ascii_isxdigit (*c) && *c != '-')
        return g_strdup (_ ("An account ID has only the digits 0–9 and a–f. It stands under “My Credentials” in the console."));
    }

  return NULL;
}

static char *
check_credentials (CatenaAccountForm  *self,
                   CatenaAccountField  field)
{
  gboolean keys = self->kind == CATENA_CREDENTIALS_KEYS;

  if (catena_account_form_keeps_credentials (self))
    return NULL;
  if (keys && field == CATENA_ACCOUNT_ACCESS_KEY)
    return check_access_key (self);
  if (keys && field == CATENA_ACCOUNT_SECRET_KEY)
    return check_secret (self, field, _ ("Enter the secret access key."));
  if (!keys && field == CATENA_ACCOUNT_NAME)
    return check_text (self, PROP_ACCOUNT_NAME, _ ("Enter the name of the account that the user belongs to."));
  if (!keys && field == CATENA_ACCOUNT_USER)
    return check_text (self, PROP_USER_NAME, _ ("Enter the name of the IAM user."));
  if (!keys && field == CATENA_ACCOUNT_PASSWORD)
    return check_secret (self, field, _ ("Enter the password."));
  if (!keys && self->mfa && field == CATENA_ACCOUNT_MFA_USER_ID)
    return check_text (self, PROP_MFA_USER_ID, _ ("Enter the ID of the user, not the name: it stands under “My Credentials”."));
  if (!keys && self->mfa && field == CATENA_ACCOUNT_PASSCODE)
    return check_secret (self, field, _ ("Enter the six digits that the authenticator shows now."));

  return NULL;
}

/**
 * catena_account_form_check:
 * @self: a form
 * @field: a field
 *
 * Returns: (transfer full) (nullable): what is wrong with it, in words for people
 */
char *
catena_account_form_check (CatenaAccountForm  *self,
                           CatenaAccountField  field)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT_FORM (self), NULL);

  switch (field)
    {
    case CATENA_ACCOUNT_BCS_ENDPOINT:
      return check_endpoint (self, PROP_BCS_ENDPOINT);
    case CATENA_ACCOUNT_IAM_ENDPOINT:
      return check_endpoint (self, PROP_IAM_ENDPOINT);
    case CATENA_ACCOUNT_DOMAIN_ID:
      return check_domain_id (self);
    case CATENA_ACCOUNT_LABEL:
      return check_text (self, PROP_LABEL, _ ("Give the account a label: it stands wherever something could be billed."));
    case CATENA_ACCOUNT_PROJECTS:
      return g_list_model_get_n_items (G_LIST_MODEL (self->projects)) == 0
                 ? g_strdup (_ ("Choose at least one project."))
                 : NULL;
    case CATENA_ACCOUNT_ACCESS_KEY:
    case CATENA_ACCOUNT_SECRET_KEY:
    case CATENA_ACCOUNT_SESSION_TOKEN:
    case CATENA_ACCOUNT_NAME:
    case CATENA_ACCOUNT_USER:
    case CATENA_ACCOUNT_PASSWORD:
    case CATENA_ACCOUNT_MFA_USER_ID:
    case CATENA_ACCOUNT_PASSCODE:
      return check_credentials (self, field);
    case CATENA_ACCOUNT_N_FIELDS:
    default:
      g_return_val_if_reached (NULL);
    }
}
