import { ReviewScreen } from "../review-screen.tsx";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.review.title);

/** A new user: every answer, and the button that sends the code. */
export default function ReviewPage() {
  return <ReviewScreen route="new_user" />;
}
