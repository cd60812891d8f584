/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-service-draft"

#include "config.h"

#include "catena-service-draft.h"

#include "catena-service-draft-private.h"
#include "catena-util.h"

/* What a field becomes when another one changes. */
typedef struct
{
  CatenaFieldId source;
  CatenaFieldId target;
  const char *(*choose) (CatenaServiceDraft *self);
  gboolean always; /* it is nobody's to set apart, so that it follows even where somebody did */
} Follower;

#define TEXT(id) (catena_service_draft_get_value (self, CATENA_FIELD_##id)->text)
#define NUMBER(id) (catena_service_draft_get_value (self, CATENA_FIELD_##id)->number)

static const char *
choose_blockchain_type (CatenaServiceDraft *self)
{
  /* Only a consortium blockchain can have invited anybody. */
  return g_str_equal (TEXT (PURPOSE), "union") || g_str_equal (TEXT (PURPOSE), "invitee") ? "union" : "private";
}

static const char *
choose_is_invitee (CatenaServiceDraft *self)
{
  return g_str_equal (TEXT (PURPOSE), "invitee") ? "true" : "false";
}

static const char *
choose_consensus (CatenaServiceDraft *self)
{
  return g_str_equal (TEXT (FABRIC_VERSION), "1.4") ? "SFLIC" : "etcdraft";
}

static const char *
choose_orderers (CatenaServiceDraft *self)
{
  if (g_str_equal (TEXT (CONSENSUS), "SFLIC"))
    return "4";
  if (g_str_equal (TEXT (CONSENSUS), "SOLO"))
    return "1";
  if (g_str_equal (TEXT (CONSENSUS), "kafka"))
    return "2";

  return "3";
}

static const char *
choose_disk_size (CatenaServiceDraft *self)
{
  return NUMBER (VERSION_TYPE) == 3 || g_str_equal (TEXT (VOLUME_TYPE), "efs") ? "500" : "100";
}

static const char *
choose_kafka_storage (CatenaServiceDraft *self)
{
  static const struct
  {
    const char *spec;
    const char *storage;
  } least[] = {
    /* The reference is content with 300, but other clients ask for 600. */
    { "mini", "600" },
    { "small", "1200" },
    { "middle", "2400" },
    { "high", "4800" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (least); i++)
    if (g_str_equal (TEXT (KAFKA_SPEC), least[i].spec))
      return least[i].storage;

  return "0";
}

static const Follower followers[] = {
  { CATENA_FIELD_PURPOSE, CATENA_FIELD_BLOCKCHAIN_TYPE, choose_blockchain_type, FALSE },
  { CATENA_FIELD_PURPOSE, CATENA_FIELD_IS_INVITEE, choose_is_invitee, TRUE },
  { CATENA_FIELD_FABRIC_VERSION, CATENA_FIELD_CONSENSUS, choose_consensus, FALSE },
  { CATENA_FIELD_CONSENSUS, CATENA_FIELD_ORDERER_NODE_NUMBER, choose_orderers, FALSE },
  { CATENA_FIELD_VERSION_TYPE, CATENA_FIELD_ORG_DISK_SIZE, choose_disk_size, FALSE },
  { CATENA_FIELD_VOLUME_TYPE, CATENA_FIELD_ORG_DISK_SIZE, choose_disk_size, FALSE },
  { CATENA_FIELD_KAFKA_SPEC, CATENA_FIELD_KAFKA_STORAGE, choose_kafka_storage, FALSE },
};

static void
set_from_text (CatenaServiceDraft *self,
               CatenaFieldId       field,
               const char         *text)
{
  const CatenaField *row = catena_field_get (field);
  CatenaDraftValue *value = catena_service_draft_get_value (self, field);
  gint64 number;

  if (catena_field_is_text (row))
    {
      if (catena_set_str (&value->text, text))
        catena_service_draft_finish_change (self, field);
      return;
    }

  number = catena_field_parse_number (row, text);
  if (value->number == number)
    return;
  value->number = number;
  catena_service_draft_finish_change (self, field);
}

/**
 * catena_field_is_text:
 * @field: a field
 *
 * Returns: whether a draft holds it as a string
 */
gboolean
catena_field_is_text (const CatenaField *field)
{
  return field->type == CATENA_FIELD_TYPE_STRING || field->type == CATENA_FIELD_TYPE_CHOICE;
}

/* A default as the number that it stands for: of a boolean 1 or 0. */
gint64
catena_field_parse_number (const CatenaField *field,
                           const char        *text)
{
  if (field->type == CATENA_FIELD_TYPE_BOOLEAN)
    return g_strcmp0 (text, "true") == 0;

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

/* Puts the fields that depend on @source to what fits it, and those that depend on them. */
void
catena_service_draft_update_followers (CatenaServiceDraft *self,
                                       CatenaFieldId       source)
{
  for (guint i = 0; i < G_N_ELEMENTS (followers); i++)
    {
      const Follower *follower = &followers[i];
      const CatenaDraftValue *value = catena_service_draft_get_value (self, follower->target);

      if (follower->source != source || value->locked || (value->touched && !follower->always))
        continue;
      set_from_text (self, follower->target, follower->choose (self));
    }
}
