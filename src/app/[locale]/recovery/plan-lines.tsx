type PlanLinesProps = {
  readonly id: string;
  readonly heading: string;
  readonly lines: readonly string[];
  readonly isOrdered?: true;
};

/** A heading with what is needed, what happens, or what protects, each in a line. */
export function PlanLines({ id, heading, lines, isOrdered }: PlanLinesProps) {
  const List = isOrdered ? "ol" : "ul";
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <List className={isOrdered ? "mt-2 list-decimal ps-6" : "mt-2 list-disc ps-6"}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </List>
    </section>
  );
}
