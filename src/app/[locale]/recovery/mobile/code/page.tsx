import { NumberCodeScreen } from "../../../../mobile-change/code-screen.tsx";
import { titled } from "../../../../mobile-change/title.ts";

export const generateMetadata = titled((words) => words.code.title);

/** The code that was sent to the new number. */
export default function CodePage() {
  return <NumberCodeScreen route="absher" />;
}
