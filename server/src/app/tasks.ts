/** A comment that the scripted agent has to write at a later time. */
export interface Task {
  readonly id: string;
  readonly customer: string;
  readonly requestKey: string;
  /** What the customer wrote: the request itself, or a comment. */
  readonly kind: 'request' | 'comment';
  readonly dueAt: number;
}

/** Tasks of the scripted agent. */
export interface Tasks {
  addTask(task: Task): Promise<void>;
  /** Removes and returns the first task that is due, so that two processes or tabs never do the same one. */
  takeTask(now: number): Promise<Task | undefined>;
  /** The time of the first task. */
  nextTaskAt(): Promise<number | undefined>;
}
