/** Files out of WHMCS, as streams. Of a file WHMCS says its name alone: its type is that of the name, its size is counted once. */
import { getMimeType } from 'hono/utils/mime';
import type { DeskFile, FileContent } from '../../app/desk.ts';
import { Cache } from '../shared/cache.ts';
import { decodeMember } from '../shared/base64.ts';
import { exactly, toStream, type Chunk } from '../shared/streams.ts';
import type { Whmcs } from './client.ts';
import type { Entry, File, Ticket } from './ticket.ts';
import type { Tickets } from './tickets.ts';

export interface Files {
  /** Those of an entry that are still there. */
  of(ticket: Ticket, entry: Entry): Promise<readonly DeskFile[]>;
  /** The sizes of files that were just written, in bytes. */
  learn(ticket: Ticket, entry: Entry, sizes: readonly number[]): void;
  /** A file in the part of a ticket that customers see. */
  open(id: string): Promise<FileContent | undefined>;
}

/** Files that are counted at once. */
const atOnce = 2;

const idOf = ({ id }: Ticket, entry: Entry, { index }: File): string => `${id}-${entry.id}-${index}`;
const typeOf = ({ name }: File): string => getMimeType(name)?.split(';')[0] ?? 'application/octet-stream';

/** Bytes at the start of an answer that say whether it is a refusal. */
const headLength = 200;

/** The bytes of an answer; `undefined` where it is a refusal, which begins in another way. */
async function contentOf(stream: AsyncIterable<Chunk>): Promise<AsyncIterable<Chunk> | undefined> {
  const iterator = stream[Symbol.asyncIterator]();
  const first: Chunk[] = [];
  let next = await iterator.next();
  for (let length = 0; !next.done && length < headLength; next = await iterator.next()) {
    first.push(next.value);
    length += next.value.length;
  }
  const start = Buffer.concat(first).subarray(0, headLength).toString('latin1');
  if (/"result"\s*:\s*"error"/.test(start)) {
    await iterator.return?.();
    return undefined;
  }
  return (async function* () {
    yield* first;
    for (; !next.done; next = await iterator.next()) yield next.value;
  })();
}

export function createFiles(whmcs: Whmcs, tickets: Tickets): Files {
  const sizes = new Cache<number>(20_000, 24 * 3_600_000);

  async function bytesOf(ticket: Ticket, entry: Entry, { index }: File) {
    const isDescription = entry.id === '0';
    const opened = await whmcs.open('GetTicketAttachment', {
      relatedid: isDescription ? ticket.id : entry.id,
      type: isDescription ? 'ticket' : 'reply',
      index,
    });
    const content = opened && (await contentOf(opened.stream));
    return content && decodeMember('data', content);
  }

  /** In bytes; `undefined` for a file that is gone. */
  async function sizeOf(ticket: Ticket, entry: Entry, file: File): Promise<number | undefined> {
    const id = idOf(ticket, entry, file);
    const known = sizes.get(id);
    if (known !== undefined) return known;
    const chunks = await bytesOf(ticket, entry, file);
    if (!chunks) return undefined;
    let size = 0;
    for await (const chunk of chunks) size += chunk.length;
    sizes.set(id, size);
    return size;
  }

  async function fileOf(ticket: Ticket, entry: Entry, file: File): Promise<DeskFile | undefined> {
    const size = await sizeOf(ticket, entry, file);
    if (size === undefined) return undefined;
    return { id: idOf(ticket, entry, file), name: file.name, size, type: typeOf(file) };
  }

  return {
    of: async (ticket, entry) => {
      const found = new Map<number, DeskFile>();
      const waiting = [...entry.files.entries()];
      const work = async (): Promise<void> => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const [position, file] = next;
          const made = await fileOf(ticket, entry, file);
          if (made) found.set(position, made);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      return [...found].sort(([one], [other]) => one - other).map(([, file]) => file);
    },

    learn: (ticket, entry, written) => {
      if (entry.files.length !== written.length) return;
      for (const [position, file] of entry.files.entries()) {
        const size = written[position];
        if (size !== undefined) sizes.set(idOf(ticket, entry, file), size);
      }
    },

    open: async id => {
      const [, ticketId = '', entryId, index] = /^(\d{1,10})-(\d{1,10})-(\d{1,3})$/.exec(id) ?? [];
      const ticket = (await tickets.byId(ticketId))?.ticket;
      if (!ticket) return undefined;
      const entries = [...(ticket.description ? [ticket.description] : []), ...ticket.replies];
      const entry = entries.find(candidate => candidate.id === entryId);
      const file = entry?.files.find(candidate => String(candidate.index) === index);
      const shown = entry && file && (await fileOf(ticket, entry, file));
      const chunks = shown && (await bytesOf(ticket, entry, file));
      if (!chunks) return undefined;
      const { name, type, size } = shown;
      return { name, type, size, requestKey: ticket.key, stream: toStream(exactly(size, chunks)) };
    },
  };
}
