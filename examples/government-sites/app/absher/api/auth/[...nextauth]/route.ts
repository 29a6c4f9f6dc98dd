import { authRoutes } from "../../../../../lib/auth-routes.ts";
import { absher } from "../../../site.ts";

export const { GET, POST } = authRoutes(absher);
