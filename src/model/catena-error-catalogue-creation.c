/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-error-catalogue"

#include "config.h"

#include "catena-error-catalogue.h"

#include <glib/gi18n-lib.h>

/* Codes of BCS about what a creation asks for. */
static const CatenaErrorEntry entries[] = {
  {
    .codes = "BCS.4001018",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Name Already Taken"),
    .explanation = N_("This project has a service of that name already."),
    .next_step = N_("Choose another name."),
  },
  {
    .codes = "BCS.4001088",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Quota Used Up"),
    .explanation = N_("This project has as many services, or as much of what a service needs, as its quota allows."),
    .next_step = N_("Delete a service that is not needed, or ask for a larger quota in the console."),
  },
  {
    .codes = "BCS.4001750 BCS.4001751 BCS.4001752 BCS.4001753",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Quota Could Not Be Checked"),
    .explanation = N_("BCS could not read the quota of this project, so it did not begin.{said}"),
    .next_step = N_("Try again in a few minutes. If it stays, hand the request ID to support."),
  },
  {
    .codes = "BCS.4001045 BCS.4001171",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Password Too Weak"),
    .explanation = N_("A password needs at least 8 characters of three kinds: upper-case letters, lower-case letters, "
                      "digits and symbols. The administrator password has 12 at most."),
    .next_step = N_("Choose a stronger password."),
  },
  {
    .codes = "BCS.4001051",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Number of Peers Not Possible"),
    .explanation = N_("An organization cannot have that many peers, or none at all."),
    .next_step = N_("Change the number of peers."),
  },
  {
    .codes = "BCS.4001245",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Organization Not Accepted"),
    .explanation = N_("The name of an organization breaks the rules, stands there twice, or is not in the list of "
                      "organizations.{said}"),
    .next_step = N_("Check the names of the organizations, also in the channels."),
  },
  {
    .codes = "BCS.4006012",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Channel Not Accepted"),
    .explanation = N_("The name of a channel breaks the rules, or the channel could not be created.{said}"),
    .next_step = N_("Check the names of the channels."),
  },
  {
    .codes = "BCS.4001212",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Node Flavor Not Available"),
    .explanation = N_("Nodes of that flavor cannot be bought in this zone at present."),
    .next_step = N_("Choose another flavor or another zone."),
  },
  {
    .codes = "BCS.4004001",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Cluster Too Old for EVS Disks"),
    .explanation = N_("EVS disks need a CCE cluster of version 1.15 or later."),
    .next_step = N_("Choose SFS or SFS Turbo, or a newer cluster."),
  },
  {
    .codes = "BCS.4004002 BCS.4004004 BCS.4004006",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("EVS Disks Not Possible"),
    .explanation = N_("EVS disks cannot be used here: not in this region, not with this Fabric version, or their kinds "
                      "could not be read."),
    .next_step = N_("Choose SFS or SFS Turbo."),
  },
  {
    .codes = "BCS.4004003",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Disks and Nodes in Different Zones"),
    .explanation = N_("EVS disks have to be in the availability zone of the cluster’s nodes."),
    .next_step = N_("Choose SFS or SFS Turbo, or a cluster with nodes in the zone of the disks."),
  },
  {
    .codes = "BCS.4001356",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("No Network Storage"),
    .explanation = N_("No network storage has been set up for the cluster."),
    .next_step = N_("Create the service anew and choose SFS or SFS Turbo as its storage."),
  },
  {
    .codes = "BCS.4001717",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Too Few Edge Nodes"),
    .explanation = N_("There are fewer edge nodes than the consensus needs orderers."),
    .next_step = N_("Add edge nodes, or choose another consensus."),
  },
  {
    .codes = "BCS.4001708",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Address of Edge Node Wrong"),
    .explanation = N_("The IP address of an edge node is not right."),
    .next_step = N_("Check the public addresses of the edge nodes."),
  },
  {
    .codes = "BCS.4006014 BCS.4004025 BCS.4004029 BCS.400402",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Something Not Accepted"),
    .explanation = N_("BCS does not accept a part of the request. Nothing was done.{said}"),
    .next_step = N_("Change what the server names. If it is nothing that you entered, report it with the details."),
  },
};

const CatenaErrorCatalogue catena_error_catalogue_creation = { entries, G_N_ELEMENTS (entries) };
