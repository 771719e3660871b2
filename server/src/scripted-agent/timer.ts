import type { ScriptedAgent } from './scripted-agent.ts';

/**
 * Runs the agent whenever a task is due, first the tasks that an earlier page or process left. Call `wake` after a new task is
 * scheduled.
 */
export function runScriptedAgent(agent: ScriptedAgent, now: () => number): { wake(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  async function run(): Promise<void> {
    const next = await agent.runDue();
    clearTimeout(timer);
    if (!stopped && next !== undefined) timer = setTimeout(wake, Math.max(0, next - now()));
  }

  function wake(): void {
    run().catch((error: unknown) => {
      if (!stopped) console.warn('The scripted agent failed', error);
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
