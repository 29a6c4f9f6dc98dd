import { ReviewScreen } from "../../../../mobile-change/review-screen.tsx";
import { titled } from "../../../../mobile-change/title.ts";

export const generateMetadata = titled((words) => words.review.title);

/** What was given, to be confirmed. */
export default function ReviewPage() {
  return <ReviewScreen route="absher" />;
}
