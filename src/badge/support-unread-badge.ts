import { parseApiBase } from '../http/page/api-base.ts';
import type { GetToken } from '../http/auth.ts';
import { define } from '../ui/element/define.ts';
import { Base } from './base.ts';
import { badgeStyles } from './unread-badge.styles.ts';
import { UnreadPoller } from './unread-poller.ts';

/** Properties that are set within this many milliseconds cause one start. */
const SETTLE = 10;

/**
 * The number of the customer's unread requests, as a small badge for a menu's "Support" entry; nothing where there are none.
 * For every page of a panel, also those without a desk: a file of its own (`support-unread-badge.js`) that needs no other.
 *
 * Loads one row from the API when it is put on the page, every 5 minutes while the page is in sight, and when the page comes
 * into sight again after a minute; conditionally (`ETag`), and not while another tab has just done so. A desk of the same API
 * and customer, on this page or in another tab, updates it at once. Where the server gives no `unreadCount`, its `unread` marks
 * among the latest 100 open requests are counted; where it has no marks either, only a desk updates it.
 *
 * @tagname support-unread-badge
 * @cssprop [--support-color-accent=light-dark(#2457d6, #8fb1ff)] - Behind the number, which is black or white by itself.
 * @cssprop [--support-font-family=inherit] - Font.
 * @cssprop [--support-font-size=inherit] - Size of normal text; the number has three quarters of it.
 * @csspart badge - The number.
 */
export class SupportUnreadBadge extends Base {
  /** @internal */
  static readonly observedAttributes = ['api-base', 'user', 'credentials', 'label'];

  readonly #badge = document.createElement('span');
  #count = 0;
  #token: string | undefined;
  #getToken: GetToken | undefined;
  #fetch: typeof fetch | undefined;
  #poller: UnreadPoller | undefined;
  #starting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(badgeStyles);
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets.push(sheet);
    root.append(this.#badge);
    Object.assign(this.#badge, { part: 'badge', role: 'img' });
    this.#render();
  }

  /** How many requests are unread. */
  get count(): number {
    return this.#count;
  }

  /**
   * Base URL of the API, absolute or relative to the document's base URL, with or without a final slash.
   *
   * @attr api-base
   */
  get apiBase(): string | undefined {
    return this.getAttribute('api-base') ?? undefined;
  }
  set apiBase(value: string | undefined) {
    this.#set('api-base', value);
  }

  /**
   * The customer's key, the same as the desk's; without it every desk of this API updates the badge.
   *
   * @attr user
   */
  get user(): string | undefined {
    return this.getAttribute('user') || undefined;
  }
  set user(value: string | undefined) {
    this.#set('user', value);
  }

  /**
   * Whether cookies go with the calls: `omit`, `same-origin` or `include`, as fetch has it.
   *
   * @attr credentials
   * @default 'same-origin'
   */
  get credentials(): RequestCredentials {
    const value = this.getAttribute('credentials');
    return value === 'omit' || value === 'include' ? value : 'same-origin';
  }
  set credentials(value: RequestCredentials) {
    this.#set('credentials', value);
  }

  /**
   * The accessible name, in the page's language, with `{count}` for the number; by default "Support: 3 unread".
   *
   * @attr label
   */
  get label(): string | undefined {
    return this.getAttribute('label') ?? undefined;
  }
  set label(value: string | undefined) {
    this.#set('label', value);
  }

  /** Bearer token, sent to the API's origin only. */
  get token(): string | undefined {
    return this.#token;
  }
  set token(value: string | undefined) {
    this.#token = value;
    this.#startSoon();
  }

  /** Gives a bearer token; called with `refresh: true` when the last one was rejected. */
  get getToken(): GetToken | undefined {
    return this.#getToken;
  }
  set getToken(value: GetToken | undefined) {
    const before = this.#getToken;
    this.#getToken = value;
    this.#replace(before, value);
  }

  /** Used in place of `window.fetch`. */
  get fetch(): typeof fetch | undefined {
    return this.#fetch;
  }
  set fetch(value: typeof fetch | undefined) {
    const before = this.#fetch;
    this.#fetch = value;
    this.#replace(before, value);
  }

  /** Loads the number again. */
  refresh(): void {
    void this.#poller?.load();
  }

  connectedCallback(): void {
    // What was set before the element was defined is an own property, which hides the accessor.
    for (const [name, value] of Object.entries(this)) {
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    document.addEventListener('support-unread-changed', this.#onDesk);
    this.#startSoon();
  }

  disconnectedCallback(): void {
    document.removeEventListener('support-unread-changed', this.#onDesk);
    this.#stop();
  }

  attributeChangedCallback(name: string): void {
    if (name === 'label') this.#render();
    else this.#startSoon();
  }

  #set(name: string, value: string | undefined): void {
    if (value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  /** Frameworks make new functions in each rendering: one in place of another is used from the next call on. */
  #replace(before: unknown, now: unknown): void {
    if (before && now) this.#poller?.use({ token: this.token, getToken: this.getToken, fetch: this.fetch });
    else this.#startSoon();
  }

  #startSoon(): void {
    if (this.isConnected) this.#starting ??= setTimeout(() => this.#start(), SETTLE);
  }

  #start(): void {
    this.#stop();
    const { user, credentials, token, getToken, fetch } = this;
    const base = parseApiBase(this.apiBase);
    if (base) {
      const settings = { base, user, credentials, token, getToken, fetch };
      this.#poller = new UnreadPoller(settings, count => this.#show(count));
    } else this.#show(0);
  }

  #stop(): void {
    clearTimeout(this.#starting);
    this.#poller?.stop();
    this.#starting = this.#poller = undefined;
  }

  #show(count: number): void {
    this.#count = Number.isInteger(count) && count > 0 ? count : 0;
    this.#render();
  }

  #render(): void {
    const count = String(this.#count);
    const label =
      this.label ?? (this.#count === 1 ? '{count} new reply from support' : 'Support: {count} unread');
    this.#badge.textContent = count;
    this.#badge.hidden = this.#count === 0;
    this.#badge.ariaLabel = label.replaceAll('{count}', count);
  }

  /** A desk on this page, at whatever depth, of the same API and customer. */
  readonly #onDesk = (event: Event): void => {
    const [desk] = event.composedPath() as Partial<SupportUnreadBadge>[];
    const { base, user } = this.#poller?.settings ?? {};
    if (!base || parseApiBase(desk?.apiBase)?.href !== base.href) return;
    if (user && desk?.user && desk.user !== user) return;
    this.#poller?.take((event as CustomEvent<{ count: number }>).detail.count);
  };
}

define('unread-badge', SupportUnreadBadge);

declare global {
  interface HTMLElementTagNameMap {
    'support-unread-badge': SupportUnreadBadge;
  }
}
