/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net-resolver.h"

struct _NetResolver
{
  GResolver parent_instance;

  gboolean silent;
};

G_DEFINE_FINAL_TYPE (NetResolver, net_resolver, G_TYPE_RESOLVER)

static gboolean
on_cancelled (GCancellable *cancellable,
                     gpointer      user_data)
{
  g_task_return_error_if_cancelled (user_data);

  return G_SOURCE_REMOVE;
}

static void
net_resolver_lookup_by_name_with_flags_async (GResolver                *resolver,
                                              const char               *name,
                                              GResolverNameLookupFlags  flags,
                                              GCancellable             *cancellable,
                                              GAsyncReadyCallback       callback,
                                              gpointer                  user_data)
{
  NetResolver *self = NET_RESOLVER (resolver);
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  if (self->silent)
    {
      g_autoptr (GSource) source = g_cancellable_source_new (cancellable);

      g_task_attach_source (task, source, G_SOURCE_FUNC (on_cancelled));
      return;
    }

  g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "no such name: %s", name);
}

static void
net_resolver_lookup_by_name_async (GResolver           *resolver,
                                   const char          *name,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  net_resolver_lookup_by_name_with_flags_async (resolver, name, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable,
                                                callback, user_data);
}

static GList *
net_resolver_lookup_by_name_finish (GResolver     *resolver,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
net_resolver_class_init (NetResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name_async = net_resolver_lookup_by_name_async;
  resolver_class->lookup_by_name_finish = net_resolver_lookup_by_name_finish;
  resolver_class->lookup_by_name_with_flags_async = net_resolver_lookup_by_name_with_flags_async;
  resolver_class->lookup_by_name_with_flags_finish = net_resolver_lookup_by_name_finish;
}

static void
net_resolver_init (NetResolver *self)
{
}

GResolver *
net_resolver_new (gboolean silent)
{
  NetResolver *self = g_object_new (NET_TYPE_RESOLVER, NULL);

  self->silent = silent;

  return G_RESOLVER (self);
}
