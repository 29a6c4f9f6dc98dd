// TypeScript 7 has no JavaScript interface. Tools that want one find the last version that has, when started with `node --import` this file.
import { registerHooks } from "node:module";

registerHooks({
  resolve(specifier, context, next) {
    const classic = /^typescript(\/|$)/.test(specifier)
      ? specifier.replace("typescript", "typescript-compiler")
      : specifier;
    return next(classic, context);
  },
});
