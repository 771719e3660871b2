import { html, nothing, type CSSResultGroup, type PropertyDeclarations } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import type { Operation, SupportBackend } from '../../backends/backend.ts';
import type { SupportEventDetails, SupportEventName } from '../../events.ts';
import { toJson } from '../../http/json.ts';
import type { TextKey } from '../../i18n/texts.ts';
import type { StringOverrides, TextValues, Translator } from '../../i18n/translator.ts';
import type { ContextItem, Prefill, Problem, StatusFilter } from '../../model.ts';
import type { Desk, View } from '../../state/desk.ts';
import { base } from '../../styles/base.ts';
import { catchDrops, DropNotes } from '../files/drops.ts';
import type { Transferred } from '../files/transferred.ts';
import { BrandController } from '../brand/brand-controller.ts';
import type { Brand } from '../brand/brand.ts';
import type { ElementBrand } from '../brand/element-brand.ts';
import { DeskController } from './desk-controller.ts';
import { stopSecondClicks } from './double-click.ts';
import { addLateHelpers } from './late-helpers.ts';
import { LiveRegion } from './live-region.ts';
import { makeBox } from './box.ts';
import { SetupController } from './setup-controller.ts';
import { SignInElement } from './sign-in-element.ts';
import { TranslatorController } from './translator-controller.ts';
import { stopTypedKeys } from './typed-keys.ts';
import { Watch } from './watch.ts';

/**
 * The base of the five elements: their settings, their desk, which elements with the same settings share, their strings and
 * brand, and the public events.
 *
 * @attr {string} lang - BCP 47; else the nearest `lang` in the page, else English.
 * @fires {CustomEvent<SupportEventDetails['support-unread-changed']>} support-unread-changed - The number of unread requests changed.
 * @cssprop [--support-color-accent=light-dark(#2457d6, #8fb1ff)] - Main buttons, focus, unread requests. Text on it is black or white, whichever has more contrast.
 * @cssprop [--support-color-surface=transparent] - Behind everything.
 * @cssprop [--support-color-text=inherit] - Text; everything quieter is mixed from it.
 * @cssprop [--support-color-text-quiet=74 % of the text] - Secondary text.
 * @cssprop [--support-color-border=18 % of the text] - Hairlines.
 * @cssprop [--support-color-border-strong=52 % of the text] - Edges of buttons and fields.
 * @cssprop [--support-color-field=transparent] - Inside text fields.
 * @cssprop [--support-color-danger=light-dark(#b3261e, #ffb4ab)] - Problems.
 * @cssprop [--support-color-ok=light-dark(#1b6b3a, #7fd6a0)] - Success.
 * @cssprop [--support-color-status=the text] - Any other status than the three below.
 * @cssprop [--support-color-status-open=--support-color-ok] - "Open".
 * @cssprop [--support-color-status-updated=--support-color-accent] - "Updated".
 * @cssprop [--support-color-status-closed=the text] - "Closed".
 * @cssprop [--support-color-status-awaiting=light-dark(#855300, #f0bc5e)] - "Reply needed".
 * @cssprop [--support-font-family=inherit] - Font.
 * @cssprop [--support-font-size=inherit] - Size of normal text; all other sizes follow it.
 * @cssprop [--support-radius=6px] - Corners; cards have 1.6 times as much.
 * @cssprop [--support-shadow=0 4px 16px #0003] - Below menus, the hint where files may be dropped, and a picture in the viewer.
 * @cssprop [--support-space=4px] - The unit of all distances.
 * @cssprop [--support-density=1] - Multiplies the distances and the height of controls: 0.85 is compact.
 */
export abstract class SupportElement extends SignInElement {
  static override styles: CSSResultGroup[] = base;

  static override properties: PropertyDeclarations = {
    apiBase: { attribute: 'api-base' },
    backend: {},
    status: { reflect: true, useDefault: true },
    request: { reflect: true, useDefault: true, converter: { toAttribute: (key: string) => key || null } },
    theme: { reflect: true, useDefault: true },
    maxAttachmentBytes: { attribute: 'max-attachment-bytes', type: Number },
    notify: {},
    brand: { hasChanged: (now, before) => toJson(now) !== toJson(before) },
    context: { attribute: false },
    linkFor: { attribute: false },
    // Also requested where the page's language has changed, with the same value.
    strings: { attribute: false, hasChanged: () => true },
    sharedDesk: { attribute: false },
  };

  /** Base URL of the API, absolute or relative to the document's base URL, with or without a final slash. */
  declare apiBase: string | undefined;
  /** Which built-in backend speaks to the API: `rest`; or, as a property, an object of the `SupportBackend` interface. @default 'rest' */
  declare backend: string | SupportBackend;
  /** The filter: `open`, `closed` or `all`; `awaiting` where the backend counts what needs a reply. Follows what the customer chooses. @default 'open' */
  declare status: StatusFilter;
  /** The key of the request that is open; empty for the list. Follows what the customer opens. @default '' */
  declare request: string;
  /** `light`, `dark`, or `auto` for the page's own color-scheme. The first two have a background of their own, with padding. @default 'auto' */
  declare theme: 'light' | 'dark' | 'auto';
  /** A file's limit in bytes; the server's `/config` wins where it is smaller. @default 3 * 1024 * 1024 */
  declare maxAttachmentBytes: number;
  /** How a hidden tab tells of replies: `title`, they are counted in the page's title; `system`, by the browser's notifications. @default 'none' */
  declare notify: 'none' | 'title' | 'system';
  /**
   * The brand: an object, or the URL of a JSON file, relative to the document's base URL. Nothing is shown and no
   * API call is made before it is loaded. One that cannot be loaded is reported in the console, and the desk works without.
   */
  declare brand: Brand | string | undefined;
  /**
   * Facts that the page adds to a new request, for example which server it shows. The form shows them before they are sent;
   * the customer can remove items.
   */
  declare context: readonly ContextItem[] | undefined;
  /**
   * Gives the address of a request, by its key: its row is a link then, and the thread's menu offers it. A plain press opens the request
   * in place. Where it gives nothing, the row is a button. With `routing="hash"` it is the address with `support=<key>` by default.
   */
  declare linkFor: ((key: string) => string | undefined) | undefined;
  /** Text overrides: `{ [key]: text }`, or `{ [lang]: { [key]: text } }`. */
  declare strings: StringOverrides | undefined;
  /** The desk of the element around this one. @internal */
  declare sharedDesk: Desk | undefined;

  /** The element around this one, through which an element also announces and emits after it was removed. */
  #outer: SupportElement | undefined;
  readonly #strings = new TranslatorController(this);
  readonly #desk = new DeskController(this);
  readonly #brand = new BrandController(this);
  readonly #live = new LiveRegion();
  readonly #dropNotes = new DropNotes(this);
  readonly #setup = new SetupController(this, () => this.#desk.invalidApiBase);

  constructor() {
    super();
    new Watch(this, () => [this.desk, this.desk?.list]);
    addLateHelpers(this);
    catchDrops(this);
  }

  /** How many requests are unread. */
  get unreadCount(): number {
    return this.desk?.unreadCount ?? 0;
  }

  /** Absent while the element is disconnected or not set up. @internal */
  get desk(): Desk | undefined {
    return this.#desk.desk;
  }

  /** @internal */
  get translator(): Translator {
    return this.#strings.translator;
  }

  /** The loaded brand of this element or of the one around it. @internal */
  get branding(): ElementBrand | undefined {
    return this.#brand.branding ?? this.#outer?.branding;
  }

  /** Deletes what is stored in this browser for the customer: drafts, files, read marks. */
  async signOut(): Promise<void> {
    await (this.desk ?? (await this.#deskReady()))?.signOut();
  }

  /** Loads again what is shown. */
  refresh(): void {
    this.desk?.refresh();
  }

  /**
   * Opens the form; `prefill` is filled in where the customer has written nothing. The focus moves into the form, unless `focus` is false.
   */
  async newRequest(prefill?: Prefill, options: { readonly focus?: boolean } = {}): Promise<void> {
    if (this.#outer) return this.#outer.newRequest(prefill, options);
    const desk = await this.#deskReady();
    if (!desk) return;
    this.showForm(desk, options.focus !== false);
    await desk.prefill(prefill ?? {});
  }

  /** @param focus whether the focus moves into the form, where it is on the page already */
  protected showForm(desk: Desk, focus: boolean): void {
    desk.show({ name: 'new' });
    if (focus) desk.newRequest.focus?.();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { host } = this.getRootNode() as Partial<ShadowRoot>;
    this.#outer = this.sharedDesk && host instanceof SupportElement ? host : undefined;
    this.#desk.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#desk.disconnect();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const box = makeBox(super.createRenderRoot());
    stopTypedKeys(box);
    stopSecondClicks(box, () => toJson([this.desk?.view, this.desk?.list.snapshot.rows?.items.length]));
    // Outside the template, so that no rendering changes it before it is announced.
    box.append(this.#live.element);
    this.renderOptions.renderBefore = this.#live.element;
    return box;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const brand = this.#brand;
    if (changed.has('brand')) brand.load();
    if (changed.has('strings')) {
      if (this.#outer) this.#strings.inherit(this.#outer.translator);
      else this.#strings.update(brand.loaded !== undefined);
    }
    if (!this.isConnected || brand.loaded) return;
    this.#desk.update(brand.branding?.backend);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#desk.emitEvents();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.#strings.isReady) return nothing;
    return this.desk
      ? html`${this.#dropNotes.render()}${this.renderDesk(this.desk)}`
      : (this.#setup.report?.render() ?? nothing);
  }

  /** Renders the desk's snapshot. @internal */
  protected abstract renderDesk(desk: Desk): TemplateResult | typeof nothing;

  /** Files were dropped on this element: a draft takes them, else a message says where they can be dropped. @internal */
  takeFiles(chosen: Transferred): void {
    if (this.#outer) this.#outer.takeFiles(chosen);
    else this.showFileNote('file.notHere');
  }

  /** Shows why files were not taken; without a key the message is removed. @internal */
  showFileNote(key: TextKey | undefined): void {
    void this.#dropNotes.show(key);
  }

  /** The brand's link for an emergency, where it has one and the problem says that the API is down. @internal */
  renderEmergencyLink(problem: Problem): unknown {
    return this.branding?.renderEmergencyLink(this, problem);
  }

  /** @internal */
  t(key: TextKey, values?: TextValues): string {
    return this.translator.t(key, values);
  }

  /** Announces a text to a screen reader, once; see {@link LiveRegion.announce}. @internal */
  announce(text: string, passes = false): void {
    // By the outermost element: an inner one may be hidden before the text is announced.
    if (this.#outer) this.#outer.announce(text, passes);
    else this.#live.announce(text, passes);
  }

  /** Emits a public event; false when the page has canceled it. @internal */
  emit<N extends SupportEventName>(name: N, detail: SupportEventDetails[N], cancelable = false): boolean {
    const target = this.isConnected ? this : (this.#outer ?? this);
    return target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }

  /** Emits the events for a call that failed. @internal */
  fail(problem: Problem, operation: Operation, retry: () => void): void {
    this.emit('support-error', { problem, operation });
    if (problem.kind === 'unauthorized') this.emit('support-auth-required', { retry });
  }

  /** Goes to another view because the customer asked for it. @internal */
  go(view: View): void {
    // The outermost element has all views, and moves the focus.
    if (this.#outer) {
      this.#outer.go(view);
      return;
    }
    this.desk?.show(view);
    if (view.name !== 'thread') this.emit('support-view-changed', { view: view.name });
    else {
      this.emit('support-request-opened', { requestKey: view.key });
      this.emit('support-view-changed', { view: 'thread', requestKey: view.key });
    }
  }

  /** The desk, once the brand is loaded; `undefined` where the element is not set up. */
  async #deskReady(): Promise<Desk | undefined> {
    await this.updateComplete;
    await this.#brand.loaded;
    await this.updateComplete;
    return this.desk;
  }
}
