import '../../../i18n/en-facts.ts';
import { dayTime } from '../../../i18n/format.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { SupportRequest } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import type { LatePart } from '../../element/late-view.ts';
import type { SupportElement } from '../../element/support-element.ts';
import type { RowFactsView } from '../request-row.ts';
import type { RowState } from '../row-state.ts';
import { rowFactsStyles } from './row-facts.styles.ts';

/** Milliseconds between two times that count as one. */
const SAME_TIME = 60_000;

/** A text with a name in it, which is an element of its own: what does not fit is cut off at the end of the name. */
interface Who {
  readonly before: string;
  readonly name: string;
  readonly after: string;
}

/** The texts around a name. The signs with which a language isolates it are not needed around an element. */
function around(translator: Translator, key: 'last.agent' | 'last.other', name: string): Who {
  const [before = '', after = ''] = translator
    .t(key, { name: '\n' })
    .replace(/[\u2068\u2069]/g, '')
    .split('\n');
  return { before, name, after };
}

/** In a row: who wrote last, in place of whose turn it is; behind number and creation service, severity and type. */
export class RowFacts implements LatePart, RowFactsView {
  readonly styles = rowFactsStyles;
  readonly #host: SupportElement;

  constructor(host: SupportElement) {
    this.#host = host;
  }

  showTurn(element: HTMLElement, request: SupportRequest, state: RowState): void {
    const { name, before, after } = this.#whoWroteLast(request, state);
    element.hidden = !(before + name + after);
    if (element.textContent === before + name + after) return;
    if (!name || !before) return void (element.textContent = before + name + after);
    const who = document.createElement('span');
    // A name behind other words is cut off by itself: where they are Arabic, it would lose its beginning.
    who.className = 'who';
    // That of the words around the name.
    who.dir = 'auto';
    const shown = document.createElement('bdi');
    shown.textContent = name;
    who.append(before, shown, after);
    element.replaceChildren(who);
  }

  #whoWroteLast(request: SupportRequest, { needsReply, kind, turn }: RowState): Who {
    // "Reply needed" says more; so does a status of the backend's own beside it.
    const isTaken = needsReply || (kind === 'awaiting' && turn !== '');
    const who = request.closed || isTaken ? undefined : this.#who(request);
    if (!who) return { before: turn, name: '', after: '' };
    const { createdAt } = request.lastComment ?? request;
    const isApart =
      createdAt !== undefined && Math.abs((request.updatedAt ?? createdAt) - createdAt) > SAME_TIME;
    if (!isApart) return who;
    const time = ` · ${dayTime(this.#host.translator, createdAt)}`;
    return who.name ? { ...who, after: who.after + time } : { ...who, before: who.before + time };
  }

  #who({ lastComment, author }: SupportRequest): Who | undefined {
    const { translator, desk } = this.#host;
    const hasColleagues = desk?.config.features.people === true;
    // Without a comment, a colleague's request says whose it is; one's own goes on to say whose turn it is.
    const isColleagues = hasColleagues && author?.role === 'requester' && !author.me;
    const last = lastComment?.author ?? (isColleagues ? author : undefined);
    if (!last || last.role === 'system') return undefined;
    const { role, me } = last;
    const name = cleanLine(last.name);
    // Where there are no colleagues, a customer is the one who is signed in.
    if (me || (role === 'requester' && !hasColleagues))
      return { before: translator.t('last.me'), name: '', after: '' };
    if (name) return around(translator, role === 'agent' ? 'last.agent' : 'last.other', name);
    return role === 'agent' ? { before: translator.t('awaiting.requester'), name, after: '' } : undefined;
  }

  showAbout(element: HTMLElement, { service, severity, type }: SupportRequest): void {
    const labels = [service, severity, type].map(fact => cleanLine(fact?.label ?? '')).filter(Boolean);
    const text = labels.join(' · ');
    element.hidden = !text;
    if (element.textContent === text) return;
    const shown = document.createElement('span');
    // What does not fit is cut off at the end of the text, also of English on an Arabic page.
    shown.dir = 'auto';
    shown.textContent = shown.title = text;
    element.replaceChildren(shown);
  }
}
