grant select, insert, update on shipment       to ${role};
grant select, insert         on carrier_report to ${role};
