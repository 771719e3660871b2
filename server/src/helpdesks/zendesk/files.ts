/** Files both ways, as streams. https://developer.zendesk.com/api-reference/ticketing/tickets/ticket-attachments/ */
import { HelpdeskRefused, type FileContent, type PendingFile } from '../../app/desk.ts';
import { withQuery } from '../shared/path.ts';
import { exactly, toStream } from '../shared/streams.ts';
import { filled, raw } from '../shared/values.ts';
import { messageOf, type Zendesk } from './client.ts';
import type { Tickets } from './tickets.ts';

async function* bytesOf(file: PendingFile) {
  yield* exactly(file.size, await file.open());
}

/** One after the other. @returns their tokens @throws HelpdeskRefused for one that Zendesk does not take */
export async function upload({ http }: Zendesk, files: readonly PendingFile[]): Promise<readonly string[]> {
  const tokens: string[] = [];
  for (const file of files) {
    const { name: filename, size } = file;
    const type = /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream';
    const { status, value } = await http.call(withQuery('/uploads.json', { filename }), {
      method: 'POST',
      stream: { chunks: bytesOf(file), type, length: size },
    });
    const token = filled(raw(raw(value)['upload'])['token']);
    if (status !== 201 || token === undefined) {
      const reason = status === 413 ? 'it is too large' : messageOf(value);
      throw new HelpdeskRefused(`Our helpdesk has not taken “${filename}”: ${reason}`);
    }
    tokens.push(token);
  }
  return tokens;
}

/** A file in the part of a ticket that customers see. */
export async function openFile(
  zendesk: Zendesk,
  tickets: Tickets,
  id: string,
): Promise<FileContent | undefined> {
  const [, ticketId = '', fileId] = /^(\d{1,16})-(\d{1,16})$/.exec(id) ?? [];
  const ticket = await tickets.get(ticketId);
  if (!ticket) return undefined;
  const { description, replies } = await tickets.thread(ticket);
  const shown = [...(description ? [description] : []), ...replies].flatMap(({ files }) => files);
  const file = shown.find(candidate => candidate.id === fileId);
  const opened = file && (await zendesk.openAddress(file.url));
  if (!opened) return undefined;
  const { name, size, type } = file;
  return { name, size, type, requestKey: ticketId, stream: toStream(exactly(size, opened.stream)) };
}
