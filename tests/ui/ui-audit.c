/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-audit.h"

#include "ui-test.h"

#define MIN_WIDTH 360
#define ICONS CATENA_RESOURCE_PATH "/icons/scalable/actions/"

/* Widgets that GTK and libadwaita make for themselves are theirs to name. */
static gboolean
is_inside_of_toolkit (GtkWidget *widget)
{
  static const char *const owners[] = {
    "GtkWindowControls", "GtkPasswordEntry", "GtkEntry", "GtkSearchEntry", "GtkSpinButton", "GtkDropDown",
    "GtkMenuButton", "GtkScrolledWindow", "AdwViewSwitcherTitle", "AdwViewSwitcherBar",
    "GtkPopoverMenu", "GtkSwitch", "GtkTooltipWindow", "AdwBackButton",
  };

  /* Its search, which we do not use, is hidden. */
  if (ADW_IS_PREFERENCES_WINDOW (gtk_widget_get_root (widget)) && !gtk_widget_get_mapped (widget))
    return TRUE;

  /* Hidden, as we do not let it search. */
  if (GTK_IS_SEARCH_ENTRY (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) != NULL)
    return TRUE;

  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL; parent = gtk_widget_get_parent (parent))
    {
      /* Its switch is hidden; a class of ours may be one. */
      if (ADW_IS_EXPANDER_ROW (parent))
        return TRUE;
      /* What stands in a popover of ours, or in a row of ours, is ours again. */
      if (g_str_has_prefix (G_OBJECT_TYPE_NAME (parent), "Catena") || GTK_IS_POPOVER (parent))
        return GTK_IS_POPOVER_MENU (parent);
      for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
        {
          if (g_strcmp0 (G_OBJECT_TYPE_NAME (parent), owners[i]) == 0)
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
has_text (GtkWidget *widget)
{
  /* What a menu says is not what its button says. */
  if (GTK_IS_POPOVER (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (has_text (child))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_named (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static void
check_name (GtkWidget *widget,
            gpointer   data)
{
  gboolean icon_button = (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget))
                         && !has_text (widget);
  gboolean control = GTK_IS_ENTRY (widget) || GTK_IS_PASSWORD_ENTRY (widget) || GTK_IS_DROP_DOWN (widget)
                     || GTK_IS_SWITCH (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_SPIN_BUTTON (widget)
                     || GTK_IS_PROGRESS_BAR (widget) || GTK_IS_LEVEL_BAR (widget);
  gboolean list = GTK_IS_LIST_VIEW (widget);

  /* One that is hidden until there is something to say on it. */
  if (icon_button && GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) == NULL
      && !gtk_widget_get_visible (widget))
    return;

  if ((!icon_button && !control && !list) || is_inside_of_toolkit (widget))
    return;

  /* A button with nothing but an icon gets a relation to its image by itself: that names nothing. */
  if (icon_button ? !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
                  : !is_named (widget))
    {
      g_test_message ("%s “%s” in %s has no accessible name", G_OBJECT_TYPE_NAME (widget),
                      gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), (const char *) data);
      g_test_fail ();
    }
}

static void
check_icon (GtkWidget *widget,
            gpointer   data)
{
  const char *name = GTK_IS_IMAGE (widget) ? gtk_image_get_icon_name (GTK_IMAGE (widget)) : NULL;
  g_autofree char *path = NULL;

  if (ADW_IS_STATUS_PAGE (widget))
    name = adw_status_page_get_icon_name (ADW_STATUS_PAGE (widget));
  else if (GTK_IS_MENU_BUTTON (widget))
    name = gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget));
  else if (GTK_IS_BUTTON (widget))
    name = gtk_button_get_icon_name (GTK_BUTTON (widget));
  if (name == NULL || *name == '\0' || g_str_has_prefix (name, "adw-") || is_inside_of_toolkit (widget))
    return;

  path = g_strdup_printf (ICONS "%s.svg", name);
  if (!g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    {
      g_test_message ("Icon %s of a %s in %s is not our own", name,
                      G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)), (const char *) data);
      g_test_fail ();
    }
}

/* A title that is cut off is not read. */
static void
check_ellipsis (GtkWidget *widget,
                gpointer   data)
{
  if (!GTK_IS_LABEL (widget) || !gtk_widget_get_mapped (widget)
      || !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    return;

  g_test_message ("“%s” in %s is cut off", gtk_label_get_text (GTK_LABEL (widget)), (const char *) data);
  g_test_fail ();
}

void
ui_audit (GtkWidget  *widget,
          const char *name)
{
  ui_test_for_each (widget, check_name, (gpointer) name);
  ui_test_for_each (widget, check_icon, (gpointer) name);
}

void
ui_audit_ellipsis (GtkWidget  *widget,
                   const char *name)
{
  ui_test_for_each (widget, check_ellipsis, (gpointer) name);
}

/* Every label twice as long and then some, as other languages have it. */
static void
lengthen (GtkWidget *widget,
          gpointer   data)
{
  g_autofree char *text = NULL;

  if (!GTK_IS_LABEL (widget) || gtk_label_get_use_markup (GTK_LABEL (widget)))
    return;

  text = g_strdup_printf ("%s %s xxxx", gtk_label_get_text (GTK_LABEL (widget)), gtk_label_get_text (GTK_LABEL (widget)));
  gtk_label_set_text (GTK_LABEL (widget), text);
}

/* What is in the window: without a compositor, as here, it has a frame of its own around it. */
/* Names the widgets that need so much, from the window to the one that is too wide by itself. */
static void
blame (GtkWidget *widget)
{
  GtkWidget *widest = NULL;
  int most = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      if (!gtk_widget_get_mapped (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum > most)
        {
          most = minimum;
          widest = child;
        }
    }
  if (widest == NULL)
    return;

  g_test_message ("%s “%s”: %d px", G_OBJECT_TYPE_NAME (widest),
                  GTK_IS_LABEL (widest) ? gtk_label_get_text (GTK_LABEL (widest)) : gtk_widget_get_name (widest), most);
  blame (widest);
}

void
ui_audit_width (GtkWindow  *window,
                const char *name,
                const char *what)
{
  int minimum;

  gtk_widget_measure (gtk_widget_get_first_child (GTK_WIDGET (window)), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_test_message ("%s needs %d px %s", name, minimum, what);
  if (minimum > MIN_WIDTH)
    {
      blame (gtk_widget_get_first_child (GTK_WIDGET (window)));
      g_test_message ("%s does not fit", name);
      g_test_fail ();
    }
}

static void
set_text_scale (double scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * scale), NULL);
  ui_test_settle ();
}

void
ui_audit_page (GtkWindow  *window,
               const char *name)
{
  g_autofree char *large = g_strdup_printf ("%s-large", name);
  g_autofree char *rtl = g_strdup_printf ("%s-rtl", name);

  ui_audit (GTK_WIDGET (window), name);
  ui_audit_width (GTK_WINDOW (window), name, "as it is");

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  ui_test_picture (GTK_WIDGET (window), rtl);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  set_text_scale (1.5);
  ui_test_picture (GTK_WIDGET (window), large);
  ui_audit_width (GTK_WINDOW (window), name, "with large text");
  set_text_scale (1.0);

  ui_test_for_each (GTK_WIDGET (window), lengthen, NULL);
  ui_test_settle ();
  ui_audit_width (GTK_WINDOW (window), name, "in a long language");
}
