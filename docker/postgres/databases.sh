#!/bin/bash
# Runs once, on an empty volume: one role and one database each, so that neither reads the other's.
set -eu
for name in hotline keycloak; do
    variable=${name^^}_DB_PASSWORD
    psql -v ON_ERROR_STOP=1 -U postgres -v name="$name" -v password="${!variable}" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
done
