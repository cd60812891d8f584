/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-base.h"

#include "catena-body.h"

#include <string.h>

/* The test is linked with --wrap=g_free, so that memory can be looked at in the moment in which base gives
 * it back. */
void __real_g_free (gpointer memory);
void __wrap_g_free (gpointer memory);

/* A block is known by an address near its start. */
#define MAX_HEADER 64

static struct
{
  const char *data;
  gsize length;
  gboolean freed;
  gboolean wiped;
} watched;

void
__wrap_g_free (gpointer memory)
{
  const char *block = memory;

  if (watched.data != NULL && block != NULL && block <= watched.data && watched.data - block < MAX_HEADER)
    {
      watched.freed = TRUE;
      watched.wiped = TRUE;
      for (gsize i = 0; i < watched.length; i++)
        watched.wiped = watched.wiped && watched.data[i] == '\0';
      watched.data = NULL;
    }

  __real_g_free (memory);
}

static void
watch (const char *data,
       gsize       length)
{
  watched.data = data;
  watched.length = length;
  watched.freed = watched.wiped = FALSE;
}

static void
test_secret_wiped (void)
{
  CatenaSecret *secret = catena_secret_new ("hunter2");
  CatenaSecret *second = catena_secret_ref (secret);

  watch (catena_secret_get_text (secret), strlen ("hunter2"));
  catena_secret_unref (secret);
  g_assert_false (watched.freed);
  catena_secret_unref (second);
  g_assert_true (watched.freed);
  g_assert_true (watched.wiped);
}

static void
test_bytes_wiped (void)
{
  g_autoptr (CatenaSecret) secret = catena_secret_new ("hunter2");
  g_autoptr (JsonNode) document = json_node_init_string (json_node_alloc (),
                                                         catena_secret_get_placeholder (secret));
  g_autoptr (CatenaBody) body = catena_body_new (document, &secret, 1);
  GBytes *bytes = catena_body_dup_bytes (body);
  GBytes *slice = g_bytes_new_from_bytes (bytes, 1, 7);

  g_assert_cmpmem (g_bytes_get_data (slice, NULL), 7, "hunter2", 7);
  watch (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_bytes_unref (bytes);
  g_assert_false (watched.freed);
  g_bytes_unref (slice);
  g_assert_true (watched.freed);
  g_assert_true (watched.wiped);
}

void
add_wipe_tests (void)
{
  g_test_add_func ("/base/wipe/secret", test_secret_wiped);
  g_test_add_func ("/base/wipe/bytes", test_bytes_wiped);
}
