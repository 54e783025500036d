-- Logged events on their way to one consumer again. Whoever holds the claim publishes; the place up
-- to which he has come is kept, so that another can go on from there.
create table replay (
  id                uuid        primary key,
  stream            text        not null,
  consumer          text        not null,
  key               uuid,
  since             timestamptz,
  before            timestamptz,
  events_per_second integer     not null check (events_per_second > 0),
  operator          text        not null,
  state             text        not null default 'RUNNING'
                    check (state in ('RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
  events            bigint      not null,
  published         bigint      not null default 0,
  -- The last one published, and the last one there was when it began: day and position in the log,
  -- or of one key only the version.
  day               date        not null,
  place             bigint      not null,
  last_day          date        not null,
  last_place        bigint      not null,
  fault             text,
  claimed_by        text,
  claimed_until     timestamptz not null default '-infinity',
  started_at        timestamptz not null default now(),
  ended_at          timestamptz
);

-- One at a time; serves the search for those that nobody works on, too.
create unique index replay_running on replay (stream, consumer) where state = 'RUNNING';
