/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-handlers.h"

#include "sim-auth.h"

static const SimHandlerRow rows[] = {
  { CATENA_API_CREATE_SERVICE, sim_handle_create_service, FALSE },
  { CATENA_API_GET_CREATION_STATUS, sim_handle_get_creation_status, FALSE },
  { CATENA_API_GET_SERVICE, sim_handle_get_service, FALSE },
  { CATENA_API_LIST_QUOTAS, sim_handle_list_quotas, FALSE },
  { CATENA_API_GET_FLAVORS, sim_handle_get_flavors, FALSE },
  { CATENA_API_LIST_OPERATION_RECORDS, sim_handle_list_records, FALSE },
  { CATENA_API_LIST_SERVICES, sim_handle_list_services, FALSE },
  { CATENA_API_IAM_CREATE_TOKEN, sim_handle_create_token, TRUE },
  { CATENA_API_IAM_LIST_OWN_PROJECTS, sim_handle_list_own_projects, FALSE },
  { CATENA_API_IAM_LIST_PROJECTS, sim_handle_list_projects, FALSE },
  { CATENA_API_IAM_LIST_DOMAINS, sim_handle_list_domains, FALSE },
};

static const SimHandlerRow *
find_row (SimCall *call)
{
  for (guint i = 0; call->api != NULL && i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i].api == call->api->id)
        return &rows[i];
    }

  return NULL;
}

static void
refuse_path (SimCall *call)
{
  if (call->cloud == CATENA_API_CLOUD_IAM)
    sim_call_refuse_iam (call, 404, "There is nothing at this path.");
  else
    sim_call_refuse_gateway (call, 404, "APIGW.0101", "No API is published at this path.");
}

/* A missing permission is told in more than one way, depending on where it is found missing. */
static void
refuse_permission (SimCall *call)
{
  const char *as = call->store->habits.denied_as;

  if (g_strcmp0 (as, "400") == 0)
    sim_call_refuse (call, 400, "BCS.4001032", "This user may not do that.");
  else if (g_strcmp0 (as, "401") == 0)
    sim_call_refuse (call, 401, "BCS.4010401", "This user may not do that.");
  else if (g_strcmp0 (as, "empty") == 0)
    sim_call_reply_object (call, 200, json_object_new ());
  else
    sim_call_refuse (call, 403, "BCS.4030403", "This user may not do that.");
}

/* What is being done to a service decides whether something else may be done to it. */
static gboolean
is_service_free (SimCall *call)
{
  SimService *service;
  gint64 now = sim_store_now (call->store);

  if (sim_call_get_parameter (call, "blockchain_id") == NULL)
    return TRUE;

  service = sim_call_get_service (call);
  if (service == NULL)
    sim_call_refuse (call, 400, "BCS.4001011", "There is no such service.");
  else if (sim_service_is_creating (service, now))
    sim_call_refuse (call, 400, "BCS.4001001", "The service is still being created.");
  else if (g_str_equal (service->process_status, SIM_UPGRADING))
    sim_call_refuse (call, 400, "BCS.4001002", "The service is being upgraded.");
  else if (g_str_equal (service->process_status, SIM_DELETING))
    sim_call_refuse (call, 400, "BCS.4001003", "The service is being deleted.");
  else if (g_str_equal (service->status, "Hibernation") || g_str_equal (service->status, "Freeze"))
    sim_call_refuse (call, 400, "BCS.4001234", "The service is asleep or frozen.");
  else if (service->busy_until > now)
    sim_call_refuse (call, 400, "BCS.4001020", "The service is busy. Try again later.");
  else
    return TRUE;

  return FALSE;
}

/**
 * sim_handlers_get:
 * @n_rows: (out): how many
 *
 * Returns: (transfer none) (array length=n_rows): the table of everything that is answered
 */
const SimHandlerRow *
sim_handlers_get (guint *n_rows)
{
  *n_rows = G_N_ELEMENTS (rows);
  return rows;
}

/**
 * sim_handlers_dispatch:
 * @call: a call
 *
 * Answers the call: path, sign-in, permission, state of the service, and then its own handler.
 */
void
sim_handlers_dispatch (SimCall *call)
{
  const SimHandlerRow *row = find_row (call);

  if (call->api == NULL)
    {
      refuse_path (call);
      return;
    }
  if ((row == NULL || !row->without_sign_in) && !sim_auth_check (call))
    return;
  if (sim_call_is_change (call) && !sim_user_may_change (call->user))
    {
      refuse_permission (call);
      return;
    }
  if (sim_call_is_change (call) && !is_service_free (call))
    return;
  if (row == NULL)
    {
      refuse_path (call);
      return;
    }

  row->handler (call);
}
