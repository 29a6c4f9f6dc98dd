/** One named rule of a value: the refusal that the person reads when it is broken, and whether a value keeps it. */
export type Rule<Refusal extends { readonly code: string }, Context = void> = {
  readonly code: Refusal["code"];
  readonly refusal: Refusal;
  readonly holds: (value: string, context: Context) => boolean;
};

/** Builds a rule from its refusal and its predicate. */
export const rule = <Refusal extends { readonly code: string }, Context = void>(
  refusal: Refusal,
  holds: (value: string, context: Context) => boolean,
): Rule<Refusal, Context> => ({ code: refusal.code, refusal, holds });

/** The refusal of the first rule that `value` breaks, in the order of the list, or `null`. */
export const firstBroken = <Refusal extends { readonly code: string }, Context>(
  rules: readonly Rule<Refusal, Context>[],
  value: string,
  context: Context,
): Refusal | null => rules.find((candidate) => !candidate.holds(value, context))?.refusal ?? null;
