import { RefusedScreen } from "../../registration/refused-screen.tsx";
import { titled } from "../../registration/title.ts";

export const generateMetadata = titled((words) => words.refused.title);

/** National File: why there is no account. */
export default function RefusedPage() {
  return <RefusedScreen route="national_file" />;
}
