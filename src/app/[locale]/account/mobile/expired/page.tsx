import { ExpiredScreen } from "../../../../mobile-change/expired-screen.tsx";
import { titled } from "../../../../mobile-change/title.ts";

export const generateMetadata = titled((words) => words.expired.title);

/** The time is over. */
export default function ExpiredPage() {
  return <ExpiredScreen route="signed_in" />;
}
