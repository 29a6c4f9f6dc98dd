import { backChannelLogout } from "../../../../lib/back-channel-logout.ts";
import { citizenAccount } from "../../site.ts";

export const POST = backChannelLogout(citizenAccount);
