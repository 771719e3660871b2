import { agentAnswer } from './script.ts';
import type { Activity } from '../app/context.ts';
import { randomId, strongRandom } from '../app/random-id.ts';
import type { Store, Task } from '../app/store.ts';

export interface AgentOptions {
  readonly store: Store;
  readonly now?: () => number;
  readonly random?: () => number;
  /** Milliseconds until it answers. */
  readonly delay?: number;
  readonly name?: string;
}

export interface Agent {
  /** Takes note of what it has to answer; in the store, so that a reload or restart loses none of it. */
  notice(activity: Activity): Promise<void>;
  /** Answers whatever is due, and says when the next answer will be. */
  runDue(): Promise<number | undefined>;
}

/** A support agent that follows a script. It has no timer of its own: who runs it decides when. */
export function createAgent(options: AgentOptions): Agent {
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
    // Closed meanwhile, or an earlier answer has covered it.
    if (!request || request.closed || request.lastAuthor !== 'requester') return;
    const thread = await store.listComments(customer, requestKey, { newestFirst: true, limit: 1 });
    const answer = agentAnswer(kind, request, thread?.items[0]?.body ?? '');
    await store.addComment(customer, requestKey, {
      id: randomId('com', random),
      author: { name, role: 'agent' },
      body: answer.body,
      format: 'text',
      attachmentIds: answer.file ? [await attach(customer, answer.file)] : [],
      createdAt: now(),
      reopens: false,
    });
  }

  return {
    notice: ({ kind, user, requestKey }) =>
      store.addTask({
        id: randomId('task', random),
        customer: user.key,
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
