import type { Agent } from './scripted-agent.ts';

/** Runs the agent whenever something is due, beginning with what an earlier page left undone. */
export function runAgent(agent: Agent, now: () => number): { wake(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  async function run(): Promise<void> {
    const next = await agent.runDue();
    clearTimeout(timer);
    if (!stopped && next !== undefined) timer = setTimeout(wake, Math.max(0, next - now()));
  }

  function wake(): void {
    run().catch((error: unknown) => {
      if (!stopped) console.warn('The demo agent could not answer', error);
    });
  }

  wake();
  return {
    wake,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
