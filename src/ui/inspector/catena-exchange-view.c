/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-exchange-view"

#include "config.h"

#include "catena-exchange-view.h"

#include "catena-copy-button.h"
#include "catena-exchange-words.h"
#include "catena-json.h"
#include "catena-plain-row.h"
#include "catena-template.h"
#include "catena-text-section.h"
#include "catena-time-format.h"
#include "catena-util.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _CatenaExchangeView
{
  GtkWidget parent_instance;

  GtkListBox *facts_box;
  GtkLabel *note_label;
  CatenaTextSection *request_body;
  CatenaTextSection *request_headers;
  CatenaTextSection *response_body;
  CatenaTextSection *response_headers;
};

G_DEFINE_FINAL_TYPE (CatenaExchangeView, catena_exchange_view, GTK_TYPE_WIDGET)

/* What cannot be read as JSON, since it is none or was cut, is shown as it is. */
static char *
dup_pretty (const char *body)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (body == NULL)
    return NULL;

  bytes = g_bytes_new_static (body, strlen (body));
  root = catena_json_parse (bytes, NULL);

  return root != NULL ? catena_json_to_text (root, TRUE) : g_strdup (body);
}

static void
show_body (CatenaTextSection *section,
           const char        *body,
           gboolean           cut)
{
  g_autofree char *pretty = dup_pretty (body);
  g_autofree char *kept = g_format_size_full (CATENA_EXCHANGE_MAX_BODY, G_FORMAT_SIZE_IEC_UNITS);
  /* Translators: %s is a size, as in “64.0 KiB” */
  g_autofree char *note = cut ? g_strdup_printf (_("It was longer: only the first %s are kept."), kept) : NULL;

  catena_text_section_set_text (section, pretty, note);
}

/* A value that is worth it can be copied: what support asks for, what a browser opens. */
static void
add_fact (CatenaExchangeView *self,
          const char         *title,
          const char         *value,
          gboolean            can_copy)
{
  g_autofree char *shown = catena_sanitize_text (value, 0);
  GtkWidget *row, *button;

  if (shown == NULL || *shown == '\0')
    return;

  row = catena_plain_row_new (title, shown);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (row, "fact");
  if (can_copy)
    {
      button = catena_copy_button_new ();
      catena_copy_button_set_what (CATENA_COPY_BUTTON (button), title);
      catena_copy_button_set_text (CATENA_COPY_BUTTON (button), shown);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  gtk_list_box_append (self->facts_box, row);
}

static void
show_facts (CatenaExchangeView *self,
            CatenaExchange     *exchange,
            CatenaHub          *hub)
{
  g_autofree char *url = catena_exchange_dup_url (exchange);
  g_autofree char *end = catena_exchange_words_end (exchange);
  g_autofree char *day = catena_format_time (catena_exchange_get_started (exchange));
  g_autofree char *clock = catena_exchange_words_clock (exchange);
  g_autofree char *time = g_strdup_printf ("%s (%s)", day, clock);
  g_autofree char *duration = catena_exchange_words_duration (exchange);
  g_autofree char *attempt = g_strdup_printf ("%u", catena_exchange_get_attempt (exchange));
  g_autofree char *sent = g_format_size (catena_exchange_get_bytes_sent (exchange));
  g_autofree char *received = g_format_size (catena_exchange_get_bytes_received (exchange));
  g_autofree char *whose = catena_exchange_words_whose (exchange, hub);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->facts_box))) != NULL)
    gtk_list_box_remove (self->facts_box, row);

  add_fact (self, C_("request", "Status"), end, FALSE);
  add_fact (self, C_("request", "Error"), catena_exchange_get_error (exchange), TRUE);
  add_fact (self, C_("request", "Address"), url, TRUE);
  add_fact (self, _("Request ID"), catena_exchange_get_request_id (exchange), TRUE);
  add_fact (self, C_("request", "Account"), whose, FALSE);
  add_fact (self, C_("request", "Time"), time, FALSE);
  add_fact (self, C_("request", "Duration"), duration, FALSE);
  add_fact (self, C_("request", "Attempt"), attempt, FALSE);
  add_fact (self, C_("request", "Sent"), sent, FALSE);
  add_fact (self, C_("request", "Received"), received, FALSE);
}

/* What one has to know of its end to read it, null if that speaks for itself. */
static const char *
explain_end (CatenaExchange *exchange)
{
  guint status = catena_exchange_get_status (exchange);

  if (status == 0)
    return _("No answer was read to its end. Unless the error says that there was no connection, the request may have arrived.");
  if (status >= 300 && status < 400)
    return _("The server pointed elsewhere. Catena never follows, as that would take the sign-in along.");

  return NULL;
}

static void
show_notes (CatenaExchangeView *self,
            CatenaExchange     *exchange)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  const char *end = explain_end (exchange);
  g_autofree char *text = NULL;

  if (end != NULL)
    g_ptr_array_add (notes, (gpointer) end);
  if (catena_exchange_get_attempt (exchange) > 1)
    g_ptr_array_add (notes, (gpointer) _("The same call was sent before; each attempt has its own row."));
  if (catena_exchange_get_request_cut (exchange))
    g_ptr_array_add (notes, (gpointer) _("Its body was too long to be kept whole: it cannot be copied as curl."));
  g_ptr_array_add (notes, NULL);

  text = g_strjoinv ("\n", (char **) notes->pdata);
  gtk_label_set_label (self->note_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), *text != '\0');
}

static void
catena_exchange_view_dispose (GObject *object)
{
  catena_template_dispose (GTK_WIDGET (object), CATENA_TYPE_EXCHANGE_VIEW);

  G_OBJECT_CLASS (catena_exchange_view_parent_class)->dispose (object);
}

static void
catena_exchange_view_class_init (CatenaExchangeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_exchange_view_dispose;

  g_type_ensure (CATENA_TYPE_TEXT_SECTION);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/inspector/catena-exchange-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaExchangeView, facts_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaExchangeView, note_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaExchangeView, request_body);
  gtk_widget_class_bind_template_child (widget_class, CatenaExchangeView, request_headers);
  gtk_widget_class_bind_template_child (widget_class, CatenaExchangeView, response_body);
  gtk_widget_class_bind_template_child (widget_class, CatenaExchangeView, response_headers);
}

static void
catena_exchange_view_init (CatenaExchangeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * catena_exchange_view_set_exchange:
 * @self: an exchange view
 * @exchange: what it shows from now on
 * @hub: (nullable): where the accounts are
 */
void
catena_exchange_view_set_exchange (CatenaExchangeView *self,
                                   CatenaExchange     *exchange,
                                   CatenaHub          *hub)
{
  g_return_if_fail (CATENA_IS_EXCHANGE_VIEW (self));
  g_return_if_fail (CATENA_IS_EXCHANGE (exchange));

  show_facts (self, exchange, hub);
  show_notes (self, exchange);
  catena_text_section_set_text (self->request_headers, catena_exchange_get_request_headers (exchange), NULL);
  show_body (self->request_body, catena_exchange_get_request_body (exchange),
             catena_exchange_get_request_cut (exchange));
  catena_text_section_set_text (self->response_headers, catena_exchange_get_response_headers (exchange), NULL);
  show_body (self->response_body, catena_exchange_get_response_body (exchange),
             catena_exchange_get_response_cut (exchange));
}
