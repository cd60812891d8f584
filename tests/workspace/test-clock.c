/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A service whose clock differs from ours by hours: its times are compared by its own clock, however one signs in. */

#include "config.h"

#include "test-hub.h"

#include "catena-time.h"

#define HOURS 2

static const struct
{
  const char *name;
  CatenaCredentialsKind kind;
  int seconds;
} clocks[] = {
  { "keys-ahead", CATENA_CREDENTIALS_KEYS, HOURS * 3600 },
  { "keys-behind", CATENA_CREDENTIALS_KEYS, -HOURS * 3600 },
  { "password-ahead", CATENA_CREDENTIALS_PASSWORD, HOURS * 3600 },
  { "password-behind", CATENA_CREDENTIALS_PASSWORD, -HOURS * 3600 },
};

static void
test_clock (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  TestHub *test = test_hub_new (test_fast);
  g_autoptr (CatenaOperation) operation = NULL;
  gint64 there;

  test_hub_control (test, "POST", "/clock", "{\"skew_seconds\": %d}", clocks[row].seconds);
  test_hub_add_account (test, "operator", clocks[row].kind);
  test_hub_control (test, "POST", "/faults", "{\"operation\": \"createService\", \"fault\": \"reset-after\"}");
  operation = test_hub_begin (test, "trade1");
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);
  g_assert_true (catena_operation_get_adopted (operation));
  there = catena_workspace_to_service_clock (test_hub_get_workspace (test), 0) / CATENA_NSEC_PER_SEC;
  g_assert_cmpint (ABS (there - clocks[row].seconds), <, 60);

  test_hub_free (test);
}

void
test_add_clock (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/workspace/clock/%s", clocks[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_clock);
    }
}
