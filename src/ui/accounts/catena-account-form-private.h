/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-account-form.h"
#include "catena-region.h"

G_BEGIN_DECLS

/* Also the places of the texts in the form. */
enum
{
  PROP_0,
  PROP_REGION,
  PROP_BCS_ENDPOINT,
  PROP_IAM_ENDPOINT,
  PROP_ACCESS_KEY,
  PROP_ACCOUNT_NAME,
  PROP_USER_NAME,
  PROP_MFA_USER_ID,
  PROP_DOMAIN_ID,
  PROP_LABEL,
  LAST_TEXT = PROP_LABEL,
  PROP_KIND,
  PROP_COLOUR,
  PROP_MFA,
  PROP_READ_ONLY,
  N_PROPS
};

struct _CatenaAccountForm
{
  GObject parent_instance;

  CatenaAccount *account; /* what is edited, nullable */
  char *account_id;
  char *texts[LAST_TEXT + 1];
  int kind;
  int colour;
  gboolean mfa;
  gboolean read_only;
  gboolean touched;
  gboolean place_changed;
  guint sign_in_serial; /* another number once another sign-in may come of it */
  CatenaSecret *secrets[CATENA_ACCOUNT_N_FIELDS];
  GBytes *ca;
  gboolean keeps_ca; /* the certificates that are stored */
  GFile *csv_file; /* where the keys were read from, nullable */
  char *domain_name;
  GListStore *projects;
};

void catena_account_form_changed (CatenaAccountForm *self);

static inline gboolean
catena_text_is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/* People paste with blanks and line ends around it. */
static inline char *
catena_account_form_dup_stripped (CatenaAccountForm *self,
                                  guint              property)
{
  return g_strstrip (g_strdup (self->texts[property] != NULL ? self->texts[property] : ""));
}

static inline gboolean
catena_account_form_is_custom_place (CatenaAccountForm *self)
{
  return catena_region_get (self->texts[PROP_REGION]) == NULL;
}

G_END_DECLS
