import { entrance } from "../../lib/entrance.ts";
import { absher } from "./site.ts";

export const GET = entrance(absher);
