/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-draft-binding"

#include "config.h"

#include "catena-draft-binding.h"

#include "catena-choice-drop-down.h"
#include "catena-draft-choice.h"

#include <glib/gi18n-lib.h>

#define BINDING_KEY "catena-draft-binding"

/* Kept by the row. */
typedef struct
{
  CatenaServiceDraft *draft;
  CatenaFieldId field;
  GtkWidget *control;
  gboolean describes_choice; /* the description says what the choice means */
} Binding;

/* How an integer is typed: larger than any rule allows, so that the rule can say what is wrong. */
typedef struct
{
  CatenaFieldId field;
  double most;
  double step;
  const char *unit;
} Scale;

static const Scale scales[] = {
  { CATENA_FIELD_ORG_DISK_SIZE, 100000, 100, N_("GB") },
  { CATENA_FIELD_KAFKA_STORAGE, 100000, 100, N_("GB") },
  { CATENA_FIELD_BANDWIDTH_SIZE, 10000, 1, N_("Mbit/s") },
  { CATENA_FIELD_BATCH_TIMEOUT, 3600, 1, N_("s") },
  { CATENA_FIELD_MAX_MESSAGE_COUNT, 1000000, 100, NULL },
  { CATENA_FIELD_PREFERRED_MAXBYTES, 1000, 1, N_("MB") },
  { CATENA_FIELD_ORDERER_NODE_NUMBER, 99, 1, NULL },
  { CATENA_FIELD_NODE_NUM, 1000, 1, NULL },
};

static void
free_binding (gpointer data)
{
  Binding *binding = data;

  g_object_unref (binding->draft);
  g_free (binding);
}

static const Scale *
find_scale (CatenaFieldId field)
{
  static const Scale other = { CATENA_FIELD_N_IDS, 1000000, 1, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (scales[i].field == field)
      return &scales[i];

  return &other;
}

/* The button itself would wait until the focus leaves: what is said of a number follows it as it is typed. */
static void
on_number_typed (GtkEditable   *text,
                 GtkSpinButton *spin)
{
  const char *typed = gtk_editable_get_text (text);
  double least, most;
  guint64 number;

  gtk_spin_button_get_range (spin, &least, &most);
  if (g_ascii_string_to_unsigned (typed, 10, least, most, &number, NULL) && (*typed != '0' || number == 0))
    gtk_spin_button_set_value (spin, number);
}

static GtkWidget *
create_spin_button (CatenaFieldId field)
{
  const Scale *scale = find_scale (field);
  GtkWidget *spin = gtk_spin_button_new_with_range (0, scale->most, scale->step);
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (spin));

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  /* Enter goes on, as in any other entry. */
  if (GTK_IS_TEXT (text))
    gtk_text_set_activates_default (GTK_TEXT (text), TRUE);
  g_signal_connect (text, "changed", G_CALLBACK (on_number_typed), spin);

  return spin;
}

static GtkWidget *
create_control (const CatenaField *field)
{
  switch (field->type)
    {
    case CATENA_FIELD_TYPE_SECRET:
      return g_object_new (GTK_TYPE_PASSWORD_ENTRY, "show-peek-icon", TRUE, "activates-default", TRUE, NULL);
    case CATENA_FIELD_TYPE_BOOLEAN:
      return g_object_new (GTK_TYPE_SWITCH, "valign", GTK_ALIGN_CENTER, NULL);
    case CATENA_FIELD_TYPE_CHOICE:
      return catena_choice_drop_down_new (field->choices);
    case CATENA_FIELD_TYPE_INTEGER:
      return field->choices != NULL ? catena_choice_drop_down_new (field->choices) : create_spin_button (field->id);
    case CATENA_FIELD_TYPE_STRING:
    case CATENA_FIELD_TYPE_LIST:
    default:
      return g_object_new (GTK_TYPE_ENTRY, "activates-default", TRUE, NULL);
    }
}

static void
add_unit (CatenaFieldRow *row,
          CatenaFieldId   field)
{
  const char *unit = find_scale (field)->unit;
  GtkWidget *label;

  if (unit == NULL)
    return;

  label = gtk_label_new (_(unit));
  gtk_widget_add_css_class (label, "dim-label");
  catena_field_row_add_suffix (row, label);
}

/* A secret goes from the entry to the draft; back comes only that it was forgotten. */
static void
on_secret_typed (GtkEditable *editable,
                 Binding     *binding)
{
  const char *text = gtk_editable_get_text (editable);
  g_autoptr (CatenaSecret) secret = *text != '\0' ? catena_secret_new (text) : NULL;

  catena_service_draft_set_secret (binding->draft, binding->field, secret);
}

static void
on_secret_changed (CatenaFieldRow *row)
{
  Binding *binding = g_object_get_data (G_OBJECT (row), BINDING_KEY);
  GtkEditable *editable = GTK_EDITABLE (binding->control);

  if (catena_service_draft_get_secret (binding->draft, binding->field) == NULL
      && *gtk_editable_get_text (editable) != '\0')
    gtk_editable_set_text (editable, "");
}

static void
on_choice_selected (GtkDropDown *drop_down,
                    GParamSpec  *pspec,
                    Binding     *binding)
{
  const guint selected = gtk_drop_down_get_selected (drop_down);

  if (selected != GTK_INVALID_LIST_POSITION)
    catena_draft_set_choice (binding->draft, binding->field,
                             catena_field_get (binding->field)->choices[selected].value);
}

static void
on_choice_changed (CatenaFieldRow *row)
{
  Binding *binding = g_object_get_data (G_OBJECT (row), BINDING_KEY);
  const CatenaChoice *choice = catena_draft_find_choice (binding->draft, binding->field);
  const CatenaChoice *choices = catena_field_get (binding->field)->choices;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (binding->control),
                              choice != NULL ? choice - choices : GTK_INVALID_LIST_POSITION);
  if (binding->describes_choice)
    catena_field_row_set_description (row, choice != NULL && choice->description != NULL
                                             ? _(choice->description) : NULL);
}

static void
bind_secret (CatenaFieldRow *row,
             Binding        *binding,
             const char     *signal)
{
  g_signal_connect (binding->control, "changed", G_CALLBACK (on_secret_typed), binding);
  g_signal_connect_object (binding->draft, signal, G_CALLBACK (on_secret_changed), row, G_CONNECT_SWAPPED);
}

static void
bind_choice (CatenaFieldRow *row,
             Binding        *binding,
             const char     *signal)
{
  binding->describes_choice = catena_field_row_get_description (row) == NULL;
  /* Beside a long title a choice would be cut off. */
  catena_field_row_set_stacked (row, TRUE);
  g_signal_connect (binding->control, "notify::selected", G_CALLBACK (on_choice_selected), binding);
  g_signal_connect_object (binding->draft, signal, G_CALLBACK (on_choice_changed), row, G_CONNECT_SWAPPED);
  on_choice_changed (row);
}

static void
bind_control (CatenaFieldRow *row,
              Binding        *binding)
{
  const CatenaField *field = catena_field_get (binding->field);
  const char *property = "text";
  g_autofree char *signal = g_strconcat ("changed::", field->name, NULL);

  if (field->type == CATENA_FIELD_TYPE_SECRET)
    {
      bind_secret (row, binding, signal);
      return;
    }
  if (GTK_IS_DROP_DOWN (binding->control))
    {
      bind_choice (row, binding, signal);
      return;
    }

  if (GTK_IS_SPIN_BUTTON (binding->control))
    property = "value";
  else if (GTK_IS_SWITCH (binding->control))
    property = "active";
  g_object_bind_property (binding->draft, field->name, binding->control, property,
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

static void
update_lock (CatenaFieldRow *row)
{
  Binding *binding = g_object_get_data (G_OBJECT (row), BINDING_KEY);

  gtk_widget_set_sensitive (binding->control, !catena_service_draft_is_locked (binding->draft, binding->field));
}

/**
 * catena_draft_bind:
 * @row: a row
 * @draft: a draft
 * @field: a scalar field of the draft
 *
 * Makes @row ask for @field: title, control, choices with what they mean, unit and lock are those of the table of
 * fields where the row does not have its own, and from now on row and draft follow each other.
 */
void
catena_draft_bind (CatenaFieldRow     *row,
                   CatenaServiceDraft *draft,
                   CatenaFieldId       field)
{
  const CatenaField *field_row;
  Binding *binding;
  g_autofree char *signal = NULL;

  g_return_if_fail (CATENA_IS_FIELD_ROW (row));
  g_return_if_fail (CATENA_IS_SERVICE_DRAFT (draft));
  g_return_if_fail ((guint) field < CATENA_FIELD_N_SCALARS);

  field_row = catena_field_get (field);
  if (*adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) == '\0')
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field_row->label));
  if (catena_field_row_get_control (row) == NULL)
    {
      catena_field_row_set_control (row, create_control (field_row));
      if (GTK_IS_SPIN_BUTTON (catena_field_row_get_control (row)))
        add_unit (row, field);
    }

  binding = g_new0 (Binding, 1);
  binding->draft = g_object_ref (draft);
  binding->field = field;
  binding->control = catena_field_row_get_control (row);
  g_object_set_data_full (G_OBJECT (row), BINDING_KEY, binding, free_binding);
  bind_control (row, binding);

  signal = g_strconcat ("changed::", field_row->name, NULL);
  g_signal_connect_object (draft, signal, G_CALLBACK (update_lock), row, G_CONNECT_SWAPPED);
  update_lock (row);
}
