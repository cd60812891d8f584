/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-test.h"

#include "catena-banner.h"
#include "catena-error.h"
#include "catena-services-pane.h"
#include "catena-time-label.h"
#include "catena-window.h"

/* What the window says when what it shows is only what was last known, on a network that can be taken away. */

#define TEST_TYPE_NETWORK (test_network_get_type ())
G_DECLARE_FINAL_TYPE (TestNetwork, test_network, TEST, NETWORK, GObject)

struct _TestNetwork
{
  GObject parent_instance;

  gboolean available;
};

static void test_network_initable_init (GInitableIface *iface);
static void test_network_monitor_init (GNetworkMonitorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestNetwork, test_network, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, test_network_initable_init)
                               G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, test_network_monitor_init))

enum
{
  PROP_0,
  PROP_AVAILABLE,
  PROP_METERED,
  PROP_CONNECTIVITY,
};

static gboolean
test_network_start (GInitable     *initable,
                    GCancellable  *cancellable,
                    GError       **error)
{
  return TRUE;
}

static void
test_network_initable_init (GInitableIface *iface)
{
  iface->init = test_network_start;
}

static void
test_network_monitor_init (GNetworkMonitorInterface *iface)
{
}

static void
test_network_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  gboolean available = TEST_NETWORK (object)->available;

  switch (prop_id)
    {
    case PROP_AVAILABLE:
      g_value_set_boolean (value, available);
      break;
    case PROP_METERED:
      g_value_set_boolean (value, FALSE);
      break;
    case PROP_CONNECTIVITY:
      g_value_set_enum (value, available ? G_NETWORK_CONNECTIVITY_FULL : G_NETWORK_CONNECTIVITY_LOCAL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
test_network_class_init (TestNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_network_get_property;
  g_object_class_override_property (object_class, PROP_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
test_network_init (TestNetwork *self)
{
  self->available = TRUE;
}

static void
set_network (gboolean available)
{
  TestNetwork *network = TEST_NETWORK (g_network_monitor_get_default ());

  network->available = available;
  g_signal_emit_by_name (network, "network-changed", available);
}

static CatenaCredentials *
make_credentials (UiTestHub  *test,
                  const char *password)
{
  const char *name = json_object_get_string_member (catena_test_simulator_get_tenant (test->simulator, 0), "domain_name");
  g_autoptr (CatenaSecret) secret = catena_secret_new (password);

  return catena_credentials_new_password (name, "operator", secret, NULL);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_assert_true (catena_hub_save_account_finish (CATENA_HUB (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

/* Its password has changed, and its project is no longer on this machine, which would be there without a network. */
static void
change_account (UiTestHub     *test,
                CatenaAccount *account)
{
  CatenaProject *project = catena_workspace_get_project (ui_test_hub_get_workspace (test, 0));
  g_autoptr (CatenaAccount) changed = catena_account_new (catena_account_get_id (account));
  g_autoptr (CatenaProject) away = catena_project_new (catena_project_get_id (project), "cn-north-4", "cn-north-4",
                                                       "https://bcs.catena.invalid");
  g_autoptr (CatenaCredentials) wrong = make_credentials (test, "not the password");
  gboolean saved = FALSE;

  catena_account_set_credentials_kind (changed, catena_account_get_credentials_kind (account));
  catena_account_set_label (changed, catena_account_get_label (account));
  catena_account_set_domain (changed, catena_account_get_domain_id (account), catena_account_get_domain_name (account));
  catena_account_set_iam_endpoint (changed, catena_account_get_iam_endpoint (account));
  catena_account_add_project (changed, away);
  catena_hub_save_account_async (test->hub, changed, wrong, NULL, on_saved, &saved);
  ui_test_wait_for (saved);
}

static gboolean
is_said (CatenaWindow *window,
         const char   *banner)
{
  return catena_banner_get_revealed (ui_test_find (GTK_WIDGET (window), CATENA_TYPE_BANNER, banner));
}

static const char *
get_title (CatenaWindow *window,
           const char   *banner)
{
  GtkWidget *found = ui_test_find (GTK_WIDGET (window), CATENA_TYPE_BANNER, banner);

  return gtk_label_get_label (ui_test_find (found, GTK_TYPE_LABEL, "title_label"));
}

static gboolean
is_age_seen (CatenaWindow *window)
{
  GtkWidget *pane = ui_test_find (GTK_WIDGET (window), CATENA_TYPE_SERVICES_PANE, NULL);

  return gtk_widget_get_mapped (ui_test_find (pane, CATENA_TYPE_TIME_LABEL, "age_label"));
}

static CatenaWindow *
open_window (UiTestHub *test)
{
  CatenaWindow *window = catena_window_new (NULL, test->hub);

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  catena_window_set_loaded (window, NULL);
  gtk_window_present (GTK_WINDOW (window));
  ui_test_hub_wait_for_detail (ui_test_hub_get_workspace (test, 0));
  ui_test_settle ();

  return window;
}

/* Signed out, and offline on top: each says its own, and always how old it is. */
static void
test_last_known (void)
{
  UiTestHub *test = ui_test_hub_new (NULL);
  const char *password = catena_test_simulator_get_user_member (test->simulator, 0, "operator", "password");
  g_autoptr (CatenaCredentials) right = make_credentials (test, password);
  CatenaAccount *account = ui_test_hub_save_account (test, 0, "Alpha", CATENA_COLOUR_BLUE, right);
  CatenaWindow *window = open_window (test);
  CatenaWorkspace *workspace = ui_test_hub_get_workspace (test, 0);

  g_assert_false (is_said (window, "sign_in_banner"));
  g_assert_false (is_said (window, "connection_banner"));
  g_assert_false (is_age_seen (window));

  change_account (test, account);
  catena_workspace_refresh (workspace);
  ui_test_wait_for (g_error_matches (catena_workspace_get_error (workspace), CATENA_ERROR, CATENA_ERROR_SIGN_IN));
  ui_test_settle ();
  g_assert_true (is_said (window, "sign_in_banner"));
  g_assert_false (is_said (window, "connection_banner"));
  g_assert_true (is_age_seen (window));
  ui_test_picture (GTK_WIDGET (window), "signed-out");

  set_network (FALSE);
  ui_test_settle ();
  g_assert_false (catena_hub_get_online (test->hub));
  g_assert_false (is_said (window, "sign_in_banner"));
  g_assert_true (is_said (window, "connection_banner"));
  g_assert_true (g_str_has_prefix (get_title (window, "connection_banner"), "Offline. As of "));
  ui_test_picture (GTK_WIDGET (window), "offline");

  set_network (TRUE);
  ui_test_wait_for (is_said (window, "sign_in_banner"));
  g_assert_false (is_said (window, "connection_banner"));
  ui_test_destroy_and_check (GTK_WINDOW (window));
  ui_test_hub_free (test);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("GIO_USE_NETWORK_MONITOR", "test", TRUE);
  g_io_extension_point_register (G_NETWORK_MONITOR_EXTENSION_POINT_NAME);
  g_io_extension_point_implement (G_NETWORK_MONITOR_EXTENSION_POINT_NAME, TEST_TYPE_NETWORK, "test", 0);
  ui_test_init (&argc, &argv);

  g_test_add_func ("/connection/last-known", test_last_known);

  return g_test_run ();
}
