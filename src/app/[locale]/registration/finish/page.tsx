import { FinishScreen } from "../finish-screen.tsx";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.finish.title);

/** A new user: a registry does not answer. */
export default function FinishPage() {
  return <FinishScreen route="new_user" />;
}
