import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import { handler } from "altcha-lib/workers/shared";

// Runs in a worker of its own, from a file of ours: the page stays responsive, and its policy needs no blob: (decision 0021).
handler({ deriveKey });
