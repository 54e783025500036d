grant select, insert, update on orders         to ${role};
grant select, insert, delete on http_answer    to ${role};
grant select, insert         on customer_email to ${role};
