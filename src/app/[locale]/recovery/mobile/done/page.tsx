import { DoneScreen } from "../../../../mobile-change/done-screen.tsx";
import { titled } from "../../../../mobile-change/title.ts";

export const generateMetadata = titled((words) => words.done.completedTitle);

/** The change is made, or waits for its time. */
export default function DonePage() {
  return <DoneScreen route="absher" />;
}
