import { entrance } from "../../lib/entrance.ts";
import { tawakkalna } from "./site.ts";

export const GET = entrance(tawakkalna);
