/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CatenaTestSimulator:
 *
 * A catena-simulator in a process of its own, for one test. It ends with the test, even with one that crashes.
 *
 * |[
 * const char * const arguments[] = { "--speed", "200", NULL };
 * g_autoptr (CatenaTestSimulator) simulator = catena_test_simulator_start (arguments);
 * JsonObject *user = catena_test_simulator_get_user (simulator, 0, "operator");
 *
 * g_autoptr (JsonNode) answer = catena_test_simulator_control (simulator, "POST", "/faults",
 *   "{\"operation\": \"listServices\", \"fault\": \"status\", \"status\": 503}");
 * ...
 * g_assert_cmpuint (catena_test_simulator_arrivals (simulator, "listServices"), ==, 2);
 * ]|
 *
 * What control takes is told at the top of src/simulator/sim-control.c.
 */
typedef struct _CatenaTestSimulator CatenaTestSimulator;

CatenaTestSimulator *catena_test_simulator_start           (const char * const *arguments);
void                 catena_test_simulator_stop            (CatenaTestSimulator *simulator);
void                 catena_test_simulator_kill            (CatenaTestSimulator *simulator);
const char          *catena_test_simulator_get_line        (CatenaTestSimulator *simulator);
const char          *catena_test_simulator_get_bcs_url     (CatenaTestSimulator *simulator);
const char          *catena_test_simulator_get_iam_url     (CatenaTestSimulator *simulator);
const char          *catena_test_simulator_get_control_url (CatenaTestSimulator *simulator);
JsonObject          *catena_test_simulator_get_tenant      (CatenaTestSimulator *simulator,
                                                            guint                tenant);
JsonObject          *catena_test_simulator_get_project     (CatenaTestSimulator *simulator,
                                                            guint                tenant,
                                                            const char          *name);
JsonObject          *catena_test_simulator_get_user        (CatenaTestSimulator *simulator,
                                                            guint                tenant,
                                                            const char          *name);
const char          *catena_test_simulator_get_project_id  (CatenaTestSimulator *simulator,
                                                            guint                tenant,
                                                            const char          *name);
const char          *catena_test_simulator_get_user_member (CatenaTestSimulator *simulator,
                                                            guint                tenant,
                                                            const char          *name,
                                                            const char          *member);
JsonNode            *catena_test_simulator_control         (CatenaTestSimulator *simulator,
                                                            const char          *method,
                                                            const char          *path,
                                                            const char          *json_text);
guint                catena_test_simulator_arrivals        (CatenaTestSimulator *simulator,
                                                            const char          *operation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaTestSimulator, catena_test_simulator_stop)

/**
 * CatenaTestPredicate:
 * @data: what was given with it
 *
 * Returns: whether what a test waits for has come
 */
typedef gboolean (*CatenaTestPredicate) (gpointer data);

gboolean catena_test_wait_until (CatenaTestPredicate predicate,
                                 gpointer            data,
                                 double              seconds);

G_END_DECLS
