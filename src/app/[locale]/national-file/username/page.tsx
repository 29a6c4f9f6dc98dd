import { titled } from "../../registration/title.ts";
import { UsernameScreen } from "../../registration/username-screen.tsx";

export const generateMetadata = titled((words) => words.username.title);

/** National File: another username. */
export default function UsernamePage() {
  return <UsernameScreen route="national_file" />;
}
