"use client";

import { useEffect, useState } from "react";

/** How the work instead of a picture stands. `solution` is what the form sends. */
export type Work =
  | { readonly step: "not_wanted" }
  | { readonly step: "under_way" }
  | { readonly step: "done"; readonly solution: string }
  | { readonly step: "failed" };

type Outcome = { readonly address: string; readonly solution: string | null };

/**
 * The work instead of one picture. Who chose it once need not choose it again: when the picture at hand was answered and another one took its
 * place, the work for that one begins by itself. `begin` after a failure tries once more.
 */
export function useWork(address: string) {
  const [wish, setWish] = useState(0);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  useEffect(() => {
    if (wish === 0) return;
    const controller = new AbortController();
    const settle = (solution: string | null) => {
      if (!controller.signal.aborted) setOutcome({ address, solution });
    };
    // What does the work is fetched only by who wants it.
    import("./do-work.ts").then(
      async ({ doWork }) => settle(await doWork(address, controller)),
      () => settle(null),
    );
    return () => controller.abort();
  }, [address, wish]);

  const begin = () => {
    setOutcome(null);
    setWish((before) => before + 1);
  };
  const leave = () => {
    setOutcome(null);
    setWish(0);
  };
  return { work: workOf(wish, outcome?.address === address ? outcome : null), begin, leave };
}

function workOf(wish: number, outcome: Outcome | null): Work {
  if (wish === 0) return { step: "not_wanted" };
  if (outcome === null) return { step: "under_way" };
  return outcome.solution === null ? { step: "failed" } : { step: "done", solution: outcome.solution };
}
