/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-error.h"
#include "catena-transport.h"
#include "catena-transport-private.h"

#include "net-auth.h"
#include "net-server.h"

G_BEGIN_DECLS

/**
 * NetFixture:
 *
 * A transport whose back-off is counted instead of waited for, and one call through it.
 */
typedef struct
{
  CatenaTransport *transport;
  CatenaExchangeLog *log;
  GArray *waits;

  gboolean done;
  CatenaResponse *response;
  GError *error;
} NetFixture;

NetFixture               *net_fixture_new          (void);
void                      net_fixture_free         (NetFixture      *fixture);
void                      net_fixture_start        (NetFixture      *fixture,
                                                    CatenaRequest   *request,
                                                    gpointer         auth,
                                                    GCancellable    *cancellable);
void                      net_fixture_wait         (NetFixture      *fixture);
void                      net_fixture_send         (NetFixture      *fixture,
                                                    CatenaRequest   *request,
                                                    gpointer         auth);
void                      net_fixture_send_api     (NetFixture      *fixture,
                                                    NetServer       *server,
                                                    CatenaApiId      api);
void                      net_fixture_set_limits   (NetFixture      *fixture,
                                                    guint            connect,
                                                    guint            attempt,
                                                    guint            idle);
void                      net_fixture_assert_error (NetFixture      *fixture,
                                                    CatenaErrorKind  kind,
                                                    gboolean         sent);
const CatenaErrorDetails *net_fixture_get_details  (NetFixture      *fixture);
CatenaRequest            *net_new_request          (CatenaApiId      api,
                                                    const char      *endpoint);
CatenaBody               *net_new_body             (const char      *json,
                                                    CatenaSecret    *secret);
void                      net_wait_until           (gboolean       (*condition) (gpointer user_data),
                                                    gpointer         user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NetFixture, net_fixture_free)

void net_add_aksk_tests          (void);
void net_add_answer_tests        (void);
void net_add_authorization_tests (void);
void net_add_cancel_tests        (void);
void net_add_connection_tests    (void);
void net_add_error_body_tests    (void);
void net_add_http2_tests         (void);
void net_add_key_gate_tests      (void);
void net_add_log_tests           (void);
void net_add_request_tests       (void);
void net_add_retry_tests         (void);
void net_add_signing_tests       (void);
void net_add_tls_tests           (void);

G_END_DECLS
