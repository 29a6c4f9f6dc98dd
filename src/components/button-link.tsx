import type { ReactNode } from "react";

type ButtonLinkProps = {
  readonly href: string;
  readonly children: ReactNode;
  readonly tone?: "primary" | "secondary" | "quiet";
};

/** A link that looks like a button: the one way on from a page that has no form. */
export function ButtonLink({ href, children, tone = "primary" }: ButtonLinkProps) {
  return (
    <a className={`button button-${tone}`} href={href}>
      {children}
    </a>
  );
}
