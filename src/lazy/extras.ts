import type { SupportElement } from '../elements/support-element.ts';
import type { SupportRequestThread } from '../elements/support-request-thread.ts';
import { ThreadExtras } from './extras/thread-extras.ts';

// A tag may have a prefix of the page's own.
const isThread = (host: SupportElement): host is SupportRequestThread =>
  host.localName.endsWith('-request-thread');

/**
 * Gives an element what is outside the main job: called once for each, when the first rows are there. What is added
 * stands beside what Lit draws and is brought up to date after each of its drawings.
 */
export function extend(host: SupportElement): void {
  if (isThread(host)) new ThreadExtras(host);
}
