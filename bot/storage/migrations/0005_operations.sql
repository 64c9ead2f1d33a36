-- When something last happened, so that a restart does not forget it: a health check's write, a backup, a notice.
CREATE TABLE marks (
    name TEXT PRIMARY KEY,
    at TEXT NOT NULL                -- UTC, ISO 8601
) STRICT;
