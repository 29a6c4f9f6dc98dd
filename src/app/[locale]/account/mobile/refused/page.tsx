import { RefusedScreen } from "../../../../mobile-change/refused-screen.tsx";
import { titled } from "../../../../mobile-change/title.ts";

export const generateMetadata = titled((words) => words.refused.title);

/** A proved number that cannot be used. */
export default function RefusedPage() {
  return <RefusedScreen route="signed_in" />;
}
