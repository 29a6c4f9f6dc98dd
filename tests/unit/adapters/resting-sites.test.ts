import { describe, expect, it } from "vitest";
import { withRest } from "#lib/adapters/jobs/resting-sites.ts";
import type { SiteAnswer } from "#lib/ports/back-channel-logout.ts";

describe("a site that does not answer", () => {
  const world = () => {
    const calls: string[] = [];
    const answers = new Map<string, SiteAnswer>([["down", "unreachable"]]);
    let time = 0;
    const tell = withRest(
      async ({ clientId }) => {
        calls.push(clientId);
        return answers.get(clientId) ?? "told";
      },
      () => time,
    );
    const ask = (clientId: string) => tell({ clientId, sid: "sid", accountId: "account" });
    return {
      calls,
      answers,
      ask,
      pass: (ms: number) => {
        time += ms;
      },
    };
  };

  it("is left alone for ten seconds after five failures in a row, and others are told meanwhile", async () => {
    const { calls, ask, pass } = world();
    for (let turn = 0; turn < 9; turn += 1) expect(await ask("down")).toBe("unreachable");
    expect(calls).toHaveLength(5);
    expect(await ask("up")).toBe("told");
    pass(9_999);
    await ask("down");
    expect(calls).toHaveLength(6);
    pass(1);
    await ask("down");
    await ask("down");
    expect(calls.filter((site) => site === "down")).toHaveLength(6);
  });

  it("is as any other once it has answered, be it with a refusal", async () => {
    const { calls, answers, ask, pass } = world();
    for (let turn = 0; turn < 5; turn += 1) await ask("down");
    pass(10_000);
    answers.set("down", "refused");
    expect(await ask("down")).toBe("refused");
    answers.set("down", "unreachable");
    for (let turn = 0; turn < 4; turn += 1) await ask("down");
    answers.set("down", "told");
    expect(await ask("down")).toBe("told");
    expect(calls).toHaveLength(11);
  });
});
