import { Fragment } from "react";
import { Ltr } from "#components/ltr.tsx";
import { endpoints } from "#lib/developers/addresses.ts";
import type { DevelopersWords } from "#lib/i18n/messages/developers/words.ts";
import { CLAIMS_OF_SCOPE } from "#lib/oidc/claims.ts";

type Row = { readonly name: string; readonly value: string };

/** A name that may be broken after its underscores, and nowhere else where there is room for its parts. */
function BreakableName({ name }: { readonly name: string }) {
  const parts = name.split(/(?<=_)/);
  return parts.map((part, at) => (
    <Fragment key={parts.slice(0, at + 1).join("")}>
      {part}
      <wbr />
    </Fragment>
  ));
}

function NameTable({ head, rows }: { readonly head: readonly [string, string]; readonly rows: readonly Row[] }) {
  return (
    <table className="guide-table">
      <thead>
        <tr>
          <th scope="col">{head[0]}</th>
          <th scope="col">{head[1]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, value }) => (
          <tr key={name}>
            <th scope="row">
              <Ltr>
                <BreakableName name={name} />
              </Ltr>
            </th>
            <td>
              <Ltr>{value}</Ltr>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every endpoint of this server. */
export function EndpointTable({ issuer, words }: { readonly issuer: string; readonly words: DevelopersWords }) {
  const rows = endpoints(issuer).map(({ name, address }) => ({ name, value: address }));
  return <NameTable head={[words.endpoint, words.address]} rows={rows} />;
}

/** Every scope with its claims, from the provider's own table. */
export function ScopeTable({ words }: { readonly words: DevelopersWords }) {
  const rows = Object.entries(CLAIMS_OF_SCOPE).map(([name, claims]) => ({ name, value: claims.join(", ") }));
  return <NameTable head={[words.scope, words.claims]} rows={rows} />;
}
