-- Where each signing key stands. Keys of a release before this sign, the newest of each algorithm; that release, running beside, adds none.
ALTER TABLE "signing_key" ADD COLUMN "state" TEXT,
ADD COLUMN "state_since" TIMESTAMPTZ(3),
ALTER COLUMN "jwk_sealed" DROP NOT NULL;

UPDATE "signing_key" SET "state" = 'retiring', "state_since" = "created_at";
UPDATE "signing_key" SET "state" = 'signing' WHERE "kid" IN (
  SELECT DISTINCT ON ("algorithm") "kid" FROM "signing_key" ORDER BY "algorithm", "created_at" DESC, "kid"
);

ALTER TABLE "signing_key" ALTER COLUMN "state" SET NOT NULL,
ALTER COLUMN "state_since" SET NOT NULL;

-- CreateTable
CREATE TABLE "founding_secret" (
    "name" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "founded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "founding_secret_pkey" PRIMARY KEY ("name")
);

-- What the data model cannot say.
ALTER TABLE "signing_key"
  ADD CONSTRAINT "signing_key_state_check" CHECK ("state" IN ('published', 'signing', 'retiring', 'gone')),
  ADD CONSTRAINT "signing_key_erased_check" CHECK (("state" = 'gone') = ("jwk_sealed" IS NULL));
-- Whoever comes second with a key for the same place finds it taken.
CREATE UNIQUE INDEX "signing_key_one_signs" ON "signing_key" ("algorithm") WHERE "state" = 'signing';
CREATE UNIQUE INDEX "signing_key_one_announced" ON "signing_key" ("algorithm") WHERE "state" = 'published';
