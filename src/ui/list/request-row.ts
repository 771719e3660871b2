import { html, render } from 'lit';
import { isoTime, relativeTime, shortTime, zonedTime } from '../../i18n/format.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { SupportRequest } from '../../model.ts';
import { cleanLine } from '../../text/plain.ts';
import type { KeyedElement } from '../element/keyed.ts';
import { statusOf } from '../element/request-status.ts';
import { isForBrowser } from '../element/own-tab.ts';
import type { SupportElement } from '../element/support-element.ts';

/** Rendered once and cloned for each row. The key comes first for screen readers; CSS shows the summary first. */
const template = html`<li>
  <button type="button" class="row" part="row">
    <bdi class="key number" part="key"></bdi> <bdi class="summary" part="summary"></bdi>
    <bdi class="status" part="status"></bdi>
    <span class="when"
      ><span class="hidden"></span> <time part="time"></time> <span class="wide quiet number"></span
    ></span>
    <span class="meta quiet">
      <span class="narrow number"></span>
      <span class="made">-<time part="time"></time></span>
      <span class="waiting"></span>
    </span>
  </button>
</li>`;

/** In milliseconds. */
const MINUTE = 60_000;
/** Minutes after which a time is shown as a date, which does not change. */
const TWO_DAYS = 2880;

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
const PARTS = '.row, bdi, .when, .hidden, time, .wide, .narrow, .made, .waiting';

type Parts = readonly [
  row: HTMLElement,
  key: HTMLElement,
  summary: HTMLElement,
  status: HTMLElement,
  when: HTMLElement,
  updatedLabel: HTMLElement,
  updated: HTMLTimeElement,
  wide: HTMLElement,
  narrow: HTMLElement,
  made: HTMLElement,
  created: HTMLTimeElement,
  waiting: HTMLElement,
];

interface RowHost extends SupportElement {
  /** Gives the address of a request; absent, or without a result, the row is a button. */
  readonly addressOf: ((key: string) => string | undefined) | undefined;
}

/** A request in the list, updated without a template: there may be a thousand of them. See docs/decisions/006. */
export class RequestRow implements KeyedElement<SupportRequest> {
  readonly element: HTMLElement;
  readonly #host: RowHost;
  #key: string;
  /** The values of the last rendering. */
  #rendered: readonly unknown[] = [];
  readonly #parts: Parts;

  constructor(host: RowHost, key: string) {
    this.#host = host;
    this.#key = key;
    const isLink = host.addressOf?.(key) !== undefined;
    this.element = makeRow(isLink ? 'link' : 'button');
    this.#parts = [...this.element.querySelectorAll(PARTS)] as unknown as Parts;
    const [row] = this.#parts;
    row.addEventListener('click', event => {
      if (isLink && isForBrowser(event)) return;
      event.preventDefault();
      host.go({ name: 'thread', key: this.#key });
    });
    // The page may have changed its address without an event: nobody follows a link before one of these.
    if (isLink) for (const type of ['pointerover', 'focus']) row.addEventListener(type, this.#updateAddress);
  }

  focus(): void {
    this.#parts[0].focus({ preventScroll: true });
  }

  update(request: SupportRequest): void {
    const { translator, desk } = this.#host;
    const { awaiting, closed, updatedAt, createdAt } = request;
    const unread = desk?.isUnread(request) === true;
    const minutes = Math.floor((Date.now() - (updatedAt ?? 0)) / MINUTE);
    const values = [request, translator, unread, minutes < TWO_DAYS && minutes];
    if (values.every((value, index) => value === this.#rendered[index])) return;
    this.#rendered = values;
    this.#key = request.key;
    const { kind, label } = statusOf(translator, request, unread);
    const [row, key, summary, status, when, updatedLabel, updated, wide, narrow, made, created, waiting] =
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
    status.className = `status ${kind}`;
    setText(status, label);
    const relative = updatedAt === undefined ? '' : relativeTime(translator, updatedAt);
    const short = updatedAt === undefined ? '' : shortTime(translator, updatedAt);
    const exact = short === relative ? '' : short;
    when.hidden = !relative;
    setText(updatedLabel, translator.t('request.updated', { time: '' }));
    setTime(updated, translator, updatedAt, relative);
    setText(wide, exact);
    setText(narrow, exact && translator.t('request.updated', { time: exact }));
    made.hidden = createdAt === undefined;
    // The hyphen in the template is a placeholder for this text; a space would be minified away.
    (made.firstChild as Text).data = translator.t('request.created', { time: '' });
    setTime(created, translator, createdAt, createdAt === undefined ? '' : shortTime(translator, createdAt));
    setText(waiting, awaiting && !closed ? translator.t(`awaiting.${awaiting}`) : '');
  }

  readonly #updateAddress = (): void => {
    const [row] = this.#parts;
    const address = this.#host.addressOf?.(this.#key);
    if (row instanceof HTMLAnchorElement && address) row.href = address;
  };
}

/** Sets a text only where it differs: a selection in it would be lost. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}

function setTime(
  element: HTMLTimeElement,
  translator: Translator,
  time: number | undefined,
  text: string,
): void {
  setText(element, text);
  element.dateTime = isoTime(time);
  element.title = zonedTime(translator, time);
}
