/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-service"

#include "config.h"

#include "catena-service.h"

#include "catena-keyed-list.h"
#include "catena-model-enums.h"
#include "catena-service-shown.h"
#include "catena-util.h"

/* Longest word of a server's own that is shown. */
#define MAX_WORD 40

struct _CatenaService
{
  GObject parent_instance;

  char *id;
  char *name;
  CatenaServiceDetail *detail;
  gint64 detail_time;
  GError *detail_error;

  CatenaServiceState state;
  char *state_word; /* (nullable): the server's own, where Catena has none */
};

static void catena_service_keyed_init (CatenaKeyedInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CatenaService, catena_service, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CATENA_TYPE_KEYED, catena_service_keyed_init))

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_STATE,
  PROP_STATE_LABEL,
  PROP_TONE,
  PROP_TYPE_LABEL,
  PROP_CONSENSUS_LABEL,
  PROP_FABRIC_VERSION,
  PROP_CREATED,
  PROP_DETAIL,
  PROP_DETAIL_TIME,
  PROP_DETAIL_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
take_state (CatenaService *self)
{
  CatenaServiceDetail *detail = self->detail;

  g_clear_pointer (&self->state_word, g_free);
  if (detail == NULL)
    {
      self->state = CATENA_SERVICE_STATE_PENDING;
      return;
    }

  self->state = catena_service_state_from_words (detail->status, detail->process_status);
  if (self->state == CATENA_SERVICE_STATE_OTHER)
    {
      const char *word = detail->process_status;

      if (word == NULL || *word == '\0')
        word = detail->status;
      self->state_word = catena_sanitize_text (word, MAX_WORD);
    }
}

static gboolean
errors_equal (const GError *a,
              const GError *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return g_error_matches (a, b->domain, b->code) && g_strcmp0 (a->message, b->message) == 0;
}

static const char *
catena_service_get_key (CatenaKeyed *keyed)
{
  return CATENA_SERVICE (keyed)->id;
}

/* 5.1.18 tells the name and no more; details come by catena_service_set_detail(). */
static gboolean
catena_service_update (CatenaKeyed *keyed,
                       CatenaKeyed *fresh)
{
  CatenaService *self = CATENA_SERVICE (keyed);

  if (!catena_set_str (&self->name, CATENA_SERVICE (fresh)->name))
    return FALSE;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);

  return TRUE;
}

static void
catena_service_keyed_init (CatenaKeyedInterface *iface)
{
  iface->get_key = catena_service_get_key;
  iface->update = catena_service_update;
}

static void
catena_service_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CatenaService *self = CATENA_SERVICE (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_STATE_LABEL:
      g_value_set_string (value, catena_service_get_state_label (self));
      break;
    case PROP_TONE:
      g_value_set_enum (value, (int) catena_service_get_tone (self));
      break;
    case PROP_TYPE_LABEL:
      g_value_set_string (value, catena_service_get_type_label (self));
      break;
    case PROP_CONSENSUS_LABEL:
      g_value_set_string (value, catena_service_get_consensus_label (self));
      break;
    case PROP_FABRIC_VERSION:
      g_value_set_string (value, catena_service_get_fabric_version (self));
      break;
    case PROP_CREATED:
      g_value_set_int64 (value, catena_service_get_created (self));
      break;
    case PROP_DETAIL:
      g_value_set_boxed (value, self->detail);
      break;
    case PROP_DETAIL_TIME:
      g_value_set_int64 (value, self->detail_time);
      break;
    case PROP_DETAIL_ERROR:
      g_value_set_boxed (value, self->detail_error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_service_finalize (GObject *object)
{
  CatenaService *self = CATENA_SERVICE (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->state_word);
  g_clear_pointer (&self->detail, catena_service_detail_unref);
  g_clear_error (&self->detail_error);

  G_OBJECT_CLASS (catena_service_parent_class)->finalize (object);
}

static void
catena_service_class_init (CatenaServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_service_get_property;
  object_class->finalize = catena_service_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, readable);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, readable);
  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, CATENA_TYPE_SERVICE_STATE, (int) CATENA_SERVICE_STATE_PENDING, readable);
  properties[PROP_STATE_LABEL] = g_param_spec_string ("state-label", NULL, NULL, NULL, readable);
  properties[PROP_TONE] =
    g_param_spec_enum ("tone", NULL, NULL, CATENA_TYPE_TONE, (int) CATENA_TONE_NEUTRAL, readable);
  properties[PROP_TYPE_LABEL] = g_param_spec_string ("type-label", NULL, NULL, NULL, readable);
  properties[PROP_CONSENSUS_LABEL] = g_param_spec_string ("consensus-label", NULL, NULL, NULL, readable);
  properties[PROP_FABRIC_VERSION] = g_param_spec_string ("fabric-version", NULL, NULL, NULL, readable);
  properties[PROP_CREATED] = g_param_spec_int64 ("created", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_DETAIL] = g_param_spec_boxed ("detail", NULL, NULL, CATENA_TYPE_SERVICE_DETAIL, readable);
  properties[PROP_DETAIL_TIME] = g_param_spec_int64 ("detail-time", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_DETAIL_ERROR] = g_param_spec_boxed ("detail-error", NULL, NULL, G_TYPE_ERROR, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_service_init (CatenaService *self)
{
}

/**
 * catena_service_new:
 * @id: service id
 * @name: (nullable): service name
 *
 * Returns: (transfer full): a service whose detail has not been read yet
 */
CatenaService *
catena_service_new (const char *id,
                    const char *name)
{
  CatenaService *self;

  g_return_val_if_fail (id != NULL, NULL);

  /* Made by the ten thousand: construct properties would cost more than all the rest. */
  self = g_object_new (CATENA_TYPE_SERVICE, NULL);
  self->id = g_strdup (id);
  self->name = g_strdup (name);

  return self;
}

/**
 * catena_service_get_id:
 * @self: a service
 *
 * Returns: (transfer none): its id
 */
const char *
catena_service_get_id (CatenaService *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICE (self), NULL);

  return self->id;
}

/**
 * catena_service_get_name:
 * @self: a service
 *
 * Returns: (transfer none) (nullable): its name, as the server has it
 */
const char *
catena_service_get_name (CatenaService *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICE (self), NULL);

  return self->name;
}

/**
 * catena_service_get_state:
 * @self: a service
 *
 * Returns: its state
 */
CatenaServiceState
catena_service_get_state (CatenaService *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICE (self), CATENA_SERVICE_STATE_PENDING);

  return self->state;
}

/**
 * catena_service_get_state_label:
 * @self: a service
 *
 * Returns: (transfer none): its state in the person's language; a word that Catena does not know as it came, made fit
 *   to be shown
 */
const char *
catena_service_get_state_label (CatenaService *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICE (self), NULL);

  return self->state_word != NULL ? self->state_word : catena_service_state_get_label (self->state);
}

/**
 * catena_service_get_tone:
 * @self: a service
 *
 * Returns: how its state is shown
 */
CatenaTone
catena_service_get_tone (CatenaService *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICE (self), CATENA_TONE_NEUTRAL);

  return catena_service_state_get_tone (self->state);
}

/**
 * catena_service_get_type_label:
 * @self: a service
 *
 * Returns: (transfer none) (nullable): its type in the person's language, %NULL as long as it is not known
 */
const char *
catena_service_get_type_label (CatenaService *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICE (self), NULL);

  return self->detail != NULL ? catena_label_service_type (self->detail->service_type) : NULL;
}

/**
 * catena_service_get_consensus_label:
 * @self: a service
 *
 * Returns: (transfer none) (nullable): its consensus in the person's language, %NULL as long as it is not known
 */
const char *
catena_service_get_consensus_label (CatenaService *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICE (self), NULL);

  return self->detail != NULL ? catena_label_consensus (self->detail->consensus) : NULL;
}

/**
 * catena_service_get_fabric_version:
 * @self: a service
 *
 * Returns: (transfer none) (nullable): the version of Hyperledger Fabric, %NULL as long as it is not known
 */
const char *
catena_service_get_fabric_version (CatenaService *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICE (self), NULL);

  return self->detail != NULL ? catena_service_detail_get_fabric_version (self->detail) : NULL;
}

/**
 * catena_service_get_created:
 * @self: a service
 *
 * Returns: when it was created, in nanoseconds; 0 as long as it is not known
 */
gint64
catena_service_get_created (CatenaService *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICE (self), 0);

  return self->detail != NULL ? self->detail->created : 0;
}

/**
 * catena_service_get_detail:
 * @self: a service
 *
 * Returns: (transfer none) (nullable): what was last read of it
 */
CatenaServiceDetail *
catena_service_get_detail (CatenaService *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICE (self), NULL);

  return self->detail;
}

/**
 * catena_service_get_detail_time:
 * @self: a service
 *
 * Returns: when the detail was read, in nanoseconds; 0 as long as there is none
 */
gint64
catena_service_get_detail_time (CatenaService *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICE (self), 0);

  return self->detail_time;
}

/**
 * catena_service_get_detail_error:
 * @self: a service
 *
 * Returns: (transfer none) (nullable): why the last reading of the detail failed; the detail before it stays
 */
const GError *
catena_service_get_detail_error (CatenaService *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICE (self), NULL);

  return self->detail_error;
}

/**
 * catena_service_set_detail:
 * @self: a service
 * @detail: (nullable): what was read
 * @time: when it was read, in nanoseconds
 *
 * Takes over a detail and forgets the last error. Only properties whose value differs are notified; a detail that says
 * the same as the one before is not one, only its time is.
 *
 * Returns: whether something that lists are sorted or filtered by has changed: see catena_keyed_list_touched()
 */
gboolean
catena_service_set_detail (CatenaService       *self,
                           CatenaServiceDetail *detail,
                           gint64               time)
{
  gboolean relevant = FALSE;

  g_return_val_if_fail (CATENA_IS_SERVICE (self), FALSE);

  g_object_freeze_notify (G_OBJECT (self));
  if (!catena_service_detail_equal (self->detail, detail))
    {
      g_auto (CatenaServiceShown) old = { 0 };

      catena_service_shown_remember (&old, self);
      g_clear_pointer (&self->detail, catena_service_detail_unref);
      if (detail != NULL)
        self->detail = catena_service_detail_ref (detail);
      take_state (self);
      relevant = catena_service_shown_notify (&old, self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
    }
  if (self->detail_time != time)
    {
      self->detail_time = time;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL_TIME]);
    }
  catena_service_set_detail_error (self, NULL);
  g_object_thaw_notify (G_OBJECT (self));

  return relevant;
}

/**
 * catena_service_set_detail_error:
 * @self: a service
 * @error: (nullable): why the detail could not be read; copied
 */
void
catena_service_set_detail_error (CatenaService *self,
                                 const GError  *error)
{
  g_return_if_fail (CATENA_IS_SERVICE (self));

  if (errors_equal (self->detail_error, error))
    return;

  g_clear_error (&self->detail_error);
  if (error != NULL)
    self->detail_error = g_error_copy (error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL_ERROR]);
}
