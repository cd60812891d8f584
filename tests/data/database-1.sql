-- A database as version 1 left it.
PRAGMA application_id = 1130460261;
PRAGMA user_version = 1;
PRAGMA journal_mode = WAL;
BEGIN TRANSACTION;
CREATE TABLE answers (  account TEXT NOT NULL,  call TEXT NOT NULL,  parameters TEXT NOT NULL,  time INTEGER NOT NULL,  answer BLOB NOT NULL,  PRIMARY KEY (account, call, parameters)) STRICT;
INSERT INTO "answers" VALUES('0b0e7a0c-5c35-4f3c-8d8f-3f0d3f1d8a11','getService','p1/trade1',1700000000123456789,X'7B2262617369635F696E666F223A7B226E616D65223A22747261646531227D7D');
INSERT INTO "answers" VALUES('0b0e7a0c-5c35-4f3c-8d8f-3f0d3f1d8a11','listServices','p1',1700000000123456789,X'5B5D');
CREATE TABLE operations (  id TEXT NOT NULL PRIMARY KEY,  account TEXT NOT NULL,  project TEXT NOT NULL,  call TEXT NOT NULL,  name TEXT NOT NULL,  time INTEGER NOT NULL,  request TEXT NOT NULL,  state TEXT NOT NULL,  service TEXT,  operation TEXT,  detail TEXT) STRICT;
INSERT INTO "operations" VALUES('last words','0b0e7a0c-5c35-4f3c-8d8f-3f0d3f1d8a11','p1','createService','贸易 ''trade''',1,'{"name":"trade"}','running','service-1',NULL,'{"seen":[]}');
CREATE INDEX operations_by_time ON operations (time);
CREATE INDEX operations_by_account ON operations (account);
COMMIT;
