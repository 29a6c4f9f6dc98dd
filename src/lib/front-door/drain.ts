import type { Server } from "node:http";

/** How long requests under way may take after the process was told to end. */
const PATIENCE_MS = 10_000;

/** Stops taking connections, lets what is under way finish, and resolves when the last connection is gone. */
export async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  // Kept-alive connections become idle one by one as their requests end.
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  await closed;
  clearTimeout(impatience);
  clearInterval(sweep);
}
