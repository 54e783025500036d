create table shop_later (id integer);
