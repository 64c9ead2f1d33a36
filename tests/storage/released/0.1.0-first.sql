-- The database as the first version of the schema left it, with people in it.
CREATE TABLE region_bits (
    code TEXT PRIMARY KEY,
    bit INTEGER NOT NULL UNIQUE
) STRICT;
INSERT INTO region_bits VALUES ('*', 0), ('KG-N', 1), ('KG-B', 2);
CREATE TABLE subscribers (
    chat_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('private', 'group', 'supergroup', 'channel')),
    language TEXT CHECK (language IN ('ky', 'ru', 'en')),
    guessed_language TEXT NOT NULL CHECK (guessed_language IN ('ky', 'ru', 'en')),
    subscribed INTEGER NOT NULL DEFAULT 0 CHECK (subscribed IN (0, 1)),
    regions INTEGER NOT NULL DEFAULT 0,
    since TEXT NOT NULL
) STRICT;
INSERT INTO subscribers VALUES
    (1001, 'private', 'ky', 'ru', 1, 3, '2018-03-05T06:00:00+00:00'),
    (1002, 'private', NULL, 'en', 0, 0, '2018-03-05T06:01:00+00:00'),
    (-1001, 'group', 'ru', 'ru', 1, 4, '2018-03-05T06:02:00+00:00');
PRAGMA user_version = 1;
