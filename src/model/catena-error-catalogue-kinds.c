/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-error-catalogue"

#include "config.h"

#include "catena-error-catalogue.h"

#include <glib/gi18n-lib.h>

/* Each kind, for what no other table knows (a test holds it to that). */
static const CatenaErrorEntry entries[] = {
  {
    .kind = CATENA_ERROR_RESOLVE,
    .title = N_("Server Not Found"),
    .explanation = N_("{host} could not be found by its name: this computer is offline, or the address has a typing "
                      "error."),
    .next_step = N_("Check the network and the address of this account, then try again."),
  },
  {
    .kind = CATENA_ERROR_CONNECT,
    .title = N_("No Connection"),
    .explanation = N_("{host} cannot be reached. The network, a firewall or a proxy may stand in the way."),
    .next_step = N_("Check the network, then try again."),
  },
  {
    .kind = CATENA_ERROR_TLS,
    .title = N_("Certificate Not Trusted"),
    .explanation = N_("The certificate of {host} was not accepted, so nothing was sent. It has expired, it is for "
                      "another name, its authority is not known here, or somebody is listening in."),
    .next_step = N_("If the server is your organization’s own, add the certificate authority to this account. "
                    "Otherwise check the address and this computer’s clock, and ask who runs the network."),
  },
  {
    .kind = CATENA_ERROR_CONNECTION_LOST,
    .title = N_("Connection Lost"),
    .explanation = N_("The connection to {host} broke before the answer was there."),
    .next_step = N_("Try again."),
  },
  {
    .kind = CATENA_ERROR_TIMEOUT,
    .title = N_("No Answer in Time"),
    .explanation = N_("{host} did not answer in time. It or the network is slow."),
    .next_step = N_("Try again."),
  },
  {
    .kind = CATENA_ERROR_REDIRECT,
    .title = N_("Sent to Another Address"),
    .explanation = N_("{host} points to another address. Catena does not go there, so that nobody else gets your "
                      "sign-in. In a hotel, a train or an airport the network may want you to sign in first."),
    .next_step = N_("Open any page in a web browser to see whether the network asks for something, and check the "
                    "address of this account."),
  },
  {
    .kind = CATENA_ERROR_TOO_LARGE,
    .title = N_("Answer Too Large"),
    .explanation = N_("{host} sends more than Catena takes in one answer."),
    .next_step = N_("Check the address of this account. If it is right, report this with the details."),
  },
  {
    .kind = CATENA_ERROR_PROTOCOL,
    .title = N_("Not an Answer of the Service"),
    .explanation = N_("What came from {host} is not what the service answers. In a hotel, a train or an airport the "
                      "network’s own sign-in page may have come in its place, or a proxy’s."),
    .next_step = N_("Open any page in a web browser to see whether the network asks for something, and check the "
                    "address of this account."),
  },
  {
    .kind = CATENA_ERROR_AUTH,
    .title = N_("Sign-In Refused"),
    .explanation = N_("{host} did not accept the sign-in of this account: it has ended, or the keys or the password "
                      "have changed."),
    .next_step = N_("Sign in again, or enter the keys anew."),
  },
  {
    .kind = CATENA_ERROR_FORBIDDEN,
    .title = N_("Permission Missing"),
    .explanation = N_("Nothing was done. {permission}"),
    .next_step = N_("Ask the account’s administrator to allow it for the user in this project."),
  },
  {
    .kind = CATENA_ERROR_NOT_FOUND,
    .title = N_("Not Found"),
    .explanation = N_("It is not there, or not any more.{said}"),
    .next_step = N_("Refresh, and check the address of this account."),
  },
  {
    .kind = CATENA_ERROR_CONFLICT,
    .title = N_("Not Possible Now"),
    .explanation = N_("How things stand at present does not allow this.{said}"),
    .next_step = N_("Wait a few minutes, refresh, then try again."),
  },
  {
    .kind = CATENA_ERROR_REFUSED,
    .title = N_("Request Refused"),
    .explanation = N_("The service did not accept the request. Nothing was done.{said}"),
    .next_step = N_("Check what you entered. If there is nothing wrong with it, report this with the details."),
  },
  {
    .kind = CATENA_ERROR_THROTTLED,
    .title = N_("Too Many Requests"),
    .explanation = N_("{host} takes only so many requests in a time."),
    .next_step = N_("Wait a minute, then try again."),
  },
  {
    .kind = CATENA_ERROR_SERVER,
    .title = N_("Service Out of Order"),
    .explanation = N_("Something went wrong at {host}.{said}"),
    .next_step = N_("Try again in a few minutes. If it stays, hand the request ID to support."),
  },
  {
    .kind = CATENA_ERROR_INPUT,
    .title = N_("Something Cannot Be Used"),
    .explanation = N_("Something that was given is missing or cannot be used, so nothing was sent."),
    .next_step = N_("Check what was entered or chosen."),
  },
  {
    .kind = CATENA_ERROR_STORAGE,
    .title = N_("File Not Readable or Writable"),
    .explanation = N_("A file of yours or of Catena’s could not be read or written."),
    .next_step = N_("Check that the disk is not full and that the folder can be written to, then try again."),
  },
  {
    .kind = CATENA_ERROR_KEYRING,
    .title = N_("Keyring Not Available"),
    .explanation = N_("The keyring, which keeps what you sign in with, is missing, locked or refused."),
    .next_step = N_("Unlock the keyring and try again. Without one, Catena keeps secrets only until it is closed."),
  },
  {
    .kind = CATENA_ERROR_SIGN_IN,
    .title = N_("Sign In Again"),
    .explanation = N_("The sign-in of this account has ended and cannot be renewed without you."),
    .next_step = N_("Sign in. What is on the screen stays."),
  },
  {
    .kind = CATENA_ERROR_BUG,
    .title = N_("A Fault in Catena"),
    .explanation = N_("Catena did something that it should not. Nothing was sent."),
    .next_step = N_("Please report this with the details."),
  },
};

const CatenaErrorCatalogue catena_error_catalogue_kinds = { entries, G_N_ELEMENTS (entries) };
