import type { Absher, AbsherAnswer, AbsherVouched } from "#lib/ports/absher.ts";

/** Absher in memory. `signIn` is the person at its page: it answers what the browser brings back. */
export type FakeAbsher = Absher & {
  signIn(address: string, person: AbsherVouched | "decline"): string;
  /** How many answers were redeemed, accepted or not. */
  redeemed(): number;
  goDown(): void;
  comeBack(): void;
};

type Given = { readonly person: AbsherVouched; readonly nonce: string; readonly verifier: string };

/** An Absher where everybody can sign in as anybody. */
export function fakeAbsher(): FakeAbsher {
  const codes = new Map<string, Given>();
  let [count, redeemed, down] = [0, 0, false];
  const take = (code: string): Given | undefined => {
    const given = codes.get(code);
    codes.delete(code);
    return given;
  };
  return {
    redeemed: () => redeemed,
    goDown: () => {
      down = true;
    },
    comeBack: () => {
      down = false;
    },
    request: async () => {
      if (down) return null;
      count += 1;
      const checks = { state: `state-${count}`, nonce: `nonce-${count}`, verifier: `verifier-${count}` };
      return { address: `https://absher.example.sa/auth?${new URLSearchParams(checks)}`, checks };
    },
    signIn: (address, person) => {
      const { state = "", nonce = "", verifier = "" } = Object.fromEntries(new URL(address).searchParams);
      if (person === "decline") return `?${new URLSearchParams({ state, error: "access_denied" })}`;
      count += 1;
      const code = `code-${count}`;
      codes.set(code, { person, nonce, verifier });
      return `?${new URLSearchParams({ state, code })}`;
    },
    redeem: async (query, checks): Promise<AbsherAnswer> => {
      redeemed += 1;
      if (down) return { kind: "unavailable" };
      const answer = new URLSearchParams(query);
      if (answer.get("state") !== checks.state) return { kind: "not_accepted" };
      if (answer.get("error") === "access_denied") return { kind: "declined" };
      const given = take(answer.get("code") ?? "");
      const agrees = given?.nonce === checks.nonce && given.verifier === checks.verifier;
      return given !== undefined && agrees ? { kind: "vouched", person: given.person } : { kind: "not_accepted" };
    },
  };
}
