/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-account-mark"

#include "config.h"

#include "catena-account-mark.h"

#include "catena-region.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>

#define MAX_PART 60

static const struct
{
  const char *css_class;
  const char *label;
} colours[] = {
  [CATENA_COLOUR_BLUE] = { "blue", NC_("colour", "Blue") },
  [CATENA_COLOUR_GREEN] = { "green", NC_("colour", "Green") },
  [CATENA_COLOUR_YELLOW] = { "yellow", NC_("colour", "Yellow") },
  [CATENA_COLOUR_ORANGE] = { "orange", NC_("colour", "Orange") },
  [CATENA_COLOUR_RED] = { "red", NC_("colour", "Red") },
  [CATENA_COLOUR_PURPLE] = { "purple", NC_("colour", "Purple") },
  [CATENA_COLOUR_BROWN] = { "brown", NC_("colour", "Brown") },
  [CATENA_COLOUR_SLATE] = { "slate", NC_("colour", "Slate") },
};

/**
 * catena_colour_get_count:
 *
 * Returns: how many colours an account can have
 */
guint
catena_colour_get_count (void)
{
  return G_N_ELEMENTS (colours);
}

/**
 * catena_colour_get_label:
 * @colour: a colour
 *
 * Returns: (transfer none): its name, translated
 */
const char *
catena_colour_get_label (CatenaColour colour)
{
  g_return_val_if_fail (colour < G_N_ELEMENTS (colours), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "colour", colours[colour].label);
}

/**
 * catena_colour_dot_new:
 * @colour: an account's colour
 *
 * The label beside it says which account it is: the dot only helps to find it.
 *
 * Returns: (transfer floating): a dot
 */
GtkWidget *
catena_colour_dot_new (CatenaColour colour)
{
  GtkWidget *dot = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                 "valign", GTK_ALIGN_CENTER,
                                 NULL);

  gtk_widget_add_css_class (dot, "colour-dot");
  catena_colour_dot_set (dot, colour);

  return dot;
}

/**
 * catena_colour_dot_set:
 * @dot: a dot
 * @colour: its new colour
 */
void
catena_colour_dot_set (GtkWidget    *dot,
                       CatenaColour  colour)
{
  g_return_if_fail (GTK_IS_WIDGET (dot));

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      if (i == colour)
        gtk_widget_add_css_class (dot, colours[i].css_class);
      else
        gtk_widget_remove_css_class (dot, colours[i].css_class);
    }
}

/**
 * catena_account_dup_place:
 * @account: an account
 * @project: one of its projects
 *
 * Says where something happens: "ACCOUNT NAME · CN North-Beijing4", with the project's name where it is not the
 * region's.
 *
 * Returns: (transfer full): the text
 */
char *
catena_account_dup_place (CatenaAccount *account,
                          CatenaProject *project)
{
  const char *name = catena_account_get_domain_name (account);
  const char *region = catena_project_get_region (project);
  const char *project_name = catena_project_get_name (project);
  g_autoptr (GString) place = g_string_new (NULL);

  if (name != NULL && *name != '\0')
    g_string_append (place, name);
  if (region != NULL && *region != '\0')
    g_string_append_printf (place, "%s%s", place->len > 0 ? " · " : "", catena_region_get_label (region));
  if (project_name != NULL && *project_name != '\0' && g_strcmp0 (project_name, region) != 0)
    g_string_append_printf (place, "%s%s", place->len > 0 ? " · " : "", project_name);

  return catena_sanitize_text (place->str, 3 * MAX_PART);
}
