/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  /* Nothing goes wrong but the request, and that is meant. */
  SIM_FAULT_WRONG,
  /* Before the call is handled. */
  SIM_FAULT_CLOCK,
  SIM_FAULT_DELAY,
  SIM_FAULT_HOLD_BEFORE,
  /* Instead of handling it. */
  SIM_FAULT_RESET,
  SIM_FAULT_STATUS,
  SIM_FAULT_REDIRECT,
  /* After it was handled. */
  SIM_FAULT_HOLD_AFTER,
  SIM_FAULT_RESET_AFTER,
  SIM_FAULT_MALFORMED,
  SIM_FAULT_HUGE,
  SIM_FAULT_TRUNCATE,
  SIM_FAULT_DRIP,
  SIM_FAULT_CLOSE_KEPT,
} SimFaultKind;

/**
 * SimFault:
 * @id: for control
 * @operation: name of an operation, or "*"
 * @remaining: how many more calls it meets, or -1
 * @after: how many calls it lets pass first
 * @parameters: what control set it with
 *
 * Something that goes wrong between the client and a handler. Reference-counted.
 */
typedef struct
{
  guint id;
  SimFaultKind kind;
  char *operation;
  gint64 remaining;
  gint64 after;
  JsonObject *parameters;
} SimFault;

/**
 * SimFaults:
 *
 * The faults that wait for calls.
 */
typedef struct _SimFaults SimFaults;

SimFaults  *sim_faults_new     (void);
void        sim_faults_free    (SimFaults *faults);
guint       sim_faults_add     (SimFaults  *faults,
                                JsonObject *parameters,
                                GError    **error);
guint       sim_faults_remove  (SimFaults *faults,
                                guint      id);
GPtrArray  *sim_faults_take    (SimFaults  *faults,
                                const char *operation);
JsonArray  *sim_faults_to_json (SimFaults *faults);

SimFault   *sim_faults_find    (GPtrArray   *taken,
                                SimFaultKind kind);
const char *sim_fault_get_name (SimFault *fault);

G_END_DECLS
