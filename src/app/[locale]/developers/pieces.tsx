import { CodeBlock } from "#components/code-block.tsx";
import { Ltr } from "#components/ltr.tsx";
import { discoveryAddress } from "#lib/developers/addresses.ts";
import {
  commandsPiece,
  levelsPiece,
  registrationPiece,
  requestPiece,
  signOutPiece,
  tokenPiece,
  userinfoPiece,
} from "#lib/developers/first-pieces.ts";
import { nextAuthPiece, openidClientPiece } from "#lib/developers/javascript-pieces.ts";
import { aspNetPiece, keycloakPiece, springBeansPiece, springPiece } from "#lib/developers/other-pieces.ts";
import type { LibraryPiece, Piece } from "#lib/developers/piece.ts";
import type { DevelopersWords } from "#lib/i18n/messages/developers/words.ts";

type PiecesProps = { readonly issuer: string; readonly section: string; readonly words: DevelopersWords };

function piecesOf(section: string, issuer: string): readonly (Piece | LibraryPiece)[] {
  switch (section) {
    case "register":
      return [registrationPiece(), commandsPiece()];
    case "configure":
      return [{ id: "discovery", name: "Discovery", code: discoveryAddress(issuer) }];
    case "request":
      return [requestPiece(issuer)];
    case "callback":
      return [tokenPiece(issuer)];
    case "userinfo":
      return [userinfoPiece(issuer)];
    case "libraries":
      return [
        ...[nextAuthPiece(issuer), openidClientPiece(issuer), springPiece(issuer), springBeansPiece()],
        ...[aspNetPiece(issuer), keycloakPiece(issuer)],
      ];
    case "levels":
      return [levelsPiece()];
    case "logout":
      return [signOutPiece(issuer)];
    default:
      return [];
  }
}

/** The code that belongs to a section of the guide. */
export function Pieces({ issuer, section, words }: PiecesProps) {
  return piecesOf(section, issuer).map((piece) => (
    <div key={piece.id}>
      <CodeBlock code={piece.code} name={piece.name} words={words} />
      {"callback" in piece ? <Registered piece={piece} words={words} /> : null}
    </div>
  ));
}

function Registered({ piece, words }: { readonly piece: LibraryPiece; readonly words: DevelopersWords }) {
  return (
    <ul>
      <li>
        {words.callback} <Ltr>{piece.callback}</Ltr>
      </li>
      <li>
        {words.authentication} <Ltr>{piece.authentication}</Ltr>
      </li>
    </ul>
  );
}
