/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-attempt-limits.h"
#include "catena-back-off.h"
#include "catena-transport.h"

G_BEGIN_DECLS

/* For tests: nobody else has a reason to change these. */

void catena_transport_get_limits         (CatenaTransport           *self,
                                          CatenaAttemptLimits       *limits);
void catena_transport_set_limits         (CatenaTransport           *self,
                                          const CatenaAttemptLimits *limits);
void catena_transport_set_back_off_func  (CatenaTransport           *self,
                                          CatenaBackOffFunc          func,
                                          gpointer                   user_data);
void catena_transport_set_patience       (CatenaTransport           *self,
                                          guint                      milliseconds);
void catena_transport_set_proxy_resolver (CatenaTransport           *self,
                                          GProxyResolver            *resolver);

G_END_DECLS
