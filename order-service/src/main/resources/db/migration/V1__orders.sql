-- One row per order, its lines in four arrays of the same length: placing an order is one insert.
create table orders (
  id                    uuid        primary key,
  version               bigint      not null,
  status                text        not null,
  customer_id           text        not null,
  payment_method        text        not null,
  currency              text        not null,
  total_amount          bigint      not null check (total_amount >= 0),
  line_ids              uuid[]      not null,
  line_skus             text[]      not null,
  line_quantities       integer[]   not null,
  line_unit_prices      bigint[]    not null,
  ship_to_name          text        not null,
  ship_to_street        text        not null,
  ship_to_city          text        not null,
  ship_to_postal_code   text        not null,
  ship_to_country       text        not null,
  placed_at             timestamptz not null,
  authorized_total      bigint      not null default 0,
  captured_total        bigint      not null default 0,
  refunded_total        bigint      not null default 0,
  refund_requested      bigint      not null default 0,
  payment_closed        boolean     not null default false,
  parcel_status         text        not null default 'NONE',
  shipment_id           uuid,
  tracking_number       text,
  parcel_line_ids       uuid[]      not null default '{}',
  cancellation_rejected boolean     not null default false,
  check (refunded_total <= captured_total and captured_total <= authorized_total)
) with (fillfactor = 80);

-- Serves: pages of the orders in one status, newest first. Without a status the primary key serves:
-- ids grow with time.
create index orders_by_status on orders (status, id);

-- Answers given to requests that carry an Idempotency-Key, to be given again.
create table http_answer (
  scope        text        not null,
  key          text        not null,
  request_hash bytea       not null,
  status       smallint    not null,
  location     text,
  body         text        not null,
  answered_at  timestamptz not null default now(),
  primary key (scope, key)
);

-- Serves: forgetting old answers. Rows come in time order, so a few pages of index are enough.
create index http_answer_by_age on http_answer using brin (answered_at);
