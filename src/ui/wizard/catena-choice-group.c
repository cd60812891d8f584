/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-choice-group"

#include "config.h"

#include "catena-choice-group.h"

#include "catena-draft-choice.h"
#include "catena-plain-row.h"

#include <glib/gi18n-lib.h>

#define VALUE_KEY "catena-choice-value"

struct _CatenaChoiceGroup
{
  AdwPreferencesGroup parent_instance;

  CatenaServiceDraft *draft;
  CatenaFieldId field;
  const CatenaChoice *choices;
  GPtrArray *buttons; /* in the order of the choices; owned by their rows */
  CatenaFieldRow *message_row;
};

G_DEFINE_FINAL_TYPE (CatenaChoiceGroup, catena_choice_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *
get_value (gpointer button)
{
  return g_object_get_data (G_OBJECT (button), VALUE_KEY);
}

/* The buttons, and which of the choices are there, follow the draft. */
static void
update (CatenaChoiceGroup *self)
{
  g_autofree char *chosen = catena_draft_dup_choice (self->draft, self->field);
  const gboolean locked = catena_service_draft_is_locked (self->draft, self->field);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);
      GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), g_str_equal (get_value (button), chosen));
      gtk_widget_set_sensitive (row, !locked);
      gtk_widget_set_visible (row, catena_draft_choice_fits (self->draft, self->field, get_value (button)));
    }
}

static void
on_toggled (GtkCheckButton    *button,
            CatenaChoiceGroup *self)
{
  if (gtk_check_button_get_active (button))
    catena_draft_set_choice (self->draft, self->field, get_value (button));
}

static void
on_message_changed (CatenaChoiceGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->message_row),
                          catena_field_row_get_error (self->message_row) != NULL
                          || catena_field_row_get_warning (self->message_row) != NULL);
}

/* The arrow keys choose, as in every group of radio buttons. The list around them would take them to move between rows.
 * Enter chooses, too; on what was chosen already it goes on, as in an entry. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                gpointer               user_data)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return gtk_widget_child_focus (button, GTK_DIR_UP);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return gtk_widget_child_focus (button, GTK_DIR_DOWN);
    case GDK_KEY_Return:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_KP_Enter:
      if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (button)))
        return GDK_EVENT_PROPAGATE;
      gtk_widget_activate_default (button);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static GtkWidget *
create_button (CatenaChoiceGroup  *self,
               const CatenaChoice *choice)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), NULL);
  gtk_widget_add_controller (button, keys);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), VALUE_KEY, (gpointer) choice->value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(choice->label),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  choice->description != NULL ? _(choice->description) : "",
                                  -1);
  if (self->buttons->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), g_ptr_array_index (self->buttons, 0));
  g_ptr_array_add (self->buttons, button);

  return button;
}

static void
add_choice (CatenaChoiceGroup  *self,
            const CatenaChoice *choice)
{
  GtkWidget *button = create_button (self, choice);
  GtkWidget *row = catena_plain_row_new (_(choice->label),
                                         choice->description != NULL ? _(choice->description) : NULL);

  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  /* The button is what the keyboard goes to. */
  gtk_widget_set_focusable (row, FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
add_message_row (CatenaChoiceGroup *self)
{
  GtkWidget *row = catena_field_row_new ("", NULL);

  self->message_row = CATENA_FIELD_ROW (row);
  gtk_widget_set_visible (row, FALSE);
  g_signal_connect_swapped (row, "notify::error", G_CALLBACK (on_message_changed), self);
  g_signal_connect_swapped (row, "notify::warning", G_CALLBACK (on_message_changed), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static gboolean
catena_choice_group_grab_focus (GtkWidget *widget)
{
  CatenaChoiceGroup *self = CATENA_CHOICE_GROUP (widget);

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->buttons, i)))
      return gtk_widget_grab_focus (g_ptr_array_index (self->buttons, i));

  return self->buttons->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->buttons, 0));
}

static void
catena_choice_group_dispose (GObject *object)
{
  CatenaChoiceGroup *self = CATENA_CHOICE_GROUP (object);

  g_clear_object (&self->draft);
  g_ptr_array_set_size (self->buttons, 0);

  G_OBJECT_CLASS (catena_choice_group_parent_class)->dispose (object);
}

static void
catena_choice_group_finalize (GObject *object)
{
  CatenaChoiceGroup *self = CATENA_CHOICE_GROUP (object);

  g_ptr_array_unref (self->buttons);

  G_OBJECT_CLASS (catena_choice_group_parent_class)->finalize (object);
}

static void
catena_choice_group_class_init (CatenaChoiceGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = catena_choice_group_dispose;
  object_class->finalize = catena_choice_group_finalize;
  widget_class->grab_focus = catena_choice_group_grab_focus;
}

static void
catena_choice_group_init (CatenaChoiceGroup *self)
{
  self->buttons = g_ptr_array_new ();
}

/**
 * catena_choice_group_set_choices:
 * @self: a group
 * @choices: (array zero-terminated=1): static; ends with a null value
 *
 * For a field whose choices are not in the table of fields, such as a boolean. To be called before
 * catena_choice_group_bind().
 */
void
catena_choice_group_set_choices (CatenaChoiceGroup  *self,
                                 const CatenaChoice *choices)
{
  g_return_if_fail (CATENA_IS_CHOICE_GROUP (self));
  g_return_if_fail (self->draft == NULL);

  self->choices = choices;
}

/**
 * catena_choice_group_bind:
 * @self: a group that is not yet bound
 * @draft: a draft
 * @field: a field with choices
 *
 * Fills the group with the choices of @field; from now on the group and the draft follow each other. Nothing is chosen
 * while the draft has none of the choices.
 */
void
catena_choice_group_bind (CatenaChoiceGroup  *self,
                          CatenaServiceDraft *draft,
                          CatenaFieldId       field)
{
  const CatenaField *row;

  g_return_if_fail (CATENA_IS_CHOICE_GROUP (self));
  g_return_if_fail (CATENA_IS_SERVICE_DRAFT (draft));
  g_return_if_fail (self->draft == NULL);

  row = catena_field_get (field);
  self->draft = g_object_ref (draft);
  self->field = field;
  if (self->choices == NULL)
    self->choices = row->choices;
  g_return_if_fail (self->choices != NULL);

  if (*adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (self)) == '\0')
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _(row->label));
  for (const CatenaChoice *choice = self->choices; choice->value != NULL; choice++)
    add_choice (self, choice);
  add_message_row (self);

  update (self);
  for (guint i = 0; i < self->buttons->len; i++)
    g_signal_connect (g_ptr_array_index (self->buttons, i), "toggled", G_CALLBACK (on_toggled), self);
  /* Which choices fit depends on other fields, too. */
  g_signal_connect_object (draft, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * catena_choice_group_get_message_row:
 * @self: a bound group
 *
 * Returns: (transfer none): the row that says what is wrong
 */
CatenaFieldRow *
catena_choice_group_get_message_row (CatenaChoiceGroup *self)
{
  g_return_val_if_fail (CATENA_IS_CHOICE_GROUP (self), NULL);

  return self->message_row;
}

/**
 * catena_choice_group_get_button:
 * @self: a bound group
 * @value: value of a choice
 *
 * Returns: (transfer none) (nullable): its radio button
 */
GtkWidget *
catena_choice_group_get_button (CatenaChoiceGroup *self,
                                const char        *value)
{
  g_return_val_if_fail (CATENA_IS_CHOICE_GROUP (self), NULL);

  for (guint i = 0; i < self->buttons->len; i++)
    if (g_str_equal (get_value (g_ptr_array_index (self->buttons, i)), value))
      return g_ptr_array_index (self->buttons, i);

  return NULL;
}
