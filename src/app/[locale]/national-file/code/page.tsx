import { CodeScreen } from "../../registration/code-screen.tsx";
import { titled } from "../../registration/title.ts";

export const generateMetadata = titled((words) => words.code.title);

/** National File: the activation code. */
export default function CodePage() {
  return <CodeScreen route="national_file" />;
}
