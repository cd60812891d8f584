/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "catena-api.h"

G_BEGIN_DECLS

#define CATENA_ERROR (catena_error_quark ())

/**
 * CatenaErrorKind:
 * @CATENA_ERROR_RESOLVE: the host's name could not be resolved
 * @CATENA_ERROR_CONNECT: no connection (refused, unreachable, connect timeout)
 * @CATENA_ERROR_TLS: the certificate was not accepted
 * @CATENA_ERROR_CONNECTION_LOST: the connection broke after the first byte was sent
 * @CATENA_ERROR_TIMEOUT: no answer in time
 * @CATENA_ERROR_REDIRECT: the server pointed elsewhere; never followed
 * @CATENA_ERROR_TOO_LARGE: the answer exceeds the cap
 * @CATENA_ERROR_PROTOCOL: an answer that is not what the reference promises (HTML, broken JSON, ...)
 * @CATENA_ERROR_AUTH: 401 or its documented equivalents
 * @CATENA_ERROR_CLOCK: the signature was refused because the clocks differ
 * @CATENA_ERROR_FORBIDDEN: the permission is missing
 * @CATENA_ERROR_NOT_FOUND: no such thing
 * @CATENA_ERROR_CONFLICT: the state of the thing does not allow it (busy, exists)
 * @CATENA_ERROR_REFUSED: any other documented no (400)
 * @CATENA_ERROR_THROTTLED: 429
 * @CATENA_ERROR_SERVER: 5xx
 * @CATENA_ERROR_INPUT: what the person or a file gave is wrong; nothing was sent
 * @CATENA_ERROR_STORAGE: a file or the database could not be read or written
 * @CATENA_ERROR_KEYRING: the keyring is absent, locked or refused
 * @CATENA_ERROR_SIGN_IN: a person has to sign in again; raised by workspace
 * @CATENA_ERROR_BUG: we broke a rule of our own
 *
 * The codes of %CATENA_ERROR. Cancellation stays %G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  CATENA_ERROR_RESOLVE,
  CATENA_ERROR_CONNECT,
  CATENA_ERROR_TLS,
  CATENA_ERROR_CONNECTION_LOST,
  CATENA_ERROR_TIMEOUT,
  CATENA_ERROR_REDIRECT,
  CATENA_ERROR_TOO_LARGE,
  CATENA_ERROR_PROTOCOL,
  CATENA_ERROR_AUTH,
  CATENA_ERROR_CLOCK,
  CATENA_ERROR_FORBIDDEN,
  CATENA_ERROR_NOT_FOUND,
  CATENA_ERROR_CONFLICT,
  CATENA_ERROR_REFUSED,
  CATENA_ERROR_THROTTLED,
  CATENA_ERROR_SERVER,
  CATENA_ERROR_INPUT,
  CATENA_ERROR_STORAGE,
  CATENA_ERROR_KEYRING,
  CATENA_ERROR_SIGN_IN,
  CATENA_ERROR_BUG,
} CatenaErrorKind;

/**
 * CatenaErrorDetails:
 * @api: the operation during which it happened, or %CATENA_API_NONE
 * @http_status: status of the answer, 0 without one
 * @service_code: (nullable): code in the answer's body, for example BCS.4001018
 * @service_message: (nullable): the server's own text; foreign, shown only as a quotation
 * @request_id: (nullable): what support asks for
 * @sent: whether the first byte had left before it went wrong
 * @clock_skew: seconds by which the server's clock is ahead of ours, 0 when unknown
 * @host: (nullable): the host that was asked
 * @member: (nullable): the member of a file that is wrong, "channels[1].name"
 * @line: the line of a file or an answer where it went wrong, 0 when unknown
 * @file: (nullable): path of the file that it is about
 * @exchange: serial of the last attempt in the log of exchanges, 0 when there was none
 *
 * What an error of %CATENA_ERROR carries beside its kind and message.
 */
typedef struct
{
  CatenaApiId api;
  guint http_status;
  const char *service_code;
  const char *service_message;
  const char *request_id;
  gboolean sent;
  gint64 clock_skew;
  const char *host;
  const char *member;
  guint line;
  const char *file;
  guint64 exchange;
} CatenaErrorDetails;

/**
 * CatenaVerdict:
 * @CATENA_VERDICT_NO: it certainly did not happen
 * @CATENA_VERDICT_MAY_HAVE_HAPPENED: look before sending it again
 * @CATENA_VERDICT_PARTLY: a part of it happened; look what is missing before sending it again
 * @CATENA_VERDICT_PERMISSION: it did not happen; somebody has to allow it
 * @CATENA_VERDICT_SIGN_IN: it did not happen; sign in and send again
 * @CATENA_VERDICT_BUG: it did not happen; Catena is at fault
 *
 * What an error says about the call that ended in it.
 */
typedef enum
{
  CATENA_VERDICT_NO,
  CATENA_VERDICT_MAY_HAVE_HAPPENED,
  CATENA_VERDICT_PARTLY,
  CATENA_VERDICT_PERMISSION,
  CATENA_VERDICT_SIGN_IN,
  CATENA_VERDICT_BUG,
} CatenaVerdict;

GQuark                    catena_error_quark        (void);
GError                   *catena_error_new          (CatenaErrorKind           kind,
                                                     const CatenaErrorDetails *details,
                                                     const char               *format,
                                                     ...) G_GNUC_PRINTF (3, 4);
const CatenaErrorDetails *catena_error_get_details  (const GError             *error);
void                      catena_error_set_exchange (GError                   *error,
                                                     guint64                   exchange);
CatenaVerdict             catena_error_get_verdict  (const GError             *error);

G_END_DECLS
