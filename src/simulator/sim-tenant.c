/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-tenant.h"

#include "catena-json.h"

static void
project_free (SimProject *project)
{
  g_free (project->id);
  g_free (project->name);
  g_hash_table_unref (project->by_id);
  g_ptr_array_unref (project->services);
  g_free (project);
}

static JsonObject *
project_to_json (SimProject *project,
                 gboolean    with_services)
{
  JsonObject *object = json_object_new ();
  JsonArray *services = json_array_new ();

  json_object_set_string_member (object, "id", project->id);
  json_object_set_string_member (object, "name", project->name);
  json_object_set_int_member (object, "quota", project->quota);
  json_object_set_int_member (object, "used_elsewhere", project->used_elsewhere);
  for (guint i = 0; with_services && i < project->services->len; i++)
    json_array_add_object_element (services, sim_service_to_json (g_ptr_array_index (project->services, i)));
  if (with_services)
    json_object_set_array_member (object, "services", services);
  else
    json_array_unref (services);

  return object;
}

static void
project_from_json (SimTenant  *tenant,
                   JsonObject *object)
{
  g_autofree char *id = catena_json_dup_string (object, "id");
  g_autofree char *name = catena_json_dup_string (object, "name");
  JsonArray *services = catena_json_get_array (object, "services");
  SimProject *project;
  gint64 number = 0;

  if (id == NULL || name == NULL)
    return;
  catena_json_get_int64 (object, "quota", &number);
  project = sim_tenant_add_project (tenant, id, name, (guint) number);
  if (catena_json_get_int64 (object, "used_elsewhere", &number))
    project->used_elsewhere = (guint) number;
  for (guint i = 0; services != NULL && i < json_array_get_length (services); i++)
    {
      SimService *service = sim_service_from_json (catena_json_get_element_object (services, i));

      if (service != NULL)
        sim_project_add_service (project, service);
    }
}

/**
 * sim_tenant_new:
 * @id: its id
 * @name: its account name
 *
 * Returns: (transfer full): a tenant without projects and users
 */
SimTenant *
sim_tenant_new (const char *id,
                const char *name)
{
  SimTenant *tenant = g_new0 (SimTenant, 1);

  tenant->id = g_strdup (id);
  tenant->name = g_strdup (name);
  tenant->projects = g_ptr_array_new_with_free_func ((GDestroyNotify) project_free);
  tenant->users = g_ptr_array_new_with_free_func ((GDestroyNotify) sim_user_free);

  return tenant;
}

/**
 * sim_tenant_from_json:
 * @object: what sim_tenant_to_json() made
 *
 * Returns: (transfer full): the tenant
 */
SimTenant *
sim_tenant_from_json (JsonObject *object)
{
  g_autofree char *id = catena_json_dup_string (object, "domain_id");
  g_autofree char *name = catena_json_dup_string (object, "domain_name");
  JsonArray *projects = catena_json_get_array (object, "projects");
  JsonArray *users = catena_json_get_array (object, "users");
  SimTenant *tenant = sim_tenant_new (id, name);

  for (guint i = 0; projects != NULL && i < json_array_get_length (projects); i++)
    project_from_json (tenant, catena_json_get_element_object (projects, i));
  for (guint i = 0; users != NULL && i < json_array_get_length (users); i++)
    g_ptr_array_add (tenant->users, sim_user_from_json (catena_json_get_element_object (users, i)));

  return tenant;
}

/**
 * sim_tenant_free:
 * @tenant: (transfer full): a tenant
 */
void
sim_tenant_free (SimTenant *tenant)
{
  g_free (tenant->id);
  g_free (tenant->name);
  g_ptr_array_unref (tenant->projects);
  g_ptr_array_unref (tenant->users);
  g_free (tenant);
}

/**
 * sim_tenant_to_json:
 * @tenant: a tenant
 * @with_services: whether the services are told too, as in the state file
 *
 * Returns: (transfer full): the tenant as on the line on stdout
 */
JsonObject *
sim_tenant_to_json (SimTenant *tenant,
                    gboolean   with_services)
{
  JsonObject *object = json_object_new ();
  JsonArray *projects = json_array_new ();
  JsonArray *users = json_array_new ();

  for (guint i = 0; i < tenant->projects->len; i++)
    json_array_add_object_element (projects, project_to_json (g_ptr_array_index (tenant->projects, i),
                                                              with_services));
  for (guint i = 0; i < tenant->users->len; i++)
    json_array_add_object_element (users, sim_user_to_json (g_ptr_array_index (tenant->users, i)));
  json_object_set_string_member (object, "domain_id", tenant->id);
  json_object_set_string_member (object, "domain_name", tenant->name);
  json_object_set_array_member (object, "projects", projects);
  json_object_set_array_member (object, "users", users);

  return object;
}

/**
 * sim_tenant_add_project:
 * @tenant: a tenant
 * @id: id of the project
 * @name: name of the project, a region's
 * @quota: how many services it may hold
 *
 * Returns: (transfer none): the new project
 */
SimProject *
sim_tenant_add_project (SimTenant  *tenant,
                        const char *id,
                        const char *name,
                        guint       quota)
{
  SimProject *project = g_new0 (SimProject, 1);

  project->tenant = tenant;
  project->id = g_strdup (id);
  project->name = g_strdup (name);
  project->quota = quota;
  project->services = g_ptr_array_new_with_free_func ((GDestroyNotify) sim_service_free);
  project->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (tenant->projects, project);

  return project;
}

/**
 * sim_tenant_get_project:
 * @tenant: a tenant
 * @id: (nullable): id of a project
 * @name: (nullable): name of a project, when there is no id
 *
 * Returns: (transfer none) (nullable): the project
 */
SimProject *
sim_tenant_get_project (SimTenant  *tenant,
                        const char *id,
                        const char *name)
{
  for (guint i = 0; i < tenant->projects->len; i++)
    {
      SimProject *project = g_ptr_array_index (tenant->projects, i);

      if (id != NULL ? g_str_equal (project->id, id) : g_strcmp0 (project->name, name) == 0)
        return project;
    }

  return NULL;
}

/**
 * sim_tenant_get_user:
 * @tenant: a tenant
 * @id: (nullable): id of a user
 * @name: (nullable): name of a user, when there is no id
 *
 * Returns: (transfer none) (nullable): the user
 */
SimUser *
sim_tenant_get_user (SimTenant  *tenant,
                     const char *id,
                     const char *name)
{
  for (guint i = 0; i < tenant->users->len; i++)
    {
      SimUser *user = g_ptr_array_index (tenant->users, i);

      if (id != NULL ? g_str_equal (user->id, id) : g_strcmp0 (user->name, name) == 0)
        return user;
    }

  return NULL;
}

/**
 * sim_project_add_service:
 * @project: a project
 * @service: (transfer full): a service
 */
void
sim_project_add_service (SimProject *project,
                         SimService *service)
{
  g_ptr_array_add (project->services, service);
  g_hash_table_insert (project->by_id, service->id, service);
}

/**
 * sim_project_get_service:
 * @project: a project
 * @id: (nullable): id of a service
 *
 * Returns: (transfer none) (nullable): the service
 */
SimService *
sim_project_get_service (SimProject *project,
                         const char *id)
{
  return id != NULL ? g_hash_table_lookup (project->by_id, id) : NULL;
}

/**
 * sim_project_get_service_named:
 * @project: a project
 * @name: name of a service
 *
 * Returns: (transfer none) (nullable): the service
 */
SimService *
sim_project_get_service_named (SimProject *project,
                               const char *name)
{
  for (guint i = 0; i < project->services->len; i++)
    {
      SimService *service = g_ptr_array_index (project->services, i);

      if (g_strcmp0 (service->name, name) == 0)
        return service;
    }

  return NULL;
}
