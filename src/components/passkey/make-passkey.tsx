"use client";

import type { ReactNode } from "react";
import type { CreationOptions } from "#lib/domain/factors/passkey-options.ts";
import { makePasskey } from "./ceremony.ts";
import { PasskeyButton } from "./passkey-button.tsx";

type MakePasskeyProps = {
  readonly children: ReactNode;
  readonly name: string;
  readonly options: CreationOptions;
};

/** Makes a passkey on this device, or on one nearby, and sends it with the form around. */
export function MakePasskey({ children, name, options }: MakePasskeyProps) {
  return (
    <PasskeyButton ask={() => makePasskey(options)} key={options.challenge} name={name} tone="primary">
      {children}
    </PasskeyButton>
  );
}
