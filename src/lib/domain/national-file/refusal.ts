/** Why nobody is sent to Absher. */
export type NationalFileRefusal = { readonly code: "absher_unavailable" };
