import '../../i18n/en-late.ts';
import type { SupportElement } from './support-element.ts';
import type { SupportRequestForm } from '../form/support-request-form.ts';
import type { SupportRequestThread } from '../thread/support-request-thread.ts';
import { ThreadExtras } from '../thread/thread-extras.ts';

// A tag may have a prefix of the page's own.
const isThread = (host: SupportElement): host is SupportRequestThread =>
  host.localName.endsWith('-request-thread');

const isForm = (host: SupportElement): host is SupportRequestForm => host.localName.endsWith('-request-form');

const isList = (host: SupportElement): boolean => host.localName.endsWith('-request-list');

/**
 * Gives an element what is outside the main job: called once for each, when the first rows are there. What is added
 * stands beside what Lit draws and is brought up to date after each of its drawings.
 */
export function extend(host: SupportElement): void {
  if (isThread(host)) {
    new ThreadExtras(host);
    whenHere(import('../compose/markdown/markdown.lazy.ts'), ({ addMarkdown }) => addMarkdown(host));
  }
  if (isForm(host)) {
    whenHere(loadForm(), ({ addFormExtras }) => addFormExtras(host));
  }
  if (!isList(host)) return;
  whenHere(import('../list/search/search.lazy.ts'), ({ addFinder }) => addFinder(host));
  // It is there when the form is opened, and nothing moves in it.
  whenHere(loadForm(), () => {});
}

const loadForm = () => import('../form/form-extras.lazy.ts');

/** Without its file everything else works. */
function whenHere<T>(file: Promise<T>, use: (file: T) => void): void {
  file.then(use, () => {});
}
