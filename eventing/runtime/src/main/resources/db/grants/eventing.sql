-- The least that a service needs at run time. Days of the log and of the inbox are made and dropped
-- by a function with its owner's rights; rows are reached through the parent tables only.
grant select, insert                 on event_log               to ${role};
grant select, insert, delete         on outbox                  to ${role};
grant select, insert, update         on lease                   to ${role};
grant select, insert, update, delete on lease_member            to ${role};
grant select, insert                 on inbox                   to ${role};
grant select, insert, update         on watermark               to ${role};
grant select, insert, delete         on parked                  to ${role};
grant select, insert, update, delete on dead_letter             to ${role};
grant select, insert                 on refusal                 to ${role};
grant select, insert, update         on effect                  to ${role};
grant select, insert, update, delete on effect_trouble          to ${role};
grant select, insert, update         on log_cursor              to ${role};
grant select, insert, update, delete on gap                     to ${role};
grant select, insert                 on operation               to ${role};
grant select, insert, update         on replay                  to ${role};
grant select, insert, update, delete on timer                   to ${role};
grant select, insert                 on history                 to ${role};
grant select, insert, update         on upstream                to ${role};
grant select, insert, update         on type_use                to ${role};
grant select                         on eventing_schema_history to ${role};
grant select                         on flyway_schema_history   to ${role};
grant usage, select on sequence outbox_position to ${role};
grant execute on function eventing_keep_days(regclass, integer, integer) to ${role};
