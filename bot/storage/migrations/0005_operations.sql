-- When something last happened, so that a restart does not forget it: a health check's write, a backup, a notice.
CREATE TABLE marks (
    name TEXT PRIMARY KEY,
    at TEXT NOT NULL                -- UTC, ISO 8601
) STRICT;

-- An owner's invitation to become an editor: works once, for a while. Who has the table has no link.
CREATE TABLE invitations (
    token_hash TEXT PRIMARY KEY,    -- SHA-256, hexadecimal
    created_by INTEGER NOT NULL,    -- the owner's user id
    expires_at TEXT NOT NULL        -- UTC, ISO 8601
) STRICT, WITHOUT ROWID;

-- Who did what as an admin.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,               -- UTC, ISO 8601
    actor_id INTEGER NOT NULL,      -- user id
    action TEXT NOT NULL,           -- bot.domain.audit.Action
    object TEXT NOT NULL            -- what it was done to: a number, a name
) STRICT;
CREATE INDEX audit_at ON audit (at);
