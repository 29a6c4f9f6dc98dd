import { authRoutes } from "../../../../../lib/auth-routes.ts";
import { citizenAccount } from "../../../site.ts";

export const { GET, POST } = authRoutes(citizenAccount);
