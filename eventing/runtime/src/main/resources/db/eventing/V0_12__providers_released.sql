-- An operator may let a held provider go; then a provider was acted on rather than a stream.
alter table operation
  drop constraint operation_action_check,
  add constraint operation_action_check
    check (action in ('REDRIVE', 'DISCARD', 'REPLAY', 'CANCEL_REPLAY', 'RELEASE')),
  add column provider text,
  alter column stream drop not null,
  add constraint operation_subject_check check (num_nonnulls(stream, provider) = 1);
