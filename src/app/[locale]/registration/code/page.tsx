import { CodeScreen } from "../code-screen.tsx";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.code.title);

/** A new user: the activation code. */
export default function CodePage() {
  return <CodeScreen route="new_user" />;
}
