import { DoneScreen } from "../done-screen.tsx";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.done.title);

/** A new user: the account is active. */
export default function DonePage() {
  return <DoneScreen route="new_user" />;
}
