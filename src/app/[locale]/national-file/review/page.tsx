import { ReviewScreen } from "../../registration/review-screen.tsx";
import { titled } from "../../registration/title.ts";

export const generateMetadata = titled((words) => words.review.title);

/** National File: every answer, and the button that sends the code. */
export default function ReviewPage() {
  return <ReviewScreen route="national_file" />;
}
