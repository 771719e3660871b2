import '../../i18n/en-late.ts';
import type { SupportElement } from './support-element.ts';
import type { SupportRequestForm } from '../form/support-request-form.ts';
import type { SupportRequestThread } from '../thread/support-request-thread.ts';
import { FileDrop } from '../files/file-drop.ts';
import { ThreadExtras } from '../thread/thread-extras.ts';

// A tag may have a prefix of the page's own.
const isThread = (host: SupportElement): host is SupportRequestThread =>
  host.localName.endsWith('-request-thread');

const isForm = (host: SupportElement): host is SupportRequestForm => host.localName.endsWith('-request-form');

/**
 * Gives an element what is outside the main job: called once for each, when the first rows are there. What is added
 * stands beside what Lit draws and is brought up to date after each of its drawings.
 */
export function extend(host: SupportElement): void {
  if (isThread(host)) new ThreadExtras(host);
  if (isThread(host) || isForm(host)) new FileDrop(host);
}
