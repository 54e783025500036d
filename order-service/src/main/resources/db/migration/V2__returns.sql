-- What is owed for goods that come back: the value of the lines sent back, and whether its refund
-- was asked for.
alter table orders
  add column return_value   bigint  check (return_value >= 0),
  add column return_settled boolean not null default false;
