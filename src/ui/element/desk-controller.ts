import type { SupportBackend } from '../../backends/backend.ts';
import type { SupportEventDetails, SupportEventName } from '../../events.ts';
import { parseApiBase } from '../../http/page/api-base.ts';
import type { TextKey } from '../../i18n/texts.ts';
import type { TextValues } from '../../i18n/translator.ts';
import type { StatusFilter } from '../../model.ts';
import { STATUS_FILTERS } from '../../state/list/status-filters.ts';
import type { Desk } from '../../state/desk.ts';
import type { BackendWrapper } from '../../state/desk-backend.ts';
import { joinDesk, leaveDesk, moveDesk, type DeskSettings } from '../../state/desk-registry.ts';
import { painted } from './painted.ts';

/** An element with the settings of a desk. */
interface DeskHost extends HTMLElement, Omit<DeskSettings, 'api' | 'brand' | 'painted' | 'csrf'> {
  readonly apiBase: string | undefined;
  readonly backend: string | SupportBackend;
  readonly sharedDesk: Desk | undefined;
  readonly maxAttachmentBytes: number;
  readonly unreadCount: number;
  readonly csrfMeta: string | undefined;
  readonly csrfCookie: string | undefined;
  readonly csrfOrigin: string | undefined;
  readonly csrfHeader: string | undefined;
  status: StatusFilter;
  request: string;
  emit<N extends SupportEventName>(name: N, detail: SupportEventDetails[N]): boolean;
  announce(text: string): void;
  t(key: TextKey, values?: TextValues): string;
}

/** The desk of an element: that of the element around it, or the one for its own settings, synced with `status` and `request`. */
export class DeskController {
  /** Absent while the host is off the page or its `api-base` is not valid. */
  desk: Desk | undefined;
  /** The value of `api-base` where it is no http(s) URL, empty where it is missing; `undefined` where it is valid. */
  invalidApiBase: string | undefined;
  readonly #host: DeskHost;
  #joined: Desk | undefined;
  /** `status` and `request` as they were after the last sync. */
  #synced: { readonly status: StatusFilter; readonly request: string } | undefined;
  #emittedCount = 0;

  constructor(host: DeskHost) {
    this.#host = host;
  }

  connect(): void {
    addEventListener('pagehide', this.#save);
    document.addEventListener('visibilitychange', this.#save);
  }

  disconnect(): void {
    removeEventListener('pagehide', this.#save);
    document.removeEventListener('visibilitychange', this.#save);
    this.#leave();
    this.desk = undefined;
  }

  /**
   * Joins the desk for the host's settings, moves to another one or leaves it, and syncs `status` and `request`.
   *
   * @param brand of the host
   */
  update(brand: BackendWrapper | undefined): void {
    const { sharedDesk } = this.#host;
    if (sharedDesk) {
      this.desk = sharedDesk;
      this.invalidApiBase = undefined;
      return;
    }
    this.#join(brand);
    this.desk = this.#joined;
    if (this.desk) this.#sync(this.desk);
  }

  /** Emits what no element emits because of something that it does: late events, another key of the open request, another number of unread requests. */
  emitEvents(): void {
    const host = this.#host;
    if (host.sharedDesk) return;
    for (const { name, detail } of this.desk?.takeSent() ?? []) {
      host.emit(name, detail);
      if (name === 'support-request-created') host.announce(host.t('form.sent', { key: detail.request.key }));
      else host.announce(host.t('thread.added'));
    }
    for (const reply of this.desk?.replies?.take() ?? []) host.emit('support-reply', reply);
    const requestKey = this.desk?.takeMoved();
    if (requestKey !== undefined) host.emit('support-view-changed', { view: 'thread', requestKey });
    const count = host.unreadCount;
    if (count === this.#emittedCount) return;
    this.#emittedCount = count;
    host.emit('support-unread-changed', { count });
  }

  /** A hidden page may be discarded without another event. */
  readonly #save = (event: Event): void => {
    if (event.type === 'pagehide' || document.hidden) void this.desk?.save();
  };

  #join(brand: BackendWrapper | undefined): void {
    const host = this.#host;
    const settings = this.#settings(brand);
    if (!settings) return this.#leave();
    const next = this.#joined ? moveDesk(host, this.#joined, settings) : joinDesk(host, settings);
    if (next !== this.#joined) this.#synced = undefined;
    this.#joined = next;
  }

  #leave(): void {
    if (this.#joined) leaveDesk(this.#host, this.#joined);
    this.#joined = this.#synced = undefined;
  }

  #settings(brand: BackendWrapper | undefined): DeskSettings | undefined {
    const { apiBase, backend, credentials: mode, fetch, token, getToken } = this.#host;
    const { csrfMeta: meta, csrfCookie: cookie, csrfOrigin: origin, csrfHeader: header } = this.#host;
    const csrf = { meta, cookie, origin, header };
    const user = this.#host.user || undefined;
    const credentials = mode === 'omit' || mode === 'include' ? mode : 'same-origin';
    // A script may set `null`.
    const api = backend && typeof backend === 'object' ? backend : parseApiBase(apiBase);
    this.invalidApiBase = api ? undefined : (apiBase?.trim() ?? '');
    return api && { api, brand, painted, user, credentials, fetch, token, getToken, csrf };
  }

  /** Applies changes by the page to the desk, then those by the customer to the host. */
  #sync(desk: Desk): void {
    const host = this.#host;
    desk.maxAttachmentBytes = host.maxAttachmentBytes > 0 ? host.maxAttachmentBytes : Infinity;
    const isFirst = this.#synced === undefined;
    const { status, request } = this.#synced ?? { status: 'open', request: '' };
    // An attribute that names the default is a choice of the page, too.
    const isGiven = isFirst && !desk.list.chosenBy && host.hasAttribute('status');
    if (host.status !== status || isGiven)
      desk.choose(STATUS_FILTERS.includes(host.status) ? host.status : 'open');
    if (host.request !== request && !(isFirst && desk.view.name === 'new')) {
      desk.show(host.request ? { name: 'thread', key: host.request } : { name: 'list' });
    }
    const { filter } = desk.list.snapshot;
    host.status = filter;
    host.request = desk.view.name === 'thread' ? desk.view.key : '';
    this.#synced = { status: host.status, request: host.request };
  }
}
