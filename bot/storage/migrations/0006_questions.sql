-- What each conversation is about, for follow-ups ("and who is the partner?"); forgotten after a while.
CREATE TABLE subjects (
    chat_id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,      -- JSON, see bot.answers.model.Subject
    at TEXT NOT NULL            -- UTC, ISO 8601
) STRICT;

-- Questions that got no answer, for the office to see.
CREATE TABLE unanswered_questions (
    id INTEGER PRIMARY KEY,
    chat_id INTEGER NOT NULL,
    asked_at TEXT NOT NULL,     -- UTC, ISO 8601
    language TEXT NOT NULL CHECK (language IN ('ky', 'ru', 'en')),
    kind TEXT NOT NULL,         -- why: unknown, which, unsure or off_topic
    text TEXT NOT NULL
) STRICT;
CREATE INDEX unanswered_questions_by_chat ON unanswered_questions (chat_id, id);
