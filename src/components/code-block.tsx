import { CopyButton } from "./copy-button.tsx";

type CodeBlockProps = {
  readonly name: string;
  readonly code: string;
  readonly words: { readonly copy: string; readonly copied: string; readonly notCopied: string };
};

/** Code to copy: left-to-right in every language, scrolls within itself, and can be scrolled by keyboard. */
export function CodeBlock({ name, code, words }: CodeBlockProps) {
  return (
    <figure className="code-block">
      <figcaption>
        <bdi dir="ltr">{name}</bdi>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      <section aria-label={name} className="code-scroll" dir="ltr" tabIndex={0}>
        <pre>
          <code>{code}</code>
        </pre>
      </section>
      <CopyButton code={code} label={`${words.copy}: ${name}`} words={words} />
    </figure>
  );
}
