/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-test.h"

#include "catena-banner.h"
#include "catena-fact-row.h"
#include "catena-facts-list.h"
#include "catena-overview-page.h"
#include "catena-service-facts.h"

#include <string.h>

/* What 5.1.3 says, as a person reads it. */

static CatenaNodeGroup *
new_group (const char *name,
           const char *status,
           guint       normal,
           guint       total)
{
  CatenaNodeGroup *group = catena_node_group_new ();

  group->name = g_strdup (name);
  group->status = g_strdup (status);
  group->normal = normal;
  group->total = total;
  group->node_count = total;

  return group;
}

static CatenaServiceDetail *
new_detail (void)
{
  CatenaServiceDetail *detail = catena_service_detail_new ();
  CatenaNodeGroup *logistics = new_group ("logistics", "Normal", 1, 2);
  CatenaChannelInfo *channel = catena_channel_info_new ();
  const char *addresses[] = { "203.0.113.7:30603", NULL };
  const char *organizations[] = { "organization", "logistics", NULL };
  const char *peers[] = { "peer-0.logistics", NULL };

  detail->id = g_strdup ("50ca216f-f0e5-ea05-5aee-de8d8f0fb6fa");
  detail->name = g_strdup ("trade-finance");
  detail->version = g_strdup ("4.0.3");
  detail->service_type = g_strdup ("union");
  detail->consensus = g_strdup ("etcdraft");
  detail->sign_algorithm = g_strdup ("ECDSA");
  detail->version_type = 4;
  detail->cluster_id = g_strdup ("aaace2ac-c18b-11ea-aefb-0255ac100022");
  detail->cluster_name = g_strdup ("byl-1-15");
  detail->cluster_type = g_strdup ("CCE");
  detail->cluster_platform_type = g_strdup ("VirtualMachine");
  detail->status = g_strdup ("Normal");
  detail->batch_timeout = 2;
  g_strfreev (detail->agent_addresses);
  detail->agent_addresses = g_strdupv ((char **) addresses);
  detail->orderers = new_group ("orderer", "Normal", 3, 3);
  g_ptr_array_add (detail->organizations, new_group ("organization", "Normal", 2, 2));
  g_ptr_array_add (logistics->addresses, catena_peer_address_new ("peer-0.logistics:7051", "203.0.113.7:30605"));
  g_ptr_array_add (detail->organizations, logistics);

  channel->name = g_strdup ("payments");
  g_strfreev (channel->organizations);
  channel->organizations = g_strdupv ((char **) organizations);
  g_hash_table_insert (channel->peers, g_strdup ("logistics"), g_strdupv ((char **) peers));
  g_ptr_array_add (detail->channels, channel);

  return detail;
}

static const CatenaFact *
find_fact (GPtrArray  *facts,
           const char *title)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const CatenaFact *fact = g_ptr_array_index (facts, i);

      if (g_strcmp0 (fact->title, title) == 0)
        return fact;
    }

  return NULL;
}

static const CatenaFact *
find (GPtrArray  *sections,
      const char *section_title,
      const char *title)
{
  for (guint i = 0; i < sections->len; i++)
    {
      const CatenaFactSection *section = g_ptr_array_index (sections, i);

      if (g_strcmp0 (section->title, section_title) == 0)
        return find_fact (section->facts, title);
    }

  return NULL;
}

static void
test_facts (void)
{
  g_autoptr (CatenaServiceDetail) detail = new_detail ();
  g_autoptr (GPtrArray) sections = catena_service_facts_new (detail, "0605767a");
  g_autofree char *summary = catena_service_facts_dup_summary (detail);
  const CatenaFact *fact;

  g_assert_cmpstr (summary, ==, "Consortium · Fabric 2.2 · Raft · ECDSA");
  g_assert_cmpstr (find (sections, "Where It Runs", "Cluster")->value, ==, "byl-1-15 (CCE, x86)");
  g_assert_cmpstr (find (sections, "Blockchain", "Block interval")->value, ==, "2 s");

  fact = find (sections, "Health", "Peers of logistics");
  g_assert_cmpint (fact->kind, ==, CATENA_FACT_HEALTH);
  g_assert_cmpuint (fact->normal, ==, 1);
  g_assert_cmpuint (fact->total, ==, 2);
  /* The word says Normal, the figures do not. */
  g_assert_cmpint (fact->tone, ==, CATENA_TONE_ATTENTION);
  g_assert_cmpint (find (sections, "Health", "Orderers")->tone, ==, CATENA_TONE_SETTLED);

  fact = find (sections, "Where It Runs", "Agent address");
  g_assert_cmpint (fact->kind, ==, CATENA_FACT_LINK);
  g_assert_cmpstr (fact->value, ==, "203.0.113.7:30603");
  g_assert_cmpstr (fact->raw, ==, "https://203.0.113.7:30603");

  g_assert_cmpint (find (sections, "Identifiers", "Service ID")->kind, ==, CATENA_FACT_COPY);
  g_assert_cmpstr (find (sections, "Identifiers", "Project ID")->raw, ==, "0605767a");
  fact = find (sections, "Organizations and Nodes", "logistics");
  g_assert_cmpstr (find_fact (fact->facts, "From outside")->raw, ==, "203.0.113.7:30605");
  fact = find (sections, "Channels", "payments");
  g_assert_cmpstr (find_fact (fact->facts, "Peer of logistics")->raw, ==, "peer-0.logistics");
}

static void
test_absent (void)
{
  g_autoptr (CatenaServiceDetail) detail = catena_service_detail_new ();
  g_autoptr (GPtrArray) sections = NULL;
  g_autofree char *summary = NULL;

  detail->id = g_strdup ("50ca216f");
  sections = catena_service_facts_new (detail, NULL);
  summary = catena_service_facts_dup_summary (detail);

  g_assert_cmpstr (summary, ==, "");
  g_assert_null (find (sections, "Where It Runs", "Cluster"));
  g_assert_null (find (sections, "Blockchain", "Edition"));
  g_assert_null (find (sections, "Blockchain", "Block interval"));
  for (guint i = 0; i < sections->len; i++)
    {
      const CatenaFactSection *section = g_ptr_array_index (sections, i);

      g_assert_cmpuint (section->facts->len, >, 0);
      g_assert_cmpstr (section->title, !=, "Health");
      g_assert_cmpstr (section->title, !=, "Kafka");
      g_assert_cmpstr (section->title, !=, "Channels");
    }
}

static void
test_foreign (void)
{
  g_autoptr (CatenaServiceDetail) detail = new_detail ();
  g_autoptr (GPtrArray) sections = NULL;
  const char *addresses[] = { "evil.example/path?q=<script>", NULL };

  g_free (detail->consensus);
  detail->consensus = g_strdup ("hotstuff");
  g_free (detail->cluster_name);
  detail->cluster_name = g_strdup ("a & <b>\nb");
  g_strfreev (detail->agent_addresses);
  detail->agent_addresses = g_strdupv ((char **) addresses);
  sections = catena_service_facts_new (detail, NULL);

  /* A word that nobody knows is shown as it came, line ends are made visible, and what is no host and port is
     not opened. */
  g_assert_cmpstr (find (sections, "Blockchain", "Consensus")->value, ==, "hotstuff");
  g_assert_null (strchr (find (sections, "Where It Runs", "Cluster")->value, '\n'));
  g_assert_cmpint (find (sections, "Where It Runs", "Agent address")->kind, ==, CATENA_FACT_COPY);
}

static void
test_in_place (void)
{
  g_autoptr (CatenaServiceDetail) detail = new_detail ();
  g_autoptr (CatenaServiceDetail) later = new_detail ();
  g_autoptr (CatenaServiceDetail) other = new_detail ();
  g_autoptr (GPtrArray) sections = catena_service_facts_new (detail, NULL);
  g_autoptr (GPtrArray) later_sections = NULL;
  g_autoptr (GPtrArray) other_sections = NULL;
  GtkWidget *list = catena_facts_list_new ();
  GtkWindow *window = ui_test_show (list, 500, 600);
  GtkWidget *row;
  AdwExpanderRow *expander;

  catena_facts_list_set_sections (CATENA_FACTS_LIST (list), sections);
  row = ui_test_find (list, CATENA_TYPE_FACT_ROW, NULL);
  expander = ui_test_find (list, ADW_TYPE_EXPANDER_ROW, NULL);
  adw_expander_row_set_expanded (expander, TRUE);

  /* Another value: the same row. */
  ((CatenaNodeGroup *) later->orderers)->normal = 2;
  later_sections = catena_service_facts_new (later, NULL);
  catena_facts_list_set_sections (CATENA_FACTS_LIST (list), later_sections);
  g_assert_true (ui_test_find (list, CATENA_TYPE_FACT_ROW, NULL) == row);
  g_assert_true (gtk_widget_has_css_class (row, "attention"));
  g_assert_true (adw_expander_row_get_expanded (expander));

  /* Other facts: new rows, but what was open stays open. */
  other->obs_name = g_strdup ("bucket");
  other_sections = catena_service_facts_new (other, NULL);
  catena_facts_list_set_sections (CATENA_FACTS_LIST (list), other_sections);
  g_assert_true (adw_expander_row_get_expanded (ui_test_find (list, ADW_TYPE_EXPANDER_ROW, NULL)));

  ui_test_destroy_and_check (window);
}

static void
test_page (void)
{
  g_autoptr (CatenaService) service = catena_service_new ("50ca216f", "trade <b>& finance");
  g_autoptr (CatenaServiceDetail) detail = new_detail ();
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "broken");
  GtkWidget *page = g_object_new (CATENA_TYPE_OVERVIEW_PAGE, "service", service, NULL);
  GtkWindow *window = ui_test_show (page, 620, 900);
  GtkStack *stack = ui_test_find (page, GTK_TYPE_STACK, "stack");

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "loading");
  catena_service_set_detail_error (service, error);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "error");

  catena_service_set_detail (service, detail, g_get_real_time () * 1000);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "content");
  ui_test_picture (GTK_WIDGET (window), "overview-fixture");

  /* What was read stays when it cannot be read again. */
  catena_service_set_detail_error (service, error);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "content");
  g_assert_true (catena_banner_get_revealed (ui_test_find (page, CATENA_TYPE_BANNER, NULL)));
  ui_test_picture (GTK_WIDGET (window), "overview-stale");

  ui_test_destroy_and_check (window);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/overview/facts", test_facts);
  g_test_add_func ("/overview/absent", test_absent);
  g_test_add_func ("/overview/foreign", test_foreign);
  g_test_add_func ("/overview/in-place", test_in_place);
  g_test_add_func ("/overview/page", test_page);

  return g_test_run ();
}
