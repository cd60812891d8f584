/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-wizard-reason"

#include "config.h"

#include "catena-wizard-reason.h"

#include <glib/gi18n-lib.h>

/* Why "Next" waits. The row says what is wrong; this says, at the foot of the page, where to look. */
typedef struct
{
  const char *rule; /* (nullable): any rule of the field */
  CatenaFieldId field;
  const char *text;
} Reason;

static const Reason reasons[] = {
  { "quota-used-up", CATENA_FIELD_PURPOSE, N_("The quota is used up: no service can be added here.") },
  { NULL, CATENA_FIELD_PURPOSE, N_("Next needs to know who will use it.") },
  { NULL, CATENA_FIELD_INVITOR_TENANT_ID, N_("Next needs the inviter’s account ID.") },
  { NULL, CATENA_FIELD_INVITOR_PROJECT_ID, N_("Next needs the inviter’s project ID.") },
  { NULL, CATENA_FIELD_INVITOR_SERVICE_ID, N_("Next needs the inviting service’s ID.") },
  { "name-missing", CATENA_FIELD_NAME, N_("Next needs a name.") },
  { "name-taken", CATENA_FIELD_NAME, N_("Next needs a name that is free.") },
  { NULL, CATENA_FIELD_NAME, N_("Next needs a name that is allowed.") },
  { NULL, CATENA_FIELD_ENTERPRISE_PROJECT_ID, N_("Next needs an enterprise project.") },
  { "password-missing", CATENA_FIELD_RESOURCE_PASSWORD, N_("Next needs an administrator password.") },
  { NULL, CATENA_FIELD_RESOURCE_PASSWORD, N_("Next needs a stronger administrator password.") },
  { NULL, CATENA_FIELD_PASSWORD_AGAIN, N_("Next needs the same password twice.") },
  { NULL, CATENA_FIELD_CONSENSUS, N_("Next needs a consensus that fits.") },
  { NULL, CATENA_FIELD_ORDERER_NODE_NUMBER, N_("Next needs a number of orderers that fits.") },
  { NULL, CATENA_FIELD_CLUSTER_NAME, N_("Next needs the name of the cluster.") },
  { NULL, CATENA_FIELD_CLUSTER_ID, N_("Next needs the ID of the cluster.") },
  { NULL, CATENA_FIELD_NODE_AZ, N_("Next needs a zone.") },
  { NULL, CATENA_FIELD_NODE_FLAVOR, N_("Next needs a node flavor.") },
  { NULL, CATENA_FIELD_NODE_NUM, N_("Next needs at least one node.") },
  { NULL, CATENA_FIELD_CCE_FLAVOR, N_("Next needs a cluster flavor.") },
  { "node-password-missing", CATENA_FIELD_NODE_PASSWORD, N_("Next needs a node password.") },
  { NULL, CATENA_FIELD_NODE_PASSWORD, N_("Next needs a node password that is allowed.") },
  { NULL, CATENA_FIELD_NODE_PASSWORD_AGAIN, N_("Next needs the same password twice.") },
  { "edge-nodes-missing", CATENA_FIELD_EDGE_NODES, N_("Next needs an edge node.") },
  { "edge-nodes-few", CATENA_FIELD_EDGE_NODES, N_("Next needs an edge node for each organization.") },
  { NULL, CATENA_FIELD_EDGE_NODES, N_("Next needs ID and address of the edge nodes.") },
  { NULL, CATENA_FIELD_ORG_DISK_SIZE, N_("Next needs more storage.") },
  { NULL, CATENA_FIELD_COUCHDB_USER, N_("Next needs a CouchDB user.") },
  { NULL, CATENA_FIELD_COUCHDB_PASSWORD, N_("Next needs a CouchDB password that is allowed.") },
  { NULL, CATENA_FIELD_BANDWIDTH_SIZE, N_("Next needs a bandwidth.") },
  { "organizations-missing", CATENA_FIELD_ORGANIZATIONS, N_("Next needs an organization.") },
  { NULL, CATENA_FIELD_ORGANIZATIONS, N_("Next needs organizations that are allowed.") },
  { NULL, CATENA_FIELD_CHANNELS, N_("Next needs channels that are allowed.") },
};

static char *
dup_text (const CatenaFinding *finding)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i].field == finding->field
        && (reasons[i].rule == NULL || g_str_equal (reasons[i].rule, finding->rule)))
      return g_strdup (_(reasons[i].text));

  /* Translators: %s is the name of a field of the form */
  return g_strdup_printf (_("Next needs a look at “%s”."), _(catena_field_get (finding->field)->label));
}

/**
 * catena_wizard_dup_reason:
 * @rows: the rows of a form
 * @page: a page; %CATENA_FIELD_N_PAGES: the whole form
 *
 * Returns: (transfer full) (nullable): a sentence that says what "Next" waits for; %NULL: nothing
 */
char *
catena_wizard_dup_reason (CatenaFormRows  *rows,
                          CatenaFieldPage  page)
{
  const CatenaFinding *finding;
  g_autofree char *text = NULL;
  guint n_more;

  g_return_val_if_fail (CATENA_IS_FORM_ROWS (rows), NULL);

  if (catena_wizard_form_get_read_only (catena_form_rows_get_form (rows)))
    return g_strdup (_("The account is locked against changes: nothing can be created in it."));

  finding = catena_form_rows_find_error (rows, page, &n_more);
  if (finding == NULL)
    return NULL;

  /* At the review there is no Next any more, and no row to see it at. */
  if (page == CATENA_FIELD_N_PAGES)
    /* Translators: %s is a sentence, “chain-1 already exists in this project.” */
    return g_strdup_printf (_("Not yet: %s"), finding->message);

  text = dup_text (finding);
  if (n_more == 0)
    return g_steal_pointer (&text);

  /* Translators: first a sentence, “Next needs a name.”, then how many other answers are missing or wrong */
  return g_strdup_printf (ngettext ("%s %u other answer needs a look, too.", "%s %u other answers need a look, too.",
                                    n_more), text, n_more);
}
