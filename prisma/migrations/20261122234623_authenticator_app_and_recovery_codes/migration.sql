-- CreateTable
CREATE TABLE "totp" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name_sealed" TEXT,
    "secret_sealed" TEXT NOT NULL,
    "last_used_step" INTEGER NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "totp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code_set" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recovery_code_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "code_key" TEXT NOT NULL,
    "set_id" UUID NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("code_key")
);

-- CreateIndex
CREATE UNIQUE INDEX "totp_account_id_key" ON "totp"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_set_account_id_key" ON "recovery_code_set"("account_id");

-- CreateIndex
CREATE INDEX "recovery_code_set_id_idx" ON "recovery_code"("set_id");

-- AddForeignKey
ALTER TABLE "totp" ADD CONSTRAINT "totp_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code_set" ADD CONSTRAINT "recovery_code_set_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "recovery_code_set"("id") ON DELETE CASCADE ON UPDATE CASCADE;
