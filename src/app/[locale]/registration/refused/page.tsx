import { RefusedScreen } from "../refused-screen.tsx";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.refused.title);

/** A new user: why there is no account. */
export default function RefusedPage() {
  return <RefusedScreen route="new_user" />;
}
