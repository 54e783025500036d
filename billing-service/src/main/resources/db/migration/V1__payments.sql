-- The money of one order. Totals are cumulative, in minor units of the currency; XXX: not known yet.
create table payment (
  order_id               uuid    primary key,
  id                     uuid    not null unique,
  version                bigint  not null default 0,
  status                 text    not null default 'NEW',
  currency               text    not null default 'XXX',
  due                    bigint  not null default 0 check (due >= 0),
  payment_method         text    not null default '',
  authorized_total       bigint  not null default 0,
  captured_total         bigint  not null default 0,
  refunded_total         bigint  not null default 0,
  attempt                integer not null default 0,
  intent                 text,
  charge                 text,
  shipment_id            uuid,
  line_ids               text[]  not null default '{}',
  cancellation_requested boolean not null default false,
  verdict                text    not null default 'OPEN',
  -- One element per refund, in the order they were started.
  refund_ids             uuid[]    not null default '{}',
  refund_amounts         bigint[]  not null default '{}',
  refund_attempts        integer[] not null default '{}',
  refund_states          text[]    not null default '{}',
  check (0 <= refunded_total and refunded_total <= captured_total and captured_total <= authorized_total)
);
