-- CreateTable
CREATE TABLE "officer" (
    "id" UUID NOT NULL,
    "name_sealed" TEXT NOT NULL,
    "desk" TEXT NOT NULL,
    "founder_seat" INTEGER,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "enrolment_key" TEXT,
    "enrolment_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "enrolled_at" TIMESTAMPTZ(3),
    "credential_id" TEXT,
    "public_key" BYTEA,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "backup_eligible" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "officer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "officer_approval" (
    "officer_id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "approver_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "officer_approval_pkey" PRIMARY KEY ("officer_id","desk")
);

-- CreateTable
CREATE TABLE "officer_session" (
    "token_key" TEXT NOT NULL,
    "officer_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "officer_session_pkey" PRIMARY KEY ("token_key")
);

-- CreateTable
CREATE TABLE "desk_lookup" (
    "id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "session_key" TEXT NOT NULL,
    "account_id" UUID,
    "reason" TEXT NOT NULL,
    "note_sealed" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "desk_lookup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk_code" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "case_number" TEXT,
    "number_sealed" TEXT NOT NULL,
    "code_key" TEXT NOT NULL,
    "issued_by" UUID NOT NULL,
    "issued_desk" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "guesses" INTEGER NOT NULL DEFAULT 0,
    "approved_by" UUID,
    "approved_desk" TEXT,
    "approved_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "desk_code_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "officer_founder_seat_key" ON "officer"("founder_seat");

-- CreateIndex
CREATE UNIQUE INDEX "officer_enrolment_key_key" ON "officer"("enrolment_key");

-- CreateIndex
CREATE UNIQUE INDEX "officer_credential_id_key" ON "officer"("credential_id");

-- CreateIndex
CREATE INDEX "officer_session_officer_id_idx" ON "officer_session"("officer_id");

-- CreateIndex
CREATE INDEX "officer_session_expires_at_idx" ON "officer_session"("expires_at");

-- CreateIndex
CREATE INDEX "desk_lookup_officer_id_at_idx" ON "desk_lookup"("officer_id", "at");

-- CreateIndex
CREATE INDEX "desk_lookup_at_idx" ON "desk_lookup"("at");

-- CreateIndex
CREATE INDEX "desk_code_expires_at_idx" ON "desk_code"("expires_at");

-- AddForeignKey
ALTER TABLE "officer_approval" ADD CONSTRAINT "officer_approval_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "officer_approval" ADD CONSTRAINT "officer_approval_approver_id_fkey" FOREIGN KEY ("approver_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "officer_session" ADD CONSTRAINT "officer_session_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk_code" ADD CONSTRAINT "desk_code_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Four eyes, whatever the portal does: a code is approved by another officer of another desk, and nobody approves an officer's admission for oneself.
ALTER TABLE "desk_code" ADD CONSTRAINT "desk_code_two_desks" CHECK ("approved_at" IS NULL OR ("approved_by" <> "issued_by" AND "approved_desk" <> "issued_desk"));
ALTER TABLE "desk_code" ADD CONSTRAINT "desk_code_used_after_approval" CHECK ("used_at" IS NULL OR "approved_at" IS NOT NULL);
ALTER TABLE "officer_approval" ADD CONSTRAINT "officer_approval_by_another" CHECK ("approver_id" <> "officer_id");
ALTER TABLE "officer" ADD CONSTRAINT "officer_founder_seat" CHECK ("founder_seat" IN (1, 2));

-- One live code for an account.
CREATE UNIQUE INDEX "desk_code_one_live" ON "desk_code"("account_id") WHERE "used_at" IS NULL AND "withdrawn_at" IS NULL;
