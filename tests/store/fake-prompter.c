/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-prompter.h"

#define BUS_NAME "org.gnome.keyring.SystemPrompter"
#define OBJECT_PATH "/org/gnome/keyring/Prompter"
#define CALLBACK_INTERFACE "org.gnome.keyring.internal.Prompter.Callback"

struct _FakePrompter
{
  FakePrompterMood mood;
  guint n_prompts;
  GDBusConnection *bus;
};

static const char introspection[] =
  "<node>"
  "  <interface name='org.gnome.keyring.internal.Prompter'>"
  "    <method name='BeginPrompting'><arg name='callback' type='o' direction='in'/></method>"
  "    <method name='PerformPrompt'>"
  "      <arg name='callback' type='o' direction='in'/>"
  "      <arg name='type' type='s' direction='in'/>"
  "      <arg name='properties' type='a{sv}' direction='in'/>"
  "      <arg name='exchange' type='s' direction='in'/>"
  "    </method>"
  "    <method name='StopPrompting'><arg name='callback' type='o' direction='in'/></method>"
  "  </interface>"
  "</node>";

static void
dismiss (FakePrompter *self,
         const char   *caller,
         const char   *callback)
{
  g_dbus_connection_call (self->bus, caller, callback, CALLBACK_INTERFACE, "PromptDone", NULL, NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
}

static void
on_method_called (GDBusConnection       *connection,
                  const char            *sender,
                  const char            *object_path,
                  const char            *interface_name,
                  const char            *method_name,
                  GVariant              *parameters,
                  GDBusMethodInvocation *invocation,
                  gpointer               user_data)
{
  FakePrompter *self = user_data;
  const char *callback;

  g_variant_get_child (parameters, 0, "&o", &callback);
  if (g_str_equal (method_name, "BeginPrompting"))
    self->n_prompts++;
  /* Only a prompt that has begun can end. */
  g_dbus_method_invocation_return_value (g_object_ref (invocation), NULL);
  if (self->mood == FAKE_PROMPTER_DISMISSES || g_str_equal (method_name, "StopPrompting"))
    dismiss (self, sender, callback);
  g_object_unref (invocation);
}

static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *address = NULL;
  GDBusConnection *bus;

  address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  bus = g_dbus_connection_new_for_address_sync (address,
                                                G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                NULL, NULL, &error);
  g_assert_no_error (error);

  return bus;
}

FakePrompter *
fake_prompter_new (FakePrompterMood mood)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_method_called };
  FakePrompter *self = g_new0 (FakePrompter, 1);
  g_autoptr(GDBusNodeInfo) node = NULL;
  g_autoptr(GVariant) reply = NULL;
  g_autoptr(GError) error = NULL;

  self->mood = mood;
  if (mood == FAKE_PROMPTER_ABSENT)
    return self;

  self->bus = connect_to_bus ();
  node = g_dbus_node_info_new_for_xml (introspection, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (self->bus, OBJECT_PATH, node->interfaces[0], &vtable, self, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName", g_variant_new ("(su)", BUS_NAME, 4),
                                       G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);

  return self;
}

guint
fake_prompter_get_n_prompts (FakePrompter *self)
{
  return self->n_prompts;
}

void
fake_prompter_free (FakePrompter *self)
{
  g_autoptr(GError) error = NULL;

  if (self->bus != NULL)
    {
      g_dbus_connection_close_sync (self->bus, NULL, &error);
      g_assert_no_error (error);
    }
  g_clear_object (&self->bus);
  g_free (self);
}
