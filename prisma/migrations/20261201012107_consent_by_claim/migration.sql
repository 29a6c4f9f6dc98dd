-- AlterTable
ALTER TABLE "consent" ADD COLUMN     "claims" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "refused" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "data_release" (
    "account_id" UUID NOT NULL,
    "client_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "claims" TEXT[],
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "times" INTEGER NOT NULL,

    CONSTRAINT "data_release_pkey" PRIMARY KEY ("account_id","client_id","day")
);

-- CreateIndex
CREATE INDEX "data_release_first_at_idx" ON "data_release"("first_at");

-- AddForeignKey
ALTER TABLE "data_release" ADD CONSTRAINT "data_release_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was agreed to by scope before is agreed to claim by claim from here on; what a scope brings later is asked about.
UPDATE "consent" SET "claims" = ARRAY(
  SELECT DISTINCT "item"."name"
  FROM (VALUES
    ('openid', 'sub'), ('offline_access', 'offline_access'),
    ('profile', 'name'), ('profile', 'given_name'), ('profile', 'family_name'), ('profile', 'name_ar'), ('profile', 'name_en'),
    ('profile', 'birthdate'), ('profile', 'birthdate_hijri'), ('profile', 'gender'), ('profile', 'nationality'),
    ('profile', 'locale'), ('profile', 'updated_at'),
    ('email', 'email'), ('email', 'email_verified'),
    ('phone', 'phone_number'), ('phone', 'phone_number_verified'), ('phone', 'phone_number_changed_at'),
    ('national_id', 'national_id'), ('national_id', 'national_id_type'), ('national_id', 'national_id_expiry')
  ) AS "item" ("scope", "name")
  WHERE "item"."scope" = ANY ("consent"."scopes")
  ORDER BY 1
);
