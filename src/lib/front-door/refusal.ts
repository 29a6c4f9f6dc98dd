import type { ServerResponse } from "node:http";

/** A request that the front door answers itself, before any work is done for it. */
export type FrontDoorRefusal = {
  readonly status: 400 | 403 | 404 | 413 | 414 | 421 | 429 | 500 | 503;
  readonly retryAfterSeconds?: number;
};

const TEXTS: Readonly<Record<FrontDoorRefusal["status"], string>> = {
  400: "طلب غير صحيح · Bad request",
  403: "لم يأت هذا الطلب من صفحاتنا · This request did not come from our pages",
  404: "غير موجود · Not found",
  413: "الطلب أكبر من المسموح · The request is too large",
  414: "العنوان أطول من المسموح · The address is too long",
  421: "هذا العنوان ليس هنا · This address is not served here",
  429: "طلبات كثيرة، حاول بعد قليل · Too many requests, try again shortly",
  500: "حدث خطأ غير متوقع، حاول بعد قليل · Something went wrong, try again shortly",
  503: "الخدمة مشغولة، حاول بعد قليل · The service is busy, try again shortly",
};

/** Answers in both languages and, where the rest of the request is not wanted, ends the connection. */
export function refuseRequest(response: ServerResponse, { status, retryAfterSeconds }: FrontDoorRefusal): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.statusCode = status;
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.setHeader("Cache-Control", "no-store");
  if (retryAfterSeconds !== undefined) response.setHeader("Retry-After", String(retryAfterSeconds));
  if (status === 413 || status === 400) response.setHeader("Connection", "close");
  response.end(`${TEXTS[status]}\n`);
}
