import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

/** What a notice is about: to know, to take care of, well done, or dangerous. */
export type NoticeTone = "info" | "warning" | "success" | "danger";

const ICONS: Readonly<Record<NoticeTone, IconName>> = {
  info: "info",
  warning: "warning",
  success: "check",
  danger: "warning",
};

type NoticeProps = {
  readonly tone: NoticeTone;
  readonly title?: string;
  readonly children?: ReactNode;
  /** `alert` for a refusal, `status` for progress; nothing for what simply stands on the page. */
  readonly role?: "alert" | "status";
};

/** A framed message. Colour is never its only sign. */
export function Notice({ tone, title, children, role }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={role}>
      <Icon name={ICONS[tone]} />
      <div className="notice-body">
        {title === undefined ? null : <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
