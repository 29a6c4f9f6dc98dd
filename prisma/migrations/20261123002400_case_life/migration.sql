-- AlterTable
ALTER TABLE "account" ADD COLUMN     "frozen_at" TIMESTAMPTZ(3),
ADD COLUMN     "phone_stolen_at" TIMESTAMPTZ(3),
ADD COLUMN     "weak_rows_off_at" TIMESTAMPTZ(3),
ADD COLUMN     "contested_until" TIMESTAMPTZ(3),
ADD COLUMN     "password_reset_due_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "hold_code" ADD COLUMN     "link_key" TEXT,
ADD COLUMN     "sent_to" TEXT;

-- CreateTable
CREATE TABLE "freeze_use" (
    "account_id" UUID NOT NULL,
    "way" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "freeze_use_pkey" PRIMARY KEY ("account_id","way")
);

-- CreateIndex
CREATE UNIQUE INDEX "hold_code_link_key_key" ON "hold_code"("link_key");

-- AddForeignKey
ALTER TABLE "freeze_use" ADD CONSTRAINT "freeze_use_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the data model cannot say.
ALTER TABLE "account"
  DROP CONSTRAINT "account_status_check",
  ADD CONSTRAINT "account_status_check" CHECK ("status" IN ('active', 'frozen', 'frozen_until_lifted'));
ALTER TABLE "freeze_use"
  ADD CONSTRAINT "freeze_use_way_check" CHECK ("way" IN ('channel_code', 'password', 'new_number'));
ALTER TABLE "hold_code"
  ADD CONSTRAINT "hold_code_sent_to_check" CHECK ("sent_to" IN ('old_number'));
