/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-wizard"

#include "config.h"

#include "catena-wizard-private.h"

#include "catena-draft-template.h"
#include "catena-file-chooser.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The form as a file, and back. A window that was closed meanwhile is not there to say anything: who waits holds it. */

static void
on_template_written (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (CatenaWizard) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    catena_wizard_show_error (self, _("The Template Was Not Saved"), error);
  else if (self->toast_overlay != NULL)
    adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (_("Template saved, without passwords")));
}

static void
on_place_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  CatenaWizard *self = CATENA_WIZARD (source);
  g_autoptr (GFile) file = catena_file_chooser_finish (GTK_WIDGET (self), result, NULL);
  char *text;
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL || self->form == NULL)
    return;

  text = catena_draft_template_to_text (catena_wizard_form_get_draft (self->form));
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                       on_template_written, g_object_ref (self));
}

/* A file that is too large is refused without having been read. */
static gboolean
wants_more (const char *text,
            goffset     size,
            gpointer    user_data)
{
  return size <= CATENA_DRAFT_TEMPLATE_MAX_SIZE;
}

static void
on_template_read (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (CatenaWizard) self = user_data;
  g_autoptr (CatenaServiceDraft) draft = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize size = 0;

  if (g_file_load_partial_contents_finish (G_FILE (source), result, &text, &size, NULL, &error))
    {
      bytes = g_bytes_new_take (text, size);
      draft = catena_draft_template_parse (bytes, &error);
    }

  /* Closed, or sent, in the meantime. */
  if (self->form == NULL || self->stage != CATENA_WIZARD_FORM_STAGE)
    return;
  if (draft != NULL)
    catena_wizard_replace_draft (self, draft, _("Template loaded"));
  else
    catena_wizard_show_error (self, _("This File Cannot Be Used"), error);
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GFile) file = catena_file_chooser_finish (GTK_WIDGET (source), result, NULL);

  if (file != NULL)
    catena_wizard_read_template (CATENA_WIZARD (source), file);
}

/**
 * catena_wizard_save_template:
 * @widget: a wizard
 * @action_name: name of the action
 * @parameter: (nullable): nothing
 *
 * Asks for a place and writes the form there as a template.
 */
void
catena_wizard_save_template (GtkWidget  *widget,
                             const char *action_name,
                             GVariant   *parameter)
{
  CatenaWizard *self = CATENA_WIZARD (widget);
  const char *typed = catena_service_draft_get_string (catena_wizard_form_get_draft (self->form), CATENA_FIELD_NAME);
  g_autofree char *stem = catena_sanitize_file_name (typed);
  g_autofree char *name = g_strdup_printf ("%s.catena.json", *stem != '\0' ? stem : C_("file name", "template"));

  catena_file_save_async (widget, _("Save as Template"), name, NULL, on_place_chosen, NULL);
}

/**
 * catena_wizard_load_template:
 * @widget: a wizard
 * @action_name: name of the action
 * @parameter: (nullable): nothing
 *
 * Asks for a template and reads it, see catena_wizard_read_template().
 */
void
catena_wizard_load_template (GtkWidget  *widget,
                             const char *action_name,
                             GVariant   *parameter)
{
  catena_file_open_async (widget, _("Load Template"), NULL, NULL, on_file_chosen, NULL);
}

/**
 * catena_wizard_read_template:
 * @self: a wizard
 * @file: a template
 *
 * Puts what is in @file in place of what is in the form, which can be brought back; a file that is damaged or foreign changes
 * nothing, and the person is told what is wrong with it, and where.
 */
void
catena_wizard_read_template (CatenaWizard *self,
                             GFile        *file)
{
  g_return_if_fail (CATENA_IS_WIZARD (self));
  g_return_if_fail (G_IS_FILE (file));

  g_file_load_partial_contents_async (file, NULL, wants_more, on_template_read, g_object_ref (self));
}
