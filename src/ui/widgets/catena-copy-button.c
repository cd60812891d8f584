/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-copy-button"

#include "config.h"

#include "catena-copy-button.h"

#include "catena-util.h"

#include <glib/gi18n-lib.h>

/* How long the button says that it has copied, in milliseconds. */
#define ACKNOWLEDGE_TIME 1500

struct _CatenaCopyButton
{
  GtkWidget parent_instance;

  GtkWidget *button;
  char *text;
  char *what;
  guint acknowledge_id;
};

G_DEFINE_FINAL_TYPE (CatenaCopyButton, catena_copy_button, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_WHAT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_look (CatenaCopyButton *self)
{
  gboolean copied = self->acknowledge_id != 0;
  g_autofree char *label = NULL;

  if (copied)
    label = g_strdup (_("Copied"));
  else if (self->what != NULL)
    /* Translators: %s is the name of a value, as in “Copy Service ID” */
    label = g_strdup_printf (_("Copy %s"), self->what);
  else
    label = g_strdup (_("Copy"));

  gtk_button_set_icon_name (GTK_BUTTON (self->button), copied ? "catena-success-symbolic" : "catena-copy-symbolic");
  gtk_widget_set_tooltip_text (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static gboolean
on_acknowledged (gpointer user_data)
{
  CatenaCopyButton *self = CATENA_COPY_BUTTON (user_data);

  self->acknowledge_id = 0;
  update_look (self);

  return G_SOURCE_REMOVE;
}

static void
on_clicked (CatenaCopyButton *self)
{
  if (self->text == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text);
  g_clear_handle_id (&self->acknowledge_id, g_source_remove);
  self->acknowledge_id = g_timeout_add (ACKNOWLEDGE_TIME, on_acknowledged, self);
  update_look (self);
}

static void
catena_copy_button_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CatenaCopyButton *self = CATENA_COPY_BUTTON (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_WHAT:
      g_value_set_string (value, self->what);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_copy_button_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CatenaCopyButton *self = CATENA_COPY_BUTTON (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      catena_copy_button_set_text (self, g_value_get_string (value));
      break;
    case PROP_WHAT:
      catena_copy_button_set_what (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_copy_button_dispose (GObject *object)
{
  CatenaCopyButton *self = CATENA_COPY_BUTTON (object);

  g_clear_handle_id (&self->acknowledge_id, g_source_remove);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (catena_copy_button_parent_class)->dispose (object);
}

static void
catena_copy_button_finalize (GObject *object)
{
  CatenaCopyButton *self = CATENA_COPY_BUTTON (object);

  g_free (self->text);
  g_free (self->what);

  G_OBJECT_CLASS (catena_copy_button_parent_class)->finalize (object);
}

static void
catena_copy_button_class_init (CatenaCopyButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_copy_button_get_property;
  object_class->set_property = catena_copy_button_set_property;
  object_class->dispose = catena_copy_button_dispose;
  object_class->finalize = catena_copy_button_finalize;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_WHAT] = g_param_spec_string ("what", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
catena_copy_button_init (CatenaCopyButton *self)
{
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  update_look (self);
}

/**
 * catena_copy_button_new:
 *
 * Returns: (transfer floating): a new button
 */
GtkWidget *
catena_copy_button_new (void)
{
  return g_object_new (CATENA_TYPE_COPY_BUTTON, NULL);
}

/**
 * catena_copy_button_set_text:
 * @self: a copy button
 * @text: (nullable): what is copied, as it is and not as it is shown
 */
void
catena_copy_button_set_text (CatenaCopyButton *self,
                             const char       *text)
{
  g_return_if_fail (CATENA_IS_COPY_BUTTON (self));

  if (catena_set_str (&self->text, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * catena_copy_button_set_what:
 * @self: a copy button
 * @what: (nullable): the name of what is copied, for people
 */
void
catena_copy_button_set_what (CatenaCopyButton *self,
                             const char       *what)
{
  g_return_if_fail (CATENA_IS_COPY_BUTTON (self));

  if (!catena_set_str (&self->what, what))
    return;

  update_look (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WHAT]);
}
