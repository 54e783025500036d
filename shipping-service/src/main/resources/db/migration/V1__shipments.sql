-- One row per order, from the first that is heard of it. Personal data is in one column only.
create table shipment (
  order_id          uuid    primary key,
  shipment_id       uuid    not null unique,
  status            text    not null check (status in ('REQUESTED', 'PREPARED', 'DISPATCHED', 'DELIVERED',
                            'DELIVERY_FAILED', 'RETURNING', 'RETURNED', 'LOST', 'CANCELLED')),
  version           bigint  not null check (version >= 0),
  parcel            text,
  due               bigint  check (due >= 0),
  due_currency      text,
  confirmed         boolean not null,
  captured          bigint  check (captured >= 0),
  captured_currency text,
  dispatch          text    not null check (dispatch in ('NOT_ASKED', 'ASKED', 'ACCEPTED', 'REFUSED')),
  carrier           text,
  tracking_number   text,
  carrier_rank      integer not null,
  cancellation      text,
  -- Dispatched implies captured, at least what is due.
  check (status in ('REQUESTED', 'PREPARED', 'CANCELLED') or captured >= due)
) with (fillfactor = 70);

-- Every report of the carrier, once, and what became of it.
create table carrier_report (
  id          text        primary key,
  order_id    uuid        not null,
  type        text        not null,
  attempt     integer     not null,
  occurred_at timestamptz not null,
  outcome     text        not null check (outcome in ('APPLIED', 'ALREADY_KNOWN', 'REFUSED', 'UNKNOWN_TYPE')),
  reason      text,
  received_at timestamptz not null default now()
);

-- Serves: what the carrier said of one order.
create index carrier_report_by_order on carrier_report (order_id, received_at);
