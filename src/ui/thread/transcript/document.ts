import { isoTime, zonedTime } from '../../../i18n/format.ts';
import { cleanLine } from '../../../text/plain.ts';
import type { Comment } from '../../../model.ts';
import {
  entriesOf,
  factsOf,
  filesOf,
  statusOf,
  summaryOf,
  titleOf,
  writerOf,
  type TranscriptOptions,
} from './content.ts';
import { letterheadPart } from './letterhead.ts';
import { footerRule, printStyles } from './print-styles.ts';
import { richBodies } from './rich.ts';
import type { WholeThread } from './whole.ts';

/** Languages that are written from right to left. */
const RTL = /^(ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)(-|$)/i;

/**
 * Makes an empty document the printed page of a thread: all by hand and with constructed sheets, which is all that a page
 * with `style-src 'self'` and Trusted Types allows.
 */
export async function fillDocument(
  target: Document,
  whole: WholeThread,
  options: TranscriptOptions,
): Promise<void> {
  const { translator, now = Date.now(), letterhead } = options;
  const { request } = whole;
  const entries = entriesOf(whole);
  const [bodies, brand] = await Promise.all([
    richBodies(entries),
    letterhead && letterheadPart(target, letterhead),
  ]);
  const root = target.documentElement;
  root.lang = translator.lang;
  root.dir = RTL.test(translator.lang) ? 'rtl' : 'ltr';
  target.title = titleOf(translator, request);

  /** An element of the printed page; what is empty is left out. */
  function make(name: string, className: string, ...children: (Node | string)[]): HTMLElement {
    const made = target.createElement(name);
    if (className) made.className = className;
    made.append(...children.filter(child => child !== ''));
    return made;
  }

  /** Words of another direction than the page's stay by themselves. */
  const apart = (text: string): HTMLElement => make('bdi', '', text);

  function time(at: number | undefined): Node | string {
    if (at === undefined) return '';
    const made = target.createElement('time');
    made.dateTime = isoTime(at);
    made.append(zonedTime(translator, at));
    return made;
  }

  function filesPart({ attachments }: Comment): Node | string {
    if (attachments.length === 0) return '';
    const files = filesOf(translator, attachments).map(({ name, size }) =>
      make('li', '', apart(name), ' ', make('span', 'size', `(${size})`)),
    );
    return make('div', 'files', make('h3', '', translator.t('transcript.files')), make('ul', '', ...files));
  }

  function entryPart(entry: Comment): Node {
    const { name, role } = writerOf(translator, entry.author);
    const rich = bodies.get(entry);
    const body = make('div', rich ? 'rich' : 'text', rich ?? entry.body);
    body.dir = 'auto';
    return make(
      'article',
      `entry ${entry.author.role}`,
      make(
        'header',
        'entry-head',
        make('h2', '', apart(name)),
        role && make('span', 'role', apart(role)),
        time(entry.createdAt),
      ),
      body,
      filesPart(entry),
    );
  }

  const key = cleanLine(request.key);
  target.body.replaceChildren(
    ...(brand ? [brand] : []),
    make(
      'header',
      'head',
      make('p', 'key', make('strong', '', apart(key)), ' · ', apart(statusOf(translator, request))),
      make('h1', '', apart(summaryOf(translator, request))),
      make('ul', 'facts', ...factsOf(translator, request).map(fact => make('li', '', fact))),
    ),
    make('main', '', ...entries.map(entryPart)),
    make('footer', '', translator.t('transcript.printed', { time: zonedTime(translator, now) })),
  );
  const view = target.defaultView;
  // A sheet belongs to the document whose window made it.
  if (view)
    target.adoptedStyleSheets = [printStyles, footerRule(key, root.dir)].map(rules => sheetOf(view, rules));
}

function sheetOf(view: typeof globalThis, rules: string): CSSStyleSheet {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}
