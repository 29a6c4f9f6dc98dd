-- AlterTable
ALTER TABLE "oidc_record" ADD COLUMN     "session_uid" TEXT;
