import { authRoutes } from "../../../../../lib/auth-routes.ts";
import { tawakkalna } from "../../../site.ts";

export const { GET, POST } = authRoutes(tawakkalna);
