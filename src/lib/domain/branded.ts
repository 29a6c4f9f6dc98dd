/** A string that only its own guard can make, so that an unchecked string does not compile where a checked one is asked for. */
export type Branded<Name extends string> = string & { readonly __is: Name };
