-- What the portal's database role may do. Run by the owner after every migration; idempotent. `:app_role` is replaced by scripts/migrations/apply.ts.

GRANT USAGE ON SCHEMA public TO :app_role;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :app_role;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO :app_role;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :app_role;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO :app_role;

-- The audit log only grows, and the portal may only add to it: who breaks into the portal can neither read it nor blot a line out.
DO $$
BEGIN
  IF to_regclass('public.audit_entry') IS NOT NULL THEN
    REVOKE ALL ON public.audit_entry FROM :app_role;
    GRANT INSERT ON public.audit_entry TO :app_role;
  END IF;
  -- It may have the log's digests taken, which tell it nothing of a line, and keeps them as it may keep lines: added, never changed.
  IF to_regclass('public.audit_digest') IS NOT NULL THEN
    REVOKE UPDATE, DELETE ON public.audit_digest FROM :app_role;
    GRANT EXECUTE ON FUNCTION public.audit_last_entry(), public.audit_digest_of(bigint, bigint, text) TO :app_role;
  END IF;
  -- What the database was founded on is written once: whoever breaks into the portal cannot make another secret pass for it.
  IF to_regclass('public.founding_secret') IS NOT NULL THEN
    REVOKE UPDATE, DELETE ON public.founding_secret FROM :app_role;
  END IF;
  -- Which migrations ran is the owner's business; the portal only reads it, for /readyz.
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    REVOKE INSERT, UPDATE, DELETE ON public._prisma_migrations FROM :app_role;
  END IF;
END
$$;

-- The job queue: rows and functions, not its tables' shape.
GRANT USAGE ON SCHEMA pgboss TO :app_role;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO :app_role;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA pgboss TO :app_role;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO :app_role;
