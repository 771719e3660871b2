import '../../../i18n/en-facts.ts';
import { dayTime } from '../../../i18n/format.ts';
import type { SupportRequest } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import type { LatePart } from '../../element/late-view.ts';
import type { SupportElement } from '../../element/support-element.ts';
import type { RowFactsView } from '../request-row.ts';
import type { RowState } from '../row-state.ts';
import { rowFactsStyles } from './row-facts.styles.ts';

/** Milliseconds between two times that count as one. */
const SAME_TIME = 60_000;

/** In a row: who wrote last, in place of whose turn it is; behind number and creation service, severity and type. */
export class RowFacts implements LatePart, RowFactsView {
  readonly styles = rowFactsStyles;
  readonly #host: SupportElement;

  constructor(host: SupportElement) {
    this.#host = host;
  }

  whoWroteLast(request: SupportRequest, { needsReply, kind, turn }: RowState): string {
    // "Reply needed" says more; so does a status of the backend's own beside it.
    const isTaken = needsReply || (kind === 'awaiting' && turn !== '');
    if (request.closed || isTaken) return turn;
    const { createdAt } = request.lastComment ?? {};
    const who = this.#who(request);
    const isApart =
      createdAt !== undefined && Math.abs((request.updatedAt ?? createdAt) - createdAt) > SAME_TIME;
    return who && isApart ? `${who} · ${dayTime(this.#host.translator, createdAt)}` : who || turn;
  }

  #who({ lastComment }: SupportRequest): string {
    const { translator, desk } = this.#host;
    if (!lastComment || lastComment.author.role === 'system') return '';
    const { role, me } = lastComment.author;
    const name = cleanLine(lastComment.author.name);
    // Where there are no colleagues, a customer is the one who is signed in.
    if (me || (role === 'requester' && !desk?.config.features.people)) return translator.t('last.me');
    if (role === 'agent')
      return name ? translator.t('last.agent', { name }) : translator.t('awaiting.requester');
    return name ? translator.t('last.other', { name }) : '';
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
