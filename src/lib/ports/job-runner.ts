/** Delivers what was written with the changes, and runs what became due. */
export type JobRunner = {
  /** Starts delivering and sweeping. */
  start(): Promise<void>;
  /** Runs everything that is due now and delivers what that wrote; resolves when the queue is empty (bounded). */
  runDue(): Promise<void>;
  /** Whether the message with this id (a UUID) waits to be handed over, or is being handed over now. */
  isUnderWay(messageId: string): Promise<boolean>;
  /** Delivers soon what was just written. */
  nudge(): void;
  /** Stops after what is under way. */
  stop(): Promise<void>;
};
