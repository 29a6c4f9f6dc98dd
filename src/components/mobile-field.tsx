"use client";

import { type ReactNode, useMemo } from "react";
import { mobileChecklist, mobileChecklistBeside } from "./contact-rules.ts";
import { useLanguage } from "./language-context.tsx";
import { SelectField, type SelectOption } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";

type MobileFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly value?: string;
  /** With it a native country picker stands in front of the number, under the fixed label "Country code". */
  readonly country?: CountryChoice;
};

/** The countries that can be chosen, and the one that is at first. */
export type CountryChoice = {
  readonly name: string;
  readonly options: readonly SelectOption[];
  readonly value: string;
};

/** A mobile number as people type it, with its rules, which tick as they are kept; the server takes every usual form. */
export function MobileField({ name, label, help, value, country }: MobileFieldProps) {
  const { words } = useLanguage();
  const chosenIn = country !== undefined && country.options.length > 1 ? country.name : null;
  const rules = useMemo(
    () => (chosenIn === null ? mobileChecklist(words.mobileRules) : mobileChecklistBeside(chosenIn, words.mobileRules)),
    [words, chosenIn],
  );
  const number = (
    <TextField
      autoComplete="tel"
      inputMode="tel"
      label={label}
      name={name}
      rules={rules}
      script="latin"
      type="tel"
      {...(help === undefined ? {} : { help })}
      {...(value === undefined ? {} : { value })}
    />
  );
  if (country === undefined) return number;
  return (
    <>
      <SelectField
        autoComplete="tel-country-code"
        label={words.countryCode}
        name={country.name}
        options={country.options}
        value={country.value}
      />
      {number}
    </>
  );
}
