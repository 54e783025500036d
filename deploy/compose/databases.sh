#!/bin/sh
# Run once by the PostgreSQL image: each service owns its database and can't enter another's.
set -eu
for service in order billing shipping; do
  case $service in
    order) password=$ORDER_PASSWORD ;;
    billing) password=$BILLING_PASSWORD ;;
    shipping) password=$SHIPPING_PASSWORD ;;
  esac
  psql --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    --set name="$service" --set password="$password" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
done
