import { describe, expect, it } from "vitest";
import { accept, refuse } from "#lib/domain/result.ts";
import {
  compareNames,
  type NamedAttempt,
  type Stranger,
  toldApartByCost,
  WARM_UP,
} from "../../../bench/compare-names.ts";
import { chanceOfLonger, distributionOf } from "../../../bench/distribution.ts";
import { beforeProof } from "../../../bench/report.ts";

type Spent = { ms: number; statements: number; jobs: number };

const NAMES = [0, 1, 2].map((index) => ({ existing: `Person000${index}`, missing: `Nobody000${index}` }));
const isKnown = ({ name }: Stranger): boolean => name.kind === "username" && name.key.startsWith("person");

/** A bench whose clock stands still but for what a step takes, and its strangers in the order in which they came. */
function aBench(costOf: (stranger: Stranger) => Partial<Spent>) {
  const spent: Spent = { ms: 0, statements: 0, jobs: 0 };
  const strangers: Stranger[] = [];
  const meter = { now: () => spent.ms, statements: () => spent.statements, jobs: () => spent.jobs };
  const spend = (cost: Partial<Spent>) => {
    spent.ms += cost.ms ?? 0;
    spent.statements += cost.statements ?? 0;
    spent.jobs += cost.jobs ?? 0;
  };
  const attempt: NamedAttempt<null> = {
    title: "a step",
    rounds: 20,
    ends: "wrong",
    ready: async (_, stranger) => {
      strangers.push(stranger);
      spend({ ms: 1000, statements: 1000, jobs: 1000 });
      const step = async () => {
        spend(costOf(stranger));
        return refuse({ code: "wrong" });
      };
      return { step };
    },
  };
  return { bench: { ports: null, meter, names: NAMES }, strangers, attempt };
}

const SAME = () => ({ ms: 5, statements: 7, jobs: 1 });

describe("the comparison of existing and missing names", () => {
  it("weighs the step alone, without what leads up to it", async () => {
    const { bench, attempt } = aBench(SAME);
    const [times] = await compareNames(bench, [attempt]);
    expect(times?.existing).toEqual({ p50: 5, p95: 5, p99: 5, mean: 5, statements: 7, jobs: 1 });
    expect(times?.missing).toEqual(times?.existing);
    expect(times?.tellsApart).toBe(0.5);
  });

  it("takes the two by turns, each first as often as the other, and no round from another's network", async () => {
    const { bench, attempt, strangers } = aBench(SAME);
    await compareNames(bench, [attempt, attempt]);
    const rounds = strangers.length / 2;
    expect(rounds).toBe(2 * (WARM_UP + attempt.rounds));
    const first = strangers.filter((_, index) => index % 2 === 0);
    expect(first.filter(isKnown)).toHaveLength(rounds / 2);
    expect(strangers.filter(isKnown)).toHaveLength(rounds);
    expect(new Set(strangers.map(({ visit }) => visit.network)).size).toBe(rounds);
  });

  it("counts nothing of the rounds that warm up", async () => {
    const { bench, attempt } = aBench(({ nth }) =>
      nth < WARM_UP ? { ms: 900, statements: 90 } : { ms: 2, statements: 3 },
    );
    const [times] = await compareNames(bench, [attempt]);
    expect(times?.missing).toMatchObject({ p99: 2, statements: 3 });
  });

  it("shows a step that takes longer where there is an account", async () => {
    const { bench, attempt } = aBench((stranger) => ({ ms: isKnown(stranger) ? 6 : 5 }));
    expect((await compareNames(bench, [attempt]))[0]?.tellsApart).toBe(1);
  });

  it("names the steps that cost other statements or jobs where there is an account, once in a while is enough", async () => {
    const { bench, attempt } = aBench(SAME);
    const more = (kind: "statements" | "jobs") => {
      const other = aBench((stranger) => ({ [kind]: isKnown(stranger) && stranger.nth % 10 === 9 ? 2 : 1 }));
      return compareNames(other.bench, [{ ...other.attempt, title: kind }]);
    };
    const compared = [await compareNames(bench, [attempt]), await more("statements"), await more("jobs")].flat();
    expect(toldApartByCost(compared)).toEqual(["statements", "jobs"]);
  });

  it("stops at a step that ends otherwise than it should, by its answer or by where it came to", async () => {
    const { bench, attempt } = aBench(SAME);
    const refused = { ...attempt, ends: "accepted" };
    await expect(compareNames(bench, [refused])).rejects.toThrow("came to wrong, not accepted");
    const lost = {
      ...refused,
      ready: async () => ({ step: async () => accept(null), cameTo: async () => "elsewhere" }),
    };
    await expect(compareNames(bench, [lost])).rejects.toThrow("came to elsewhere, not accepted");
  });

  it("is printed as a pair of rows for each step", async () => {
    const { bench, attempt } = aBench(SAME);
    const [, , ...rows] = beforeProof(await compareNames(bench, [attempt])).split("\n");
    expect(rows).toEqual([
      "| a step | exists | 5 | 5 | 5 | 7 | 1 | 0.500 |",
      "|  | is missing | 5 | 5 | 5 | 7 | 1 |  |",
    ]);
  });
});

describe("a set of times", () => {
  it("is summed up by what half, 95 and 99 of a hundred stay below", () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(distributionOf(hundred)).toEqual({ p50: 51, p95: 96, p99: 100, mean: 50.5 });
  });

  it("is longer than another in so many of all pairs, a tie being half of one", () => {
    expect(chanceOfLonger([1, 2], [1, 2])).toBe(0.5);
    expect(chanceOfLonger([3, 4], [1, 2])).toBe(1);
    expect(chanceOfLonger([1, 4], [2, 3])).toBe(0.5);
    expect(chanceOfLonger([2, 4], [1, 3])).toBe(0.75);
  });
});
