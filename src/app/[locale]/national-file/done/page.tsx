import { DoneScreen } from "../../registration/done-screen.tsx";
import { titled } from "../../registration/title.ts";

export const generateMetadata = titled((words) => words.done.title);

/** National File: the account is active. */
export default function DonePage() {
  return <DoneScreen route="national_file" />;
}
