-- What a case is for. Every case of a release before this is one of a number, and a release before this, running beside, writes no other.
ALTER TABLE "mobile_change_case" ADD COLUMN "goal" TEXT NOT NULL DEFAULT 'number';

-- What the data model cannot say.
ALTER TABLE "mobile_change_case"
  ADD CONSTRAINT "mobile_change_case_goal_check" CHECK ("goal" IN ('number', 'password', 'email'));
