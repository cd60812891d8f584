/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-error-catalogue"

#include "config.h"

#include "catena-error-catalogue.h"

#include <glib/gi18n-lib.h>

/* Codes of BCS about who may do what. */
static const CatenaErrorEntry entries[] = {
  {
    .codes = "BCS.4010401",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Sign-In Not Accepted"),
    .explanation = N_("BCS did not accept the sign-in: it has ended, it is for another project, or the user may not do "
                      "this. {permission}"),
    .next_step = N_("Sign in again. If that does not help, ask the account’s administrator about the permission."),
  },
  {
    .codes = "BCS.4001032 BCS.4001086 BCS.4030403",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Permission Missing"),
    .explanation = N_("Nothing was done. {permission}"),
    .next_step = N_("Ask the account’s administrator to allow it for the user in this project."),
  },
  {
    .codes = "BCS.4003007",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("CCE Not Authorized"),
    .explanation = N_("The cluster service CCE has not been authorized in this account, so BCS cannot use clusters."),
    .next_step = N_("Open CCE in the console once and agree to the authorization that it asks for, then try again."),
  },
  {
    .codes = "BCS.4001307",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Permission for DMS Missing"),
    .explanation = N_("The user may not look at the message service DMS, which a service with Kafka needs."),
    .next_step = N_("Ask the account’s administrator to allow reading DMS."),
  },
};

const CatenaErrorCatalogue catena_error_catalogue_access = { entries, G_N_ELEMENTS (entries) };
