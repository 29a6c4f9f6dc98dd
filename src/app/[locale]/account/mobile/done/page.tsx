import { DoneScreen, doneTitle } from "../../../../mobile-change/done-screen.tsx";

export const generateMetadata = doneTitle("signed_in");

/** The change is made, or waits for its time. */
export default function DonePage() {
  return <DoneScreen route="signed_in" />;
}
