#!/bin/sh
# Run once by the database container when its volume is new: passwords for the three logins, and who owns what.
set -e
psql --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname onward \
  --set site="$ONWARD_SITE_PASSWORD" --set worker="$ONWARD_WORKER_PASSWORD" --set admin="$ONWARD_ADMIN_PASSWORD" <<'SQL'
ALTER ROLE onward_site PASSWORD :'site';
ALTER ROLE onward_worker PASSWORD :'worker';
ALTER ROLE onward_admin PASSWORD :'admin';
ALTER DATABASE onward OWNER TO onward_owner;
ALTER SCHEMA public OWNER TO onward_owner;
REVOKE ALL ON DATABASE onward FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE onward TO onward_site, onward_worker, onward_admin;
SQL
