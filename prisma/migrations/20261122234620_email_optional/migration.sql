-- AlterTable
ALTER TABLE "account" ALTER COLUMN "email_sealed" DROP NOT NULL,
ALTER COLUMN "email_key" DROP NOT NULL;
