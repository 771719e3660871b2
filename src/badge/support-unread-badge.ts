import type { GetToken } from '../http/auth.ts';
import { UnreadCount } from '../http/unread-count.ts';
import { channelName, parseTabMessage } from '../state/live/tab-channel.ts';
import { define } from '../ui/element/define.ts';

const NAME = 'unread-badge';
/** Between two questions, in milliseconds; a desk on the page or in another tab tells at once. */
const PAUSE = 300_000;
/** What is no older is not asked for when the page comes into sight. */
const FRESH = 60_000;

/** The defaults are those of styles/tokens.ts, which needs Lit. */
const css = String.raw;
const styles = css`
  span {
    box-sizing: border-box;
    display: inline-block;
    min-inline-size: 1.6em;
    padding-inline: 0.45em;
    border: 1px solid transparent;
    border-radius: 1em;
    background: var(--support-color-accent, light-dark(#2457d6, #8fb1ff));
    color: #fff;
    font-family: var(--support-font-family, inherit);
    font-size: calc(0.75 * var(--support-font-size, 1em));
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    line-height: 1.5;
    text-align: center;
  }
  @supports (color: color(from red xyz-d65 x y z)) {
    span {
      color: color(
        from var(--support-color-accent, light-dark(#2457d6, #8fb1ff)) xyz-d65
          calc(0.9505 * clamp(0, (0.179 - y) * 100000, 1)) clamp(0, (0.179 - y) * 100000, 1)
          calc(1.089 * clamp(0, (0.179 - y) * 100000, 1))
      );
    }
  }
  [hidden] {
    display: none;
  }
`;

/** Properties that a page may have set before this script came. */
const SETTABLE = ['apiBase', 'user', 'credentials', 'label', 'token', 'getToken', 'fetch'] as const;

/**
 * How many of the customer's requests have news from support, as a small number for a menu's "Support" entry; nothing where
 * there are none. For every page of a panel, also those without a desk: a file of its own (`support-unread-badge.js`) that needs
 * no other.
 *
 * Asks the API for one row when it is put on the page, every 5 minutes while the page is in sight, and when it is seen again
 * after a minute; conditionally (`ETag`), and not while another tab has just asked. A desk of the same API and customer, on
 * this page or in another tab, tells it of changes at once. Where the server gives no `unreadCount`, its `unread` marks among the
 * latest 100 open requests are counted; where it keeps no marks either, only a desk's word counts.
 *
 * @tagname support-unread-badge
 * @cssprop [--support-color-accent=light-dark(#2457d6, #8fb1ff)] - Behind the number, which is black or white by itself.
 * @cssprop [--support-font-family=inherit] - Font.
 * @cssprop [--support-font-size=inherit] - Size of normal text; the number has three quarters of it.
 * @csspart badge - The number.
 */
export class SupportUnreadBadge extends HTMLElement {
  /** @internal */
  static readonly observedAttributes = ['api-base', 'user', 'credentials', 'label'];

  readonly #badge = draw(this);
  #count = 0;
  #token: string | undefined;
  #getToken: GetToken | undefined;
  #fetch: typeof fetch | undefined;
  #base: URL | undefined;
  #source: UnreadCount | undefined;
  #channel: BroadcastChannel | undefined;
  #reading: AbortController | undefined;
  #starting: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the number was last known to be right. */
  #knownAt = -Infinity;

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
    this.#write('api-base', value);
  }

  /**
   * The customer's key, the same as the desk's; without it whatever desk of this API tells counts.
   *
   * @attr user
   */
  get user(): string | undefined {
    return this.getAttribute('user') || undefined;
  }
  set user(value: string | undefined) {
    this.#write('user', value);
  }

  /**
   * Whether cookies go with the calls: `omit`, `same-origin` or `include`, as fetch has it.
   *
   * @attr credentials
   */
  get credentials(): RequestCredentials {
    const value = this.getAttribute('credentials');
    return value === 'omit' || value === 'include' ? value : 'same-origin';
  }
  set credentials(value: RequestCredentials) {
    this.#write('credentials', value);
  }

  /**
   * What a screen reader says, in the page's language, with `{count}` for the number; else "Support: 3 unread".
   *
   * @attr label
   */
  get label(): string | undefined {
    return this.getAttribute('label') ?? undefined;
  }
  set label(value: string | undefined) {
    this.#write('label', value);
  }

  /** Bearer token, sent to the API's origin only. */
  get token(): string | undefined {
    return this.#token;
  }
  set token(value: string | undefined) {
    this.#token = value;
    this.#startSoon();
  }

  /** Gives a bearer token; called with `refresh: true` when the last one was refused. */
  get getToken(): GetToken | undefined {
    return this.#getToken;
  }
  set getToken(value: GetToken | undefined) {
    this.#getToken = value;
    this.#startSoon();
  }

  /** A stand-in for `window.fetch`. */
  get fetch(): typeof fetch | undefined {
    return this.#fetch;
  }
  set fetch(value: typeof fetch | undefined) {
    this.#fetch = value;
    this.#startSoon();
  }

  /** Asks once more. */
  refresh(): void {
    void this.#read();
  }

  connectedCallback(): void {
    for (const name of SETTABLE) {
      if (!Object.hasOwn(this, name)) continue;
      // Set before there was a setter.
      const value = this[name];
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    document.addEventListener('visibilitychange', this.#onVisibility);
    document.addEventListener('support-unread-changed', this.#onDesk);
    this.#startSoon();
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    document.removeEventListener('support-unread-changed', this.#onDesk);
    clearTimeout(this.#starting);
    this.#starting = undefined;
    this.#stop();
  }

  attributeChangedCallback(name: string): void {
    if (name === 'label') this.#draw();
    else this.#startSoon();
  }

  #write(name: string, value: string | undefined): void {
    if (value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  /** Once for all that a page sets one after another. */
  #startSoon(): void {
    if (this.isConnected) this.#starting ??= setTimeout(() => this.#start());
  }

  #start(): void {
    this.#starting = undefined;
    this.#stop();
    this.#base = resolve(this.apiBase);
    if (!this.#base) return this.#show(0);
    const { credentials, token, getToken, fetch } = this;
    this.#source = new UnreadCount({ base: this.#base, credentials, token, getToken, fetch });
    this.#channel = new BroadcastChannel(channelName(this.#base.href));
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const news = parseTabMessage(data);
      if (!news || (this.user && news.user !== this.user)) return;
      if (news.unread !== undefined) this.#show(news.unread);
      // Who reads the list would have told of another number.
      else if (news.read?.id.startsWith('list')) this.#known();
    };
    if (!document.hidden) void this.#read();
  }

  #stop(): void {
    this.#knownAt = -Infinity;
    clearTimeout(this.#timer);
    this.#reading?.abort();
    this.#reading = this.#source = undefined;
    this.#channel?.close();
    this.#channel = undefined;
  }

  async #read(): Promise<void> {
    this.#reading?.abort();
    const { signal } = (this.#reading = new AbortController());
    try {
      const count = await this.#source?.load(signal);
      if (signal.aborted || count === undefined) return;
      this.#show(count);
      this.#channel?.postMessage({ user: this.user ?? '', unread: count });
    } catch {
      // A badge is no place for failures: the number stays, and the next question comes.
    } finally {
      if (!signal.aborted) this.#known();
    }
  }

  #show(count: number): void {
    this.#count = Number.isInteger(count) && count > 0 ? count : 0;
    this.#draw();
    this.#known();
  }

  #known(): void {
    this.#knownAt = Date.now();
    this.#wait(PAUSE);
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (!document.hidden && this.#source) this.#timer = setTimeout(() => void this.#read(), milliseconds);
  }

  #draw(): void {
    const count = String(this.#count);
    const label =
      this.label ?? (this.#count === 1 ? '{count} new reply from support' : 'Support: {count} unread');
    this.#badge.textContent = count;
    this.#badge.hidden = this.#count === 0;
    this.#badge.setAttribute('aria-label', label.replaceAll('{count}', count));
  }

  readonly #onVisibility = (): void => {
    const age = Date.now() - this.#knownAt;
    if (!document.hidden && age >= FRESH) void this.#read();
    else this.#wait(PAUSE - age);
  };

  /** A desk of this page, wherever it stands, of the same API and customer. */
  readonly #onDesk = (event: Event): void => {
    const [desk] = event.composedPath() as Partial<SupportUnreadBadge>[];
    const isSame = this.#base && resolve(desk?.apiBase)?.href === this.#base.href;
    if (!isSame || (this.user && desk?.user && desk.user !== this.user)) return;
    this.#show((event as CustomEvent<{ count: number }>).detail.count);
  };
}

/** The number, in a shadow root of its own. */
function draw(host: HTMLElement): HTMLElement {
  const badge = document.createElement('span');
  badge.setAttribute('part', 'badge');
  badge.setAttribute('role', 'img');
  badge.hidden = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  root.append(badge);
  return badge;
}

/** As the desk has it, so that both mean the same place. */
function resolve(apiBase = ''): URL | undefined {
  const value = apiBase.trim();
  if (!value || !URL.canParse(value, document.baseURI)) return undefined;
  const url = new URL(value, document.baseURI);
  url.hash = url.search = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return /^https?:$/.test(url.protocol) ? url : undefined;
}

define(NAME, SupportUnreadBadge);

declare global {
  interface HTMLElementTagNameMap {
    'support-unread-badge': SupportUnreadBadge;
  }
}
