-- Which types of event went through this service, and when last. Told every few seconds by each replica.
create table type_use (
  role    text        not null check (role in ('READ', 'WRITTEN')),
  stream  text        not null,
  type    text        not null,
  last_at timestamptz not null default now(),
  primary key (role, stream, type)
);
