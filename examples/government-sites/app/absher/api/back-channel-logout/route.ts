import { backChannelLogout } from "../../../../lib/back-channel-logout.ts";
import { absher } from "../../site.ts";

export const POST = backChannelLogout(absher);
