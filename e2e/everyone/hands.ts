import type { Locator } from "@playwright/test";
import type { Browsing } from "../fixtures/browsing.ts";
import { pressEnter, tabTo, tickByKey, typeByKey } from "../fixtures/keyboard.ts";

/** What hands do, without a look at the page. */
export type Hands = {
  /** Follows a link or presses a button. */
  press(target: Locator): Promise<void>;
  type(target: Locator, text: string): Promise<void>;
  tick(target: Locator): Promise<void>;
  /** Sends the form after its last field was typed; `button` is what sends it. */
  send(button: Locator): Promise<void>;
};

/** No mouse at all: everything is reached by Tab, and every stop on the way is judged. */
export function keys(browsing: Browsing): Hands {
  return {
    press: async (target) => {
      await tabTo(browsing, target);
      await pressEnter(browsing);
    },
    type: (target, text) => typeByKey(browsing, target, text),
    tick: (target) => tickByKey(browsing, target),
    // Enter in a field sends its form.
    send: () => pressEnter(browsing),
  };
}

/** A mouse or a finger. */
export const POINTER: Hands = {
  press: (target) => target.click(),
  type: (target, text) => target.fill(text),
  tick: (target) => target.check(),
  send: (button) => button.click(),
};
