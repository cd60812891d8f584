/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-error-catalogue"

#include "config.h"

#include "catena-error-catalogue.h"

#include <glib/gi18n-lib.h>

/* Codes of BCS about the cluster, its addresses, and the store in which BCS keeps what it knows. */
static const CatenaErrorEntry entries[] = {
  {
    .codes = "BCS.4006039",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Cluster in Use"),
    .explanation = N_("Another service runs in this cluster. Each service needs one of its own."),
    .next_step = N_("Choose a cluster that nothing uses, or have a new one created."),
  },
  {
    .codes = "BCS.4001008 BCS.4006007",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("No Elastic IP Address"),
    .explanation = N_("No node of the cluster has an elastic IP address (EIP), without which the service cannot be "
                      "reached from outside."),
    .next_step = N_("Bind an EIP to a node of the cluster in the CCE console, then try again. A service for partners "
                    "needs one on each node."),
  },
  {
    .codes = "BCS.4001009",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Elastic IP Addresses Missing"),
    .explanation = N_("Each node of the cluster needs an elastic IP address (EIP); some have none."),
    .next_step = N_("Bind an EIP to each node of the cluster in the CCE console, then try again."),
  },
  {
    .codes = "BCS.4001025",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Elastic IP Address Gone"),
    .explanation = N_("The elastic IP address (EIP) that was to be used is not bound to the cluster any more."),
    .next_step = N_("Check the EIPs of the cluster’s nodes in the CCE console."),
  },
  {
    .codes = "BCS.4001106 BCS.4001302",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Cluster Not Found"),
    .explanation = N_("There is no such cluster in this project, or it was deleted."),
    .next_step = N_("Check the cluster’s ID and name in the CCE console."),
  },
  {
    .codes = "BCS.4001049 BCS.4001050 BCS.4001053",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Cluster Not Healthy"),
    .explanation = N_("The cluster or one of its nodes is not working as it should."),
    .next_step = N_("Look at the cluster in the CCE console. When it is normal, try again."),
  },
  {
    .codes = "BCS.4001090",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("No Node Available"),
    .explanation = N_("The cluster has no node that could take the service: none was added, or none is running."),
    .next_step = N_("Look at the cluster’s nodes in the CCE console, then try again."),
  },
  {
    .codes = "BCS.4001123",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Cluster Is Hibernating"),
    .explanation = N_("Nothing can be done while the cluster sleeps."),
    .next_step = N_("Wake the cluster in the CCE console, then try again."),
  },
  {
    .codes = "BCS.4001080 BCS.4001149",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Cluster Could Not Be Read"),
    .explanation = N_("BCS could not learn about the cluster.{said}"),
    .next_step = N_("Check the cluster in the CCE console, then try again in a few minutes."),
  },
  {
    .codes = "BCS.4001021 BCS.4001027 BCS.4001054 BCS.4001130 BCS.4001161 BCS.4006009 BCS.4006017 BCS.4006019",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Cluster or Store Out of Order"),
    .explanation = N_("BCS could not reach the cluster, or the store in which it keeps what it knows of the service."),
    .next_step = N_("Look at the cluster in the CCE console. When it is normal, try again; if it stays, hand the "
                    "request ID to support."),
  },
  {
    .codes = "BCS.4001010 BCS.4001015 BCS.4001026 BCS.4001030 BCS.4001031 BCS.4001033 BCS.4001042 BCS.4001043 "
             "BCS.4001047 BCS.4001078 BCS.4001081 BCS.4001133 BCS.4001134 BCS.4001135 BCS.4001136 BCS.4001137 "
             "BCS.4001407 BCS.4006005 BCS.4006013 BCS.4006018 BCS.4006027 BCS.4006034 BCS.4006036 BCS.4006038 "
             "BCS.4006040",
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Store of the Service Out of Order"),
    .explanation = N_("BCS cannot reach the store (etcd) in which it keeps what it knows of the service.{said}"),
    .next_step = N_("Try again in a few minutes. If it stays, hand the request ID to support."),
  },
};

const CatenaErrorCatalogue catena_error_catalogue_cluster = { entries, G_N_ELEMENTS (entries) };
