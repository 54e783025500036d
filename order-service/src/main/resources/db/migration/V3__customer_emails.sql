-- Where a customer is written to about an order. Personal, so it is in no other table, and a row may
-- be deleted at any time: nothing more is sent then.
create table customer_email (
  order_id uuid primary key,
  address  text not null
);
