/** One language's four parts of a person's name, as the civil registry writes them. */
export type RegistryNameParts = {
  readonly first: string;
  readonly father: string;
  readonly grandfather: string;
  readonly family: string;
};

/** What the civil registry holds about one person. */
export type RegistryPerson = {
  /** Ten ASCII digits, Luhn-valid, first digit 1 (citizen) or 2 (resident). */
  readonly nationalId: string;
  readonly kind: "citizen" | "resident";
  readonly name: { readonly ar: RegistryNameParts; readonly en: RegistryNameParts };
  /** Gregorian, `YYYY-MM-DD`. */
  readonly birthDate: string;
  /** Umm al-Qura, `YYYY-MM-DD`. */
  readonly birthDateHijri: string;
  /** Last day on which the id is valid, Gregorian, `YYYY-MM-DD`. */
  readonly idExpiry: string;
  readonly gender: "male" | "female";
  /** ISO 3166-1 alpha-2 country code, `SA` for citizens. */
  readonly nationality: string;
  readonly status: "alive" | "deceased";
};

/** The registry's answer about one id. `unknown` means it could not be asked: it is never a pass and never "absent". */
export type CivilRegistryAnswer =
  | { readonly kind: "person"; readonly person: RegistryPerson }
  | { readonly kind: "absent" }
  | { readonly kind: "unknown" };

/** The national civil registry. */
export type CivilRegistry = {
  /** Looks one person up by id (ten ASCII digits). Never throws; a registry that fails, is slow or talks nonsense is `unknown`. */
  find(nationalId: string): Promise<CivilRegistryAnswer>;
};
