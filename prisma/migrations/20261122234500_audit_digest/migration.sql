-- CreateTable
CREATE TABLE "audit_digest" (
    "day" TEXT NOT NULL,
    "after_id" BIGINT NOT NULL,
    "last_id" BIGINT NOT NULL,
    "entries" BIGINT NOT NULL,
    "previous" TEXT,
    "digest" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_digest_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_digest_after_id_key" ON "audit_digest"("after_id");

-- From here on: what the data model cannot say. Written by hand.

CREATE FUNCTION "refuse_audit_digest_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_digest is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "audit_digest_is_append_only"
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_digest" FOR EACH STATEMENT
  EXECUTE FUNCTION "refuse_audit_digest_change"();

-- Whoever adds to the log holds a shared lock until its transaction ends, taken before an entry gets its number. Whoever asks for the
-- last number takes it alone, and so knows that no smaller number is still under way.
CREATE FUNCTION "announce_audit_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('audit_entry'));
  RETURN NULL;
END
$$;
CREATE TRIGGER "audit_entry_is_announced"
  BEFORE INSERT ON "audit_entry" FOR EACH STATEMENT
  EXECUTE FUNCTION "announce_audit_entry"();

-- The number up to which the log is complete. Runs as the owner, since the portal may not read the log.
CREATE FUNCTION "audit_last_entry"() RETURNS bigint
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit_entry'));
  RETURN (SELECT coalesce(max(id), 0) FROM public.audit_entry);
END
$$;
REVOKE ALL ON FUNCTION "audit_last_entry"() FROM PUBLIC;

-- SHA-256 over the digest before and the SHA-256 of each entry, in order. The portal learns the digest and the count, and no entry.
CREATE FUNCTION "audit_digest_of"(after bigint, up_to bigint, previous text) RETURNS TABLE (entries bigint, digest text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT count(*), encode(sha256(
    convert_to(coalesce(previous, ''), 'UTF8') || coalesce(string_agg(sha256(convert_to(line, 'UTF8')), ''::bytea ORDER BY id), ''::bytea)
  ), 'hex')
  FROM (
    SELECT id, jsonb_build_array(
      id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), event, subject, details
    )::text AS line
    FROM public.audit_entry WHERE id > after AND id <= up_to
  ) entry
$$;
REVOKE ALL ON FUNCTION "audit_digest_of"(bigint, bigint, text) FROM PUBLIC;
