/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the simulator of a hub is told, and what it tells. */

#include "config.h"

#include "test-hub.h"

#include "catena-json.h"

#include <string.h>

void
test_hub_control (TestHub    *test,
                  const char *method,
                  const char *path,
                  const char *format,
                  ...)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) answer = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  answer = catena_test_simulator_control (test->simulator, method, path, *text != '\0' ? text : NULL);
  g_assert_nonnull (answer);
}

/* Of an operation, or of all. */
guint
test_hub_arrivals (TestHub    *test,
                   const char *operation)
{
  g_autoptr (JsonNode) arrivals = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *entry;
  guint sum = 0;

  if (operation != NULL)
    return catena_test_simulator_arrivals (test->simulator, operation);

  arrivals = catena_test_simulator_control (test->simulator, "GET", "/arrivals", NULL);
  json_object_iter_init (&iter, json_node_get_object (arrivals));
  while (json_object_iter_next (&iter, &name, &entry))
    sum += (guint) json_object_get_int_member (json_node_get_object (entry), "count");

  return sum;
}

/* In the simulator, whether a list tells of them or not. */
static guint
find_services (TestHub    *test,
               const char *name,
               char      **id)
{
  g_autoptr (JsonNode) state = catena_test_simulator_control (test->simulator, "GET", "/state", NULL);
  JsonArray *tenants = json_object_get_array_member (json_node_get_object (state), "tenants");
  JsonObject *tenant = json_array_get_object_element (tenants, 0);
  JsonArray *projects = json_object_get_array_member (tenant, "projects");
  JsonArray *services = json_object_get_array_member (json_array_get_object_element (projects, 0), "services");
  guint count = 0;

  for (guint i = 0; i < json_array_get_length (services); i++)
    {
      JsonObject *service = json_array_get_object_element (services, i);
      g_autofree char *found = catena_json_dup_string (service, "name");

      if (g_strcmp0 (found, name) != 0)
        continue;
      count++;
      g_free (*id);
      *id = catena_json_dup_string (service, "id");
    }

  return count;
}

guint
test_hub_count_services (TestHub    *test,
                         const char *name)
{
  g_autofree char *id = NULL;

  return find_services (test, name, &id);
}

char *
test_hub_dup_service_id (TestHub    *test,
                         const char *name)
{
  char *id = NULL;

  find_services (test, name, &id);

  return id;
}

gboolean
test_hub_is_held (TestHub    *test,
                  const char *operation)
{
  g_autoptr (JsonNode) holds = catena_test_simulator_control (test->simulator, "GET", "/holds", NULL);
  g_autofree char *text = catena_json_to_text (holds, FALSE);

  return strstr (text, operation) != NULL;
}
