-- A hold code may also stop what a change of a password or an e-mail began. Wider than before: what a release before writes still passes.
ALTER TABLE "hold_code" DROP CONSTRAINT "hold_code_reason_check";
ALTER TABLE "hold_code" ADD CONSTRAINT "hold_code_reason_check" CHECK ("reason" IN ('new_account', 'mobile_change', 'account_change'));
