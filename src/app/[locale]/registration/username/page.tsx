import { titled } from "../title.ts";
import { UsernameScreen } from "../username-screen.tsx";

export const generateMetadata = titled((words) => words.username.title);

/** A new user: another username. */
export default function UsernamePage() {
  return <UsernameScreen route="new_user" />;
}
