import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { Operation, SupportBackend } from '../../backends/backend.ts';
import type { Brand, Branding } from '../brand/brand.ts';
import type { SupportEventDetails, SupportEventName } from '../../events.ts';
import type { GetToken } from '../../http/auth.ts';
import { watchLang, stringsChanged } from '../../i18n/lang-watch.ts';
import { inTime, loadStrings } from '../../i18n/languages.ts';
import { nearestLang } from '../../i18n/locale.ts';
import type { TextKey } from '../../i18n/en.ts';
import { Translator, type StringOverrides, type TextValues } from '../../i18n/translator.ts';
import type { ContextItem, Prefill, Problem, StatusFilter } from '../../model.ts';
import { painted } from './painted.ts';
import type { Desk, View } from '../../state/desk.ts';
import { joinDesk, leaveDesk, moveDesk, type DeskSettings } from '../../state/desk-registry.ts';
import { base } from '../../styles/base.ts';
import { Watch } from './watch.ts';

const FILTERS: readonly string[] = ['open', 'closed', 'all'];
/** How long nothing is shown while a brand is on its way, in milliseconds. */
const BRAND_PATIENCE = 8000;
const CREDENTIALS: readonly string[] = ['omit', 'same-origin', 'include'];

/**
 * What is typed in a field of ours is no shortcut of the page, which sees only that a key came from an element that it
 * takes for no field. Escape, Tab, function keys and what is pressed with Ctrl or Command go on to it.
 */
function keepTyped(this: Node, event: Event): void {
  const { key, ctrlKey, metaKey, target } = event as KeyboardEvent;
  // A page's own field, in a slot, is the page's.
  if (!this.contains(target as Node) || !(target as Element).matches('.field')) return;
  if (!ctrlKey && !metaKey && !/^(Esc|Tab|F\d)/.test(key)) event.stopPropagation();
}

/**
 * What the five elements share: how they find their API and each other, whose words they speak, and how they tell the
 * page what happened.
 *
 * @cssprop [--support-color-accent=light-dark(#2457d6, #8fb1ff)] - Main buttons, focus, what is new. Text on it is black or white by itself.
 * @cssprop [--support-color-surface=transparent] - Behind everything.
 * @cssprop [--support-color-text=inherit] - Text; everything quieter is mixed from it.
 * @cssprop [--support-color-text-quiet=74 % of the text] - Secondary text.
 * @cssprop [--support-color-border=18 % of the text] - Hairlines.
 * @cssprop [--support-color-border-strong=52 % of the text] - Edges of buttons and fields.
 * @cssprop [--support-color-field=transparent] - Inside text fields.
 * @cssprop [--support-color-danger=light-dark(#b3261e, #ffb4ab)] - Failures.
 * @cssprop [--support-color-ok=light-dark(#1b6b3a, #7fd6a0)] - What goes well.
 * @cssprop [--support-color-status=the text] - A status that is none of the three below.
 * @cssprop [--support-color-status-open=--support-color-ok] - "Open".
 * @cssprop [--support-color-status-updated=--support-color-accent] - "Updated".
 * @cssprop [--support-color-status-closed=the text] - "Closed".
 * @cssprop [--support-font-family=inherit] - Font.
 * @cssprop [--support-font-size=inherit] - Size of normal text; all other sizes follow it.
 * @cssprop [--support-radius=6px] - Corners; cards have 1.6 times as much.
 * @cssprop [--support-shadow=0 4px 16px #0003] - Below what floats: menus, the hint where files may be dropped, a picture on its own.
 * @cssprop [--support-space=4px] - The unit of all distances.
 * @cssprop [--support-density=1] - Multiplies the distances and the height of controls: 0.85 is compact.
 */
export abstract class SupportElement extends LitElement {
  static override styles: CSSResultGroup[] = base;

  static override properties: PropertyDeclarations = {
    apiBase: { attribute: 'api-base' },
    backend: {},
    credentials: {},
    user: {},
    status: { reflect: true, useDefault: true },
    request: {
      reflect: true,
      useDefault: true,
      converter: { toAttribute: (value: string) => value || null },
    },
    theme: { reflect: true, useDefault: true },
    maxAttachmentBytes: { attribute: 'max-attachment-bytes', type: Number },
    brand: {},
    csrfMeta: { attribute: 'csrf-meta' },
    csrfCookie: { attribute: 'csrf-cookie' },
    token: { attribute: false },
    getToken: { attribute: false },
    fetch: { attribute: false },
    context: { attribute: false },
    // Another language of the page is a change of the words, too.
    strings: { attribute: false, hasChanged: () => true },
    sharedDesk: { attribute: false },
  };

  /** Base URL of the API, absolute or relative to the document's base URL, with or without a final slash. */
  declare apiBase: string | undefined;
  /** Which built-in backend speaks to the API: `rest`; or, as a property, an object of the `SupportBackend` interface. */
  declare backend: string | SupportBackend;
  /** Whether cookies go with the calls: `omit`, `same-origin` or `include`, as fetch has it. */
  declare credentials: RequestCredentials;
  /** An opaque key of the signed-in customer, under which drafts and read marks are kept; else the server's `Config.user.key`. */
  declare user: string | undefined;
  /** The filter: `open`, `closed` or `all`. Follows what the person chooses. */
  declare status: StatusFilter;
  /** The key of the request that is open; empty for the list. Follows what the person opens. */
  declare request: string;
  /** `light`, `dark`, or `auto` for the page's own color-scheme. The first two stand on a ground of their own, with space around. */
  declare theme: 'light' | 'dark' | 'auto';
  /** A file's limit in bytes; the server's `/config` wins where it is smaller. */
  declare maxAttachmentBytes: number;
  /**
   * The brand: an object, or the URL of a JSON file, relative to the document's base URL. Nothing is shown and nothing is
   * asked before it is here; one that can't be had is told to the console, and the desk works without.
   */
  declare brand: Brand | string | undefined;
  /** Name of a `<meta>` whose content goes with every write to the page's own origin, as `X-CSRF-Token`. */
  declare csrfMeta: string | undefined;
  /** Name of a cookie whose value goes with every write to the page's own origin, as `X-XSRF-TOKEN`. */
  declare csrfCookie: string | undefined;
  /** Bearer token, sent to the API's origin only. */
  declare token: string | undefined;
  /** Gives a bearer token; called with `refresh: true` when the last one was refused. */
  declare getToken: GetToken | undefined;
  /** A stand-in for `window.fetch`. */
  declare fetch: typeof fetch | undefined;
  /**
   * What the page knows of the place where the person asks, for example which server they look at. Shown in the form
   * before it is sent; the person can take out what they don't want to send.
   */
  declare context: readonly ContextItem[] | undefined;
  /** Text overrides: `{ [key]: text }`, or `{ [lang]: { [key]: text } }`. */
  declare strings: StringOverrides | undefined;
  /** The desk of the element around this one. @internal */
  declare sharedDesk: Desk | undefined;

  /** @internal */
  translator = new Translator('en');
  /** What this element shows; absent while it is off the page or not set up. @internal */
  desk: Desk | undefined;
  /** What came of `brand`. @internal */
  branding: Branding | undefined;
  /** Ends when `brand` is here, or is not to be waited for. */
  #dressing: Promise<void> | undefined;
  #hasStrings = false;
  readonly #live: HTMLElement = document.createElement('div');
  /** The element around this one; it still speaks for one that was taken away while something was on its way. */
  #outer: SupportElement | undefined;
  #joined: Desk | undefined;
  #synced: { status: StatusFilter; request: string } | undefined;
  #unread = 0;
  /** An `api-base` that is none; empty where it is missing. */
  #setupFault: string | undefined;
  #reported: string | undefined;
  #extended = false;
  #stopLang: (() => void) | undefined;

  constructor() {
    super();
    this.backend = 'rest';
    this.credentials = 'same-origin';
    this.status = 'open';
    this.request = '';
    this.theme = 'auto';
    this.maxAttachmentBytes = 3 * 1024 * 1024;
    new Watch(this, () => [this.desk, this.desk?.list]);
  }

  /** How many requests have news for the person. */
  get unreadCount(): number {
    return this.desk?.unreadCount ?? 0;
  }

  /** Wipes what is kept in this browser for the customer: drafts, files, read marks. */
  async signOut(): Promise<void> {
    await (this.desk ?? (await this.#findsDesk()))?.signOut();
  }

  /** Reads what is shown once more. */
  refresh(): void {
    this.desk?.refresh();
  }

  /** Opens the form; what is given is filled in where the person has written nothing. */
  async newRequest(prefill: Prefill = {}): Promise<void> {
    const desk = await this.#findsDesk();
    desk?.show({ name: 'new' });
    await desk?.prefill(prefill);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { host } = this.getRootNode() as Partial<ShadowRoot>;
    this.#outer = this.sharedDesk && host instanceof SupportElement ? host : undefined;
    this.#stopLang = watchLang(this, () => this.requestUpdate('strings'));
    addEventListener('pagehide', this.#saveNow);
    document.addEventListener('visibilitychange', this.#saveNow);
    this.requestUpdate('strings');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopLang?.();
    removeEventListener('pagehide', this.#saveNow);
    document.removeEventListener('visibilitychange', this.#saveNow);
    if (this.#joined) leaveDesk(this, this.#joined);
    this.#joined = this.desk = this.#synced = undefined;
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const box = document.createElement('div');
    box.className = 'box';
    for (const type of ['keydown', 'keypress', 'keyup']) box.addEventListener(type, keepTyped);
    // Outside the template, so that no drawing ever touches what a screen reader is about to say.
    this.#live.className = 'hidden';
    this.#live.role = 'status';
    box.append(this.#live);
    this.renderOptions.renderBefore = this.#live;
    super.createRenderRoot().append(box);
    return box;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('brand')) this.#dress();
    if (changed.has('strings')) {
      const lang = nearestLang(this);
      if (this.#outer) this.translator = this.#outer.translator;
      // Until the new words are here, the last ones stay, or nothing is drawn; but the API is asked meanwhile.
      else if (!loadStrings(lang) && !this.#dressing) {
        this.translator = new Translator(lang, this.branding?.strings(lang, this.strings) ?? this.strings);
        this.#hasStrings = true;
      }
    }
    if (!this.isConnected || this.#dressing) return;
    this.#findDesk();
    if (!this.desk) return;
    this.#extend(this.desk);
    if (!this.sharedDesk) {
      this.desk.maxAttachmentBytes = this.maxAttachmentBytes > 0 ? this.maxAttachmentBytes : Infinity;
      this.#sync(this.desk);
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#reportSetup();
    if (this.sharedDesk) return;
    for (const { name, detail } of this.desk?.takeSent() ?? []) this.emit(name, detail);
    const { unreadCount } = this;
    if (unreadCount === this.#unread) return;
    this.#unread = unreadCount;
    this.emit('support-unread-changed', { count: unreadCount });
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.#hasStrings && !this.#outer) return nothing;
    if (this.desk) return this.renderDesk(this.desk);
    if (this.#reported === undefined) return nothing;
    return html`<p class="fault" role="alert" part="message">${this.t('setup.apiBase', { value: this.#reported })}</p>`;
  }

  /** Draws what the desk knows. @internal */
  protected abstract renderDesk(desk: Desk): TemplateResult | typeof nothing;

  /** Another way to reach support, where the brand has one and `problem` calls for it. @internal */
  renderOtherWay(_problem: Problem): unknown {
    return nothing;
  }

  /** @internal */
  t(key: TextKey, values?: TextValues): string {
    return this.translator.t(key, values);
  }

  /** Tells a screen reader something, once. @internal */
  announce(text: string): void {
    // The outermost element speaks: an inner one may be hidden before a screen reader gets to it.
    if (this.#outer) {
      this.#outer.announce(text);
      return;
    }
    const live = this.#live;
    live.textContent = live.textContent === text ? `${text}\u00a0` : text;
  }

  /** Tells the page something; false when the page said no. @internal */
  emit<N extends SupportEventName>(name: N, detail: SupportEventDetails[N], cancelable = false): boolean {
    const target = this.isConnected ? this : (this.#outer ?? this);
    return target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }

  /** Tells the page that a call failed. @internal */
  fail(problem: Problem, operation: Operation, retry: () => void): void {
    this.emit('support-error', { problem, operation });
    if (problem.kind === 'unauthorized') this.emit('support-auth-required', { retry });
  }

  /** Goes to another view because the person asked. @internal */
  go(view: View): void {
    this.desk?.show(view);
    if (view.name !== 'thread') this.emit('support-view-changed', { view: view.name });
    else {
      this.emit('support-request-opened', { requestKey: view.key });
      this.emit('support-view-changed', { view: 'thread', requestKey: view.key });
    }
  }

  /** Resolves once the desk is there, or can't be. */
  async #findsDesk(): Promise<Desk | undefined> {
    await this.updateComplete;
    await this.#dressing;
    await this.updateComplete;
    return this.desk;
  }

  readonly #saveNow = (event: Event): void => {
    // A page that is hidden may not get another chance.
    if (event.type === 'pagehide' || document.hidden) void this.desk?.save();
  };

  #dress(): void {
    const { brand } = this;
    const settle = (branding: Branding | undefined) => {
      if (brand !== this.brand) return;
      this.branding = branding;
      this.#dressing = undefined;
      stringsChanged();
    };
    this.#dressing = inTime(
      import('../brand/brand.lazy.ts')
        .then(({ dress }) => dress(this, brand))
        // eslint-disable-next-line no-console -- To the integrator; the desk works without.
        .catch(console.error as (error: unknown) => undefined)
        .then(settle),
      BRAND_PATIENCE,
    ).then(() => {
      // It took too long; what comes later is put on then.
      if (this.#dressing) settle(this.branding);
    });
  }

  #findDesk(): void {
    if (this.sharedDesk) {
      this.desk = this.sharedDesk;
      return;
    }
    const settings = this.#settings();
    if (settings) {
      this.#setupFault = undefined;
      const next = this.#joined ? moveDesk(this, this.#joined, settings) : joinDesk(this, settings);
      if (next !== this.#joined) this.#synced = undefined;
      this.#joined = next;
    } else if (this.#joined) {
      leaveDesk(this, this.#joined);
      this.#joined = this.#synced = undefined;
    }
    this.desk = this.#joined;
  }

  /** What is rare comes when the first rows are there; everything else works without its file. */
  #extend(desk: Desk): void {
    if (this.#extended) return;
    this.#extended = true;
    desk.begun
      .then(() => import('./extras.lazy.ts'))
      .then(
        ({ extend }) => extend(this),
        () => {},
      );
  }

  #settings(): DeskSettings | undefined {
    const { user, fetch, token, getToken, csrfMeta, csrfCookie } = this;
    const credentials = CREDENTIALS.includes(this.credentials) ? this.credentials : 'same-origin';
    const brand = this.branding?.backend;
    const rest = {
      user: user || undefined,
      credentials,
      fetch,
      token,
      getToken,
      csrfMeta,
      csrfCookie,
      brand,
      painted,
    };
    if (this.backend && typeof this.backend === 'object') return { ...rest, api: this.backend };
    const value = this.apiBase?.trim() ?? '';
    const url = value && URL.canParse(value, document.baseURI) ? new URL(value, document.baseURI) : undefined;
    if (!url || !/^https?:$/.test(url.protocol)) {
      this.#setupFault = value;
      return undefined;
    }
    url.hash = url.search = '';
    if (!url.pathname.endsWith('/')) url.pathname += '/';
    return { ...rest, api: url };
  }

  /** A script's change goes down to the desk, a person's comes up from it. */
  #sync(desk: Desk): void {
    const first = this.#synced === undefined;
    const last = this.#synced ?? { status: 'open', request: '' };
    if (this.status !== last.status) desk.choose(FILTERS.includes(this.status) ? this.status : 'open');
    if (this.request !== last.request && !(first && desk.view.name === 'new')) {
      desk.show(this.request ? { name: 'thread', key: this.request } : { name: 'list' });
    }
    const { filter } = desk.list.snapshot;
    // Lit would write an attribute for a default that is set anew.
    if (this.status !== filter) this.status = filter;
    this.request = desk.view.name === 'thread' ? desk.view.key : '';
    this.#synced = { status: this.status, request: this.request };
  }

  /** Says what is missing, once, and not before a framework had the time to set it. */
  #reportSetup(): void {
    const fault = this.#setupFault;
    if (fault === undefined || this.desk) {
      this.#reported = undefined;
      return;
    }
    setTimeout(() => {
      if (this.#setupFault !== fault || !this.isConnected || this.#reported === fault) return;
      this.#reported = fault;
      // eslint-disable-next-line no-console -- The one word to the integrator; a person sees it on the page.
      console.error(this.t('setup.apiBase', { value: fault }), this);
      this.requestUpdate();
    });
  }
}
