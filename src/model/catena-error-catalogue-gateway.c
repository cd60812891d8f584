/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-error-catalogue"

#include "config.h"

#include "catena-error-catalogue.h"

#include <glib/gi18n-lib.h>

/* The gateway in front of BCS. Its codes come as APIG.nnnn and as APIGW.nnnn; 0301 is told apart by its message. IAM
 * says the same with the bare status for a code. */
static const CatenaErrorEntry entries[] = {
  {
    .kind = CATENA_ERROR_CLOCK,
    .title = N_("Clock Is Wrong"),
    .explanation = N_("{clock} Requests that are signed with access keys are accepted only within 15 minutes."),
    .next_step = N_("Set this computer’s clock, best to automatic time, then try again."),
  },
  {
    .codes = ".0301 401",
    .kind = CATENA_ERROR_ANY_KIND,
    .texts = "verify aksk signature fail",
    .title = N_("Secret Key Does Not Match"),
    .explanation = N_("The signature was not accepted: the secret access key does not belong to the access key. After "
                      "five failures in a row the key is locked for five minutes, so Catena does not try again by "
                      "itself."),
    .next_step = N_("Enter the keys of this account anew, both from the same file."),
  },
  {
    .codes = ".0301 401",
    .kind = CATENA_ERROR_ANY_KIND,
    .texts = "reach the limit",
    .title = N_("Access Key Locked"),
    .explanation = N_("The access key was locked for five minutes after too many wrong signatures."),
    .next_step = N_("Wait five minutes. Before you try again, check the secret key of this account, and whether "
                    "another program uses the same key."),
  },
  {
    .codes = ".0301 401",
    .kind = CATENA_ERROR_ANY_KIND,
    .texts = "get secretkey failed",
    .title = N_("Access Key Unknown"),
    .explanation = N_("There is no such access key: it was deleted or disabled, or it has a typing error."),
    .next_step = N_("Check the access key in the console under My Credentials, and enter the keys anew."),
  },
  {
    .codes = ".0301 401",
    .kind = CATENA_ERROR_ANY_KIND,
    .texts = "token expires|decrypt token|x-auth-token",
    .title = N_("Sign-In Has Ended"),
    .explanation = N_("The token that stands for the password is not valid any more. It also ends when the password, "
                      "the keys or the permissions of the user change."),
    .next_step = N_("Sign in again."),
  },
  {
    .codes = ".0302",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("User Not Admitted"),
    .explanation = N_("The gateway does not let this user in. {permission}"),
    .next_step = N_("Ask the account’s administrator to allow BCS and programmatic access for the user."),
  },
  {
    .codes = ".0307",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Sign-In Is for Another Region"),
    .explanation = N_("The token has ended, or it was made for a project of another region than that of the address."),
    .next_step = N_("Check that the project and the address of this account are of the same region, then sign in "
                    "again."),
  },
  {
    .codes = ".0308",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Too Many Requests"),
    .explanation = N_("The gateway takes only so many requests a minute of one user. Other programs of the same user "
                      "count as well."),
    .next_step = N_("Wait a minute, then try again."),
  },
  {
    .codes = ".0101 .0103",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Service Not Found There"),
    .explanation = N_("The gateway at {host} does not know this call: the address is not that of BCS, or BCS is not "
                      "offered in that region."),
    .next_step = N_("Check region and address of this account."),
  },
};

const CatenaErrorCatalogue catena_error_catalogue_gateway = { entries, G_N_ELEMENTS (entries) };
