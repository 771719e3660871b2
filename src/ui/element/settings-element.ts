import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { SupportBackend } from '../../backends/backend.ts';
import type { GetToken } from '../../http/auth.ts';
import { toJson } from '../../http/json.ts';
import type { StringOverrides } from '../../i18n/translator.ts';
import type { ContextItem, StatusFilter } from '../../model.ts';
import type { Desk } from '../../state/desk.ts';
import type { Brand } from '../brand/brand.ts';
import { PageAttributes } from './page-attributes.ts';
import { withDefault } from './property-defaults.ts';

/**
 * The settings of the five elements, as attributes and properties. One that the page binds to `null` or `undefined` has its default, and an
 * attribute that was only reflected may be removed by a page that morphs its HTML.
 */
export abstract class SettingsElement extends LitElement {
  static override properties: PropertyDeclarations = {
    apiBase: { attribute: 'api-base' },
    backend: {},
    credentials: {},
    user: {},
    status: { reflect: true, useDefault: true },
    request: { reflect: true, useDefault: true, converter: { toAttribute: (key: string) => key || null } },
    theme: { reflect: true, useDefault: true },
    maxAttachmentBytes: { attribute: 'max-attachment-bytes', type: Number },
    brand: { hasChanged: (now, before) => toJson(now) !== toJson(before) },
    csrfMeta: { attribute: 'csrf-meta' },
    csrfCookie: { attribute: 'csrf-cookie' },
    token: { attribute: false },
    getToken: { attribute: false },
    fetch: { attribute: false },
    context: { attribute: false },
    // Also requested where the page's language has changed, with the same value.
    strings: { attribute: false, hasChanged: () => true },
    sharedDesk: { attribute: false },
  };

  /** Base URL of the API, absolute or relative to the document's base URL, with or without a final slash. */
  declare apiBase: string | undefined;
  /** Which built-in backend speaks to the API: `rest`; or, as a property, an object of the `SupportBackend` interface. */
  declare backend: string | SupportBackend;
  /** Whether cookies go with the calls: `omit`, `same-origin` or `include`, as fetch has it. */
  declare credentials: RequestCredentials;
  /** An opaque key of the signed-in customer, under which drafts and read marks are stored; else the server's `Config.user.key`. */
  declare user: string | undefined;
  /** The filter: `open`, `closed` or `all`. Follows what the customer chooses. */
  declare status: StatusFilter;
  /** The key of the request that is open; empty for the list. Follows what the customer opens. */
  declare request: string;
  /** `light`, `dark`, or `auto` for the page's own color-scheme. The first two have a background of their own, with padding. */
  declare theme: 'light' | 'dark' | 'auto';
  /** A file's limit in bytes; the server's `/config` wins where it is smaller. */
  declare maxAttachmentBytes: number;
  /**
   * The brand: an object, or the URL of a JSON file, relative to the document's base URL. Nothing is shown and no
   * API call is made before it is loaded. One that cannot be loaded is reported in the console, and the desk works without.
   */
  declare brand: Brand | string | undefined;
  /** Name of a `<meta>` whose content goes with every write to the page's own origin, as `X-CSRF-Token`. */
  declare csrfMeta: string | undefined;
  /** Name of a cookie whose value goes with every write to the page's own origin, as `X-XSRF-TOKEN`. */
  declare csrfCookie: string | undefined;
  /** Bearer token, sent to the API's origin only. */
  declare token: string | undefined;
  /** Gives a bearer token; called with `refresh: true` when the last one was rejected. */
  declare getToken: GetToken | undefined;
  /** Used in place of `window.fetch`. */
  declare fetch: typeof fetch | undefined;
  /**
   * Facts that the page adds to a new request, for example which server it shows. The form shows them before they are sent;
   * the customer can remove items.
   */
  declare context: readonly ContextItem[] | undefined;
  /** Text overrides: `{ [key]: text }`, or `{ [lang]: { [key]: text } }`. */
  declare strings: StringOverrides | undefined;
  /** The desk of the element around this one. @internal */
  declare sharedDesk: Desk | undefined;

  readonly #attributes = new PageAttributes(this);

  /** @internal */
  protected static override getPropertyDescriptor(
    ...[name, key, options]: Parameters<typeof LitElement.getPropertyDescriptor>
  ): PropertyDescriptor | undefined {
    return withDefault(super.getPropertyDescriptor(name, key, options), name, options);
  }

  constructor() {
    super();
    for (const name of (this.constructor as typeof SettingsElement).elementProperties.keys())
      Object.assign(this, { [name]: undefined });
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (this.#attributes.isByPage(name, value)) super.attributeChangedCallback(name, before, value);
  }

  protected override update(changed: PropertyValues): void {
    this.#attributes.whileReflecting(() => super.update(changed));
  }
}
