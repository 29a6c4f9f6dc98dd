import { ExpiredScreen } from "../../registration/expired-screen.tsx";
import { titled } from "../../registration/title.ts";

export const generateMetadata = titled((words) => words.expired.title);

/** National File: the time is over. */
export default function ExpiredPage() {
  return <ExpiredScreen route="national_file" />;
}
