/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-hub.h"
#include "catena-test-simulator.h"

G_BEGIN_DECLS

/* Longest wait for anything, in seconds: no test waits for it when all is well. */
#ifdef __SANITIZE_ADDRESS__ /* Everything is several times slower. */
#define UI_TEST_PATIENCE 300
#else
#define UI_TEST_PATIENCE 30
#endif

/**
 * UiTestHub:
 *
 * A hub on a simulator, in a folder of its own, with secrets in memory only.
 */
typedef struct
{
  CatenaTestSimulator *simulator;
  CatenaHub *hub;
  char *folder;
} UiTestHub;

/* Instead of g_test_init(): GTK, libadwaita, our icons and style. Animations are off. */
void             ui_test_init                (int                *argc,
                                              char             ***argv);

UiTestHub       *ui_test_hub_new             (const char * const *arguments);
void             ui_test_hub_free            (UiTestHub          *test);
CatenaAccount   *ui_test_hub_add_account     (UiTestHub          *test,
                                              guint               tenant,
                                              const char         *label,
                                              CatenaColour        colour);
CatenaAccount   *ui_test_hub_save_account    (UiTestHub          *test,
                                              guint               tenant,
                                              const char         *label,
                                              CatenaColour        colour,
                                              CatenaCredentials  *credentials);
CatenaWorkspace *ui_test_hub_get_workspace   (UiTestHub          *test,
                                              guint               position);
void             ui_test_hub_wait_for_detail (CatenaWorkspace    *workspace);

/* A window of our own around a page. */
GtkWindow       *ui_test_show                (GtkWidget          *content,
                                              int                 width,
                                              int                 height);
void             ui_test_settle              (void);
/* Into the folder of the variable CATENA_TEST_PICTURES, if there is one. */
void             ui_test_picture             (GtkWidget          *widget,
                                              const char         *name);
/* The first descendant of a type, in the order of the tree; by name of its template's child if @name is not null. */
gpointer         ui_test_find                (GtkWidget          *root,
                                              GType               type,
                                              const char         *name);
void             ui_test_for_each            (GtkWidget          *root,
                                              void              (*func) (GtkWidget *widget,
                                                                         gpointer   data),
                                              gpointer            data);
/* Whether a label that is seen has @text in it. */
gboolean         ui_test_says                (GtkWidget          *root,
                                              const char         *text);
/* What catena_confirm_async() asks, and its answer: "action" agrees, "cancel" does not. */
GtkWidget       *ui_test_find_question       (void);
void             ui_test_answer              (const char         *response);
void             ui_test_destroy_and_check   (GtkWindow          *window);

gboolean ui_test_tick (gpointer user_data);

/* Waits until an expression is true; fails the test when it does not become so. */
#define ui_test_wait_for(expression)                                                    \
  G_STMT_START                                                                          \
  {                                                                                     \
    gint64 ui_test_end_ = g_get_monotonic_time () + UI_TEST_PATIENCE * G_USEC_PER_SEC;  \
    guint ui_test_source_ = g_timeout_add (10, ui_test_tick, NULL);                     \
    while (!(expression) && g_get_monotonic_time () < ui_test_end_)                     \
      g_main_context_iteration (NULL, TRUE);                                            \
    g_source_remove (ui_test_source_);                                                  \
    g_assert_true (expression);                                                         \
  }                                                                                     \
  G_STMT_END

G_END_DECLS
