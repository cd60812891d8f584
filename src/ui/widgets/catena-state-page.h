/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  CATENA_PAGE_LOADING,
  CATENA_PAGE_ERROR,
  CATENA_PAGE_EMPTY,
  CATENA_PAGE_CONTENT,
} CatenaPageState;

#define CATENA_TYPE_STATE_PAGE (catena_state_page_get_type ())

/**
 * CatenaStatePage:
 *
 * Loading (a spinner, but only after 300 ms), error with "Try Again" and "Copy Details", empty, or content. In .ui
 * files the child is the content, a child of type "empty" is shown when there is nothing. Properties:
 * "content", "empty".
 * Signal "retry". Starts as loading.
 */
G_DECLARE_FINAL_TYPE (CatenaStatePage, catena_state_page, CATENA, STATE_PAGE, GtkWidget)

GtkWidget      *catena_state_page_new       (void);
CatenaPageState catena_state_page_get_state (CatenaStatePage *self);
void            catena_state_page_set_state (CatenaStatePage *self,
                                             CatenaPageState  state);
/* Also shows it. */
void            catena_state_page_set_error (CatenaStatePage *self,
                                             const GError    *error);
void            catena_state_page_set_content (CatenaStatePage *self,
                                               GtkWidget       *content);
void            catena_state_page_set_empty   (CatenaStatePage *self,
                                               GtkWidget       *empty);

G_END_DECLS
