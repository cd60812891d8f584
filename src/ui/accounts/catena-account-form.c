/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-account-form"

#include "config.h"

#include "catena-account-form-private.h"

#include "catena-util.h"

#include <string.h>

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CatenaAccountForm, catena_account_form, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* Something that a sign-in is made of has changed: the next one may end differently. */
static void
emit_sign_in_changed (CatenaAccountForm *self)
{
  self->sign_in_serial++;
  catena_account_form_changed (self);
}

/* What is told by a text of the form, beyond the text itself. */
static void
emit_text_changed (CatenaAccountForm *self,
                   guint              prop_id)
{
  self->place_changed |= prop_id == PROP_REGION || prop_id == PROP_BCS_ENDPOINT;
  /* Other keys than those of the file. */
  if (prop_id == PROP_ACCESS_KEY)
    g_clear_object (&self->csv_file);

  if (prop_id == PROP_DOMAIN_ID || prop_id == PROP_LABEL)
    catena_account_form_changed (self);
  else
    emit_sign_in_changed (self);
}

static gboolean
is_secret (CatenaAccountField field)
{
  return field == CATENA_ACCOUNT_SECRET_KEY || field == CATENA_ACCOUNT_SESSION_TOKEN || field == CATENA_ACCOUNT_PASSWORD
         || field == CATENA_ACCOUNT_PASSCODE;
}

static void
catena_account_form_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CatenaAccountForm *self = CATENA_ACCOUNT_FORM (object);

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_int (value, self->kind);
      break;
    case PROP_COLOUR:
      g_value_set_int (value, self->colour);
      break;
    case PROP_MFA:
      g_value_set_boolean (value, self->mfa);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    default:
      g_assert (prop_id <= LAST_TEXT);
      /* Never null: entries are bound to them. */
      g_value_set_string (value, self->texts[prop_id] != NULL ? self->texts[prop_id] : "");
    }
}

static void
set_int (CatenaAccountForm *self,
         int               *field,
         int                value,
         GParamSpec        *pspec)
{
  if (*field == value)
    return;

  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
  if (field == &self->kind || field == &self->mfa)
    emit_sign_in_changed (self);
  else
    catena_account_form_changed (self);
}

static void
catena_account_form_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  CatenaAccountForm *self = CATENA_ACCOUNT_FORM (object);

  switch (prop_id)
    {
    case PROP_KIND:
      set_int (self, &self->kind, g_value_get_int (value), pspec);
      break;
    case PROP_COLOUR:
      set_int (self, &self->colour, g_value_get_int (value), pspec);
      break;
    case PROP_MFA:
      set_int (self, &self->mfa, g_value_get_boolean (value), pspec);
      break;
    case PROP_READ_ONLY:
      set_int (self, &self->read_only, g_value_get_boolean (value), pspec);
      break;
    default:
      g_assert (prop_id <= LAST_TEXT);
      if (catena_set_str (&self->texts[prop_id], g_value_get_string (value)))
        {
          g_object_notify_by_pspec (object, pspec);
          emit_text_changed (self, prop_id);
        }
    }
}

static void
catena_account_form_finalize (GObject *object)
{
  CatenaAccountForm *self = CATENA_ACCOUNT_FORM (object);

  for (guint i = 0; i <= LAST_TEXT; i++)
    g_free (self->texts[i]);
  catena_account_form_clear_secrets (self);
  g_clear_pointer (&self->ca, g_bytes_unref);
  g_clear_object (&self->csv_file);
  g_clear_object (&self->account);
  g_clear_object (&self->projects);
  g_free (self->account_id);
  g_free (self->domain_name);

  G_OBJECT_CLASS (catena_account_form_parent_class)->finalize (object);
}

static void
catena_account_form_class_init (CatenaAccountFormClass *klass)
{
  static const struct
  {
    guint property;
    const char *name;
  } texts[] = {
    { PROP_REGION, "region" },
    { PROP_BCS_ENDPOINT, "bcs-endpoint" },
    { PROP_IAM_ENDPOINT, "iam-endpoint" },
    { PROP_ACCESS_KEY, "access-key" },
    { PROP_ACCOUNT_NAME, "account-name" },
    { PROP_USER_NAME, "user-name" },
    { PROP_MFA_USER_ID, "mfa-user-id" },
    { PROP_DOMAIN_ID, "domain-id" },
    { PROP_LABEL, "label" },
  };
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = catena_account_form_get_property;
  object_class->set_property = catena_account_form_set_property;
  object_class->finalize = catena_account_form_finalize;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[texts[i].property] = g_param_spec_string (texts[i].name, NULL, NULL, NULL, flags);
  properties[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, CATENA_CREDENTIALS_KEYS, CATENA_CREDENTIALS_PASSWORD,
                                            CATENA_CREDENTIALS_KEYS, flags);
  properties[PROP_COLOUR] = g_param_spec_int ("colour", NULL, NULL, CATENA_COLOUR_BLUE, CATENA_COLOUR_SLATE,
                                              CATENA_COLOUR_BLUE, flags);
  properties[PROP_MFA] = g_param_spec_boolean ("mfa", NULL, NULL, FALSE, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
catena_account_form_init (CatenaAccountForm *self)
{
  self->projects = g_list_store_new (CATENA_TYPE_PROJECT);
}

/**
 * catena_account_form_changed:
 * @self: a form
 *
 * Tells that something was changed by the person.
 */
void
catena_account_form_changed (CatenaAccountForm *self)
{
  self->touched = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Where an account goes is told by its first project; an endpoint that is not the region's own was typed. */
static void
read_place (CatenaAccountForm *self)
{
  g_autoptr (CatenaProject) first = g_list_model_get_item (catena_account_get_projects (self->account), 0);
  const char *region_id = first != NULL ? catena_project_get_region (first) : NULL;
  const CatenaRegion *region = catena_region_get (region_id);
  const char *iam = catena_account_get_iam_endpoint (self->account);

  if (region != NULL && g_strcmp0 (region->bcs, catena_project_get_endpoint (first)) == 0)
    {
      self->texts[PROP_REGION] = g_strdup (region_id);
    }
  else
    {
      self->texts[PROP_REGION] = g_strdup ("");
      self->texts[PROP_BCS_ENDPOINT] = g_strdup (first != NULL ? catena_project_get_endpoint (first) : NULL);
      self->texts[PROP_IAM_ENDPOINT] = g_strdup (iam);
    }
}

static void
read_account (CatenaAccountForm *self)
{
  GListModel *projects = catena_account_get_projects (self->account);

  self->kind = catena_account_get_credentials_kind (self->account);
  self->colour = catena_account_get_colour (self->account);
  self->read_only = catena_account_get_read_only (self->account);
  self->texts[PROP_LABEL] = g_strdup (catena_account_get_label (self->account));
  self->texts[PROP_DOMAIN_ID] = g_strdup (catena_account_get_domain_id (self->account));
  self->domain_name = g_strdup (catena_account_get_domain_name (self->account));
  self->keeps_ca = catena_account_get_ca_file (self->account) != NULL;
  read_place (self);
  for (guint i = 0; i < g_list_model_get_n_items (projects); i++)
    {
      g_autoptr (CatenaProject) project = g_list_model_get_item (projects, i);

      g_list_store_append (self->projects, project);
    }
}

/**
 * catena_account_form_new:
 * @account: (nullable): an account to edit
 *
 * Returns: (transfer full): a form; its credentials are empty, as stored secrets are never shown again
 */
CatenaAccountForm *
catena_account_form_new (CatenaAccount *account)
{
  CatenaAccountForm *self = g_object_new (CATENA_TYPE_ACCOUNT_FORM, NULL);

  g_set_object (&self->account, account);
  self->account_id = account != NULL ? g_strdup (catena_account_get_id (account)) : catena_new_uuid ();
  if (account != NULL)
    read_account (self);
  else
    self->texts[PROP_REGION] = g_strdup (catena_region_get_all (&(gsize) { 0 })->id);

  return self;
}

/**
 * catena_account_form_is_editing:
 * @self: a form
 *
 * Returns: whether there is such an account already
 */
gboolean
catena_account_form_is_editing (CatenaAccountForm *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT_FORM (self), FALSE);

  return self->account != NULL;
}

/**
 * catena_account_form_is_touched:
 * @self: a form
 *
 * Returns: whether closing would lose something
 */
gboolean
catena_account_form_is_touched (CatenaAccountForm *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT_FORM (self), FALSE);

  return self->touched;
}

/**
 * catena_account_form_set_secret:
 * @self: a form
 * @field: a field that is a secret
 * @text: (nullable): what was typed; blanks around it do not count, except in a password
 */
void
catena_account_form_set_secret (CatenaAccountForm  *self,
                                CatenaAccountField  field,
                                const char         *text)
{
  CatenaSecret **place;
  const char *start;
  gsize length;

  g_return_if_fail (CATENA_IS_ACCOUNT_FORM (self));
  g_return_if_fail (is_secret (field));

  place = &self->secrets[field];
  start = text != NULL ? text : "";
  length = strlen (start);
  if (field != CATENA_ACCOUNT_PASSWORD)
    {
      while (length > 0 && g_ascii_isspace (start[length - 1]))
        length--;
      while (length > 0 && g_ascii_isspace (*start))
        start++, length--;
    }

  g_clear_pointer (place, catena_secret_unref);
  if (length > 0)
    *place = catena_secret_new_take (g_strndup (start, length));
  if (field == CATENA_ACCOUNT_SECRET_KEY)
    g_clear_object (&self->csv_file);
  emit_sign_in_changed (self);
}

/**
 * catena_account_form_take_csv:
 * @self: a form
 * @csv: contents of a downloaded credentials.csv
 * @error: return location for an error
 *
 * Returns: whether it was such a file; otherwise nothing has changed
 */
gboolean
catena_account_form_take_csv (CatenaAccountForm  *self,
                              GBytes             *csv,
                              GError            **error)
{
  g_autoptr (CatenaCredentials) credentials = NULL;

  g_return_val_if_fail (CATENA_IS_ACCOUNT_FORM (self), FALSE);

  credentials = catena_credentials_new_from_csv (csv, error);
  if (credentials == NULL)
    return FALSE;

  g_object_set (self,
                "kind", CATENA_CREDENTIALS_KEYS,
                "access-key", catena_credentials_get_access_key (credentials),
                NULL);
  g_clear_pointer (&self->secrets[CATENA_ACCOUNT_SECRET_KEY], catena_secret_unref);
  self->secrets[CATENA_ACCOUNT_SECRET_KEY] = catena_secret_ref (catena_credentials_get_secret_key (credentials));
  emit_sign_in_changed (self);

  return TRUE;
}

/**
 * catena_account_form_set_ca:
 * @self: a form
 * @pem: (nullable): certificates to trust beside the system's; %NULL for none, not even those that are stored
 * @error: return location for an error
 *
 * Returns: whether there is a certificate in it; otherwise nothing has changed
 */
gboolean
catena_account_form_set_ca (CatenaAccountForm  *self,
                            GBytes             *pem,
                            GError            **error)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT_FORM (self), FALSE);

  if (pem != NULL)
    {
      gsize size;
      const char *data = g_bytes_get_data (pem, &size);
      g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_pem (data, (gssize) size, error);

      if (certificate == NULL)
        return FALSE;
    }
  g_clear_pointer (&self->ca, g_bytes_unref);
  self->ca = pem != NULL ? g_bytes_ref (pem) : NULL;
  self->keeps_ca = FALSE;
  emit_sign_in_changed (self);

  return TRUE;
}

/**
 * catena_account_form_get_ca:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): certificates that were chosen this time
 */
GBytes *
catena_account_form_get_ca (CatenaAccountForm *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT_FORM (self), NULL);

  return self->ca;
}

/**
 * catena_account_form_has_stored_ca:
 * @self: a form
 *
 * Returns: whether the account that is edited has certificates of its own already, which stay
 */
gboolean
catena_account_form_has_stored_ca (CatenaAccountForm *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT_FORM (self), FALSE);

  return self->keeps_ca;
}

/**
 * catena_account_form_set_csv_file:
 * @self: a form
 * @file: (nullable): the file that the keys in the form were read from
 *
 * Remembers it until other keys are typed: once they are saved, nobody needs the file any more.
 */
void
catena_account_form_set_csv_file (CatenaAccountForm *self,
                                  GFile             *file)
{
  g_return_if_fail (CATENA_IS_ACCOUNT_FORM (self));

  g_set_object (&self->csv_file, file);
}

/**
 * catena_account_form_get_csv_file:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the file that the keys in the form were read from
 */
GFile *
catena_account_form_get_csv_file (CatenaAccountForm *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT_FORM (self), NULL);

  return self->csv_file;
}

/**
 * catena_account_form_get_sign_in_serial:
 * @self: a form
 *
 * Returns: a number that is another one after anything changed that a sign-in is made of
 */
guint
catena_account_form_get_sign_in_serial (CatenaAccountForm *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT_FORM (self), 0);

  return self->sign_in_serial;
}

/**
 * catena_account_form_found_domain:
 * @self: a form
 * @id: (nullable): account id that the sign-in told
 * @name: (nullable): account name
 */
void
catena_account_form_found_domain (CatenaAccountForm *self,
                                  const char        *id,
                                  const char        *name)
{
  g_return_if_fail (CATENA_IS_ACCOUNT_FORM (self));

  if (!catena_text_is_empty (id))
    g_object_set (self, "domain-id", id, NULL);
  if (!catena_text_is_empty (name))
    catena_set_str (&self->domain_name, name);
}

/**
 * catena_account_form_clear_secrets:
 * @self: a form
 *
 * Forgets everything secret, once it is saved or given up.
 */
void
catena_account_form_clear_secrets (CatenaAccountForm *self)
{
  g_return_if_fail (CATENA_IS_ACCOUNT_FORM (self));

  for (guint i = 0; i < CATENA_ACCOUNT_N_FIELDS; i++)
    g_clear_pointer (&self->secrets[i], catena_secret_unref);
}
