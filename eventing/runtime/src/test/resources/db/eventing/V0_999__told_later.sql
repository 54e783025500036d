create table told_later (id integer);
