import { describe, expect, it } from "vitest";
import { liveSessions, SESSION_SECONDS } from "../../../examples/government-sites/lib/live-sessions.ts";

const person = (sid: string | undefined) => ({ sub: "a person", sid, iat: 1_000, idToken: `token ${sid}` });

describe("a site's list of living sessions", () => {
  it("lets a session live half an hour, however much it is used", () => {
    let now = 0;
    const sessions = liveSessions(() => now);
    const id = sessions.start(person("one"));
    now = SESSION_SECONDS * 1000 - 1;
    expect(sessions.isAlive(id)).toBe(true);
    now += 1;
    expect(sessions.isAlive(id)).toBe(false);
  });

  it("knows no session that it did not start, so a restart signs everybody out", () => {
    const before = liveSessions(() => 0);
    const id = before.start(person("one"));
    expect(liveSessions(() => 0).isAlive(id)).toBe(false);
  });

  it("gives the ID token of a living session for its sign-out, and not after its end or its time", () => {
    let now = 0;
    const sessions = liveSessions(() => now);
    const late = sessions.start(person("late"));
    const id = sessions.start(person("one"));
    expect(sessions.idTokenOf(id)).toBe("token one");
    sessions.end(id);
    expect(sessions.idTokenOf(id)).toBeUndefined();
    now = SESSION_SECONDS * 1000;
    expect(sessions.idTokenOf(late)).toBeUndefined();
  });

  it("ends the one that left, and no other", () => {
    const sessions = liveSessions(() => 0);
    const [one, other] = [sessions.start(person("one")), sessions.start(person("one"))];
    sessions.end(one);
    expect([one, other].map(sessions.isAlive)).toEqual([false, true]);
  });

  it("lets who signs in again after the end of everything in", () => {
    const sessions = liveSessions(() => 0);
    sessions.endAll({ sub: "a person", sid: undefined, iat: 2_000 });
    expect(sessions.isAlive(sessions.start({ ...person("new"), iat: 2_001 }))).toBe(true);
  });

  it("ends nothing of a sign-on whose person is another than the order's", () => {
    const sessions = liveSessions(() => 0);
    const id = sessions.start(person("one"));
    expect(sessions.endAll({ sub: "somebody else", sid: "one", iat: 2_000 })).toBe(0);
    expect(sessions.isAlive(id)).toBe(true);
  });

  it("keeps a bounded number of sessions and drops the oldest", () => {
    const sessions = liveSessions(() => 0);
    const ids = Array.from({ length: 10_001 }, () => sessions.start(person("one")));
    expect(sessions.isAlive(ids.at(0) ?? "")).toBe(false);
    expect(sessions.isAlive(ids.at(-1) ?? "")).toBe(true);
  });
});
