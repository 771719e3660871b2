import type { ReadOptions } from '../../../backends/backend.ts';
import { cleanLine } from '../../../text/plain.ts';
import { saveAs } from '../../files/save-as.ts';
import type { TranscriptOptions } from './content.ts';
import { toJson } from './json.ts';
import { toText } from './text.ts';
import type { WholeThread } from './whole.ts';

const types = { txt: 'text/plain;charset=utf-8', json: 'application/json' };

/** What no file system has in a name. */
const UNUSABLE = /[\\/:*?"<>|]+/g;

/** Gives the thread to the browser as a file in UTF-8, named after the request: `CS-295900.txt`. An aborted signal keeps it back. */
export async function saveThread(
  whole: WholeThread,
  kind: 'txt' | 'json',
  options: TranscriptOptions & ReadOptions,
): Promise<void> {
  const content = kind === 'txt' ? await toText(whole, options) : toJson(whole, options);
  options.signal?.throwIfAborted();
  const url = URL.createObjectURL(new Blob([content], { type: types[kind] }));
  saveAs(url, `${cleanLine(whole.request.key).replace(UNUSABLE, '-')}.${kind}`);
  // Time for the browser to take it; there is no event for that.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
