-- AlterTable
ALTER TABLE "code_send" ADD COLUMN     "message_id" UUID;

-- CreateIndex
CREATE INDEX "code_send_message_id_idx" ON "code_send"("message_id");
