/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-account-form"

#include "config.h"

#include "catena-account-form-private.h"

#include <glib/gi18n-lib.h>

/* What comes of the form: an account, its credentials, a name for it. */

static gboolean
has_typed_credentials (CatenaAccountForm *self)
{
  g_autofree char *access_key = catena_account_form_dup_stripped (self, PROP_ACCESS_KEY);

  if (self->kind == CATENA_CREDENTIALS_KEYS)
    return !catena_text_is_empty (access_key) || self->secrets[CATENA_ACCOUNT_SECRET_KEY] != NULL;

  return self->secrets[CATENA_ACCOUNT_PASSWORD] != NULL;
}

/**
 * catena_account_form_keeps_credentials:
 * @self: a form
 *
 * Returns: whether nothing was typed while editing, so that the stored credentials stay
 */
gboolean
catena_account_form_keeps_credentials (CatenaAccountForm *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT_FORM (self), FALSE);

  return self->account != NULL && self->kind == (int) catena_account_get_credentials_kind (self->account) &&
         !has_typed_credentials (self);
}

/**
 * catena_account_form_build_account:
 * @self: a form
 *
 * Returns: (transfer full): the account as it would be saved; an own CA is not in it yet, see catena_account_form_get_ca()
 */
CatenaAccount *
catena_account_form_build_account (CatenaAccountForm *self)
{
  const CatenaRegion *region;
  CatenaAccount *account;
  g_autofree char *iam = NULL;
  g_autofree char *label = NULL;
  g_autofree char *domain_id = NULL;

  g_return_val_if_fail (CATENA_IS_ACCOUNT_FORM (self), NULL);

  region = catena_region_get (self->texts[PROP_REGION]);
  iam = region != NULL ? g_strdup (region->iam) : catena_account_form_dup_stripped (self, PROP_IAM_ENDPOINT);
  label = catena_account_form_dup_stripped (self, PROP_LABEL);
  domain_id = catena_account_form_dup_stripped (self, PROP_DOMAIN_ID);

  account = catena_account_new (self->account_id);
  catena_account_set_label (account, label);
  catena_account_set_colour (account, (CatenaColour) self->colour);
  catena_account_set_read_only (account, self->read_only);
  catena_account_set_credentials_kind (account, (CatenaCredentialsKind) self->kind);
  catena_account_set_iam_endpoint (account, iam);
  catena_account_set_domain (account, catena_text_is_empty (domain_id) ? NULL : domain_id, self->domain_name);
  if (self->keeps_ca)
    catena_account_set_ca_file (account, catena_account_get_ca_file (self->account));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->projects)); i++)
    {
      g_autoptr (CatenaProject) project = g_list_model_get_item (G_LIST_MODEL (self->projects), i);

      catena_account_add_project (account, project);
    }

  return account;
}

/**
 * catena_account_form_build_credentials:
 * @self: a form
 *
 * Returns: (transfer full) (nullable): what was typed; null where the stored ones stay or something is missing
 */
CatenaCredentials *
catena_account_form_build_credentials (CatenaAccountForm *self)
{
  g_autofree char *access_key = NULL;
  g_autofree char *account_name = NULL;
  g_autofree char *user_name = NULL;
  g_autofree char *mfa_user_id = NULL;

  g_return_val_if_fail (CATENA_IS_ACCOUNT_FORM (self), NULL);

  if (!has_typed_credentials (self))
    return NULL;

  if (self->kind == CATENA_CREDENTIALS_KEYS)
    {
      if (self->secrets[CATENA_ACCOUNT_SECRET_KEY] == NULL)
        return NULL;
      access_key = catena_account_form_dup_stripped (self, PROP_ACCESS_KEY);
      return catena_credentials_new_keys (access_key, self->secrets[CATENA_ACCOUNT_SECRET_KEY],
                                          self->secrets[CATENA_ACCOUNT_SESSION_TOKEN]);
    }

  account_name = catena_account_form_dup_stripped (self, PROP_ACCOUNT_NAME);
  user_name = catena_account_form_dup_stripped (self, PROP_USER_NAME);
  mfa_user_id = self->mfa ? catena_account_form_dup_stripped (self, PROP_MFA_USER_ID) : NULL;

  return catena_credentials_new_password (account_name, user_name, self->secrets[CATENA_ACCOUNT_PASSWORD], mfa_user_id);
}

/**
 * catena_account_form_get_passcode:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the passcode that was typed; it is good for half a minute and never stored
 */
const char *
catena_account_form_get_passcode (CatenaAccountForm *self)
{
  CatenaSecret *passcode;

  g_return_val_if_fail (CATENA_IS_ACCOUNT_FORM (self), NULL);

  passcode = self->mfa ? self->secrets[CATENA_ACCOUNT_PASSCODE] : NULL;

  return passcode != NULL ? catena_secret_get_text (passcode) : NULL;
}

/**
 * catena_account_form_suggest_label:
 * @self: a form
 *
 * Returns: (transfer full): a label for the account: the account's name where it is known, else where it is
 */
char *
catena_account_form_suggest_label (CatenaAccountForm *self)
{
  g_autofree char *account_name = NULL;

  g_return_val_if_fail (CATENA_IS_ACCOUNT_FORM (self), NULL);

  account_name = catena_account_form_dup_stripped (self, PROP_ACCOUNT_NAME);
  if (!catena_text_is_empty (self->domain_name))
    return g_strdup (self->domain_name);
  if (!catena_text_is_empty (account_name))
    return g_steal_pointer (&account_name);
  if (!catena_account_form_is_custom_place (self))
    return g_strdup (catena_region_get_label (self->texts[PROP_REGION]));

  return g_strdup (_ ("My account"));
}
