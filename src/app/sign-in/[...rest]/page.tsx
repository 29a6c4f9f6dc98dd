import { notFound } from "next/navigation";

/** Every address that no page has: the not-found page inside the layout, with its language and its nonce. */
export default function Rest(): never {
  notFound();
}
