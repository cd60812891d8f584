/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-account.h"

G_BEGIN_DECLS

/**
 * CatenaAccountField:
 *
 * What the assistant asks for, and where a finding belongs.
 */
typedef enum
{
  CATENA_ACCOUNT_BCS_ENDPOINT,
  CATENA_ACCOUNT_IAM_ENDPOINT,
  CATENA_ACCOUNT_ACCESS_KEY,
  CATENA_ACCOUNT_SECRET_KEY,
  CATENA_ACCOUNT_SESSION_TOKEN,
  CATENA_ACCOUNT_NAME,
  CATENA_ACCOUNT_USER,
  CATENA_ACCOUNT_PASSWORD,
  CATENA_ACCOUNT_MFA_USER_ID,
  CATENA_ACCOUNT_PASSCODE,
  CATENA_ACCOUNT_DOMAIN_ID,
  CATENA_ACCOUNT_PROJECTS,
  CATENA_ACCOUNT_LABEL,
  CATENA_ACCOUNT_N_FIELDS,
} CatenaAccountField;

#define CATENA_TYPE_ACCOUNT_FORM (catena_account_form_get_type ())

/**
 * CatenaAccountForm:
 *
 * What the assistant has been told so far. Properties: "kind" (int, #CatenaCredentialsKind), "region" (string; empty: typed
 * endpoints), "bcs-endpoint", "iam-endpoint", "access-key", "account-name", "user-name", "mfa" (boolean), "mfa-user-id",
 * "domain-id", "label" (strings), "colour" (int), "read-only" (boolean). Signal "changed" after any of them or a secret or the
 * projects changed.
 */
G_DECLARE_FINAL_TYPE (CatenaAccountForm, catena_account_form, CATENA, ACCOUNT_FORM, GObject)

CatenaAccountForm *catena_account_form_new               (CatenaAccount      *account);
gboolean           catena_account_form_is_editing        (CatenaAccountForm  *self);
gboolean           catena_account_form_is_touched        (CatenaAccountForm  *self);
void               catena_account_form_set_secret        (CatenaAccountForm  *self,
                                                          CatenaAccountField  field,
                                                          const char         *text);
gboolean           catena_account_form_take_csv          (CatenaAccountForm  *self,
                                                          GBytes             *csv,
                                                          GError            **error);
gboolean           catena_account_form_set_ca            (CatenaAccountForm  *self,
                                                          GBytes             *pem,
                                                          GError            **error);
gboolean           catena_account_form_has_stored_ca     (CatenaAccountForm  *self);
GBytes            *catena_account_form_get_ca            (CatenaAccountForm  *self);
void               catena_account_form_set_csv_file      (CatenaAccountForm  *self,
                                                          GFile              *file);
GFile             *catena_account_form_get_csv_file      (CatenaAccountForm  *self);
guint              catena_account_form_get_sign_in_serial (CatenaAccountForm *self);
GListModel        *catena_account_form_get_projects      (CatenaAccountForm  *self);
void               catena_account_form_place_projects    (CatenaAccountForm  *self);
void               catena_account_form_set_project       (CatenaAccountForm  *self,
                                                          CatenaProject      *project,
                                                          gboolean            chosen);
gboolean           catena_account_form_has_project       (CatenaAccountForm  *self,
                                                          const char         *project_id);
char              *catena_account_form_dup_bcs_endpoint  (CatenaAccountForm  *self,
                                                          const char         *region);
void               catena_account_form_found_domain      (CatenaAccountForm  *self,
                                                          const char         *id,
                                                          const char         *name);
char              *catena_account_form_check             (CatenaAccountForm  *self,
                                                          CatenaAccountField  field);
gboolean           catena_account_form_keeps_credentials (CatenaAccountForm  *self);
CatenaAccount     *catena_account_form_build_account     (CatenaAccountForm  *self);
CatenaCredentials *catena_account_form_build_credentials (CatenaAccountForm  *self);
const char        *catena_account_form_get_passcode      (CatenaAccountForm  *self);
char              *catena_account_form_suggest_label     (CatenaAccountForm  *self);
void               catena_account_form_clear_secrets     (CatenaAccountForm  *self);

G_END_DECLS
