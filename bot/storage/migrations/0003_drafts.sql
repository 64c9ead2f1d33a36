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
