/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sim-context.h"

G_BEGIN_DECLS

/**
 * SimServerOptions:
 * @port: port for BCS, or 0 for a free one
 * @certificate: (nullable): BCS and IAM speak TLS with it
 * @state_path: (nullable): state file, loaded if it is there
 * @record_path: (nullable): file for the exchanges
 * @n_services: services of the first project, or -1 for those of the demo
 */
typedef struct
{
  guint port;
  GTlsCertificate *certificate;
  double speed;
  SimDialect dialect;
  int n_services;
  const char *state_path;
  const char *record_path;
  void (*quit) (gpointer data);
  gpointer quit_data;
} SimServerOptions;

/**
 * SimServer:
 *
 * The simulated clouds with their listeners on loopback: BCS, IAM and control, a port each.
 */
typedef struct _SimServer SimServer;

SimServer  *sim_server_new          (const SimServerOptions *options,
                                     GError                **error);
void        sim_server_free         (SimServer *server);
char       *sim_server_dup_line     (SimServer *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimServer, sim_server_free)

G_END_DECLS
