-- When what asks for a call happened. It may be long before the call is intended, for instance
-- where this database was put back and hears of it again.
alter table effect add column caused_at timestamptz not null default now();
