/** The agent's operations, on the requests of all customers. */
import type { Chunk, Scan } from '../app/files.ts';
import { cleanFileName } from '../app/http/file-name.ts';
import { invalid, notFound } from '../app/http/problems.ts';
import { randomId, strongRandom } from '../app/random-id.ts';
import type { RequestRecord, Store } from '../app/store.ts';
import type { Database } from '../stores/sql/database.ts';

export interface DeskRow {
  readonly key: string;
  readonly customer: string;
  readonly summary: string;
  readonly closed: boolean;
  /** Whether the last entry is the customer's. */
  readonly waiting: boolean;
  /** ISO 8601. */
  readonly updatedAt: string;
}

interface AgentComment {
  readonly author: string;
  readonly body: string;
  readonly format: 'text' | 'markdown';
  readonly files: readonly File[];
}

/** What a request has beside its row: everything that the customer sent, except the attachments, and the rating. */
const SENT = [
  ...(['description', 'type', 'service', 'severity', 'incidentIds', 'people', 'visibility'] as const),
  ...(['fields', 'context', 'followUpOf', 'rating', 'ratingComment'] as const),
];

export type DeskRequest = DeskRow & Pick<RequestRecord, (typeof SENT)[number]>;

export interface AgentDesk {
  /** At most 100 requests, the last updated first. */
  list(status: 'open' | 'closed' | 'all'): Promise<DeskRow[]>;
  /** This and the following reject with a 404 for an unknown key. */
  show(key: string): Promise<DeskRequest>;
  /** @throws HttpProblem 422 for a comment without text and files */
  addComment(key: string, comment: AgentComment): Promise<void>;
  setClosed(key: string, closed: boolean): Promise<void>;
}

export function createAgentDesk(
  database: Database,
  store: Store,
  now: () => number = Date.now,
  scan?: Scan,
): AgentDesk {
  async function customerOf(key: string): Promise<string> {
    const [row] = await database.query('select customer from requests where key = $1', [key]);
    if (!row) throw notFound(`There is no request ${key}.`);
    return row['customer'] as string;
  }

  async function upload(customer: string, file: File): Promise<string> {
    const received = await store.receive(file.stream() as ReadableStream<Chunk> & AsyncIterable<Chunk>);
    const { infected } = (await scan?.(received)) ?? {};
    if (infected !== undefined) {
      await received.discard();
      throw invalid([], `The virus scanner has found something in ${file.name} (${infected}).`);
    }
    const record = {
      id: randomId('att', strongRandom),
      name: cleanFileName(file.name),
      size: received.size,
      type: file.type || 'application/octet-stream',
      createdAt: now(),
      sent: false,
    };
    await store.addAttachment(customer, record, received);
    return record.id;
  }

  return {
    list: async status => {
      const rows = await database.query(
        `select key, customer, summary, closed, last_author, updated_at from requests
        where $1 = 'all' or closed = ($1 = 'closed')
        order by updated_at desc, number desc limit 100`,
        [status],
      );
      return rows.map(row => ({
        key: row['key'] as string,
        customer: row['customer'] as string,
        summary: row['summary'] as string,
        closed: row['closed'] as boolean,
        waiting: row['last_author'] === 'requester',
        updatedAt: new Date(row['updated_at'] as number).toISOString(),
      }));
    },

    show: async key => {
      const customer = await customerOf(key);
      const found = await store.getRequest(customer, key);
      if (!found) throw notFound(`There is no request ${key}.`);
      const { summary, closed, lastAuthor, updatedAt } = found;
      const sent = Object.fromEntries(SENT.map(name => [name, found[name]]));
      return {
        ...(sent as Pick<RequestRecord, (typeof SENT)[number]>),
        key,
        customer,
        summary,
        closed,
        waiting: lastAuthor === 'requester',
        updatedAt: new Date(updatedAt).toISOString(),
      };
    },

    addComment: async (key, { author, body, format, files }) => {
      const customer = await customerOf(key);
      if (!body.trim() && !files.length) {
        throw invalid([{ field: 'body', detail: 'Write something or attach a file.' }]);
      }
      const attachmentIds: string[] = [];
      for (const file of files) attachmentIds.push(await upload(customer, file));
      await store.addComment(customer, key, {
        id: randomId('com', strongRandom),
        author: { name: author, role: 'agent' },
        body,
        format,
        attachmentIds,
        createdAt: now(),
        reopens: false,
      });
    },

    setClosed: async (key, closed) => {
      await store.changeRequest(await customerOf(key), key, {
        closed,
        updatedAt: now(),
        role: 'agent',
      });
    },
  };
}
