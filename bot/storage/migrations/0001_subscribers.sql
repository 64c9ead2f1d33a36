-- Regions get a bit each, for good, so that what a subscriber follows is one number and an audience of a million
-- is filtered without joins. Bit 0 is the whole country.
CREATE TABLE region_bits (
    code TEXT PRIMARY KEY,          -- ISO 3166-2, or '*' for the whole country
    bit INTEGER NOT NULL UNIQUE     -- 0 to 62
) STRICT;
INSERT INTO region_bits VALUES ('*', 0);

-- A subscriber is a chat that started the bot, or that it was added to.
CREATE TABLE subscribers (
    chat_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('private', 'group', 'supergroup', 'channel')),
    language TEXT CHECK (language IN ('ky', 'ru', 'en')),               -- chosen; NULL: not yet
    guessed_language TEXT NOT NULL CHECK (guessed_language IN ('ky', 'ru', 'en')),
    subscribed INTEGER NOT NULL DEFAULT 0 CHECK (subscribed IN (0, 1)), -- wants news
    regions INTEGER NOT NULL DEFAULT 0,                                 -- bits of region_bits
    since TEXT NOT NULL                                                 -- UTC, ISO 8601
) STRICT;
