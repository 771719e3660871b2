import type { ReactiveController } from 'lit';
import type { SupportRequestThread } from '../../elements/support-request-thread.ts';
import { ThreadMenu } from './thread-menu.ts';

/** What stands in a thread beside its history and its composer: the menu in its head. */
export class ThreadExtras implements ReactiveController {
  readonly #host: SupportRequestThread;
  readonly #menuPlace = document.createElement('div');
  #menu: ThreadMenu | undefined;

  constructor(host: SupportRequestThread) {
    this.#host = host;
    host.addController(this);
    host.requestUpdate();
  }

  hostUpdated(): void {
    const head = this.#host.renderRoot.querySelector('.head');
    // Lit draws the head anew for another request: what stands in it moves along.
    if (head && this.#menuPlace.parentNode !== head) head.append(this.#menuPlace);
    this.#menu ??= new ThreadMenu(this.#host, this.#menuPlace);
    this.#menu.update();
  }

  hostDisconnected(): void {
    this.#menu?.remove();
    this.#menu = undefined;
    this.#menuPlace.remove();
  }
}
