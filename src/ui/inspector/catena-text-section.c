/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-text-section"

#include "config.h"

#include "catena-text-section.h"

#include "catena-copy-button.h"
#include "catena-template.h"
#include "catena-util.h"

/* In characters. */
#define MAX_LINE 1000

struct _CatenaTextSection
{
  GtkWidget parent_instance;

  char *title;

  CatenaCopyButton *copy_button;
  GtkLabel *note_label;
  GtkTextView *text_view;
};

G_DEFINE_FINAL_TYPE (CatenaTextSection, catena_text_section, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* A line without an end would take seconds to be laid out. */
static void
append_broken (GString    *shown,
               const char *line)
{
  while (g_utf8_strlen (line, MAX_LINE * 4 + 1) > MAX_LINE)
    {
      const char *rest = g_utf8_offset_to_pointer (line, MAX_LINE);

      g_string_append_len (shown, line, rest - line);
      g_string_append_c (shown, '\n');
      line = rest;
    }
  g_string_append (shown, line);
}

/* Lines stay lines; whatever else is not seen becomes visible. */
static char *
sanitize_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *shown = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = catena_sanitize_text (lines[i], 0);

      if (i > 0)
        g_string_append_c (shown, '\n');
      append_broken (shown, line);
    }

  return g_string_free (shown, FALSE);
}

static void
set_title (CatenaTextSection *self,
           const char        *title)
{
  if (!catena_set_str (&self->title, title))
    return;

  catena_copy_button_set_what (self->copy_button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
catena_text_section_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, CATENA_TEXT_SECTION (object)->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_text_section_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      set_title (CATENA_TEXT_SECTION (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_text_section_dispose (GObject *object)
{
  catena_template_dispose (GTK_WIDGET (object), CATENA_TYPE_TEXT_SECTION);

  G_OBJECT_CLASS (catena_text_section_parent_class)->dispose (object);
}

static void
catena_text_section_finalize (GObject *object)
{
  g_free (CATENA_TEXT_SECTION (object)->title);

  G_OBJECT_CLASS (catena_text_section_parent_class)->finalize (object);
}

static void
catena_text_section_class_init (CatenaTextSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = catena_text_section_get_property;
  object_class->set_property = catena_text_section_set_property;
  object_class->dispose = catena_text_section_dispose;
  object_class->finalize = catena_text_section_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CATENA_TYPE_COPY_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/inspector/catena-text-section.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaTextSection, copy_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaTextSection, note_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaTextSection, text_view);
}

static void
catena_text_section_init (CatenaTextSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * catena_text_section_set_text:
 * @self: a text section
 * @text: (nullable): foreign text of any number of lines
 * @note: (nullable): what is to be known about it
 */
void
catena_text_section_set_text (CatenaTextSection *self,
                              const char        *text,
                              const char        *note)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (CATENA_IS_TEXT_SECTION (self));

  shown = sanitize_lines (text != NULL ? text : "");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), shown, -1);
  catena_copy_button_set_text (self->copy_button, text);
  gtk_label_set_label (self->note_label, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), note != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), *shown != '\0');
}
