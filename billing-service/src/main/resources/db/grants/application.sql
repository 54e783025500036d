grant select, insert, update on payment to ${role};
