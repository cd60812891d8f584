/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-bcs.h"
#include "catena-iam.h"
#include "catena-test-simulator.h"

G_BEGIN_DECLS

/* The tenant and the project that the tests use. */
#define TENANT 0
#define PROJECT "cn-north-4"

/* How a user signs in. */
typedef enum
{
  BY_KEYS,
  BY_TEMPORARY_KEYS,
  BY_TOKEN,
} SignIn;

/* A simulator and a transport to it. */
typedef struct
{
  CatenaTestSimulator *simulator;
  CatenaExchangeLog *log;
  CatenaTransport *transport;
} Fixture;

Fixture           *fixture_new             (const char * const *arguments);
void               fixture_free            (Fixture     *fixture);
void               fixture_control         (Fixture     *fixture,
                                            const char  *path,
                                            const char  *json_text);
guint              fixture_arrivals        (Fixture     *fixture,
                                            const char  *operation);
const char        *fixture_get_project_id  (Fixture     *fixture);
CatenaCredentials *fixture_dup_credentials (Fixture     *fixture,
                                            const char  *user,
                                            const char  *password);
CatenaToken       *fixture_sign_in         (Fixture     *fixture,
                                            CatenaCredentials      *credentials,
                                            const char             *passcode,
                                            const CatenaTokenScope *scope,
                                            GError                **error);
CatenaAuth        *fixture_dup_auth        (Fixture     *fixture,
                                            const char  *user,
                                            SignIn       how);
CatenaBcs         *fixture_open            (Fixture     *fixture,
                                            const char  *user,
                                            SignIn       how);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

/* For GAsyncReadyCallback: keeps the result in the GAsyncResult * that the user data points to. */
void               on_ready                (GObject      *source,
                                            GAsyncResult *result,
                                            gpointer      user_data);
GAsyncResult      *await                   (GAsyncResult **result);

/* Starts a call and waits for its result: CALL (list_services, bcs). */
#define CALL(function, ...)                                                             \
  ({                                                                                    \
    GAsyncResult *result_of_call = NULL;                                                \
    function##_async (__VA_ARGS__, NULL, on_ready, &result_of_call);                    \
    await (&result_of_call);                                                            \
  })

void assert_title       (const GError *error,
                         const char   *expected);
void add_call_tests     (void);
void add_create_member_tests (void);
void add_endpoint_tests (void);
void add_refusal_tests  (void);
void add_sign_in_tests  (void);

G_END_DECLS
