-- A draft is what somebody is in the middle of: the answers that a flow of several steps has so far.
CREATE TABLE drafts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,        -- never used again: old buttons name it
    chat_id INTEGER NOT NULL,                    -- the private chat whose owner writes it
    kind TEXT NOT NULL,                          -- which flow: DraftState's kind
    state TEXT NOT NULL,                         -- the flow's state, JSON
    open INTEGER NOT NULL CHECK (open IN (0, 1)),  -- 1: what the person writes now belongs to it
    changed_at TEXT NOT NULL                     -- UTC, ISO 8601
) STRICT;
CREATE UNIQUE INDEX drafts_open ON drafts (chat_id) WHERE open;
CREATE INDEX drafts_of ON drafts (chat_id, kind);

-- The owners stand in the settings; they make editors.
CREATE TABLE editors (
    user_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,                          -- as Telegram gave it when they became one
    added_by INTEGER NOT NULL,
    since TEXT NOT NULL                          -- UTC, ISO 8601
) STRICT;

-- The messages in admins' chats that show how far an announcement is, and are kept up to date.
CREATE TABLE watches (
    announcement_id INTEGER NOT NULL REFERENCES announcements (id) ON DELETE CASCADE,
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    PRIMARY KEY (announcement_id, chat_id)
) STRICT, WITHOUT ROWID;
