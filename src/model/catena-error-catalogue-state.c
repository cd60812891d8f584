/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-error-catalogue"

#include "config.h"

#include "catena-error-catalogue.h"

#include <glib/gi18n-lib.h>

/* Codes of BCS about how a service stands, and about BCS itself. */
static const CatenaErrorEntry entries[] = {
  {
    .codes = "BCS.4001001",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Still Being Created"),
    .explanation = N_("The service is still being created; until then nothing else can be done with it."),
    .next_step = N_("Wait until it is there. Activity shows how far it is."),
  },
  {
    .codes = "BCS.4001002",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Being Upgraded"),
    .explanation = N_("The service is being upgraded; until then nothing else can be done with it."),
    .next_step = N_("Wait until the upgrade has ended."),
  },
  {
    .codes = "BCS.4001003",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Being Deleted"),
    .explanation = N_("The service is being deleted; nothing else can be done with it."),
  },
  {
    .codes = "BCS.4001011 BCS.4001202",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Service Not Found"),
    .explanation = N_("There is no such service, or it was deleted. A new one may take a moment to appear."),
    .next_step = N_("Refresh the list of services."),
  },
  {
    .codes = "BCS.4001020 BCS.4001196",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Service Is Busy"),
    .explanation = N_("Something else is being done with the service or its consortium, or it is not healthy."),
    .next_step = N_("Wait a few minutes, then try again."),
  },
  {
    .codes = "BCS.4001234",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Service Is Asleep or Frozen"),
    .explanation = N_("A service that hibernates or is frozen, for example after a bill was not paid, can do nothing."),
    .next_step = N_("Wake the service in the console, or settle the bill, then try again."),
  },
  {
    .codes = "BCS.4001203",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Deployment Task Not Found"),
    .explanation = N_("BCS could not find the task that was to carry this out."),
    .next_step = N_("Try again."),
  },
  {
    .codes = "BCS.4001052",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("No Answer in Time"),
    .explanation = N_("It took BCS too long to do what was asked. It may still be at it."),
    .next_step = N_("Look at the result in a few minutes."),
  },
  {
    .codes = "BCS.4001110",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Certificates Could Not Be Made"),
    .explanation = N_("BCS could not prepare the certificates of the service; its network may have failed."),
    .next_step = N_("Try again in a few minutes."),
  },
  {
    .codes = "BCS.4009101 BCS.4040404",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Call Not Known There"),
    .explanation = N_("{host} does not know this call: the address is not that of BCS, or of another version of it."),
    .next_step = N_("Check region and address of this account."),
  },
  {
    .codes = "BCS.4009100 BCS.4009102 BCS.5000500",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("BCS Out of Order"),
    .explanation = N_("Something inside BCS went wrong."),
    .next_step = N_("Try again in a few minutes. If it stays, hand the request ID to support."),
  },
};

const CatenaErrorCatalogue catena_error_catalogue_state = { entries, G_N_ELEMENTS (entries) };
