/** Whose change in the account area this is: the account, the session that began it, and how that session's sign-in was proved (`amr`). */
export type ChangeOwner = {
  readonly accountId: string;
  readonly sid: string | null;
  readonly methods: readonly string[];
};

/** Whether a change belongs to this session of this account; to every other one it is missing. */
export function isOwnedBy(
  { accountId, sid }: ChangeOwner,
  session: { readonly accountId: string; readonly sid: string | null },
): boolean {
  return accountId === session.accountId && sid === session.sid;
}
