import { FinishScreen } from "../../registration/finish-screen.tsx";
import { titled } from "../../registration/title.ts";

export const generateMetadata = titled((words) => words.finish.title);

/** National File: a registry does not answer. */
export default function FinishPage() {
  return <FinishScreen route="national_file" />;
}
