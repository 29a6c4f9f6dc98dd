import type { Site } from "../../lib/site.ts";

/** Tawakkalna shows a digital card: name and ID are on it. Neither number nor e-mail is, so it asks for neither. */
export const tawakkalna: Site = { id: "tawakkalna", scope: "openid profile email national_id" };
