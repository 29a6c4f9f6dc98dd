import { EmailCodeScreen } from "../../../../mobile-change/code-screen.tsx";
import { titled } from "../../../../mobile-change/title.ts";

export const generateMetadata = titled((words) => words.emailCode.title);

/** The code that was sent to the new e-mail. */
export default function EmailCodePage() {
  return <EmailCodeScreen route="absher" />;
}
