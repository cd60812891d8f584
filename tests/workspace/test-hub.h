/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-hub-private.h"
#include "catena-test-simulator.h"

#include "test-cable.h"

G_BEGIN_DECLS

/* Longest wait for anything, in seconds: no test waits for it when all is well. */
#ifdef __SANITIZE_ADDRESS__ /* Everything is several times slower. */
#define PATIENCE 300
#else
#define PATIENCE 60
#endif
/* Polling and looking in tests: a minute is this many seconds / 60. */
#define TIME_SCALE 0.01
/* That of the services of test_make_draft(). */
#define TEST_PASSWORD "Chain2026"

/**
 * TestHub:
 * @borrowed: whether the simulator belongs to another one
 * @bcs_cable: (nullable): over which accounts made from now on reach BCS
 * @iam_cable: (nullable): over which they reach IAM
 *
 * A hub in folders of its own, on a simulator.
 */
typedef struct
{
  CatenaTestSimulator *simulator;
  gboolean borrowed;
  TestCable *bcs_cable;
  TestCable *iam_cable;
  char *folder;
  CatenaHub *hub;
  char *project_id;
  char *account_id;
  guint n_sign_in_required;
  GError *sign_in_reason;
  guint n_ended;
} TestHub;

/* Arguments of a simulator: a creation takes a quarter of a second, or its documented time. */
extern const char * const test_fast[];
extern const char * const test_slow[];

TestHub         *test_hub_new              (const char * const *arguments);
TestHub         *test_hub_new_signed_in    (const char * const *arguments);
TestHub         *test_hub_new_beside       (TestHub            *other);
void             test_hub_lay_cables       (TestHub            *test);
void             test_hub_free             (TestHub            *test);
void             test_hub_open             (TestHub            *test);
void             test_hub_close            (TestHub            *test);
void             test_hub_put_operations   (TestHub               *test,
                                            CatenaStoredOperation *row,
                                            guint                  n_rows);
CatenaCredentials *test_hub_make_credentials (TestHub              *test,
                                              const char           *user,
                                              CatenaCredentialsKind kind,
                                              const char           *password);
CatenaAccount   *test_hub_make_account     (TestHub              *test,
                                            CatenaCredentialsKind kind);
gboolean         test_hub_save_account     (TestHub              *test,
                                            CatenaAccount        *account,
                                            CatenaCredentials    *credentials,
                                            GError              **error);
void             test_hub_add_account      (TestHub              *test,
                                            const char           *user,
                                            CatenaCredentialsKind kind);
gboolean         test_hub_remove_account   (TestHub              *test,
                                            GError              **error);
CatenaWorkspace *test_hub_get_workspace    (TestHub              *test);
const char      *test_hub_get_project_id   (TestHub              *test);
void             test_hub_refresh          (TestHub              *test);
gboolean         test_hub_sign_in          (TestHub              *test,
                                            CatenaCredentials    *credentials,
                                            const char           *passcode,
                                            GError              **error);
CatenaServiceDraft *test_make_draft        (const char           *name);
CatenaServiceDraft *test_make_new_cluster_draft (const char      *name);
CatenaOperation *test_hub_create           (TestHub              *test,
                                            CatenaServiceDraft   *draft,
                                            GError              **error);
CatenaOperation *test_hub_begin            (TestHub            *test,
                                            const char         *name);
CatenaOperation *test_hub_send_again       (TestHub            *test,
                                            CatenaOperation    *operation);
void             test_hub_control          (TestHub              *test,
                                            const char           *method,
                                            const char           *path,
                                            const char           *format,
                                            ...) G_GNUC_PRINTF (4, 5);
guint            test_hub_arrivals         (TestHub              *test,
                                            const char           *operation);
void             test_hub_check_not_stored (TestHub            *test,
                                            const char         *words);
guint            test_hub_count_services   (TestHub            *test,
                                            const char         *name);
char            *test_hub_dup_service_id   (TestHub            *test,
                                            const char         *name);
gboolean         test_hub_is_held          (TestHub            *test,
                                            const char         *operation);
void             test_wait_phase           (CatenaOperation      *operation,
                                            CatenaOperationPhase  phase);
void             test_spin                 (guint                 milliseconds);

void             test_on_result            (GObject              *source,
                                            GAsyncResult         *result,
                                            gpointer              user_data);
GAsyncResult    *test_wait_result          (GAsyncResult        **result);

/* Waits until an expression is true; fails the test when it does not become so. */
#define test_wait_for(expression)                                                         \
  G_STMT_START                                                                            \
  {                                                                                       \
    gint64 test_wait_end_ = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;          \
    guint test_wait_source_ = g_timeout_add (20, test_tick, NULL);                        \
    while (!(expression) && g_get_monotonic_time () < test_wait_end_)                     \
      g_main_context_iteration (NULL, TRUE);                                              \
    g_source_remove (test_wait_source_);                                                  \
    g_assert_true (expression);                                                           \
  }                                                                                       \
  G_STMT_END

gboolean test_tick (gpointer user_data);

int test_with_keyring     (int (*run) (void));
int test_run_with_keyring (void);

/* The topics, each in a file of its own. */
void test_add_services (void);
void test_add_sign_in  (void);
void test_add_accounts (void);
void test_add_polling  (void);
void test_add_check    (void);
void test_add_again    (void);
void test_add_fit      (void);
void test_add_clock    (void);
void test_add_gone     (void);
void test_add_meanwhile (void);
void test_add_left     (void);
void test_add_many     (void);
void test_add_habits   (void);
void test_add_disk     (void);
void test_add_operation (void);

G_END_DECLS
