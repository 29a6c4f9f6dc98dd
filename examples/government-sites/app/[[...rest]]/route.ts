export { nearestSite as GET } from "../../lib/nearest-site.ts";
