/** A piece of code to copy; `name` is a file's or a product's and the same in every language. */
export type Piece = { readonly id: string; readonly name: string; readonly code: string };

/** A piece for a library, with the address that the library is called back at and that must be registered. */
export type LibraryPiece = Piece & {
  readonly callback: string;
  readonly authentication: "client_secret_basic" | "client_secret_post";
};
