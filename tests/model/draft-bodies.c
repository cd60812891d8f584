/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "catena-rule.h"

#include <locale.h>

/* Fills drafts at random, the same each time, and prints {"errors": how many findings of that severity, "body": the
 * request} for each as a line of JSON. check-draft-contract.py holds those without errors to the contract. */

#define N_DRAFTS 4000

/* Values to draw from: mostly right ones, so that drafts without errors come up. Choices are drawn from the table of fields. */
static const struct
{
  CatenaFieldId field;
  const char *values[5];
} pools[] = {
  { CATENA_FIELD_PASSWORD_AGAIN, { "Chain2026" } },
  { CATENA_FIELD_NODE_PASSWORD_AGAIN, { "Node2026#" } },
  { CATENA_FIELD_NAME, { "trade1", "供应链-2", "Trade-Chain-2026", "abcdefghijklmnopqrstuvwx", "a_b" } },
  { CATENA_FIELD_ENTERPRISE_PROJECT_ID, { "0", "7b1d7a1e-0001-4a4e-9d42-000000000001" } },
  { CATENA_FIELD_ORG_DISK_SIZE, { "100", "500", "1228", "99" } },
  { CATENA_FIELD_RESOURCE_PASSWORD, { "Chain2026" } },
  { CATENA_FIELD_ORDERER_NODE_NUMBER, { "3", "4", "10", "11" } },
  { CATENA_FIELD_BANDWIDTH_SIZE, { "1", "5", "300", "0" } },
  { CATENA_FIELD_CLUSTER_ID, { "5adc2ce2-9712-11ea-9535-0255ac100b0d" } },
  { CATENA_FIELD_CLUSTER_NAME, { "my-cluster" } },
  { CATENA_FIELD_NODE_NUM, { "1", "4" } },
  { CATENA_FIELD_NODE_FLAVOR, { "s6.xlarge.2" } },
  { CATENA_FIELD_CCE_FLAVOR, { "cce.s1.small", "cce.s2.small" } },
  { CATENA_FIELD_NODE_PASSWORD, { "Node2026#" } },
  { CATENA_FIELD_NODE_AZ, { "cn-north-4a" } },
  { CATENA_FIELD_COUCHDB_USER, { "ledger" } },
  { CATENA_FIELD_COUCHDB_PASSWORD, { "Couch\"2026!" } },
  { CATENA_FIELD_TURBO_AZ, { "", "cn-north-4a" } },
  { CATENA_FIELD_TURBO_SPEC, { "sfs.turbo.standard", "sfs.turbo.40MBps" } },
  { CATENA_FIELD_BATCH_TIMEOUT, { "1", "2" } },
  { CATENA_FIELD_MAX_MESSAGE_COUNT, { "1", "500" } },
  { CATENA_FIELD_PREFERRED_MAXBYTES, { "2", "10" } },
  { CATENA_FIELD_KAFKA_STORAGE, { "600", "4800", "9000", "299" } },
  { CATENA_FIELD_KAFKA_AZ, { "cn-north-4a,cn-north-4b" } },
  { CATENA_FIELD_INVITOR_TENANT_ID, { "0a1b2c3d4e5f60718293a4b5c6d7e8f9" } },
  { CATENA_FIELD_INVITOR_PROJECT_ID, { "1a1b2c3d4e5f60718293a4b5c6d7e8f9" } },
  { CATENA_FIELD_INVITOR_SERVICE_ID, { "12691561-a50d-5207-6041-7346c90d4499" } },
};

static const char *
draw_from_pool (GRand         *random,
                CatenaFieldId  field)
{
  for (guint i = 0; i < G_N_ELEMENTS (pools); i++)
    {
      guint count = 0;

      if (pools[i].field != field)
        continue;
      while (count < G_N_ELEMENTS (pools[i].values) && pools[i].values[count] != NULL)
        count++;
      return pools[i].values[g_rand_int_range (random, 0, count)];
    }

  return NULL;
}

static const char *
draw_choice (GRand              *random,
             const CatenaChoice *choices)
{
  guint count = 0;

  while (choices[count].value != NULL)
    count++;

  return choices[g_rand_int_range (random, 0, count)].value;
}

static void
fill_field (CatenaServiceDraft *draft,
            GRand              *random,
            const CatenaField  *field)
{
  const char *value = field->choices != NULL ? draw_choice (random, field->choices) : draw_from_pool (random, field->id);

  if (field->type == CATENA_FIELD_TYPE_BOOLEAN)
    {
      if (field->id != CATENA_FIELD_IS_INVITEE)
        g_object_set (draft, field->name, g_rand_boolean (random), NULL);
      return;
    }
  if (value == NULL)
    return;
  if (field->type == CATENA_FIELD_TYPE_INTEGER)
    g_object_set (draft, field->name, g_ascii_strtoll (value, NULL, 10), NULL);
  else
    g_object_set (draft, field->name, value, NULL);
}

/* What has a fitting default is mostly left alone, the rest mostly filled in. */
static void
fill_fields (CatenaServiceDraft *draft,
             GRand              *random)
{
  for (guint i = 0; i < CATENA_FIELD_N_SCALARS; i++)
    {
      const CatenaField *field = catena_field_get (i);
      const gboolean follows = i == CATENA_FIELD_BLOCKCHAIN_TYPE || i == CATENA_FIELD_ORDERER_NODE_NUMBER
                               || i == CATENA_FIELD_FABRIC_VERSION || i == CATENA_FIELD_ORG_DISK_SIZE
                               || i == CATENA_FIELD_KAFKA_STORAGE || i == CATENA_FIELD_CONSENSUS;
      const double likely = follows ? 0.25 : field->default_text != NULL ? 0.5 : 0.98;

      if (g_rand_double (random) < likely)
        fill_field (draft, random, field);
    }
}

static void
fill_lists (CatenaServiceDraft *draft,
            GRand              *random)
{
  GListModel *channels = catena_service_draft_get_channels (draft);
  g_autoptr(CatenaDraftChannel) first = g_list_model_get_item (channels, 0);

  if (g_rand_double (random) < 0.5)
    catena_draft_channel_set_member (first, catena_service_draft_add_organization (draft, "上海银行", 1), TRUE);
  if (g_rand_double (random) < 0.3)
    catena_draft_channel_set_member (catena_service_draft_add_channel (draft, "audit", "For \"auditors\""),
                                     catena_service_draft_add_organization (draft, "Shop-2", 5), TRUE);
  if (g_rand_double (random) < 0.1)
    catena_service_draft_remove_channel (draft, first);
  else if (g_rand_double (random) < 0.1)
    catena_draft_channel_set_name (first, "My_chan");

  for (int i = g_rand_int_range (random, 0, 6); i > 0; i--)
    {
      g_autofree char *id = g_strdup_printf ("5700372e-49ef-4f4c-b433-11d95ad7ace%d", i);

      catena_service_draft_add_edge_node (draft, id, "192.168.1.95");
    }
}

static guint
count_errors (CatenaServiceDraft *draft)
{
  g_autoptr(GPtrArray) findings = catena_rules_check (draft, NULL);
  guint count = 0;

  for (guint i = 0; i < findings->len; i++)
    count += ((CatenaFinding *) g_ptr_array_index (findings, i))->severity == CATENA_SEVERITY_ERROR;

  return count;
}

static void
print_draft (CatenaServiceDraft *draft)
{
  g_autoptr(CatenaBody) body = catena_service_draft_build_body (draft);
  g_autoptr(GBytes) bytes = catena_body_dup_bytes (body);

  g_print ("{\"errors\":%u,\"body\":%.*s}\n", count_errors (draft),
           (int) g_bytes_get_size (bytes), (const char *) g_bytes_get_data (bytes, NULL));
}

int
main (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20261121);

  setlocale (LC_ALL, "");
  for (guint i = 0; i < N_DRAFTS; i++)
    {
      g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();

      fill_fields (draft, random);
      fill_lists (draft, random);
      print_draft (draft);
    }

  return 0;
}
