import type { OwnRecovery } from "./recovery-ports.ts";

/** Where a recovery's passkey challenge stands; its answer counts nowhere else. */
export const passkeyPlace = ({ flowId }: Pick<OwnRecovery, "flowId">) => ({ purpose: "evidence", flowId }) as const;
