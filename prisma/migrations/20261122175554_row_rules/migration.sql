-- Rules that Prisma's schema cannot say.

-- A username is fixed for ever.
CREATE FUNCTION refuse_username_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'account.username cannot be changed' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER account_username_is_fixed
  BEFORE UPDATE ON "account" FOR EACH ROW
  WHEN (OLD."username" IS DISTINCT FROM NEW."username" OR OLD."username_key" IS DISTINCT FROM NEW."username_key")
  EXECUTE FUNCTION refuse_username_change();

-- The audit log only grows, whoever asks.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entry is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_entry_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry" FOR EACH STATEMENT
  EXECUTE FUNCTION refuse_audit_change();

-- An account has at most one open case.
CREATE UNIQUE INDEX "mobile_change_case_one_open" ON "mobile_change_case" ("account_id") WHERE "ended_at" IS NULL;
