/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-note-list"

#include "config.h"

#include "catena-note-list.h"

#include "catena-util.h"

struct _CatenaNoteList
{
  GtkWidget parent_instance;

  char *icon_name;
  GtkListBox *list_box;
};

G_DEFINE_FINAL_TYPE (CatenaNoteList, catena_note_list, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ICON_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
create_row (CatenaNoteList *self,
            const char     *note)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "icon-name", self->icon_name,
                                  "valign", GTK_ALIGN_START,
                                  NULL);
  GtkWidget *label = gtk_label_new (note);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "catena-note");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

static void
catena_note_list_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CatenaNoteList *self = CATENA_NOTE_LIST (object);

  switch (prop_id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_note_list_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CatenaNoteList *self = CATENA_NOTE_LIST (object);

  switch (prop_id)
    {
    case PROP_ICON_NAME:
      if (catena_set_str (&self->icon_name, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_note_list_dispose (GObject *object)
{
  CatenaNoteList *self = CATENA_NOTE_LIST (object);

  if (self->list_box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list_box));
  self->list_box = NULL;

  G_OBJECT_CLASS (catena_note_list_parent_class)->dispose (object);
}

static void
catena_note_list_finalize (GObject *object)
{
  CatenaNoteList *self = CATENA_NOTE_LIST (object);

  g_free (self->icon_name);

  G_OBJECT_CLASS (catena_note_list_parent_class)->finalize (object);
}

static void
catena_note_list_class_init (CatenaNoteListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = catena_note_list_get_property;
  object_class->set_property = catena_note_list_set_property;
  object_class->dispose = catena_note_list_dispose;
  object_class->finalize = catena_note_list_finalize;

  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
catena_note_list_init (CatenaNoteList *self)
{
  self->list_box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list_box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list_box), "boxed-list");
  gtk_widget_set_parent (GTK_WIDGET (self->list_box), GTK_WIDGET (self));
}

/**
 * catena_note_list_set_notes:
 * @self: a list
 * @notes: (array zero-terminated=1): sentences, plain text
 */
void
catena_note_list_set_notes (CatenaNoteList     *self,
                            const char * const *notes)
{
  GtkWidget *row;

  g_return_if_fail (CATENA_IS_NOTE_LIST (self));
  g_return_if_fail (notes != NULL);

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list_box))) != NULL)
    gtk_list_box_remove (self->list_box, row);
  for (gsize i = 0; notes[i] != NULL; i++)
    gtk_list_box_append (self->list_box, create_row (self, notes[i]));
}
