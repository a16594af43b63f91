-- Who may do what in the database. Run once by an administrator; safe to run again.
-- onward_owner owns the tables and changes their shape; onward_web serves pages; onward_jobs runs background work.
-- None of them is a superuser and none may bypass row-level security.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['onward_owner', 'onward_web', 'onward_jobs'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS', name);
    END IF;
  END LOOP;
  -- three logins, each a member of just what it needs; a council's IT sets their passwords
  FOREACH name IN ARRAY ARRAY['onward_site', 'onward_worker', 'onward_admin'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOBYPASSRLS', name);
    END IF;
  END LOOP;
END $$;
GRANT onward_web TO onward_site;
GRANT onward_jobs TO onward_worker;
GRANT onward_owner, onward_web, onward_jobs TO onward_admin;
