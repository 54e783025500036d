-- An operator may give up what nobody can tell any more.
alter table operation
  drop constraint operation_action_check,
  add constraint operation_action_check
    check (action in ('REDRIVE', 'DISCARD', 'REPLAY', 'CANCEL_REPLAY', 'RELEASE', 'SETTLE', 'DISMISS'));
