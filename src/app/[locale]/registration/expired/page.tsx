import { ExpiredScreen } from "../expired-screen.tsx";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.expired.title);

/** A new user: the time is over. */
export default function ExpiredPage() {
  return <ExpiredScreen route="new_user" />;
}
