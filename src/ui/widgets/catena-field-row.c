/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-field-row"

#include "config.h"

#include "catena-field-row.h"

#include "catena-util.h"

struct _CatenaFieldRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget *control;
  char *description;
  char *error;
  char *warning;
  gboolean stacked;
  gboolean stacked_set;

  GtkWidget *edit_icon;
  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkLabel *inline_description_label;
  AdwBin *inline_place;
  GtkLabel *stacked_description_label;
  AdwBin *stacked_place;
  GtkWidget *suffixes;
  GtkLabel *title_label;
  GtkWidget *warning_box;
  GtkLabel *warning_label;
};

static void catena_field_row_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CatenaFieldRow, catena_field_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, catena_field_row_buildable_init))

enum
{
  PROP_0,
  PROP_CONTROL,
  PROP_DESCRIPTION,
  PROP_ERROR,
  PROP_WARNING,
  PROP_STACKED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable_iface;

static gboolean
is_text (GtkWidget *control)
{
  return GTK_IS_ENTRY (control) || GTK_IS_PASSWORD_ENTRY (control) || GTK_IS_TEXT (control);
}

/* What a screen reader meets: an entry, or the text inside of it. */
static void
describe (CatenaFieldRow *self,
          GtkAccessible  *accessible)
{
  gtk_accessible_update_relation (accessible,
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title_label, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->error_label, self->warning_label,
                                  self->inline_description_label, self->stacked_description_label, NULL,
                                  -1);
  gtk_accessible_update_state (accessible,
                               GTK_ACCESSIBLE_STATE_INVALID,
                               self->error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
update_accessible (CatenaFieldRow *self)
{
  GtkEditable *delegate;

  if (self->control == NULL)
    return;

  describe (self, GTK_ACCESSIBLE (self->control));
  delegate = GTK_IS_EDITABLE (self->control) ? gtk_editable_get_delegate (GTK_EDITABLE (self->control)) : NULL;
  if (delegate != NULL)
    describe (self, GTK_ACCESSIBLE (delegate));
}

static void
show_text (GtkLabel   *label,
           GtkWidget  *box,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (box, text != NULL);
}

static void
update_texts (CatenaFieldRow *self)
{
  const char *warning = self->error == NULL ? self->warning : NULL;

  show_text (self->inline_description_label, GTK_WIDGET (self->inline_description_label),
             self->stacked ? NULL : self->description);
  show_text (self->stacked_description_label, GTK_WIDGET (self->stacked_description_label),
             self->stacked ? self->description : NULL);
  show_text (self->error_label, self->error_box, self->error);
  show_text (self->warning_label, self->warning_box, warning);

  if (self->error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  if (warning != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "warning");

  update_accessible (self);
}

/* A row without a title only says something. */
static void
update_title (CatenaFieldRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->title_label),
                          *adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)) != '\0');
}

static void
arrange (CatenaFieldRow *self)
{
  gboolean text = self->control != NULL && is_text (self->control);

  adw_bin_set_child (self->inline_place, NULL);
  adw_bin_set_child (self->stacked_place, NULL);
  if (self->control != NULL)
    adw_bin_set_child (self->stacked ? self->stacked_place : self->inline_place, self->control);

  gtk_widget_set_visible (GTK_WIDGET (self->inline_place), self->control != NULL && !self->stacked);
  gtk_widget_set_visible (GTK_WIDGET (self->stacked_place), self->control != NULL && self->stacked);
  gtk_widget_set_visible (self->edit_icon, text && self->stacked && !GTK_IS_PASSWORD_ENTRY (self->control));
  if (self->stacked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "stacked");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "stacked");

  update_texts (self);
}

/* A click beside the control is meant for it, as in any row of a boxed list. */
static void
on_released (CatenaFieldRow  *self,
             int              n_press,
             double           x,
             double           y,
             GtkGestureClick *gesture)
{
  GtkWidget *target = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (target == NULL || self->control == NULL
      || target == self->control || gtk_widget_is_ancestor (target, self->control)
      || gtk_widget_is_ancestor (target, self->suffixes))
    return;

  gtk_widget_mnemonic_activate (self->control, FALSE);
}

static gboolean
catena_field_row_grab_focus (GtkWidget *widget)
{
  CatenaFieldRow *self = CATENA_FIELD_ROW (widget);

  return self->control != NULL && gtk_widget_grab_focus (self->control);
}

static void
catena_field_row_add_child (GtkBuildable *buildable,
                            GtkBuilder   *builder,
                            GObject      *child,
                            const char   *type)
{
  CatenaFieldRow *self = CATENA_FIELD_ROW (buildable);

  if (g_strcmp0 (type, "suffix") == 0)
    catena_field_row_add_suffix (self, GTK_WIDGET (child));
  else if (type == NULL && GTK_IS_WIDGET (child))
    catena_field_row_set_control (self, GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
catena_field_row_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = catena_field_row_add_child;
}

static void
catena_field_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CatenaFieldRow *self = CATENA_FIELD_ROW (object);

  switch (prop_id)
    {
    case PROP_CONTROL:
      g_value_set_object (value, self->control);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    case PROP_WARNING:
      g_value_set_string (value, self->warning);
      break;
    case PROP_STACKED:
      g_value_set_boolean (value, self->stacked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_field_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CatenaFieldRow *self = CATENA_FIELD_ROW (object);

  switch (prop_id)
    {
    case PROP_CONTROL:
      catena_field_row_set_control (self, g_value_get_object (value));
      break;
    case PROP_DESCRIPTION:
      catena_field_row_set_description (self, g_value_get_string (value));
      break;
    case PROP_ERROR:
      catena_field_row_set_error (self, g_value_get_string (value));
      break;
    case PROP_WARNING:
      catena_field_row_set_warning (self, g_value_get_string (value));
      break;
    case PROP_STACKED:
      catena_field_row_set_stacked (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_field_row_dispose (GObject *object)
{
  CatenaFieldRow *self = CATENA_FIELD_ROW (object);

  self->control = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), CATENA_TYPE_FIELD_ROW);

  G_OBJECT_CLASS (catena_field_row_parent_class)->dispose (object);
}

static void
catena_field_row_finalize (GObject *object)
{
  CatenaFieldRow *self = CATENA_FIELD_ROW (object);

  g_free (self->description);
  g_free (self->error);
  g_free (self->warning);

  G_OBJECT_CLASS (catena_field_row_parent_class)->finalize (object);
}

static void
catena_field_row_class_init (CatenaFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_field_row_get_property;
  object_class->set_property = catena_field_row_set_property;
  object_class->dispose = catena_field_row_dispose;
  object_class->finalize = catena_field_row_finalize;
  widget_class->grab_focus = catena_field_row_grab_focus;

  properties[PROP_CONTROL] = g_param_spec_object ("control", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  properties[PROP_WARNING] = g_param_spec_string ("warning", NULL, NULL, NULL, flags);
  properties[PROP_STACKED] = g_param_spec_boolean ("stacked", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/widgets/catena-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaFieldRow, edit_icon);
  gtk_widget_class_bind_template_child (widget_class, CatenaFieldRow, error_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaFieldRow, error_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaFieldRow, inline_description_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaFieldRow, inline_place);
  gtk_widget_class_bind_template_child (widget_class, CatenaFieldRow, stacked_description_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaFieldRow, stacked_place);
  gtk_widget_class_bind_template_child (widget_class, CatenaFieldRow, suffixes);
  gtk_widget_class_bind_template_child (widget_class, CatenaFieldRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaFieldRow, warning_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaFieldRow, warning_label);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
}

static void
catena_field_row_init (CatenaFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::title", G_CALLBACK (update_title), NULL);
  update_title (self);
  arrange (self);
}

/**
 * catena_field_row_new:
 * @title: what is asked, for people
 * @control: (nullable) (transfer floating): where it is answered
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
catena_field_row_new (const char *title,
                      GtkWidget  *control)
{
  return g_object_new (CATENA_TYPE_FIELD_ROW,
                       "title", title,
                       "control", control,
                       NULL);
}

/**
 * catena_field_row_get_control:
 * @self: a field row
 *
 * Returns: (transfer none) (nullable): the widget in which the person answers
 */
GtkWidget *
catena_field_row_get_control (CatenaFieldRow *self)
{
  g_return_val_if_fail (CATENA_IS_FIELD_ROW (self), NULL);

  return self->control;
}

/**
 * catena_field_row_set_control:
 * @self: a field row
 * @control: (nullable) (transfer floating): the widget in which the person answers
 *
 * Also gives @control its accessible name and description.
 */
void
catena_field_row_set_control (CatenaFieldRow *self,
                              GtkWidget      *control)
{
  g_return_if_fail (CATENA_IS_FIELD_ROW (self));
  g_return_if_fail (control == NULL || GTK_IS_WIDGET (control));

  if (self->control == control)
    return;

  self->control = control;
  if (!self->stacked_set)
    self->stacked = control != NULL && is_text (control);
  gtk_label_set_mnemonic_widget (self->title_label, control);
  arrange (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTROL]);
}

/**
 * catena_field_row_add_suffix:
 * @self: a field row
 * @suffix: (transfer floating): a widget for the row's end
 */
void
catena_field_row_add_suffix (CatenaFieldRow *self,
                             GtkWidget      *suffix)
{
  g_return_if_fail (CATENA_IS_FIELD_ROW (self));
  g_return_if_fail (GTK_IS_WIDGET (suffix));

  gtk_box_append (GTK_BOX (self->suffixes), suffix);
  gtk_widget_set_visible (self->suffixes, TRUE);
}

/**
 * catena_field_row_get_description:
 * @self: a field row
 *
 * Returns: (nullable): what helps to answer
 */
const char *
catena_field_row_get_description (CatenaFieldRow *self)
{
  g_return_val_if_fail (CATENA_IS_FIELD_ROW (self), NULL);

  return self->description;
}

static void
set_text (CatenaFieldRow *self,
          char          **field,
          const char     *text,
          guint           property)
{
  /* An empty text would leave an empty line. */
  if (!catena_set_str (field, text != NULL && *text != '\0' ? text : NULL))
    return;

  update_texts (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * catena_field_row_set_description:
 * @self: a field row
 * @description: (nullable): what helps to answer; plain text
 */
void
catena_field_row_set_description (CatenaFieldRow *self,
                                  const char     *description)
{
  g_return_if_fail (CATENA_IS_FIELD_ROW (self));

  set_text (self, &self->description, description, PROP_DESCRIPTION);
}

/**
 * catena_field_row_get_error:
 * @self: a field row
 *
 * Returns: (nullable): what is wrong with the answer
 */
const char *
catena_field_row_get_error (CatenaFieldRow *self)
{
  g_return_val_if_fail (CATENA_IS_FIELD_ROW (self), NULL);

  return self->error;
}

/**
 * catena_field_row_set_error:
 * @self: a field row
 * @error: (nullable): what is wrong with the answer, in words; null: nothing
 */
void
catena_field_row_set_error (CatenaFieldRow *self,
                            const char     *error)
{
  g_return_if_fail (CATENA_IS_FIELD_ROW (self));

  set_text (self, &self->error, error, PROP_ERROR);
}

/**
 * catena_field_row_get_warning:
 * @self: a field row
 *
 * Returns: (nullable): what deserves a second look
 */
const char *
catena_field_row_get_warning (CatenaFieldRow *self)
{
  g_return_val_if_fail (CATENA_IS_FIELD_ROW (self), NULL);

  return self->warning;
}

/**
 * catena_field_row_set_warning:
 * @self: a field row
 * @warning: (nullable): what deserves a second look, in words; shown while there is no error
 */
void
catena_field_row_set_warning (CatenaFieldRow *self,
                              const char     *warning)
{
  g_return_if_fail (CATENA_IS_FIELD_ROW (self));

  set_text (self, &self->warning, warning, PROP_WARNING);
}

/**
 * catena_field_row_get_stacked:
 * @self: a field row
 *
 * Returns: whether the control stands under the title
 */
gboolean
catena_field_row_get_stacked (CatenaFieldRow *self)
{
  g_return_val_if_fail (CATENA_IS_FIELD_ROW (self), FALSE);

  return self->stacked;
}

/**
 * catena_field_row_set_stacked:
 * @self: a field row
 * @stacked: whether the control stands under the title, with the row's whole width
 */
void
catena_field_row_set_stacked (CatenaFieldRow *self,
                              gboolean        stacked)
{
  g_return_if_fail (CATENA_IS_FIELD_ROW (self));

  self->stacked_set = TRUE;
  stacked = !!stacked;
  if (self->stacked == stacked)
    return;

  self->stacked = stacked;
  /* The place that is left would otherwise drop the last reference. */
  if (self->control != NULL)
    g_object_ref (self->control);
  arrange (self);
  if (self->control != NULL)
    g_object_unref (self->control);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STACKED]);
}
