import { html, render } from 'lit';
import { dayTime, isoTime, zonedTime } from '../../i18n/format.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { SupportRequest } from '../../model.ts';
import { cleanLine } from '../../text/plain.ts';
import type { KeyedElement } from '../element/keyed.ts';
import { addressOf } from '../element/address-of.ts';
import { rowState, type RowState } from './row-state.ts';
import { isForBrowser } from '../element/own-tab.ts';
import type { SupportElement } from '../element/support-element.ts';

/** Rendered once and cloned for each row. The key comes first for screen readers; CSS shows the summary first. */
const template = html`<li>
  <button type="button" class="row" part="row">
    <span class="facts"
      ><bdi class="key number" part="key"></bdi> <bdi class="summary" part="summary"></bdi> <bdi part="status"></bdi>
      <span class="when"><span class="hidden"></span> <time part="time"></time></span> <span class="turn"></span>
      <span class="made">-<time part="time"></time></span> <span class="hit"></span><span class="about" hidden></span
    ></span>
  </button>
</li>`;

/** What rows are cloned from. */
const patterns: { button?: Element | null; link?: Element | null } = {};

function makeRow(kind: keyof typeof patterns): HTMLElement {
  const pattern = (patterns[kind] ??= makePattern(kind === 'link'));
  return pattern?.cloneNode(true) as HTMLElement;
}

function makePattern(isLink: boolean): Element | null {
  const parent = document.createElement('ul');
  render(template, parent);
  const [button] = parent.getElementsByTagName('button');
  if (isLink && button) {
    const link = document.createElement('a');
    link.className = link.part.value = 'row';
    link.append(...button.childNodes);
    button.replaceWith(link);
  }
  return parent.firstElementChild;
}

/** The elements that are updated, in the order of the document. */
const PARTS = '.row, bdi, .when, .hidden, time, .turn, .made, .hit, .about';

type Parts = readonly [
  row: HTMLElement,
  key: HTMLElement,
  summary: HTMLElement,
  status: HTMLElement,
  when: HTMLElement,
  updatedLabel: HTMLElement,
  updated: HTMLTimeElement,
  turn: HTMLElement,
  made: HTMLElement,
  created: HTMLTimeElement,
  hit: HTMLElement,
  about: HTMLElement,
];

interface RowHost extends SupportElement {
  /** Shows what a search found in a row; absent until its module is loaded. */
  readonly hits: RowHits | undefined;
  /** Shows what contract 1.1 adds to a row; absent until its module is loaded. */
  readonly facts: RowFactsView | undefined;
}

/** How a row shows who wrote last, and what its request is about. */
export interface RowFactsView {
  /** Who wrote last, in place of whose turn it is, where that is known. */
  showTurn(element: HTMLElement, request: SupportRequest, state: RowState): void;
  /** Service, severity and type. */
  showAbout(element: HTMLElement, request: SupportRequest): void;
}

/** How a row shows what a search found in it. */
export interface RowHits {
  /** Changes when there is something else to show; empty without a search. */
  readonly query: string;
  /** Marks the words of the search in the summary. @returns a text where neither summary nor key have them */
  show(summary: HTMLElement, key: string): string;
}

/** A request in the list, updated without a template: there may be a thousand of them. See docs/decisions/006. */
export class RequestRow implements KeyedElement<SupportRequest> {
  readonly element = document.createElement('li');
  readonly #host: RowHost;
  #key: string;
  /** Whether the row is a link, not a button. */
  #isLink = false;
  /** The page's `linkFor` when the row was made. */
  #linkFor: unknown;
  /** The values of the last rendering. */
  #rendered: readonly unknown[] = [];
  #parts: Parts;

  constructor(host: RowHost, key: string) {
    this.#host = host;
    this.#key = key;
    this.#parts = this.#make();
  }

  /** Makes the row's link or button, in place of an earlier one. */
  #make(): Parts {
    const host = this.#host;
    const isLink = addressOf(host, this.#key) !== undefined;
    this.#isLink = isLink;
    this.#linkFor = host.linkFor;
    this.element.replaceChildren(...makeRow(isLink ? 'link' : 'button').childNodes);
    const parts = [...this.element.querySelectorAll(PARTS)] as unknown as Parts;
    const [row] = parts;
    row.addEventListener('click', event => {
      if (isLink && isForBrowser(event)) return;
      event.preventDefault();
      host.go({ name: 'thread', key: this.#key });
    });
    // The page may have changed its address without an event: nobody follows a link before one of these.
    if (isLink) for (const type of ['pointerover', 'focus']) row.addEventListener(type, this.#updateAddress);
    return parts;
  }

  /** Follows a page that gives its addresses, or takes them back, later than the rows. */
  #followPage(): void {
    const { linkFor } = this.#host;
    if (linkFor === this.#linkFor) return;
    this.#linkFor = linkFor;
    if (this.#isLink === (addressOf(this.#host, this.#key) !== undefined)) return this.#updateAddress();
    const hadFocus = this.element.matches(':focus-within');
    this.#parts = this.#make();
    this.#rendered = [];
    this.#updateAddress();
    if (hadFocus) this.focus();
  }

  focus(): void {
    this.#parts[0].focus({ preventScroll: true });
  }

  update(request: SupportRequest): void {
    this.#followPage();
    const { translator, desk, hits, facts } = this.#host;
    const { updatedAt, createdAt } = request;
    const unread = desk?.isUnread(request) === true;
    const inOpen = desk?.list.snapshot.rows?.of === 'open';
    const today = new Date().toDateString();
    const { people } = desk?.config.features ?? {};
    const values = [request, translator, unread, inOpen, today, hits?.query || undefined, facts, people];
    if (values.every((value, index) => value === this.#rendered[index])) return;
    this.#rendered = values;
    this.#key = request.key;
    const state = rowState(translator, request, unread);
    const [row, key, summary, status, when, updatedLabel, updated, turn, made, created, hit, about] =
      this.#parts;

    this.#updateAddress();
    row.classList.toggle('unread', unread);
    setText(key, request.key);
    setText(
      summary,
      cleanLine(request.summary) ||
        cleanLine(request.description.slice(0, 500)) ||
        translator.t('requests.untitled'),
    );
    // In a list of open requests the plain "Open" says nothing new: it is there to read, but does not catch the eye.
    status.className = inOpen && state.isPlain ? 'plain' : `status ${state.kind}`;
    setText(status, state.label);
    when.hidden = updatedAt === undefined;
    setText(updatedLabel, state.kind === 'updated' ? '' : translator.t('request.updated', { time: '' }));
    setTime(updated, translator, updatedAt);
    turn.className = `turn ${state.needsReply ? 'awaiting' : ''}`;
    if (facts) facts.showTurn(turn, request, state);
    else setText(turn, state.turn);
    made.hidden = createdAt === undefined;
    // The hyphen in the template is a placeholder for this text; a space would be minified away.
    (made.firstChild as Text).data = translator.t('request.created', { time: '' });
    setTime(created, translator, createdAt);
    setText(hit, hits?.show(summary, request.key) ?? '');
    facts?.showAbout(about, request);
  }

  readonly #updateAddress = (): void => {
    const [row] = this.#parts;
    const address = row instanceof HTMLAnchorElement && addressOf(this.#host, this.#key);
    if (address) row.href = address;
  };
}

/** Sets a text only where it differs: a selection in it would be lost. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}

function setTime(element: HTMLTimeElement, translator: Translator, time: number | undefined): void {
  setText(element, time === undefined ? '' : dayTime(translator, time));
  element.dateTime = isoTime(time);
  element.title = zonedTime(translator, time);
}
