/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-error.h"

G_BEGIN_DECLS

/* Words in the texts of the catalogue that are replaced: see catena_error_meaning_new(). */
#define CATENA_WORD_HOST "{host}"             /* the host, or "the server" */
#define CATENA_WORD_PERMISSION "{permission}" /* a sentence that names the missing permission, where it is known */
#define CATENA_WORD_CLOCK "{clock}"           /* a sentence that says by how much the clocks differ */
#define CATENA_WORD_FILE "{file}"             /* the path of the file, or "the file" */
#define CATENA_WORD_SAID "{said}"             /* a sentence that quotes the server, or nothing */
#define CATENA_WORD_LINE "{line}"             /* the line with a colon and a blank, or nothing */
#define CATENA_WORD_MEMBER "{member}"         /* the member of a file */

/* Any kind. */
#define CATENA_ERROR_ANY_KIND (-1)

/**
 * CatenaErrorEntry:
 * @codes: (nullable): service codes, separated by blanks; one that begins with a dot is the end of a code, whatever
 *   stands before it (APIG.0301 and APIGW.0301)
 * @kind: a #CatenaErrorKind, or %CATENA_ERROR_ANY_KIND
 * @status: HTTP status, 0 for any
 * @api: operation, %CATENA_API_NONE for any
 * @texts: (nullable): lower-case parts of the server's message, separated by "|", of which one must be there
 * @title: a few words; translatable
 * @explanation: a sentence or two; translatable
 * @next_step: (nullable): what the person can do; translatable
 *
 * A row of a table of the catalogue. What is null, 0 or any does not restrict it; the first row that fits counts.
 */
typedef struct
{
  const char *codes;
  int kind;
  guint status;
  CatenaApiId api;
  const char *texts;
  const char *title;
  const char *explanation;
  const char *next_step;
} CatenaErrorEntry;

typedef struct
{
  const CatenaErrorEntry *entries;
  gsize n_entries;
} CatenaErrorCatalogue;

/* One a family; the last one has every kind. */
extern const CatenaErrorCatalogue catena_error_catalogue_own;
extern const CatenaErrorCatalogue catena_error_catalogue_draft;
extern const CatenaErrorCatalogue catena_error_catalogue_store;
extern const CatenaErrorCatalogue catena_error_catalogue_gateway;
extern const CatenaErrorCatalogue catena_error_catalogue_iam;
extern const CatenaErrorCatalogue catena_error_catalogue_access;
extern const CatenaErrorCatalogue catena_error_catalogue_creation;
extern const CatenaErrorCatalogue catena_error_catalogue_cluster;
extern const CatenaErrorCatalogue catena_error_catalogue_state;
extern const CatenaErrorCatalogue catena_error_catalogue_kinds;

const CatenaErrorEntry *catena_error_catalogue_find (const GError *error);

G_END_DECLS
