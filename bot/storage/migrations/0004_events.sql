-- An event, as it is now; `event_versions` keeps how it was, for the messages that say what has changed.
CREATE TABLE events (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('scheduled', 'open', 'cancelled')),  -- scheduled: not shown yet
    starts_at TEXT NOT NULL,                -- UTC, ISO 8601, as all times here
    over_at TEXT NOT NULL,
    regions INTEGER NOT NULL,               -- bits of region_bits; 0: for everybody
    content TEXT NOT NULL,                  -- bot.domain.events.Event as JSON
    version INTEGER NOT NULL                -- from 1; raised with every change
) STRICT;
CREATE INDEX events_coming ON events (over_at) WHERE state = 'open';

CREATE TABLE event_versions (
    event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (event_id, version)
) STRICT, WITHOUT ROWID;

-- A person's answer to an event.
CREATE TABLE registrations (
    event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    chat_id INTEGER NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('going', 'maybe', 'declined', 'waiting', 'offered')),
    turn INTEGER,                           -- order on the waiting list; NULL when not on it
    offered_until TEXT,                     -- a place is kept until then
    name TEXT NOT NULL,                     -- as Telegram showed it
    code TEXT NOT NULL UNIQUE,              -- what the QR code at the door holds
    known_version INTEGER NOT NULL,         -- of the event: what the person has been told
    answered_at TEXT NOT NULL,
    checked_in_at TEXT,
    score INTEGER CHECK (score BETWEEN 1 AND 5),
    comment TEXT,
    PRIMARY KEY (event_id, chat_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX registrations_by_answer ON registrations (event_id, answer, turn);
CREATE INDEX registrations_of_chat ON registrations (chat_id);
CREATE INDEX offers_due ON registrations (offered_until) WHERE offered_until IS NOT NULL;

-- A place that is freed because its owner's data are erased goes to who waits, like any other.
CREATE TRIGGER registrations_erased AFTER DELETE ON registrations WHEN OLD.answer IN ('going', 'offered')
BEGIN
    INSERT INTO event_tasks (event_id, kind, due_at, expires_at)
        SELECT id, 'offer', OLD.answered_at, over_at FROM events WHERE id = OLD.event_id AND state = 'open';
END;

-- What an event still has to tell people, and to whom it has got. The row is the promise: it is written in the
-- transaction that decides it, and taken step by step.
CREATE TABLE event_tasks (
    id INTEGER PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (
        kind IN (
            'publish', 'invite', 'reminder', 'deadline', 'change', 'cards', 'feedback', 'message', 'offer', 'close',
            'report'
        )
    ),
    detail TEXT NOT NULL DEFAULT '',        -- a reminder's offset, a message's text as JSON
    due_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,               -- of no use from then on
    state TEXT NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'done', 'dropped')),
    reached INTEGER NOT NULL DEFAULT -9223372036854775808,  -- the last chat that it was queued for
    queued INTEGER NOT NULL DEFAULT 0       -- for how many
) STRICT;
CREATE INDEX event_tasks_due ON event_tasks (due_at) WHERE state = 'due';
CREATE INDEX event_tasks_of_event ON event_tasks (event_id, kind);

-- The messages that show an event's card, so that they can be edited. The key's columns stand first: else SQLite's
-- integrity check takes the others for NULL.
CREATE TABLE event_cards (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    PRIMARY KEY (chat_id, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_cards_of_event ON event_cards (event_id, chat_id);

-- The chats that took an event into their calendar, and which version of it.
CREATE TABLE event_calendars (
    event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    chat_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (event_id, chat_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_calendars_of_chat ON event_calendars (chat_id);
