import { CheckScreen } from "../../../../mobile-change/check-screen.tsx";
import { titled } from "../../../../mobile-change/title.ts";

export const generateMetadata = titled((words) => words.check.title);

/** The number is proved, and the change cannot go on yet. */
export default function CheckPage() {
  return <CheckScreen route="absher" />;
}
