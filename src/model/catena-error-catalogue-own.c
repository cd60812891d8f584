/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-error-catalogue"

#include "config.h"

#include "catena-error-catalogue.h"
#include "catena-error-meaning.h"

#include <glib/gi18n-lib.h>

/* What Catena finds itself. */
static const CatenaErrorEntry entries[] = {
  {
    .codes = CATENA_PROBLEM_CSV_COLUMNS,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Not a File with Access Keys"),
    .explanation = N_("The file has no columns “Access Key Id” and “Secret Access Key” in its first line."),
    .next_step = N_("Choose the file credentials.csv that Huawei Cloud let you download with the new access key, or "
                    "enter the keys by hand."),
  },
  {
    .codes = CATENA_PROBLEM_CSV_EMPTY,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("No Access Key in the File"),
    .explanation = N_("The file has the right columns, but no key under them."),
    .next_step = N_("A secret key can be downloaded only once. If it is lost, create a new access key in the console."),
  },
  {
    .codes = CATENA_PROBLEM_CSV_SEVERAL,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Several Access Keys in the File"),
    .explanation = N_("The file has more than one key, and Catena does not guess which one is meant."),
    .next_step = N_("Enter the key by hand."),
  },
  {
    .codes = CATENA_PROBLEM_MFA_USER_ID,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("User ID Needed"),
    .explanation = N_("A code of a virtual MFA device is sent together with the user’s ID, not with the name."),
    .next_step = N_("Enter the user ID. It stands in the console under My Credentials."),
  },
  {
    .codes = CATENA_PROBLEM_PASSCODE,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Code Needed"),
    .explanation = N_("This user signs in with a code of an MFA device, which only you can read off."),
    .next_step = N_("Sign in with the code that the device shows now. What is on the screen stays."),
  },
  {
    .codes = CATENA_PROBLEM_NO_CREDENTIALS,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Nothing to Sign In With"),
    .explanation = N_("The keyring holds neither keys nor a password of this account."),
    .next_step = N_("Sign in. What is on the screen stays."),
  },
  {
    .codes = CATENA_PROBLEM_READ_ONLY,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Account Locked Against Changes"),
    .explanation = N_("This account was set to read only, so nothing was sent."),
    .next_step = N_("Unlock it in its settings if you want to change something."),
  },
  {
    .codes = CATENA_PROBLEM_SAME_NAME,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Already on Its Way"),
    .explanation = N_("A service of this name is being created in this project, so nothing was sent."),
    .next_step = N_("Look at Activity, or choose another name."),
  },
  {
    .codes = CATENA_PROBLEM_OTHER_CATENA,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Catena Runs Twice"),
    .explanation = N_("Another Catena of this user has what is under way in its hands. This one shows what there is and "
                      "creates nothing, so that nothing is created twice."),
    .next_step = N_("Use the other one, or close it: this one then takes over by itself."),
  },
  {
    .codes = CATENA_PROBLEM_NOT_SENT,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Not Sent"),
    .explanation = N_("Catena ended before the request was sent. Nothing was created."),
    .next_step = N_("Create the service again."),
  },
  {
    .codes = CATENA_PROBLEM_UNANSWERED,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Answer Not Seen"),
    .explanation = N_("Catena ended before the answer to the request came."),
    .next_step = N_("Look for the service before you create it again."),
  },
  {
    .codes = CATENA_PROBLEM_NAMESAKE,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Perhaps Another’s Service"),
    .explanation = N_("A service of this name has come to be, but it is not what was asked for, or there are "
                      "several. It may be a colleague’s."),
    .next_step = N_("Compare it with what you asked for, and ask who created it, before you create another."),
  },
  {
    .codes = CATENA_PROBLEM_CREATION_FAILED,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Creation Failed"),
    .explanation = N_("The service began to create what you asked for and could not finish.{said}"),
    .next_step = N_("Delete what was left behind before you try again: it may cost money."),
  },
  {
    .codes = CATENA_PROBLEM_EMPTY_ANSWER,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Empty Answer"),
    .explanation = N_("The server says that all went well, but not what it was asked for. It may answer so when a "
                      "permission is missing. What was read before is kept. {permission}"),
    .next_step = N_("Try again in a moment. If it stays, ask the account’s administrator about the permission."),
  },
};

const CatenaErrorCatalogue catena_error_catalogue_own = { entries, G_N_ELEMENTS (entries) };
