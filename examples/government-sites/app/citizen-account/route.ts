import { entrance } from "../../lib/entrance.ts";
import { citizenAccount } from "./site.ts";

export const GET = entrance(citizenAccount);
