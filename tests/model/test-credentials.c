/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-model.h"

#include "catena-credentials.h"
#include "catena-error.h"
#include "catena-error-meaning.h"

#include <string.h>

static CatenaCredentials *
read_csv (const char  *text,
          GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return catena_credentials_new_from_csv (bytes, error);
}

static void
assert_csv (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaCredentials) credentials = read_csv (text, &error);

  g_assert_no_error (error);
  g_assert_cmpint (catena_credentials_get_kind (credentials), ==, CATENA_CREDENTIALS_KEYS);
  g_assert_cmpstr (catena_credentials_get_access_key (credentials), ==, "AKEXAMPLE");
  g_assert_cmpstr (catena_secret_get_text (catena_credentials_get_secret_key (credentials)), ==, "sk/with+Signs=1");
  g_assert_null (catena_credentials_get_session_token (credentials));
}

static void
test_csv (void)
{
  assert_csv ("User Name,Access Key Id,Secret Access Key\nanna,AKEXAMPLE,sk/with+Signs=1\n");
  assert_csv ("\357\273\277User Name,Access Key Id,Secret Access Key\r\nanna,AKEXAMPLE,sk/with+Signs=1\r\n");
  assert_csv ("\"User Name\",\"Access Key Id\",\"Secret Access Key\"\r\n\"anna\",\"AKEXAMPLE\",\"sk/with+Signs=1\"");
  assert_csv ("Secret Access Key,User Name,Access Key Id\nsk/with+Signs=1,anna,AKEXAMPLE\n");
  assert_csv ("\357\273\277Access Key Id,Secret Access Key\nAKEXAMPLE,sk/with+Signs=1\n");
  assert_csv ("access key id,secret access key\nAKEXAMPLE,sk/with+Signs=1");
  assert_csv ("User Name,Access Key Id,Secret Access Key,Note\n\"a, \"\"b\"\"\nc\",AKEXAMPLE,sk/with+Signs=1,x\n\n\n");
  assert_csv ("User Name,Access Key Id,Secret Access Key\n, AKEXAMPLE , \"sk/with+Signs=1\" \n");
  assert_csv ("User Name,Access Key Id,Secret Access Key\rzo\303\253,AKEXAMPLE,sk/with+Signs=1\r");
}

static void
assert_no_csv (const char *text,
               const char *problem)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaCredentials) credentials = read_csv (text, &error);
  g_autoptr (CatenaErrorMeaning) meaning = NULL;

  g_assert_null (credentials);
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_INPUT);
  g_assert_cmpstr (catena_error_get_details (error)->service_code, ==, problem);
  /* A file may be the wrong one and hold other secrets. */
  g_assert_null (strstr (error->message, "CANARY"));

  meaning = catena_error_meaning_new (error);
  g_assert_null (strstr (meaning->technical, "CANARY"));
}

static void
test_csv_refused (void)
{
  g_autofree char *large = g_strnfill (1024 * 1024, 'a');

  assert_no_csv ("", CATENA_PROBLEM_CSV_COLUMNS);
  assert_no_csv ("name;Access Key Id;Secret Access Key\nCANARY;CANARY;CANARY\n", CATENA_PROBLEM_CSV_COLUMNS);
  assert_no_csv ("User Name,Access Key Id\nCANARY,CANARY\n", CATENA_PROBLEM_CSV_COLUMNS);
  assert_no_csv ("{\"CANARY\": 1}", CATENA_PROBLEM_CSV_COLUMNS);
  assert_no_csv ("PK\003\004\377\376CANARY", CATENA_PROBLEM_CSV_COLUMNS);
  assert_no_csv (large, CATENA_PROBLEM_CSV_COLUMNS);
  assert_no_csv ("User Name,Access Key Id,Secret Access Key\n", CATENA_PROBLEM_CSV_EMPTY);
  assert_no_csv ("User Name,Access Key Id,Secret Access Key\nCANARY,,CANARY\n", CATENA_PROBLEM_CSV_EMPTY);
  assert_no_csv ("User Name,Access Key Id,Secret Access Key\nCANARY,CANARY\n", CATENA_PROBLEM_CSV_EMPTY);
  assert_no_csv ("User Name,Access Key Id,Secret Access Key\na,CANARY,CANARY\nb,CANARY,CANARY\n",
                 CATENA_PROBLEM_CSV_SEVERAL);
}

static CatenaCredentials *
pass_through_keyring (CatenaCredentials *credentials)
{
  g_autoptr (CatenaSecret) secret = catena_credentials_to_secret (credentials);
  g_autoptr (GError) error = NULL;
  CatenaCredentials *back = catena_credentials_new_from_secret (secret, &error);

  g_assert_no_error (error);
  g_assert_cmpint (catena_credentials_get_kind (back), ==, catena_credentials_get_kind (credentials));

  return back;
}

static void
test_keys_round_trip (void)
{
  g_autoptr (CatenaSecret) secret_key = catena_secret_new ("s\"\\\n\t\303\244\360\237\224\221/");
  g_autoptr (CatenaSecret) session_token = catena_secret_new ("token");
  g_autoptr (CatenaCredentials) permanent = catena_credentials_new_keys ("AK", secret_key, NULL);
  g_autoptr (CatenaCredentials) temporary = catena_credentials_new_keys ("AK", secret_key, session_token);
  g_autoptr (CatenaCredentials) first = pass_through_keyring (permanent);
  g_autoptr (CatenaCredentials) second = pass_through_keyring (temporary);

  g_assert_cmpstr (catena_credentials_get_access_key (first), ==, "AK");
  g_assert_true (catena_secret_equal (catena_credentials_get_secret_key (first), secret_key));
  g_assert_null (catena_credentials_get_session_token (first));
  g_assert_true (catena_secret_equal (catena_credentials_get_secret_key (second), secret_key));
  g_assert_true (catena_secret_equal (catena_credentials_get_session_token (second), session_token));
}

static void
test_password_round_trip (void)
{
  g_autoptr (CatenaSecret) password = catena_secret_new ("p}{,\":");
  g_autoptr (CatenaCredentials) plain = catena_credentials_new_password ("\345\205\254\345\217\270", "anna", password, NULL);
  g_autoptr (CatenaCredentials) with_device = catena_credentials_new_password ("alpha", "anna", password, "user-id");
  g_autoptr (CatenaCredentials) first = pass_through_keyring (plain);
  g_autoptr (CatenaCredentials) second = pass_through_keyring (with_device);

  g_assert_cmpstr (catena_credentials_get_account_name (first), ==, "\345\205\254\345\217\270");
  g_assert_cmpstr (catena_credentials_get_user_name (first), ==, "anna");
  g_assert_true (catena_secret_equal (catena_credentials_get_password (first), password));
  g_assert_null (catena_credentials_get_mfa_user_id (first));
  g_assert_cmpstr (catena_credentials_get_mfa_user_id (second), ==, "user-id");
}

static void
test_damaged_secret (void)
{
  static const char * const texts[] = {
    "", "CANARY", "[]", "{}", "{\"access\":\"CANARY\"}", "{\"secret\":\"CANARY\"}", "{\"access\":{},\"secret\":1}",
    "{\"account\":\"a\",\"user\":\"CANARY\"}", "{\"access\":\"a\",\"secret\":\"CANARY", "\377",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (CatenaSecret) secret = catena_secret_new (texts[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (CatenaCredentials) credentials = catena_credentials_new_from_secret (secret, &error);

      g_assert_null (credentials);
      g_assert_error (error, CATENA_ERROR, CATENA_ERROR_KEYRING);
      g_assert_null (strstr (error->message, "CANARY"));
    }
}

void
add_credentials_tests (void)
{
  g_test_add_func ("/model/credentials/csv", test_csv);
  g_test_add_func ("/model/credentials/csv-refused", test_csv_refused);
  g_test_add_func ("/model/credentials/keys", test_keys_round_trip);
  g_test_add_func ("/model/credentials/password", test_password_round_trip);
  g_test_add_func ("/model/credentials/damaged", test_damaged_secret);
}
