-- Updates in hand that Telegram has been told about: a killed bot handles them when it is started again.
CREATE TABLE inbox (
    update_id INTEGER PRIMARY KEY,
    chat_id INTEGER,                -- NULL where it belongs to no chat
    at TEXT NOT NULL,               -- when it was kept; UTC, ISO 8601
    tries INTEGER NOT NULL DEFAULT 0,   -- how many starts have taken it up
    raw TEXT NOT NULL               -- JSON, as Telegram sent it
) STRICT;
CREATE INDEX inbox_by_chat ON inbox (chat_id);
