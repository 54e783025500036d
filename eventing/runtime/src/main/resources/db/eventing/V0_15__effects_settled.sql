-- What last kept an effect open, in the words of the other side or of the fault; for people.
alter table effect add column trouble text;

-- Serve an operator's list, page by page, and the gauges: those nobody knows about.
drop index effect_unknown;
create index effect_unknown on effect (id) where state = 'UNKNOWN';
-- Serves an operator's list: those that were refused.
create index effect_refused on effect (id) where state = 'REFUSED';

-- An operator may settle an effect. The provider is the subject, the effect is which of its calls.
alter table operation
  drop constraint operation_action_check,
  add constraint operation_action_check
    check (action in ('REDRIVE', 'DISCARD', 'REPLAY', 'CANCEL_REPLAY', 'RELEASE', 'SETTLE')),
  add column effect bigint;
-- Serves: who settled this effect, and why.
create index operation_by_effect on operation (effect) where effect is not null;
