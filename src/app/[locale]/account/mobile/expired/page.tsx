import { ExpiredScreen } from "../../../../mobile-change/expired-screen.tsx";
import { titled } from "../../../../mobile-change/title.ts";

export const generateMetadata = titled((words) => words.expired.title);

/** The half hour is over. */
export default function ExpiredPage() {
  return <ExpiredScreen route="signed_in" />;
}
