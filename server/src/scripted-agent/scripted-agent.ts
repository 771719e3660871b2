import { scriptedComment } from './script.ts';
import type { Activity } from '../app/context.ts';
import { randomId, strongRandom } from '../app/random-id.ts';
import type { Store } from '../app/store.ts';
import type { Task } from '../app/tasks.ts';

export interface ScriptedAgentOptions {
  readonly store: Store;
  readonly now?: () => number;
  readonly random?: () => number;
  /** Milliseconds between the customer's entry and the agent's comment; default 6000. */
  readonly delay?: number;
  /** The agent's name; default Marta. */
  readonly name?: string;
}

export interface ScriptedAgent {
  /** Saves a task for an activity in the store, where it survives a reload or restart. */
  schedule(activity: Activity): Promise<void>;
  /** Performs all tasks that are due and resolves to the time of the next one (ms), if any. */
  runDue(): Promise<number | undefined>;
}

/** A support agent that follows a script. It has no timer of its own: see timer.ts. */
export function createScriptedAgent(options: ScriptedAgentOptions): ScriptedAgent {
  const { store, now = Date.now, random = strongRandom, delay = 6000, name = 'Marta' } = options;

  async function attach(customer: string, file: { name: string; text: string }): Promise<string> {
    const id = randomId('att', random);
    const bytes = new TextEncoder().encode(file.text);
    const record = {
      id,
      name: file.name,
      size: bytes.length,
      type: 'text/plain',
      createdAt: now(),
      sent: false,
    };
    await store.addAttachment(customer, record, bytes);
    return id;
  }

  async function perform({ customer, requestKey, kind }: Task): Promise<void> {
    const request = await store.getRequest(customer, requestKey);
    // Closed in the meantime, or an agent has commented since.
    if (!request || request.closed || request.lastAuthor !== 'requester') return;
    const thread = await store.listComments(customer, requestKey, { newestFirst: true, limit: 1 });
    const comment = scriptedComment(kind, request, thread?.items[0]?.body ?? '');
    await store.addComment(customer, requestKey, {
      id: randomId('com', random),
      author: { name, role: 'agent' },
      body: comment.body,
      format: 'text',
      attachmentIds: comment.attachment ? [await attach(customer, comment.attachment)] : [],
      createdAt: now(),
      reopens: false,
    });
  }

  return {
    schedule: ({ kind, customer, requestKey }) =>
      store.addTask({
        id: randomId('task', random),
        customer: customer.key,
        requestKey,
        kind,
        dueAt: now() + delay,
      }),
    runDue: async () => {
      for (let task = await store.takeTask(now()); task; task = await store.takeTask(now()))
        await perform(task);
      return store.nextTaskAt();
    },
  };
}
