-- One batch at a time is added to a chain; the digest of each rests on the one before.
-- Text is length-prefixed, so that no two different batches read the same.
CREATE FUNCTION audit_field(value text) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN value IS NULL THEN '-' ELSE length(value) || ':' || value END $$;

CREATE FUNCTION audit_digest(previous bytea, chain int, number bigint, at timestamptz, actor text, place text, batch bigint)
RETURNS bytea LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT sha256(
    previous || convert_to(
      audit_field(chain::text) || audit_field(number::text)
      || audit_field((extract(epoch FROM at) * 1000000)::bigint::text)
      || audit_field(actor) || audit_field(place)
      || coalesce((
        SELECT string_agg(
          audit_field(e.number::text) || audit_field(e.did) || audit_field(e.what)
          || audit_field(e.person::text) || audit_field(e.because), '' ORDER BY e.number)
        FROM audit_entry e WHERE e.batch = $7), ''),
      'UTF8'))
$$;

CREATE FUNCTION audit_write(actor text, place text, entries jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  lane int := pg_backend_pid() % 16;
  before bytea;
  next bigint;
  made bigint;
  moment timestamptz := clock_timestamp();
BEGIN
  PERFORM pg_advisory_xact_lock(7714, lane);
  SELECT b.number + 1, b.digest INTO next, before
    FROM audit_batch b WHERE b.chain = lane ORDER BY b.number DESC LIMIT 1;
  next := coalesce(next, 1);
  before := coalesce(before, ''::bytea);
  INSERT INTO audit_batch (chain, number, at, actor, place, previous, digest)
    VALUES (lane, next, moment, actor, place, before, ''::bytea) RETURNING id INTO made;
  INSERT INTO audit_entry (batch, number, did, what, person, because)
    SELECT made, row_number() OVER (), e->>'did', e->>'what', (e->>'person')::bigint, coalesce(e->>'because', '')
    FROM jsonb_array_elements(entries) e;
  UPDATE audit_batch SET digest = audit_digest(before, lane, next, moment, audit_write.actor, audit_write.place, made)
    WHERE id = made;
  RETURN made;
END $$;

-- Nothing is changed or taken away, by anyone who goes through the front door.
CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'audit_batch' THEN
    -- sealing the batch that audit_write has just made: only an empty digest may be filled
    IF OLD.digest = ''::bytea AND NEW.id = OLD.id AND NEW.actor = OLD.actor AND NEW.at = OLD.at
       AND NEW.place = OLD.place AND NEW.previous = OLD.previous AND NEW.number = OLD.number THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'The audit trail is only ever added to.' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_batch_only_grows BEFORE UPDATE OR DELETE ON audit_batch FOR EACH ROW EXECUTE FUNCTION audit_only_grows();
CREATE TRIGGER audit_entry_only_grows BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_only_grows();
CREATE TRIGGER audit_batch_kept BEFORE TRUNCATE ON audit_batch FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows();
CREATE TRIGGER audit_entry_kept BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows();

ALTER TABLE audit_batch ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY kept_by_jobs ON audit_batch FOR SELECT TO onward_jobs USING (nullif(current_setting('onward.job', true), '') IS NOT NULL);
CREATE POLICY kept_by_jobs ON audit_entry FOR SELECT TO onward_jobs USING (nullif(current_setting('onward.job', true), '') IS NOT NULL);
REVOKE ALL ON audit_batch, audit_entry FROM onward_web, onward_jobs;
GRANT SELECT ON audit_batch, audit_entry TO onward_jobs;
REVOKE ALL ON FUNCTION audit_write(text, text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_write(text, text, jsonb) TO onward_web, onward_jobs;
