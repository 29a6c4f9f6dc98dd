-- AlterTable
ALTER TABLE "account_session" ADD COLUMN     "id_token_sealed" TEXT;
