-- What else is known of a subscriber: all that audiences are chosen by, and when not to disturb them.
ALTER TABLE subscribers ADD COLUMN topics INTEGER NOT NULL DEFAULT 7;  -- bits: domain.subscribers.Topic
ALTER TABLE subscribers ADD COLUMN role TEXT CHECK (role IN ('council', 'ngo', 'journalist', 'citizen'));
ALTER TABLE subscribers ADD COLUMN council_id TEXT;                    -- of the catalogue
ALTER TABLE subscribers ADD COLUMN council_text TEXT;                  -- typed, where the catalogue has none
ALTER TABLE subscribers ADD COLUMN quiet_hours TEXT;                   -- '22:00-08:00', '' none; NULL: the default
ALTER TABLE subscribers ADD COLUMN away_since TEXT;                    -- UTC; blocked or removed the bot

-- An audience of a million is counted from this index alone.
CREATE INDEX subscribers_audience
    ON subscribers (coalesce(language, guessed_language), regions, topics, role)
    WHERE subscribed = 1 AND away_since IS NULL;

-- A mailing is what deliveries come from: one announcement, one pass that corrects it, one reminder of one event.
-- With an audience it walks the subscribers by chat_id up to the watermark; without, its deliveries are queued
-- one by one.
CREATE TABLE mailings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,                              -- announcement, correction, withdrawal, reminder, ...
    key TEXT NOT NULL,                               -- whose: the announcement's id, the event's id and offset
    action TEXT NOT NULL DEFAULT 'send' CHECK (action IN ('send', 'edit', 'delete')),
    of_mailing INTEGER REFERENCES mailings (id),     -- whose delivered copies are edited or deleted
    lane TEXT NOT NULL CHECK (lane IN ('reminder', 'announcement')),
    state TEXT NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'paused', 'stopped', 'done')),
    reason TEXT,                                     -- why it paused by itself, as Telegram worded it
    urgent INTEGER NOT NULL DEFAULT 0,               -- also in quiet hours
    solicited INTEGER NOT NULL DEFAULT 0,            -- asked for: also to those who want no news
    audience TEXT,                                   -- JSON; NULL: nobody but those queued
    watermark INTEGER NOT NULL DEFAULT -9223372036854775808,  -- the last chat that was walked
    walked INTEGER NOT NULL DEFAULT 1,               -- the walk is over
    recipients INTEGER NOT NULL DEFAULT 0,           -- expected; at the end, those it was meant for
    sent INTEGER NOT NULL DEFAULT 0,
    unreachable INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,             -- refused, or given up after several attempts
    dropped INTEGER NOT NULL DEFAULT 0,              -- too late, or no longer wanted
    uncertain INTEGER NOT NULL DEFAULT 0,            -- of all those: may have had it twice, or not at all
    revision INTEGER NOT NULL DEFAULT 0,             -- of its contents
    started_at TEXT NOT NULL,
    finished_at TEXT,
    UNIQUE (kind, key)
) STRICT;
CREATE INDEX mailings_running ON mailings (lane, id) WHERE state = 'running';

CREATE TABLE mailing_contents (
    mailing_id INTEGER NOT NULL REFERENCES mailings (id) ON DELETE CASCADE,
    language TEXT NOT NULL CHECK (language IN ('ky', 'ru', 'en')),
    content TEXT NOT NULL,                           -- JSON: domain.content.Content
    PRIMARY KEY (mailing_id, language)
) STRICT, WITHOUT ROWID;

-- One message to one subscriber, a row before it is a message.
CREATE TABLE deliveries (
    mailing_id INTEGER NOT NULL REFERENCES mailings (id) ON DELETE CASCADE,
    chat_id INTEGER NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('waiting', 'sending', 'sent', 'unreachable', 'rejected', 'dropped')),
    language TEXT,                                   -- the one that it is sent in
    due_at TEXT,                                     -- waiting: not before
    expires_at TEXT,                                 -- of no use from then on
    attempts INTEGER NOT NULL DEFAULT 0,             -- without an answer to rely on
    uncertain INTEGER NOT NULL DEFAULT 0,            -- may have arrived at an earlier attempt
    message_id INTEGER,                              -- of the delivered copy
    more_message_ids TEXT,                           -- the other messages of an album, JSON
    detail TEXT,                                     -- why it failed
    at TEXT,                                         -- when it ended so
    PRIMARY KEY (mailing_id, chat_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_waiting ON deliveries (mailing_id, due_at) WHERE state = 'waiting';
CREATE INDEX deliveries_sending ON deliveries (mailing_id) WHERE state = 'sending';

-- What admins write; once it is let go, a mailing carries it and tells how far it is.
CREATE TABLE announcements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    state TEXT NOT NULL
        CHECK (state IN ('draft', 'awaiting_approval', 'scheduled', 'held', 'stopped', 'launched')),
    audience TEXT NOT NULL,                          -- JSON: domain.announcements.Audience
    contents TEXT NOT NULL,                          -- JSON: a domain.content.Content by language
    urgent INTEGER NOT NULL DEFAULT 0,
    send_at TEXT,                                    -- UTC
    author_id INTEGER,                               -- Telegram id; NULL: the command line
    approver_id INTEGER,
    created_at TEXT NOT NULL,
    mailing_id INTEGER REFERENCES mailings (id),
    pass_id INTEGER REFERENCES mailings (id),        -- the latest correction, or the withdrawal
    withdrawn_at TEXT
) STRICT;
CREATE INDEX announcements_scheduled ON announcements (send_at) WHERE state = 'scheduled';
