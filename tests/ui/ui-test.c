/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../../build-aux/leaks.h"

#include "ui-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define PROJECT "cn-north-4"
/* How long nothing may happen before the interface counts as settled, in main loop rounds without work. */
#define QUIET_FRAMES 4

gboolean
ui_test_tick (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, CATENA_RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    CATENA_RESOURCE_PATH "/icons");
}

void
ui_test_init (int    *argc,
              char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  load_style ();
}

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

UiTestHub *
ui_test_hub_new (const char * const *arguments)
{
  UiTestHub *test = g_new0 (UiTestHub, 1);
  g_autofree char *config = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CatenaHubPlaces places;

  test->simulator = catena_test_simulator_start (arguments);
  test->folder = g_dir_make_tmp ("catena-ui-XXXXXX", &error);
  g_assert_no_error (error);
  config = g_build_filename (test->folder, "config", NULL);
  data = g_build_filename (test->folder, "data", NULL);
  places = (CatenaHubPlaces) { config, data, TRUE };

  test->hub = catena_hub_new (&places);
  catena_hub_load_async (test->hub, NULL, on_result, &result);
  ui_test_wait_for (result != NULL);
  catena_hub_load_finish (test->hub, result, &error);
  g_assert_no_error (error);

  return test;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

void
ui_test_hub_free (UiTestHub *test)
{
  gpointer hub = test->hub;

  catena_hub_shutdown (test->hub);
  g_object_add_weak_pointer (G_OBJECT (test->hub), &hub);
  g_clear_object (&test->hub);
  /* Calls that were cancelled still have to end. */
  ui_test_wait_for (hub == NULL);
  catena_test_simulator_stop (test->simulator);
  remove_folder (test->folder);
  g_free (test->folder);
  g_free (test);
}

CatenaAccount *
ui_test_hub_save_account (UiTestHub         *test,
                          guint              tenant,
                          const char        *label,
                          CatenaColour       colour,
                          CatenaCredentials *credentials)
{
  JsonObject *domain = catena_test_simulator_get_tenant (test->simulator, tenant);
  g_autoptr (CatenaAccount) account = catena_account_new (NULL);
  g_autoptr (CatenaProject) project =
    catena_project_new (catena_test_simulator_get_project_id (test->simulator, tenant, PROJECT), PROJECT, PROJECT,
                        catena_test_simulator_get_bcs_url (test->simulator));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  catena_account_set_credentials_kind (account, catena_credentials_get_kind (credentials));
  catena_account_set_label (account, label);
  catena_account_set_colour (account, colour);
  catena_account_set_domain (account, json_object_get_string_member (domain, "domain_id"),
                             json_object_get_string_member (domain, "domain_name"));
  catena_account_set_iam_endpoint (account, catena_test_simulator_get_iam_url (test->simulator));
  catena_account_add_project (account, project);

  catena_hub_save_account_async (test->hub, account, credentials, NULL, on_result, &result);
  ui_test_wait_for (result != NULL);
  catena_hub_save_account_finish (test->hub, result, &error);
  g_assert_no_error (error);

  return catena_hub_lookup_account (test->hub, catena_account_get_id (account));
}

CatenaAccount *
ui_test_hub_add_account (UiTestHub    *test,
                         guint         tenant,
                         const char   *label,
                         CatenaColour  colour)
{
  JsonObject *domain = catena_test_simulator_get_tenant (test->simulator, tenant);
  JsonArray *users = json_object_get_array_member (domain, "users");
  JsonObject *user = json_array_get_object_element (users, 0);
  g_autoptr (CatenaSecret) secret = catena_secret_new (json_object_get_string_member (user, "secret_key"));
  g_autoptr (CatenaCredentials) keys =
    catena_credentials_new_keys (json_object_get_string_member (user, "access_key"), secret, NULL);

  return ui_test_hub_save_account (test, tenant, label, colour, keys);
}

CatenaWorkspace *
ui_test_hub_get_workspace (UiTestHub *test,
                           guint      position)
{
  /* The hub holds it. */
  g_autoptr (CatenaWorkspace) workspace = g_list_model_get_item (catena_hub_get_workspaces (test->hub), position);

  g_assert_nonnull (workspace);

  return workspace;
}

static gboolean
knows_all (CatenaWorkspace *workspace)
{
  guint known, total;

  g_object_get (workspace, "details-known", &known, "n-services", &total, NULL);

  return catena_workspace_get_load_state (workspace) == CATENA_LOAD_READY && known == total
         && !catena_workspace_get_refreshing (workspace);
}

void
ui_test_hub_wait_for_detail (CatenaWorkspace *workspace)
{
  ui_test_wait_for (knows_all (workspace));
}

GtkWindow *
ui_test_show (GtkWidget *content,
              int        width,
              int        height)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  ui_test_settle ();

  return GTK_WINDOW (window);
}

/* Lays out and draws, with whatever is ready; what comes from elsewhere is waited for with ui_test_wait_for(). */
void
ui_test_settle (void)
{
  guint source = g_timeout_add (15, ui_test_tick, NULL);

  for (guint frames = 0; frames < QUIET_FRAMES; frames++)
    {
      g_main_context_iteration (NULL, TRUE);
      while (g_main_context_pending (NULL))
        g_main_context_iteration (NULL, FALSE);
    }
  g_source_remove (source);
}

void
ui_test_picture (GtkWidget  *widget,
                 const char *name)
{
  const char *folder = g_getenv ("CATENA_TEST_PICTURES");
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;
  int width = 0;
  int height = 0;

  if (folder == NULL)
    return;

  /* There is nothing to take while something waits to be drawn. */
  for (guint attempts = 0; node == NULL && attempts < 50; attempts++)
    {
      g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
      g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

      ui_test_settle ();
      width = gtk_widget_get_width (widget);
      height = gtk_widget_get_height (widget);
      gdk_paintable_snapshot (paintable, snapshot, width, height);
      node = gtk_snapshot_to_node (snapshot);
    }
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  path = g_strdup_printf ("%s/%s.png", folder, name);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

gpointer
ui_test_find (GtkWidget  *root,
              GType       type,
              const char *name)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type)
      && (name == NULL || g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), name) == 0))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = ui_test_find (child, type, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
ui_test_for_each (GtkWidget *root,
                  void     (*func) (GtkWidget *widget,
                                    gpointer   data),
                  gpointer   data)
{
  func (root, data);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    ui_test_for_each (child, func, data);
}

typedef struct
{
  const char *text;
  gboolean found;
} Search;

static void
look_at_label (GtkWidget *widget,
               gpointer   data)
{
  Search *search = data;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    search->found |= strstr (gtk_label_get_text (GTK_LABEL (widget)), search->text) != NULL;
}

gboolean
ui_test_says (GtkWidget  *root,
              const char *text)
{
  Search search = { text, FALSE };

  ui_test_for_each (root, look_at_label, &search);

  return search.found;
}

/* Its window or its dialog, whichever form of it libadwaita has. */
GtkWidget *
ui_test_find_question (void)
{
  static const char *const forms[] = { "AdwMessageDialog", "AdwAlertDialog" };
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      /* Not held: it is to go with the window that asked. */
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      for (guint j = 0; j < G_N_ELEMENTS (forms); j++)
        {
          GType type = g_type_from_name (forms[j]);
          GtkWidget *question = type != G_TYPE_INVALID ? ui_test_find (window, type, NULL) : NULL;

          if (question != NULL && gtk_widget_get_mapped (question))
            return question;
        }
    }

  return NULL;
}

typedef struct
{
  gboolean agrees;
  GtkWidget *button;
} Answer;

static gboolean
is_button_to_agree (GtkWidget *button)
{
  static const char *const classes[] = { "suggested", "destructive", "suggested-action", "destructive-action" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (gtk_widget_has_css_class (button, classes[i]))
      return TRUE;

  return FALSE;
}

static void
look_for_button (GtkWidget *widget,
                 gpointer   data)
{
  Answer *answer = data;

  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && answer->agrees == is_button_to_agree (widget))
    answer->button = widget;
}

static gboolean
can_answer (Answer *answer)
{
  GtkWidget *question = ui_test_find_question ();

  if (question != NULL)
    ui_test_for_each (question, look_for_button, answer);

  return answer->button != NULL;
}

void
ui_test_answer (const char *response)
{
  Answer answer = { g_str_equal (response, "action"), NULL };

  ui_test_wait_for (can_answer (&answer));
  g_signal_emit_by_name (answer.button, "clicked");
  ui_test_wait_for (ui_test_find_question () == NULL);
  ui_test_settle ();
}

static void
close_popover (GtkWidget *widget,
               gpointer   data)
{
  if (GTK_IS_POPOVER (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
}

void
ui_test_destroy_and_check (GtkWindow *window)
{
  gpointer weak = window;

  /* GTK 4.8 never lets go of a popover that is open when its window goes, and warns when the tooltip over it is due. */
  ui_test_for_each (GTK_WIDGET (window), close_popover, NULL);
  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_destroy (window);
  ui_test_wait_for (weak == NULL);
}
