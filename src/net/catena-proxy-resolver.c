/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-proxy-resolver"

#include "config.h"

#include "catena-proxy-resolver.h"

#include "catena-host.h"

struct _CatenaProxyResolver
{
  GObject parent_instance;

  GProxyResolver *inner;
};

static void catena_proxy_resolver_iface_init (GProxyResolverInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CatenaProxyResolver, catena_proxy_resolver, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER, catena_proxy_resolver_iface_init))

static gboolean
is_direct (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_ENCODED, NULL);

  return uri != NULL && catena_host_is_loopback (g_uri_get_host (uri));
}

static char **
dup_direct (void)
{
  static const char *const direct[] = { "direct://", NULL };

  return g_strdupv ((char **) direct);
}

static void
on_inner_looked_up (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char **proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, &error);

  if (proxies != NULL)
    g_task_return_pointer (task, proxies, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

static gboolean
catena_proxy_resolver_is_supported (GProxyResolver *resolver)
{
  return g_proxy_resolver_is_supported (CATENA_PROXY_RESOLVER (resolver)->inner);
}

static char **
catena_proxy_resolver_lookup (GProxyResolver  *resolver,
                              const char      *uri,
                              GCancellable    *cancellable,
                              GError         **error)
{
  if (is_direct (uri))
    return dup_direct ();

  return g_proxy_resolver_lookup (CATENA_PROXY_RESOLVER (resolver)->inner, uri, cancellable, error);
}

static void
catena_proxy_resolver_lookup_async (GProxyResolver      *resolver,
                                    const char          *uri,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_set_source_tag (task, catena_proxy_resolver_lookup_async);
  if (is_direct (uri))
    g_task_return_pointer (task, dup_direct (), (GDestroyNotify) g_strfreev);
  else
    g_proxy_resolver_lookup_async (CATENA_PROXY_RESOLVER (resolver)->inner, uri, cancellable,
                                   on_inner_looked_up, g_steal_pointer (&task));
}

static char **
catena_proxy_resolver_lookup_finish (GProxyResolver  *resolver,
                                     GAsyncResult    *result,
                                     GError         **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
catena_proxy_resolver_iface_init (GProxyResolverInterface *iface)
{
  iface->is_supported = catena_proxy_resolver_is_supported;
  iface->lookup = catena_proxy_resolver_lookup;
  iface->lookup_async = catena_proxy_resolver_lookup_async;
  iface->lookup_finish = catena_proxy_resolver_lookup_finish;
}

static void
catena_proxy_resolver_dispose (GObject *object)
{
  CatenaProxyResolver *self = CATENA_PROXY_RESOLVER (object);

  g_clear_object (&self->inner);

  G_OBJECT_CLASS (catena_proxy_resolver_parent_class)->dispose (object);
}

static void
catena_proxy_resolver_class_init (CatenaProxyResolverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = catena_proxy_resolver_dispose;
}

static void
catena_proxy_resolver_init (CatenaProxyResolver *self)
{
}

/**
 * catena_proxy_resolver_new:
 * @inner: who is asked for every host that is not this machine
 *
 * Returns: (transfer full): a new resolver
 */
GProxyResolver *
catena_proxy_resolver_new (GProxyResolver *inner)
{
  CatenaProxyResolver *self;

  g_return_val_if_fail (G_IS_PROXY_RESOLVER (inner), NULL);

  self = g_object_new (CATENA_TYPE_PROXY_RESOLVER, NULL);
  self->inner = g_object_ref (inner);

  return G_PROXY_RESOLVER (self);
}
