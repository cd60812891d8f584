/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-check-item"

#include "config.h"

#include "catena-check-item-private.h"

#include "catena-error.h"
#include "catena-workspace-enums.h"

#include <glib/gi18n-lib.h>

struct _CatenaCheckItem
{
  GObject parent_instance;

  CatenaCheckStep step;
  CatenaCheckResult result;
  GError *error;
};

G_DEFINE_FINAL_TYPE (CatenaCheckItem, catena_check_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STEP,
  PROP_TITLE,
  PROP_RESULT,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char * const titles[] = {
  [CATENA_CHECK_RESOLVE] = NC_("connection check", "Address"),
  [CATENA_CHECK_CONNECT] = NC_("connection check", "Connection"),
  [CATENA_CHECK_TLS] = NC_("connection check", "Certificate"),
  [CATENA_CHECK_CLOCK] = NC_("connection check", "Clock"),
  [CATENA_CHECK_SIGN_IN] = NC_("connection check", "Sign-In"),
  [CATENA_CHECK_PERMISSION] = NC_("connection check", "Permission"),
  [CATENA_CHECK_SERVICE] = NC_("connection check", "Service"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (titles) == CATENA_CHECK_N_STEPS);

static void
catena_check_item_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CatenaCheckItem *self = CATENA_CHECK_ITEM (object);

  switch (prop_id)
    {
    case PROP_STEP:
      g_value_set_enum (value, (int) self->step);
      break;
    case PROP_TITLE:
      g_value_set_string (value, catena_check_item_get_title (self));
      break;
    case PROP_RESULT:
      g_value_set_enum (value, (int) self->result);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_check_item_finalize (GObject *object)
{
  CatenaCheckItem *self = CATENA_CHECK_ITEM (object);

  g_clear_error (&self->error);

  G_OBJECT_CLASS (catena_check_item_parent_class)->finalize (object);
}

static void
catena_check_item_class_init (CatenaCheckItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_check_item_get_property;
  object_class->finalize = catena_check_item_finalize;

  properties[PROP_STEP] =
    g_param_spec_enum ("step", NULL, NULL, CATENA_TYPE_CHECK_STEP, (int) CATENA_CHECK_RESOLVE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_RESULT] =
    g_param_spec_enum ("result", NULL, NULL, CATENA_TYPE_CHECK_RESULT, (int) CATENA_CHECK_WAITING, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_check_item_init (CatenaCheckItem *self)
{
}

/**
 * catena_check_item_new:
 * @step: what is looked at
 *
 * Returns: (transfer full): a row that waits
 */
CatenaCheckItem *
catena_check_item_new (CatenaCheckStep step)
{
  CatenaCheckItem *self = g_object_new (CATENA_TYPE_CHECK_ITEM, NULL);

  self->step = step;

  return self;
}

/**
 * catena_check_item_set_result:
 * @self: a row
 * @result: how it went
 * @error: (nullable): what went wrong
 */
void
catena_check_item_set_result (CatenaCheckItem   *self,
                              CatenaCheckResult  result,
                              const GError      *error)
{
  g_return_if_fail (CATENA_IS_CHECK_ITEM (self));

  g_object_freeze_notify (G_OBJECT (self));
  if (self->error != NULL || error != NULL)
    {
      g_clear_error (&self->error);
      self->error = error != NULL ? g_error_copy (error) : NULL;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
    }
  if (self->result != result)
    {
      self->result = result;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESULT]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * catena_check_item_get_step:
 * @self: a row
 *
 * Returns: what is looked at
 */
CatenaCheckStep
catena_check_item_get_step (CatenaCheckItem *self)
{
  g_return_val_if_fail (CATENA_IS_CHECK_ITEM (self), CATENA_CHECK_RESOLVE);

  return self->step;
}

/**
 * catena_check_item_get_title:
 * @self: a row
 *
 * Returns: (transfer none): what is looked at, translated
 */
const char *
catena_check_item_get_title (CatenaCheckItem *self)
{
  g_return_val_if_fail (CATENA_IS_CHECK_ITEM (self), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "connection check", titles[self->step]);
}

/**
 * catena_check_item_get_result:
 * @self: a row
 *
 * Returns: how it went
 */
CatenaCheckResult
catena_check_item_get_result (CatenaCheckItem *self)
{
  g_return_val_if_fail (CATENA_IS_CHECK_ITEM (self), CATENA_CHECK_WAITING);

  return self->result;
}

/**
 * catena_check_item_get_error:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what went wrong
 */
const GError *
catena_check_item_get_error (CatenaCheckItem *self)
{
  g_return_val_if_fail (CATENA_IS_CHECK_ITEM (self), NULL);

  return self->error;
}

/**
 * catena_check_step_of_error:
 * @error: how a check failed
 * @during: the step at which it came to light
 *
 * Returns: the step at which it belongs
 */
CatenaCheckStep
catena_check_step_of_error (const GError   *error,
                            CatenaCheckStep during)
{
  if (error->domain != CATENA_ERROR)
    return during;

  switch ((CatenaErrorKind) error->code)
    {
    case CATENA_ERROR_RESOLVE:
      return CATENA_CHECK_RESOLVE;
    case CATENA_ERROR_CONNECT:
      return CATENA_CHECK_CONNECT;
    case CATENA_ERROR_TLS:
      return CATENA_CHECK_TLS;
    case CATENA_ERROR_CLOCK:
      return CATENA_CHECK_CLOCK;
    case CATENA_ERROR_AUTH:
    case CATENA_ERROR_SIGN_IN:
      return CATENA_CHECK_SIGN_IN;
    case CATENA_ERROR_FORBIDDEN:
      /* IAM says so of a user who may not sign in like this. */
      return during == CATENA_CHECK_SIGN_IN ? CATENA_CHECK_SIGN_IN : CATENA_CHECK_PERMISSION;
    case CATENA_ERROR_INPUT:
    case CATENA_ERROR_BUG:
      return during;
    case CATENA_ERROR_CONNECTION_LOST:
    case CATENA_ERROR_TIMEOUT:
    case CATENA_ERROR_REDIRECT:
    case CATENA_ERROR_TOO_LARGE:
    case CATENA_ERROR_PROTOCOL:
    case CATENA_ERROR_NOT_FOUND:
    case CATENA_ERROR_CONFLICT:
    case CATENA_ERROR_REFUSED:
    case CATENA_ERROR_THROTTLED:
    case CATENA_ERROR_SERVER:
    case CATENA_ERROR_STORAGE:
    case CATENA_ERROR_KEYRING:
    default:
      return MAX (during, CATENA_CHECK_SERVICE);
    }
}
