/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-test.h"

#include "catena-banner.h"
#include "catena-copy-button.h"
#include "catena-error-view.h"
#include "catena-error.h"
#include "catena-field-row.h"
#include "catena-plain-row.h"
#include "catena-split-view.h"
#include "catena-state-icon.h"
#include "catena-state-page.h"
#include "catena-status-pill.h"
#include "catena-template.h"
#include "catena-time-format.h"
#include "catena-time.h"

#include <string.h>

#define MINUTE (60 * CATENA_NSEC_PER_SEC)
#define HOUR (60 * MINUTE)

/* 21 November 2026, 12:00 UTC; tests run in UTC. */
static const gint64 noon = G_GINT64_CONSTANT (1795262400) * CATENA_NSEC_PER_SEC;

static void
assert_relative (gint64      before,
                 const char *expected)
{
  g_autofree char *text = catena_format_relative_time (noon - before, noon);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_times (void)
{
  g_autofree char *exact = catena_format_time (noon);

  assert_relative (0, "just now");
  assert_relative (59 * CATENA_NSEC_PER_SEC, "just now");
  assert_relative (-30 * CATENA_NSEC_PER_SEC, "just now");
  assert_relative (MINUTE, "1 minute ago");
  assert_relative (59 * MINUTE, "59 minutes ago");
  assert_relative (HOUR, "today, 11:00");
  assert_relative (12 * HOUR, "today, 00:00");
  assert_relative (13 * HOUR, "yesterday, 23:00");
  assert_relative (48 * HOUR, "19 November 2026");
  /* A clock that is far ahead is told as it is. */
  assert_relative (-3 * HOUR, "today, 15:00");
  g_assert_cmpstr (exact, ==, "21 November 2026, 12:00");
}

static void
test_durations (void)
{
  static const struct
  {
    gint64 nanoseconds;
    const char *text;
  } cases[] = {
    { -CATENA_NSEC_PER_SEC, "0 s" },
    { CATENA_NSEC_PER_SEC / 2, "0 s" },
    { 12 * CATENA_NSEC_PER_SEC, "12 s" },
    { 3 * MINUTE + 12 * CATENA_NSEC_PER_SEC, "3 min 12 s" },
    { 2 * HOUR + 5 * MINUTE + CATENA_NSEC_PER_SEC, "2 h 5 min" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = catena_format_duration (cases[i].nanoseconds);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static GtkWidget *
find_label (GtkWidget  *root,
            const char *text)
{
  if (GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_field_row (void)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *row = catena_field_row_new ("Name", entry);
  GtkWidget *list = gtk_list_box_new ();
  GtkWindow *window;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = ui_test_show (list, 360, 200);

  g_assert_true (catena_field_row_get_stacked (CATENA_FIELD_ROW (row)));
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       find_label (row, "Name"), NULL);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);

  /* A warning is seen until there is an error; both stand inside of the row. */
  catena_field_row_set_warning (CATENA_FIELD_ROW (row), "Unusual <b>&");
  g_assert_true (gtk_widget_is_visible (find_label (row, "Unusual <b>&")));
  catena_field_row_set_error (CATENA_FIELD_ROW (row), "Too short.");
  g_assert_true (gtk_widget_is_visible (find_label (row, "Too short.")));
  g_assert_null (find_label (row, "Unusual <b>&"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  ui_test_picture (GTK_WIDGET (window), "field-row-error");

  catena_field_row_set_error (CATENA_FIELD_ROW (row), NULL);
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_nonnull (find_label (row, "Unusual <b>&"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);

  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), entry));

  ui_test_destroy_and_check (window);
}

static void
test_field_row_layouts (void)
{
  GtkWidget *toggle = gtk_switch_new ();
  GtkWidget *row = catena_field_row_new ("Read-only", toggle);

  g_object_ref_sink (row);
  g_assert_false (catena_field_row_get_stacked (CATENA_FIELD_ROW (row)));
  catena_field_row_set_stacked (CATENA_FIELD_ROW (row), TRUE);
  g_assert_true (gtk_widget_is_ancestor (toggle, row));
  catena_field_row_set_stacked (CATENA_FIELD_ROW (row), FALSE);
  g_assert_true (gtk_widget_is_ancestor (toggle, row));

  /* An empty description is none. */
  catena_field_row_set_description (CATENA_FIELD_ROW (row), "");
  g_assert_null (catena_field_row_get_description (CATENA_FIELD_ROW (row)));

  catena_field_row_set_control (CATENA_FIELD_ROW (row), gtk_entry_new ());
  g_assert_true (GTK_IS_ENTRY (catena_field_row_get_control (CATENA_FIELD_ROW (row))));
  g_assert_finalize_object (row);
}

static void
test_tones (void)
{
  GtkWidget *pill = g_object_ref_sink (catena_status_pill_new ());
  GtkWidget *icon = g_object_ref_sink (catena_state_icon_new ());

  for (guint tone = CATENA_TONE_NEUTRAL; tone <= CATENA_TONE_FAILED; tone++)
    {
      const char *css_class = catena_tone_get_css_class ((CatenaTone) tone);
      g_autofree char *path = g_strdup_printf (CATENA_RESOURCE_PATH "/icons/scalable/actions/%s.svg",
                                               catena_tone_get_icon_name ((CatenaTone) tone));

      catena_status_pill_set (CATENA_STATUS_PILL (pill), (CatenaTone) tone, "Word");
      catena_state_icon_set (CATENA_STATE_ICON (icon), (CatenaTone) tone, "Word");
      g_assert_true (gtk_widget_has_css_class (pill, css_class));
      g_assert_true (gtk_widget_has_css_class (icon, css_class));
      g_assert_nonnull (find_label (pill, "Word"));
      /* Colour and symbol are never all that there is. */
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, "Word");
      g_assert_true (g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL));
      /* One tone at a time. */
      for (guint other = CATENA_TONE_NEUTRAL; other <= CATENA_TONE_FAILED; other++)
        g_assert_true (gtk_widget_has_css_class (pill, catena_tone_get_css_class ((CatenaTone) other))
                       == (other == tone));
    }
  for (guint status = CATENA_STEP_STATUS_WAITING; status <= CATENA_STEP_STATUS_OTHER; status++)
    catena_state_icon_set_step (CATENA_STATE_ICON (icon), (CatenaStepStatus) status);

  g_assert_finalize_object (pill);
  g_assert_finalize_object (icon);
}

static void
on_text (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (void)
{
  GtkWidget *copy = catena_copy_button_new ();
  GtkWindow *window;
  GtkWidget *button;
  g_autofree char *text = NULL;

  g_object_set (copy, "text", "50ca216f", "what", "Service ID", NULL);
  window = ui_test_show (copy, 100, 100);
  button = gtk_widget_get_first_child (copy);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Copy Service ID");

  g_signal_emit_by_name (button, "clicked");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Copied");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (copy), NULL, on_text, &text);
  ui_test_wait_for (text != NULL);
  g_assert_cmpstr (text, ==, "50ca216f");

  ui_test_destroy_and_check (window);
}

static void
count (gpointer unused,
       guint   *counter)
{
  (*counter)++;
}

static void
test_state_page (void)
{
  CatenaErrorDetails details = { .api = CATENA_API_LIST_SERVICES, .http_status = 503, .request_id = "req-42" };
  g_autoptr (GError) error = catena_error_new (CATENA_ERROR_SERVER, &details, "listServices: 503");
  GtkWidget *page = catena_state_page_new ();
  GtkWidget *content = gtk_label_new ("content");
  GtkWidget *empty = gtk_label_new ("nothing");
  GtkWindow *window;
  guint n_retries = 0;

  catena_state_page_set_content (CATENA_STATE_PAGE (page), content);
  catena_state_page_set_empty (CATENA_STATE_PAGE (page), empty);
  g_signal_connect (page, "retry", G_CALLBACK (count), &n_retries);
  window = ui_test_show (page, 360, 400);

  g_assert_cmpint (catena_state_page_get_state (CATENA_STATE_PAGE (page)), ==, CATENA_PAGE_LOADING);
  g_assert_false (gtk_widget_get_mapped (content));
  /* A spinner comes by itself, after a while. */
  ui_test_wait_for (gtk_widget_get_mapped (ui_test_find (page, GTK_TYPE_SPINNER, NULL)));

  catena_state_page_set_state (CATENA_STATE_PAGE (page), CATENA_PAGE_CONTENT);
  g_assert_true (gtk_widget_get_mapped (content));
  catena_state_page_set_state (CATENA_STATE_PAGE (page), CATENA_PAGE_EMPTY);
  g_assert_true (gtk_widget_get_mapped (empty));

  catena_state_page_set_error (CATENA_STATE_PAGE (page), error);
  g_assert_cmpint (catena_state_page_get_state (CATENA_STATE_PAGE (page)), ==, CATENA_PAGE_ERROR);
  ui_test_picture (GTK_WIDGET (window), "error");
  g_signal_emit_by_name (ui_test_find (page, GTK_TYPE_BUTTON, "retry_button"), "clicked");
  g_assert_cmpuint (n_retries, ==, 1);

  ui_test_destroy_and_check (window);
}

static void
test_error_details (void)
{
  CatenaErrorDetails details = { .api = CATENA_API_LIST_SERVICES,
                                 .http_status = 503,
                                 .service_message = "<b>down</b>",
                                 .request_id = "req-42" };
  g_autoptr (GError) error = catena_error_new (CATENA_ERROR_SERVER, &details, "listServices: 503");
  g_autofree char *text = catena_error_view_dup_details (error);

  g_assert_nonnull (strstr (text, "req-42"));
  g_assert_nonnull (strstr (text, "503"));
}

static void
test_mnemonics (void)
{
  static const char *const cases[][2] = {
    { "_Try Again", "Try Again" },
    { "C_hoose…", "Choose…" },
    { "\351\207\215\350\257\225(_T)", "\351\207\215\350\257\225" },
    { "a__b", "a_b" },
    { "plain", "plain" },
  };
  GtkWidget *view = g_object_ref_sink (catena_error_view_new ());
  GtkWidget *button = ui_test_find (view, GTK_TYPE_BUTTON, "retry_button");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = catena_template_dup_without_mnemonic (cases[i][0]);

      g_assert_cmpstr (text, ==, cases[i][1]);
    }

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Try Again");
  g_assert_finalize_object (view);
}

static void
test_banner (void)
{
  GtkWidget *banner = catena_banner_new ();
  GtkWindow *window = ui_test_show (banner, 360, 200);
  guint n_clicks = 0;
  guint n_details = 0;
  guint n_dismissals = 0;

  g_signal_connect (banner, "details-clicked", G_CALLBACK (count), &n_details);
  g_signal_connect (banner, "button-clicked", G_CALLBACK (count), &n_clicks);
  g_signal_connect (banner, "dismissed", G_CALLBACK (count), &n_dismissals);
  g_assert_false (catena_banner_get_revealed (CATENA_BANNER (banner)));

  catena_banner_set_title (CATENA_BANNER (banner), "a & <b>");
  catena_banner_set_button_label (CATENA_BANNER (banner), "Details");
  catena_banner_set_detailed (CATENA_BANNER (banner), TRUE);
  catena_banner_set_revealed (CATENA_BANNER (banner), TRUE);
  g_object_set (banner, "dismissable", TRUE, NULL);
  g_assert_nonnull (find_label (banner, "a & <b>"));
  ui_test_picture (GTK_WIDGET (window), "banner");

  g_signal_emit_by_name (ui_test_find (banner, GTK_TYPE_BUTTON, "button"), "clicked");
  g_signal_emit_by_name (ui_test_find (banner, GTK_TYPE_BUTTON, "details_button"), "clicked");
  g_signal_emit_by_name (ui_test_find (banner, GTK_TYPE_BUTTON, "dismiss_button"), "clicked");
  g_assert_cmpuint (n_clicks, ==, 1);
  g_assert_cmpuint (n_details, ==, 1);
  g_assert_cmpuint (n_dismissals, ==, 1);
  g_assert_false (catena_banner_get_revealed (CATENA_BANNER (banner)));
  catena_banner_set_button_label (CATENA_BANNER (banner), NULL);
  g_assert_false (gtk_widget_get_visible (ui_test_find (banner, GTK_TYPE_BUTTON, "button")));

  ui_test_destroy_and_check (window);
}

static GtkWidget *
new_pane (const char *text,
          int         width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_size_request (label, width, -1);

  return label;
}

static void
test_split_view (void)
{
  GtkWidget *view = catena_split_view_new ();
  CatenaSplitView *split = CATENA_SPLIT_VIEW (view);
  /* As wide as a sentence that would like to stand in one line. */
  GtkWidget *sidebar = new_pane ("A sentence that is much longer than a sidebar is wide, and has to stay in it", 200);
  GtkWidget *content = new_pane ("content", 300);
  GtkWindow *window;

  gtk_label_set_wrap (GTK_LABEL (sidebar), TRUE);
  gtk_widget_set_hexpand (content, TRUE);
  catena_split_view_set_content (split, content);
  catena_split_view_set_sidebar (split, sidebar);
  window = ui_test_show (view, 1000, 200);

  g_assert_false (catena_split_view_get_collapsed (split));
  g_assert_cmpint (gtk_widget_get_width (sidebar), ==, 280);
  g_assert_cmpint (gtk_widget_get_width (content), >, 600);

  catena_split_view_set_show_sidebar (split, FALSE);
  ui_test_settle ();
  g_assert_false (gtk_widget_get_mapped (sidebar));
  g_assert_true (gtk_widget_get_mapped (content));
  catena_split_view_set_show_sidebar (split, TRUE);

  ui_test_destroy_and_check (window);
}

static void
test_split_view_collapsed (void)
{
  GtkWidget *view = catena_split_view_new ();
  CatenaSplitView *split = CATENA_SPLIT_VIEW (view);
  GtkWidget *sidebar = new_pane ("sidebar", 260);
  GtkWidget *content = new_pane ("content", 300);
  GtkWindow *window;

  catena_split_view_set_sidebar (split, sidebar);
  catena_split_view_set_content (split, content);
  window = ui_test_show (view, 360, 200);

  ui_test_wait_for (catena_split_view_get_collapsed (split));
  g_assert_true (gtk_widget_get_child_visible (sidebar));
  catena_split_view_set_show_content (split, TRUE);
  ui_test_settle ();
  g_assert_true (gtk_widget_get_mapped (content));
  g_assert_false (gtk_widget_get_mapped (sidebar));
  catena_split_view_set_show_content (split, FALSE);
  ui_test_settle ();
  g_assert_true (gtk_widget_get_mapped (sidebar));

  ui_test_destroy_and_check (window);
}

/* Any warning fails the test: text that is read as markup makes one. */
static void
test_plain_row (void)
{
  GtkWidget *row = catena_plain_row_new ("a & <b", "c <d> & e");
  GtkWidget *group = adw_preferences_group_new ();
  GtkWindow *window = ui_test_show (group, 360, 200);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  ui_test_settle ();
  g_assert_cmpstr (gtk_label_get_text (ui_test_find (row, GTK_TYPE_LABEL, "title")), ==, "a & <b");
  g_assert_cmpstr (gtk_label_get_text (ui_test_find (row, GTK_TYPE_LABEL, "subtitle")), ==, "c <d> & e");

  ui_test_destroy_and_check (window);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/widgets/times", test_times);
  g_test_add_func ("/widgets/durations", test_durations);
  g_test_add_func ("/widgets/field-row", test_field_row);
  g_test_add_func ("/widgets/field-row/layouts", test_field_row_layouts);
  g_test_add_func ("/widgets/tones", test_tones);
  g_test_add_func ("/widgets/copy", test_copy);
  g_test_add_func ("/widgets/state-page", test_state_page);
  g_test_add_func ("/widgets/error-details", test_error_details);
  g_test_add_func ("/widgets/mnemonics", test_mnemonics);
  g_test_add_func ("/widgets/banner", test_banner);
  g_test_add_func ("/widgets/plain-row", test_plain_row);
  g_test_add_func ("/widgets/split-view", test_split_view);
  g_test_add_func ("/widgets/split-view/collapsed", test_split_view_collapsed);

  return g_test_run ();
}
