/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-draft-summary"

#include "config.h"

#include "catena-draft-summary.h"

#include "catena-error-meaning.h"

#include <glib/gi18n-lib.h>

#define TEXT(id) catena_service_draft_get_string (draft, CATENA_FIELD_##id)
#define NUMBER(id) catena_service_draft_get_integer (draft, CATENA_FIELD_##id)
#define TRUTH(id) catena_service_draft_get_boolean (draft, CATENA_FIELD_##id)

static void
add (GStrvBuilder *builder,
     const char   *text)
{
  g_strv_builder_add (builder, text);
}

/* Takes over what was made for it. */
static void
add_take (GStrvBuilder *builder,
          char         *text)
{
  g_strv_builder_add (builder, text);
  g_free (text);
}

static void
add_cluster_costs (GStrvBuilder       *builder,
                   CatenaServiceDraft *draft)
{
  const guint nodes = CLAMP (NUMBER (NODE_NUM), 0, G_MAXUINT);

  if (catena_service_draft_applies (draft, CATENA_FIELD_EDGE_NODES))
    add (builder, _("The edge nodes, as until now."));
  else if (TRUTH (CREATE_NEW_CLUSTER))
    /* Translators: a cluster flavor, a number of nodes, and their flavor */
    add_take (builder, g_strdup_printf (ngettext ("A new CCE cluster (%s) with %u node (%s).",
                                                  "A new CCE cluster (%s) with %u nodes (%s).", nodes),
                                        TEXT (CCE_FLAVOR), nodes, TEXT (NODE_FLAVOR)));
  else
    /* Translators: %s is the name of a cluster */
    add_take (builder, g_strdup_printf (_("The cluster %s and its nodes, as until now."), TEXT (CLUSTER_NAME)));
}

static void
add_storage_costs (GStrvBuilder       *builder,
                   CatenaServiceDraft *draft)
{
  g_autofree char *kind = NULL;
  g_autofree char *total = NULL;

  /* Edge nodes have their own disks. */
  if (!catena_service_draft_applies (draft, CATENA_FIELD_VOLUME_TYPE))
    return;

  kind = catena_service_draft_dup_field_text (draft, CATENA_FIELD_VOLUME_TYPE);
  total = catena_draft_dup_storage_total (draft);

  /* Translators: a kind of storage, and “2 × 100 GB = 200 GB.” */
  add_take (builder, g_strdup_printf (_("Storage (%s) for all organizations: %s"), kind, total));
}

/**
 * catena_draft_dup_costs:
 * @draft: a draft without errors
 *
 * Returns: (transfer full): what is billed from its creation on; the API tells no prices
 */
char **
catena_draft_dup_costs (CatenaServiceDraft *draft)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *edition = catena_service_draft_dup_field_text (draft, CATENA_FIELD_VERSION_TYPE);

  /* Translators: %s is an edition, “Professional” */
  add_take (builder, g_strdup_printf (_("The service itself, by use, from its creation until it is deleted. Edition: %s."),
                                      edition));
  add_cluster_costs (builder, draft);
  add_storage_costs (builder, draft);
  if (catena_service_draft_applies (draft, CATENA_FIELD_BANDWIDTH_SIZE))
    {
      g_autofree char *bandwidth = catena_service_draft_dup_field_text (draft, CATENA_FIELD_BANDWIDTH_SIZE);

      /* Translators: %s is a bandwidth, “5 Mbit/s” */
      add_take (builder, g_strdup_printf (_("Elastic IP addresses and their traffic or bandwidth (%s)."), bandwidth));
    }
  if (catena_service_draft_applies (draft, CATENA_FIELD_KAFKA_STORAGE))
    add (builder, _("A Kafka instance with its storage."));
  add (builder, _("Prices are not known here: the price calculator in the cloud console has them."));

  return g_strv_builder_end (builder);
}

/**
 * catena_draft_dup_permanent:
 * @draft: a draft without errors
 *
 * Returns: (transfer full): what cannot be undone or changed later
 */
char **
catena_draft_dup_permanent (CatenaServiceDraft *draft)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  add (builder, _("A creation that has begun cannot be stopped. The service can be deleted afterwards."));
  add (builder, _("Name, blockchain type, consensus, security mechanism, ledger database and kind of storage stay as "
                  "they are."));
  add (builder, _("The administrator password cannot be read back: keep it."));
  if (catena_service_draft_applies (draft, CATENA_FIELD_NODE_PASSWORD))
    add (builder, _("Neither can the node password."));

  return g_strv_builder_end (builder);
}

static void
add_unread (GStrvBuilder *builder,
            const char   *text,
            const GError *error)
{
  g_autoptr (CatenaErrorMeaning) meaning = NULL;

  if (error == NULL)
    {
      add (builder, text);
      return;
    }

  meaning = catena_error_meaning_new (error);
  add_take (builder,
            /* Translators: two sentences, one after the other. */
            g_strdup_printf (C_("sentences", "%s %s"), text, meaning->explanation));
}

static void
add_unread_limits (GStrvBuilder     *builder,
                   CatenaWizardForm *form)
{
  const CatenaWorkspaceLimits *limits = catena_wizard_form_get_limits (form);

  if (limits == NULL || limits->quota == NULL)
    add_unread (builder, _("Whether the quota has room for another service."), limits != NULL ? limits->quota_error : NULL);
  if (limits == NULL || !limits->flavor_known)
    add_unread (builder, _("How many peers and orderers the project allows."), limits != NULL ? limits->flavor_error : NULL);
  if (!catena_wizard_form_get_names_known (form))
    add_unread (builder, _("Whether the name is free in this project."),
                catena_workspace_get_error (catena_wizard_form_get_workspace (form)));
}

static void
add_cluster_doubts (GStrvBuilder       *builder,
                    CatenaServiceDraft *draft)
{
  if (catena_service_draft_applies (draft, CATENA_FIELD_EDGE_NODES))
    {
      add (builder, _("Whether the edge nodes are there and running, and used by no other blockchain service."));
      return;
    }
  if (TRUTH (CREATE_NEW_CLUSTER))
    {
      add (builder, _("Whether the zone offers these flavors, and the quotas of CCE and ECS have room for them."));
      return;
    }

  add (builder, _("Whether the cluster is there and running, and used by no other blockchain service."));
  if (!TRUTH (USE_EIP))
    return;
  if (g_str_equal (TEXT (BLOCKCHAIN_TYPE), "union"))
    add (builder, _("Whether every node of the cluster has an elastic IP address (EIP)."));
  else
    add (builder, _("Whether at least one node of the cluster has an elastic IP address (EIP)."));
}

/**
 * catena_draft_dup_unchecked:
 * @form: a form
 *
 * Returns: (transfer full): what the service will look at, but Catena could not
 */
char **
catena_draft_dup_unchecked (CatenaWizardForm *form)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  CatenaServiceDraft *draft = catena_wizard_form_get_draft (form);

  add_unread_limits (builder, form);
  add_cluster_doubts (builder, draft);
  if (!g_str_equal (TEXT (ENTERPRISE_PROJECT_ID), "0"))
    add (builder, _("Whether the enterprise project exists."));
  if (TRUTH (IS_INVITEE))
    add (builder, _("Whether the inviter’s IDs are right, and edition, Fabric version and consensus the same as theirs."));

  return g_strv_builder_end (builder);
}

static char *
dup_warning (const CatenaFinding *finding)
{
  const char *label = _(catena_field_get (finding->field)->label);
  g_autofree char *name = NULL;

  if (finding->item != NULL)
    g_object_get (finding->item, "name", &name, NULL);

  /* Translators: the name of a field, organization, channel or edge node, and a sentence about it */
  return g_strdup_printf (_("%s: %s"), name != NULL && *name != '\0' ? name : label, finding->message);
}

/**
 * catena_draft_dup_warnings:
 * @form: a form
 *
 * Returns: (transfer full): what the rules advise to look at again
 */
char **
catena_draft_dup_warnings (CatenaWizardForm *form)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GPtrArray *findings = catena_wizard_form_get_findings (form);

  for (guint i = 0; i < findings->len; i++)
    {
      const CatenaFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == CATENA_SEVERITY_WARNING)
        add_take (builder, dup_warning (finding));
    }

  return g_strv_builder_end (builder);
}
