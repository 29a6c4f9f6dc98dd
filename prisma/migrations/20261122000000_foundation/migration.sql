-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT 'active',
    "frozen_until" TIMESTAMPTZ(3),
    "national_id_key" TEXT NOT NULL,
    "national_id_sealed" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "username_key" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "password_changed_at" TIMESTAMPTZ(3) NOT NULL,
    "mobile_sealed" TEXT NOT NULL,
    "mobile_key" TEXT,
    "mobile_verified_at" TIMESTAMPTZ(3) NOT NULL,
    "mobile_changed_at" TIMESTAMPTZ(3),
    "mobile_checked_at" TIMESTAMPTZ(3) NOT NULL,
    "email_sealed" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(3),
    "identity_sealed" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "terms_version" TEXT NOT NULL,
    "terms_accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "capped_until" TIMESTAMPTZ(3) NOT NULL,
    "guarded_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "linked_platform" (
    "account_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "ready_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "linked_platform_pkey" PRIMARY KEY ("account_id","platform")
);

-- CreateTable
CREATE TABLE "flow" (
    "kind" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "state_sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "flow_pkey" PRIMARY KEY ("kind","id")
);

-- CreateTable
CREATE TABLE "mobile_change_case" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "account_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "row" TEXT NOT NULL,
    "details_sealed" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "notice_due_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "mobile_change_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hold_code" (
    "code_key" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "case_id" UUID,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "hold_code_pkey" PRIMARY KEY ("code_key")
);

-- CreateTable
CREATE TABLE "picture_code" (
    "id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "flow_key" TEXT NOT NULL,
    "digits" INTEGER NOT NULL,
    "answer_hash" TEXT NOT NULL,
    "picture" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "picture_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "code_send" (
    "id" BIGSERIAL NOT NULL,
    "number_key" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "network_key" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "code_send_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "wait_until" TIMESTAMPTZ(3),
    "last_failure_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "known_device" (
    "account_id" UUID NOT NULL,
    "token_key" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "known_device_pkey" PRIMARY KEY ("account_id","token_key")
);

-- CreateTable
CREATE TABLE "oidc_record" (
    "model" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "grant_id" TEXT,
    "uid" TEXT,
    "account_id" TEXT,
    "consumed_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "oidc_record_pkey" PRIMARY KEY ("model","id")
);

-- CreateTable
CREATE TABLE "oidc_client" (
    "client_id" TEXT NOT NULL,
    "metadata" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "oidc_client_pkey" PRIMARY KEY ("client_id")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "kid" TEXT NOT NULL,
    "algorithm" TEXT NOT NULL,
    "jwk_sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("kid")
);

-- CreateTable
CREATE TABLE "consent" (
    "account_id" UUID NOT NULL,
    "client_id" TEXT NOT NULL,
    "scopes" TEXT[],
    "granted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("account_id","client_id")
);

-- CreateTable
CREATE TABLE "account_session" (
    "token_key" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "sid" TEXT,
    "acr" TEXT,
    "amr" TEXT[],
    "auth_time" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_session_pkey" PRIMARY KEY ("token_key")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "subject" TEXT,
    "details" JSONB NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_national_id_key_key" ON "account"("national_id_key");

-- CreateIndex
CREATE UNIQUE INDEX "account_username_key_key" ON "account"("username_key");

-- CreateIndex
CREATE UNIQUE INDEX "account_mobile_key_key" ON "account"("mobile_key");

-- CreateIndex
CREATE INDEX "account_email_key_idx" ON "account"("email_key");

-- CreateIndex
CREATE INDEX "flow_expires_at_idx" ON "flow"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "mobile_change_case_number_key" ON "mobile_change_case"("number");

-- CreateIndex
CREATE INDEX "mobile_change_case_due_at_idx" ON "mobile_change_case"("due_at");

-- CreateIndex
CREATE INDEX "mobile_change_case_notice_due_at_idx" ON "mobile_change_case"("notice_due_at");

-- CreateIndex
CREATE INDEX "mobile_change_case_account_id_created_at_idx" ON "mobile_change_case"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "hold_code_account_id_idx" ON "hold_code"("account_id");

-- CreateIndex
CREATE INDEX "hold_code_expires_at_idx" ON "hold_code"("expires_at");

-- CreateIndex
CREATE INDEX "picture_code_expires_at_idx" ON "picture_code"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "picture_code_purpose_flow_key_key" ON "picture_code"("purpose", "flow_key");

-- CreateIndex
CREATE INDEX "code_send_number_key_purpose_sent_at_idx" ON "code_send"("number_key", "purpose", "sent_at");

-- CreateIndex
CREATE INDEX "code_send_sent_at_idx" ON "code_send"("sent_at");

-- CreateIndex
CREATE INDEX "throttle_last_failure_at_idx" ON "throttle"("last_failure_at");

-- CreateIndex
CREATE INDEX "oidc_record_grant_id_idx" ON "oidc_record"("grant_id");

-- CreateIndex
CREATE INDEX "oidc_record_account_id_idx" ON "oidc_record"("account_id");

-- CreateIndex
CREATE INDEX "oidc_record_expires_at_idx" ON "oidc_record"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "oidc_record_model_uid_key" ON "oidc_record"("model", "uid");

-- CreateIndex
CREATE INDEX "account_session_account_id_idx" ON "account_session"("account_id");

-- CreateIndex
CREATE INDEX "account_session_sid_idx" ON "account_session"("sid");

-- CreateIndex
CREATE INDEX "account_session_expires_at_idx" ON "account_session"("expires_at");

-- CreateIndex
CREATE INDEX "audit_entry_subject_at_idx" ON "audit_entry"("subject", "at");

-- AddForeignKey
ALTER TABLE "linked_platform" ADD CONSTRAINT "linked_platform_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mobile_change_case" ADD CONSTRAINT "mobile_change_case_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hold_code" ADD CONSTRAINT "hold_code_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hold_code" ADD CONSTRAINT "hold_code_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "mobile_change_case"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on: what the data model cannot say. Written by hand.

-- A username is fixed for ever.
CREATE FUNCTION "refuse_username_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'account.username cannot be changed' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER "account_username_is_fixed"
  BEFORE UPDATE ON "account" FOR EACH ROW
  WHEN (OLD."username" IS DISTINCT FROM NEW."username" OR OLD."username_key" IS DISTINCT FROM NEW."username_key")
  EXECUTE FUNCTION "refuse_username_change"();

-- The audit log only grows, whoever asks.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entry is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "audit_entry_is_append_only"
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry" FOR EACH STATEMENT
  EXECUTE FUNCTION "refuse_audit_change"();

-- An account has at most one open case.
CREATE UNIQUE INDEX "mobile_change_case_one_open"
  ON "mobile_change_case" ("account_id") WHERE "state" IN ('waiting', 'held', 'contested');

-- Closed sets.
ALTER TABLE "account"
  ADD CONSTRAINT "account_status_check" CHECK ("status" IN ('active', 'frozen')),
  ADD CONSTRAINT "account_frozen_until_check" CHECK ("status" = 'frozen' OR "frozen_until" IS NULL),
  ADD CONSTRAINT "account_kind_check" CHECK ("kind" IN ('citizen', 'resident')),
  ADD CONSTRAINT "account_language_check" CHECK ("language" IN ('ar', 'en'));
ALTER TABLE "mobile_change_case"
  ADD CONSTRAINT "mobile_change_case_state_check"
    CHECK ("state" IN ('waiting', 'held', 'contested', 'completed', 'cancelled', 'undone')),
  ADD CONSTRAINT "mobile_change_case_ended_check"
    CHECK (("ended_at" IS NULL) = ("state" IN ('waiting', 'held', 'contested')));
ALTER TABLE "hold_code"
  ADD CONSTRAINT "hold_code_reason_check" CHECK ("reason" IN ('new_account', 'mobile_change'));
ALTER TABLE "throttle"
  ADD CONSTRAINT "throttle_failures_check" CHECK ("failures" > 0);
