/** Sets work that costs a browser some seconds, and checks in no time that it was done. What was set is not remembered: see `PictureCodes`. */
export type ProofOfWork = {
  /** A signed challenge for one thing alone, named by `binding`, that takes `tries` tries at most: JSON in ALTCHA's format (proof of work, version 2). */
  set(binding: string, tries: number): Promise<string>;
  /** Whether this is the solution of a challenge that was set here for this very thing. False, too, for what is no solution at all; never throws. */
  isDone(binding: string, solution: string): Promise<boolean>;
};
