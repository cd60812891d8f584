/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-error-catalogue"

#include "config.h"

#include "catena-error-catalogue.h"

#include <glib/gi18n-lib.h>

/* Signing in with a password. IAM answers every failure with the same status and code; only its words tell some
 * apart, and those of a wrong password are not documented, so that is what remains. */
static const CatenaErrorEntry entries[] = {
  {
    .kind = CATENA_ERROR_ANY_KIND,
    .status = 401,
    .api = CATENA_API_IAM_CREATE_TOKEN,
    .texts = "locked",
    .title = N_("User Locked"),
    .explanation = N_("After several failed attempts nobody can sign in as this user for a while, usually 15 minutes. "
                      "Every further attempt may make it longer."),
    .next_step = N_("Wait 15 minutes before you try again, or ask the account’s administrator."),
  },
  {
    .kind = CATENA_ERROR_ANY_KIND,
    .status = 401,
    .api = CATENA_API_IAM_CREATE_TOKEN,
    .texts = "passcode|verification code",
    .title = N_("Code Not Accepted"),
    .explanation = N_("The code of the MFA device is wrong or was used already. A code is valid for half a minute."),
    .next_step = N_("Wait for the next code and enter it at once. Check the user ID, and that the clock of the device "
                    "that shows the code is right."),
  },
  {
    .kind = CATENA_ERROR_ANY_KIND,
    .status = 401,
    .api = CATENA_API_IAM_CREATE_TOKEN,
    .texts = "totp|mfa|multi-factor|second factor",
    .title = N_("Code Needed"),
    .explanation = N_("This user has a virtual MFA device: besides the password, a code of six digits is asked for."),
    .next_step = N_("Enter the user ID and the code that the device shows now."),
  },
  {
    .kind = CATENA_ERROR_ANY_KIND,
    .status = 401,
    .api = CATENA_API_IAM_CREATE_TOKEN,
    .texts = "project|scope",
    .title = N_("Project Not Open to This User"),
    .explanation = N_("The user cannot sign in for this project: it belongs to another account, or the user was not "
                      "let into it."),
    .next_step = N_("Choose another project, or ask the account’s administrator to add the user to a group of this "
                    "one."),
  },
  {
    .kind = CATENA_ERROR_ANY_KIND,
    .status = 401,
    .api = CATENA_API_IAM_CREATE_TOKEN,
    .title = N_("Name or Password Wrong"),
    .explanation = N_("The account name, the user name or the password is wrong. A HUAWEI ID and its password cannot "
                      "be used here, nor can a user of another identity provider: it takes an IAM user with "
                      "programmatic access. A user with a virtual MFA device needs a code as well."),
    .next_step = N_("Check all three. After a few failures the user is locked for 15 minutes."),
  },
  {
    .kind = CATENA_ERROR_FORBIDDEN,
    .api = CATENA_API_IAM_CREATE_TOKEN,
    .title = N_("Sign-In Forbidden"),
    .explanation = N_("The user exists, but may not sign in like this: programmatic access may be off, or the "
                      "account’s rules admit only certain networks."),
    .next_step = N_("Ask the account’s administrator, or use access keys."),
  },
  {
    .kind = CATENA_ERROR_NOT_FOUND,
    .api = CATENA_API_IAM_CREATE_TOKEN,
    .title = N_("No Sign-In at This Address"),
    .explanation = N_("{host} does not know the call that signs in: the address is not that of IAM."),
    .next_step = N_("Check the IAM address of this account."),
  },
  {
    .kind = CATENA_ERROR_FORBIDDEN,
    .api = CATENA_API_IAM_LIST_PROJECTS,
    .title = N_("Projects Cannot Be Listed"),
    .explanation = N_("The user may not list projects. That is common and does no harm."),
    .next_step = N_("Type the project ID. It stands in the console under My Credentials."),
  },
  {
    .kind = CATENA_ERROR_FORBIDDEN,
    .api = CATENA_API_IAM_LIST_OWN_PROJECTS,
    .title = N_("Projects Cannot Be Listed"),
    .explanation = N_("The user may not list projects. That is common and does no harm."),
    .next_step = N_("Type the project ID. It stands in the console under My Credentials."),
  },
  {
    .kind = CATENA_ERROR_FORBIDDEN,
    .api = CATENA_API_IAM_LIST_DOMAINS,
    .title = N_("Account ID Cannot Be Read"),
    .explanation = N_("The user may not read which account it belongs to."),
    .next_step = N_("Type the account ID. It stands in the console under My Credentials."),
  },
};

const CatenaErrorCatalogue catena_error_catalogue_iam = { entries, G_N_ELEMENTS (entries) };
