import { DoneScreen, doneTitle } from "../../../../mobile-change/done-screen.tsx";

export const generateMetadata = doneTitle("absher");

/** The change is made, or waits for its time. */
export default function DonePage() {
  return <DoneScreen route="absher" />;
}
