import { backChannelLogout } from "../../../../lib/back-channel-logout.ts";
import { tawakkalna } from "../../site.ts";

export const POST = backChannelLogout(tawakkalna);
