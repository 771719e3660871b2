import '../../i18n/en-late.ts';
import '../../i18n/en-notify.ts';
import type { ReactiveController } from 'lit';
import type { Desk } from '../../state/desk.ts';
import type { NotifyMode } from '../../state/desk-context.ts';
import type { Reply } from '../../state/live/replies.lazy.ts';
import type { HelpedElement } from '../element/helped-element.ts';
import { countInTitle } from './page-title.ts';
import { showNotification } from './system-notification.ts';

export { NotifyOffer } from './notify-offer.ts';

/** The element of a page that tells of a desk's replies: one for each desk. */
const tellers = new WeakMap<Desk, Notify>();

/** Tells of replies while the tab is hidden: in the page's title, or by a notification of the browser. */
export class Notify implements ReactiveController {
  readonly #host: HelpedElement;
  #desk: Desk | undefined;
  #mode: NotifyMode = 'none';
  #unsubscribe: (() => void) | undefined;
  #count = 0;

  constructor(host: HelpedElement) {
    this.#host = host;
    host.addController(this);
    this.hostConnected();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  hostUpdate(): void {
    const { desk, notify } = this.#host;
    const mode = notify === 'title' || notify === 'system' ? notify : 'none';
    if (desk !== this.#desk) this.#leave();
    this.#desk = desk;
    if (mode !== 'title') this.#tell(0);
    if (desk && mode !== this.#mode) {
      desk.notify = mode;
      // Replies are heard of from now on.
      desk.changed();
    }
    this.#mode = desk ? mode : 'none';
    if (!desk || mode === 'none') return;
    if (!tellers.has(desk)) tellers.set(desk, this);
    if (tellers.get(desk) === this) this.#unsubscribe ??= desk.replies?.subscribe(this.#onReply);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#leave();
  }

  #leave(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#tell(0);
    if (this.#desk && tellers.get(this.#desk) === this) tellers.delete(this.#desk);
    this.#desk = undefined;
    this.#mode = 'none';
  }

  readonly #onReply = (reply: Reply): void => {
    if (!document.hidden) return;
    if (this.#mode === 'title') this.#tell(this.#count + reply.count);
    if (this.#mode === 'system') showNotification(this.#host, reply);
  };

  readonly #onVisibility = (): void => {
    if (!document.hidden) this.#tell(0);
  };

  #tell(count: number): void {
    if (count === this.#count) return;
    this.#count = count;
    countInTitle(this, count);
  }
}
