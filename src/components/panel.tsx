import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import { Lattice } from "./lattice.tsx";

type PanelProps = {
  /** Unique on its page. */
  readonly id: string;
  readonly icon?: IconName;
  readonly children: ReactNode;
};

/** A calm green ground with the lattice: the head of a long text, an empty page, a thing that is done. */
export function Panel({ id, icon, children }: PanelProps) {
  return (
    <div className="panel">
      <Lattice id={`${id}-lattice`} />
      {icon === undefined ? null : (
        <span className="panel-icon">
          <Icon name={icon} />
        </span>
      )}
      <div className="panel-body">{children}</div>
    </div>
  );
}
