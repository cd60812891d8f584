/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-service-draft"

#include "config.h"

#include "catena-service-draft.h"

#include "catena-service-draft-private.h"

struct _CatenaServiceDraft
{
  GObject parent_instance;

  CatenaDraftValue values[CATENA_FIELD_N_SCALARS];
  GListStore *organizations;
  GListStore *channels;
  GListStore *edge_nodes;
  gboolean lists_touched;
  gboolean to_fill_in[CATENA_FIELD_N_IDS];
};

G_DEFINE_FINAL_TYPE (CatenaServiceDraft, catena_service_draft, G_TYPE_OBJECT)

/* A field's property id is the field's id plus one. */
enum
{
  PROP_ORGANIZATIONS = CATENA_FIELD_N_SCALARS + 1,
  PROP_CHANNELS,
  PROP_EDGE_NODES,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
emit_changed (CatenaServiceDraft *self,
              const char         *name)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], g_quark_from_static_string (name));
}

static void
emit_field_changed (CatenaServiceDraft *self,
                    CatenaFieldId       field)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[field + 1]);
  emit_changed (self, catena_field_get (field)->name);
}

static void
set_secret_from_text (CatenaServiceDraft *self,
                      CatenaFieldId       field,
                      const char         *text)
{
  g_autoptr(CatenaSecret) secret = NULL;

  if (text != NULL && *text != '\0')
    secret = catena_secret_new (text);
  catena_service_draft_set_secret (self, field, secret);
}

static void
init_value (CatenaServiceDraft *self,
            CatenaFieldId       field)
{
  const CatenaField *row = catena_field_get (field);
  CatenaDraftValue *value = &self->values[field];

  value->text = g_strdup (catena_field_is_text (row) && row->default_text != NULL ? row->default_text : "");
  if (!catena_field_is_text (row))
    value->number = catena_field_parse_number (row, row->default_text);
}

static GParamSpec *
create_property (const CatenaField *field)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  switch (field->type)
    {
    case CATENA_FIELD_TYPE_INTEGER:
      return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64,
                                 catena_field_parse_number (field, field->default_text), flags);
    case CATENA_FIELD_TYPE_BOOLEAN:
      return g_param_spec_boolean (field->name, NULL, NULL,
                                   catena_field_parse_number (field, field->default_text) != 0, flags);
    case CATENA_FIELD_TYPE_SECRET:
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags & ~G_PARAM_READABLE);
    case CATENA_FIELD_TYPE_STRING:
    case CATENA_FIELD_TYPE_CHOICE:
    case CATENA_FIELD_TYPE_LIST:
    default:
      return g_param_spec_string (field->name, NULL, NULL,
                                  field->default_text != NULL ? field->default_text : "", flags);
    }
}

static void
catena_service_draft_finalize (GObject *object)
{
  CatenaServiceDraft *self = CATENA_SERVICE_DRAFT (object);

  for (guint i = 0; i < CATENA_FIELD_N_SCALARS; i++)
    {
      g_free (self->values[i].text);
      g_clear_pointer (&self->values[i].secret, catena_secret_unref);
    }
  g_clear_object (&self->organizations);
  g_clear_object (&self->channels);
  g_clear_object (&self->edge_nodes);

  G_OBJECT_CLASS (catena_service_draft_parent_class)->finalize (object);
}

static void
catena_service_draft_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  CatenaServiceDraft *self = CATENA_SERVICE_DRAFT (object);

  if (prop_id == PROP_ORGANIZATIONS)
    g_value_set_object (value, self->organizations);
  else if (prop_id == PROP_CHANNELS)
    g_value_set_object (value, self->channels);
  else if (prop_id == PROP_EDGE_NODES)
    g_value_set_object (value, self->edge_nodes);
  else if (G_VALUE_HOLDS_INT64 (value))
    g_value_set_int64 (value, self->values[prop_id - 1].number);
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, self->values[prop_id - 1].number != 0);
  else if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, self->values[prop_id - 1].text);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
catena_service_draft_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  CatenaServiceDraft *self = CATENA_SERVICE_DRAFT (object);
  const CatenaFieldId field = prop_id - 1;

  if (G_VALUE_HOLDS_INT64 (value))
    catena_service_draft_set_integer (self, field, g_value_get_int64 (value));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    catena_service_draft_set_boolean (self, field, g_value_get_boolean (value));
  else if (catena_field_get (field)->type == CATENA_FIELD_TYPE_SECRET)
    set_secret_from_text (self, field, g_value_get_string (value));
  else if (G_VALUE_HOLDS_STRING (value))
    catena_service_draft_set_string (self, field, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
catena_service_draft_class_init (CatenaServiceDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = catena_service_draft_finalize;
  object_class->get_property = catena_service_draft_get_property;
  object_class->set_property = catena_service_draft_set_property;

  for (guint i = 0; i < CATENA_FIELD_N_SCALARS; i++)
    properties[i + 1] = create_property (catena_field_get (i));
  properties[PROP_ORGANIZATIONS] = g_param_spec_object ("organizations", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_CHANNELS] = g_param_spec_object ("channels", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_EDGE_NODES] = g_param_spec_object ("edge-nodes", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
catena_service_draft_init (CatenaServiceDraft *self)
{
  for (guint i = 0; i < CATENA_FIELD_N_SCALARS; i++)
    init_value (self, i);

  self->organizations = g_list_store_new (CATENA_TYPE_DRAFT_ORGANIZATION);
  self->channels = g_list_store_new (CATENA_TYPE_DRAFT_CHANNEL);
  self->edge_nodes = g_list_store_new (CATENA_TYPE_DRAFT_EDGE_NODE);
}

/**
 * catena_service_draft_new:
 *
 * Makes a draft with what suits a beginner: the fields' defaults, one organization with two peers, one
 * channel with that organization.
 *
 * Returns: (transfer full): a new draft
 */
CatenaServiceDraft *
catena_service_draft_new (void)
{
  CatenaServiceDraft *self = g_object_new (CATENA_TYPE_SERVICE_DRAFT, NULL);
  CatenaDraftOrganization *organization = catena_service_draft_add_organization (self, "organization", 2);
  CatenaDraftChannel *channel = catena_service_draft_add_channel (self, "channel", NULL);

  catena_draft_channel_set_member (channel, organization, TRUE);
  self->lists_touched = FALSE;

  return self;
}

/* The value of a field, to read and to restore. */
CatenaDraftValue *
catena_service_draft_get_value (CatenaServiceDraft *self,
                                CatenaFieldId       field)
{
  g_assert ((guint) field < CATENA_FIELD_N_SCALARS);

  return &self->values[field];
}

/* What comes after the value of @field has changed: the signals, and the fields that follow it. */
void
catena_service_draft_finish_change (CatenaServiceDraft *self,
                                    CatenaFieldId       field)
{
  emit_field_changed (self, field);
  catena_service_draft_update_followers (self, field);
}

/* What comes after an edit in one of the lists. */
void
catena_service_draft_finish_list_change (CatenaServiceDraft *self,
                                         CatenaFieldId       list)
{
  self->lists_touched = TRUE;
  self->to_fill_in[list] = FALSE;
  emit_changed (self, catena_field_get (list)->name);
}

/**
 * catena_service_draft_get_lists_touched:
 * @self: a draft
 *
 * Returns: whether organizations, channels or edge nodes were changed by a person
 */
gboolean
catena_service_draft_get_lists_touched (CatenaServiceDraft *self)
{
  return self->lists_touched;
}

/**
 * catena_service_draft_set_lists_touched:
 * @self: a draft
 * @touched: whether organizations, channels or edge nodes were changed by a person
 */
void
catena_service_draft_set_lists_touched (CatenaServiceDraft *self,
                                        gboolean            touched)
{
  self->lists_touched = touched;
}

/**
 * catena_service_draft_set_to_fill_in:
 * @self: a draft
 * @field: a field
 * @to_fill_in: whether nobody has told yet what belongs there
 */
void
catena_service_draft_set_to_fill_in (CatenaServiceDraft *self,
                                     CatenaFieldId       field,
                                     gboolean            to_fill_in)
{
  self->to_fill_in[field] = to_fill_in;
}

/**
 * catena_service_draft_applies:
 * @self: a draft
 * @field: a field, one of the lists included
 *
 * Returns: whether @field is asked, checked and sent as the draft stands
 */
gboolean
catena_service_draft_applies (CatenaServiceDraft *self,
                              CatenaFieldId       field)
{
  const CatenaField *row;

  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (self), FALSE);
  g_return_val_if_fail ((guint) field < CATENA_FIELD_N_IDS, FALSE);

  row = catena_field_get (field);

  return row->applies == NULL || row->applies (self);
}

/**
 * catena_service_draft_is_touched:
 * @self: a draft
 *
 * Returns: whether anything was put into the draft that would be lost with it
 */
gboolean
catena_service_draft_is_touched (CatenaServiceDraft *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (self), FALSE);

  for (guint i = 0; i < CATENA_FIELD_N_SCALARS; i++)
    if (self->values[i].touched)
      return TRUE;

  return self->lists_touched;
}

/**
 * catena_service_draft_is_locked:
 * @self: a draft
 * @field: a field, one of the lists included
 *
 * Returns: whether @field was fixed by catena_service_draft_lock()
 */
gboolean
catena_service_draft_is_locked (CatenaServiceDraft *self,
                                CatenaFieldId       field)
{
  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (self), FALSE);

  return (guint) field < CATENA_FIELD_N_SCALARS && self->values[field].locked;
}

/**
 * catena_service_draft_lock:
 * @self: a draft
 * @field: a lockable field
 *
 * Fixes @field at the value it has, as an invitation does: from now on setting it is without effect, and it
 * follows nothing.
 */
void
catena_service_draft_lock (CatenaServiceDraft *self,
                           CatenaFieldId       field)
{
  g_return_if_fail (CATENA_IS_SERVICE_DRAFT (self));
  g_return_if_fail ((guint) field < CATENA_FIELD_N_SCALARS && catena_field_get (field)->lockable);

  if (self->values[field].locked)
    return;

  self->values[field].locked = TRUE;
  emit_field_changed (self, field);
}

/**
 * catena_service_draft_is_to_fill_in:
 * @self: a draft
 * @field: a field, one of the lists included
 *
 * A template cannot tell everything: an existing service does not return all that it was made with, and files
 * have no secrets. Such a field has its default and waits for the person.
 *
 * Returns: whether @field is one that a template could not tell and the person has not set since
 */
gboolean
catena_service_draft_is_to_fill_in (CatenaServiceDraft *self,
                                    CatenaFieldId       field)
{
  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (self), FALSE);
  g_return_val_if_fail ((guint) field < CATENA_FIELD_N_IDS, FALSE);

  return self->to_fill_in[field];
}

/**
 * catena_service_draft_confirm:
 * @self: a draft
 * @field: a field, one of the lists included
 *
 * The person has seen what stands in a field that waits to be filled in, and lets it stand.
 */
void
catena_service_draft_confirm (CatenaServiceDraft *self,
                              CatenaFieldId       field)
{
  g_return_if_fail (CATENA_IS_SERVICE_DRAFT (self));
  g_return_if_fail ((guint) field < CATENA_FIELD_N_IDS);

  if (!self->to_fill_in[field])
    return;

  self->to_fill_in[field] = FALSE;
  if (field < CATENA_FIELD_N_SCALARS)
    self->values[field].touched = TRUE;
  emit_changed (self, catena_field_get (field)->name);
}

/**
 * catena_service_draft_get_organizations:
 * @self: a draft
 *
 * Returns: (transfer none): the #CatenaDraftOrganizations
 */
GListModel *
catena_service_draft_get_organizations (CatenaServiceDraft *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (self), NULL);

  return G_LIST_MODEL (self->organizations);
}

/**
 * catena_service_draft_get_channels:
 * @self: a draft
 *
 * Returns: (transfer none): the #CatenaDraftChannels
 */
GListModel *
catena_service_draft_get_channels (CatenaServiceDraft *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (self), NULL);

  return G_LIST_MODEL (self->channels);
}

/**
 * catena_service_draft_get_edge_nodes:
 * @self: a draft
 *
 * Returns: (transfer none): the #CatenaDraftEdgeNodes
 */
GListModel *
catena_service_draft_get_edge_nodes (CatenaServiceDraft *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (self), NULL);

  return G_LIST_MODEL (self->edge_nodes);
}
