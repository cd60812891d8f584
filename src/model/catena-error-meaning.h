/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-error.h"

G_BEGIN_DECLS

/* Problems that Catena finds itself. They stand in an error's service code, so that one lookup has the words for
 * them as well as for what servers say. */
#define CATENA_PROBLEM_CSV_COLUMNS "catena.csv-columns" /* not Huawei's credentials.csv */
#define CATENA_PROBLEM_CSV_EMPTY "catena.csv-empty"     /* no key in it */
#define CATENA_PROBLEM_CSV_SEVERAL "catena.csv-several" /* more than one key in it */
#define CATENA_PROBLEM_DRAFT_BOOLEAN "catena.draft-boolean" /* a member of a saved draft that must be true or false */
#define CATENA_PROBLEM_DRAFT_EMPTY "catena.draft-empty"     /* a file without anything */
#define CATENA_PROBLEM_DRAFT_ENCODING "catena.draft-encoding" /* a file that is not text */
#define CATENA_PROBLEM_DRAFT_FOREIGN "catena.draft-foreign" /* JSON of something else */
#define CATENA_PROBLEM_DRAFT_INTEGER "catena.draft-integer"
#define CATENA_PROBLEM_DRAFT_JSON "catena.draft-json" /* not JSON */
#define CATENA_PROBLEM_DRAFT_LIST "catena.draft-list"
#define CATENA_PROBLEM_DRAFT_LIST_LENGTH "catena.draft-list-length"
#define CATENA_PROBLEM_DRAFT_NEWER "catena.draft-newer" /* of a later version */
#define CATENA_PROBLEM_DRAFT_OBJECT "catena.draft-object"
#define CATENA_PROBLEM_DRAFT_RANGE "catena.draft-range"   /* a number beyond reason */
#define CATENA_PROBLEM_DRAFT_SECRET "catena.draft-secret" /* a secret in a file */
#define CATENA_PROBLEM_DRAFT_SIZE "catena.draft-size"     /* a file too large to be one */
#define CATENA_PROBLEM_DRAFT_TEXT "catena.draft-text"
#define CATENA_PROBLEM_DRAFT_TEXT_LENGTH "catena.draft-text-length"
#define CATENA_PROBLEM_EMPTY_ANSWER "catena.empty-answer" /* a success that says nothing */
#define CATENA_PROBLEM_MFA_USER_ID "catena.mfa-user-id"   /* a passcode without the user id that it belongs to */

/* What store finds. */
#define CATENA_PROBLEM_DISK_FULL "catena.disk-full"
#define CATENA_PROBLEM_FILE_LOCKED "catena.file-locked"       /* another program has it */
#define CATENA_PROBLEM_FILE_NEWER "catena.file-newer"         /* a newer Catena wrote it */
#define CATENA_PROBLEM_FILE_READ_ONLY "catena.file-read-only" /* it can be read and not written */
#define CATENA_PROBLEM_FILE_SET_ASIDE "catena.file-set-aside" /* it was damaged, and a new one was begun */

/* What the service itself answers. */
#define CATENA_PROBLEM_NO_SUCH_SERVICE "BCS.4001011" /* it is not there: deleted, or not there yet */

/* What workspace finds. */
#define CATENA_PROBLEM_CREATION_FAILED "catena.creation-failed" /* the service's record says so */
#define CATENA_PROBLEM_NAMESAKE "catena.namesake"               /* a service of that name that may be another's */
#define CATENA_PROBLEM_NO_CREDENTIALS "catena.no-credentials"   /* nothing in the keyring to sign in with */
#define CATENA_PROBLEM_NOT_SENT "catena.not-sent"               /* Catena ended before a request was sent */
#define CATENA_PROBLEM_OTHER_CATENA "catena.other-catena"       /* another one follows the operations */
#define CATENA_PROBLEM_PASSCODE "catena.passcode"               /* a person has to read a passcode off a device */
#define CATENA_PROBLEM_READ_ONLY "catena.read-only"             /* the account is locked against changes */
#define CATENA_PROBLEM_SAME_NAME "catena.same-name"             /* one of that name is on its way */
#define CATENA_PROBLEM_UNANSWERED "catena.unanswered"           /* Catena ended before the answer came */

/**
 * CatenaErrorMeaning:
 * @title: what happened, a few words, header-like; translated
 * @explanation: why, in a sentence or two; translated
 * @next_step: (nullable): what the person can do now; translated
 * @technical: (nullable): service code, HTTP status, request id and the server's own words, sanitised, for "copy details"
 * @request_id: (nullable): what support asks for
 * @verdict: what the error says about the call
 *
 * An error in words for people. The only place that makes them.
 */
typedef struct
{
  char *title;
  char *explanation;
  char *next_step;
  char *technical;
  char *request_id;
  CatenaVerdict verdict;
} CatenaErrorMeaning;

gboolean            catena_error_has_problem  (const GError *error,
                                               const char   *problem);
CatenaErrorMeaning *catena_error_meaning_new  (const GError *error);
void                catena_error_meaning_free (CatenaErrorMeaning *meaning);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaErrorMeaning, catena_error_meaning_free)

G_END_DECLS
