"use client";

import { useEffect, useState } from "react";

/** A deadline by the server's clock, and that clock when the page was made: the device's own clock is never asked for the date. */
export type Deadline = { readonly until: number; readonly now: number };

/** When each deadline was first seen, by the page's own stopwatch; a component that is drawn anew goes on counting. */
const firstSeen = new Map<string, number>();

function remaining({ until, now }: Deadline): number {
  const key = `${until}:${now}`;
  const seen = firstSeen.get(key) ?? performance.now();
  firstSeen.set(key, seen);
  return Math.max(0, until - now - (performance.now() - seen));
}

/** Milliseconds left, renewed every second; `null` before scripts run. */
export function useRemaining(deadline: Deadline): number | null {
  const { until, now } = deadline;
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setLeft(remaining({ until, now }));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [until, now]);
  return left;
}
