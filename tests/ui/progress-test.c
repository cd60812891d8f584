/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "progress-test.h"

#include "catena-progress-window.h"

static void
set_secret (CatenaServiceDraft *draft,
            CatenaFieldId       field,
            const char         *text)
{
  g_autoptr (CatenaSecret) secret = catena_secret_new (text);

  catena_service_draft_set_secret (draft, field, secret);
}

CatenaServiceDraft *
progress_test_make_draft (const char *name)
{
  CatenaServiceDraft *draft = catena_service_draft_new ();

  catena_service_draft_set_string (draft, CATENA_FIELD_PURPOSE, "private");
  catena_service_draft_set_string (draft, CATENA_FIELD_NAME, name);
  catena_service_draft_set_string (draft, CATENA_FIELD_CLUSTER_ID, "5adc2ce2-9712-11ea-9535-0255ac100b0d");
  catena_service_draft_set_string (draft, CATENA_FIELD_CLUSTER_NAME, "my-cluster");
  set_secret (draft, CATENA_FIELD_RESOURCE_PASSWORD, "Chain2026");
  set_secret (draft, CATENA_FIELD_PASSWORD_AGAIN, "Chain2026");

  return draft;
}

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

void
progress_test_control (ProgressTest *test,
                       const char   *path,
                       const char   *json)
{
  json_node_unref (catena_test_simulator_control (test->hub->simulator, "POST", path, json));
}

static gboolean
is_held (ProgressTest *test)
{
  g_autoptr (JsonNode) holds = catena_test_simulator_control (test->hub->simulator, "GET", "/holds", NULL);

  return json_array_get_length (json_node_get_array (holds)) > 0;
}

void
progress_test_hold (ProgressTest *test)
{
  progress_test_control (test, "/faults",
                         "{\"fault\": \"hold-before\", \"operation\": \"listOperationRecords\", \"count\": -1}");
  ui_test_wait_for (is_held (test));
}

void
progress_test_release (ProgressTest *test)
{
  json_node_unref (catena_test_simulator_control (test->hub->simulator, "DELETE", "/faults", NULL));
  progress_test_control (test, "/release", "{}");
}

ProgressTest *
progress_test_new (const char * const *arguments)
{
  ProgressTest *test = g_new0 (ProgressTest, 1);

  test->hub = ui_test_hub_new (arguments);
  /* What is asked every few seconds is asked all the time. */
  catena_hub_set_time_scale (test->hub->hub, 0.05);
  ui_test_hub_add_account (test->hub, 0, "Main account", CATENA_COLOUR_BLUE);

  return test;
}

void
progress_test_create (ProgressTest *test,
                      const char   *name)
{
  g_autoptr (CatenaServiceDraft) draft = progress_test_make_draft (name);

  progress_test_create_from (test, draft);
}

void
progress_test_create_from (ProgressTest       *test,
                           CatenaServiceDraft *draft)
{
  CatenaWorkspace *workspace = ui_test_hub_get_workspace (test->hub, 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  catena_workspace_create_service_async (workspace, draft, NULL, on_result, &result);
  ui_test_wait_for (result != NULL);
  g_clear_object (&test->operation);
  test->operation = catena_workspace_create_service_finish (workspace, result, &error);
  g_assert_no_error (error);
}

void
progress_test_open_window (ProgressTest *test)
{
  test->window = GTK_WIDGET (catena_progress_window_new (test->operation));
  gtk_window_present (GTK_WINDOW (test->window));
  ui_test_settle ();
}

void
progress_test_close_window (ProgressTest *test)
{
  if (test->window != NULL)
    ui_test_destroy_and_check (GTK_WINDOW (test->window));
  test->window = NULL;
}

void
progress_test_free (ProgressTest *test)
{
  progress_test_close_window (test);
  g_clear_object (&test->operation);
  ui_test_hub_free (test->hub);
  g_free (test);
}

void
progress_test_wait_phase (ProgressTest         *test,
                          CatenaOperationPhase  phase)
{
  ui_test_wait_for (catena_operation_get_phase (test->operation) == phase);
  ui_test_settle ();
}

gpointer
progress_test_find (ProgressTest *test,
                    const char   *name)
{
  gpointer widget = ui_test_find (test->window, GTK_TYPE_WIDGET, name);

  g_assert_nonnull (widget);

  return widget;
}

gboolean
progress_test_is_seen (ProgressTest *test,
                       const char   *name)
{
  return gtk_widget_get_mapped (progress_test_find (test, name));
}

const char *
progress_test_get_label (ProgressTest *test,
                         const char   *name)
{
  return gtk_label_get_label (progress_test_find (test, name));
}

gboolean
progress_test_says (ProgressTest *test,
                    const char   *text)
{
  return ui_test_says (test->window, text);
}

static void
set_large (gboolean large)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * (large ? 1.5 : 1)), NULL);
}

void
progress_test_pictures (ProgressTest *test,
                        const char   *name)
{
  const struct
  {
    const char *what;
    int width;
    gboolean dark;
    gboolean large;
  } looks[] = {
    { "wide", 1000, FALSE, FALSE }, { "narrow", 360, FALSE, FALSE }, { "dark", 640, TRUE, FALSE }, { "big", 360, FALSE, TRUE },
  };
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWindow *window = GTK_WINDOW (test->window);

  if (g_getenv ("CATENA_TEST_PICTURES") == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *file = g_strdup_printf ("%s-%s", name, looks[i].what);
      GtkWidget *scroller = progress_test_find (test, "scroller");
      int height;

      adw_style_manager_set_color_scheme (style, looks[i].dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                               : ADW_COLOR_SCHEME_FORCE_LIGHT);
      set_large (looks[i].large);
      ui_test_settle ();
      gtk_widget_measure (gtk_widget_get_first_child (scroller), GTK_ORIENTATION_VERTICAL, looks[i].width, NULL, &height,
                          NULL, NULL);
      gtk_window_set_default_size (window, looks[i].width, height + 60);
      ui_test_settle ();
      ui_test_picture (test->window, file);
    }

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  set_large (FALSE);
  gtk_window_set_default_size (window, 640, 720);
  ui_test_settle ();
}
