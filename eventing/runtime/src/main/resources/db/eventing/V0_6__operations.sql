-- What operators did: who, when, why and what came of it. Never a payload.
create table operation (
  id       bigint      generated always as identity primary key,
  action   text        not null check (action in ('REDRIVE', 'DISCARD', 'REPLAY', 'CANCEL_REPLAY')),
  operator text        not null,
  reason   text,
  stream   text        not null,
  key      uuid,
  version  bigint,
  event_id uuid,
  type     text,
  outcome  text        not null,
  detail   text,
  acted_at timestamptz not null default now()
);
