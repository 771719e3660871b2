import type { ReactiveController } from 'lit';
import type { SupportRequestThread } from '../../elements/support-request-thread.ts';
import { ThreadMenu } from './thread-menu.ts';

/** What stands in a thread beside its history and its composer: the menu in its first line. */
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
    const line = this.#host.renderRoot.querySelector('.back');
    // Lit draws the line anew where there was no thread for a while.
    if (line && this.#menuPlace.parentNode !== line) line.append(this.#menuPlace);
    this.#menu ??= new ThreadMenu(this.#host, this.#menuPlace);
    this.#menu.update();
  }

  hostDisconnected(): void {
    this.#menu?.remove();
    this.#menu = undefined;
    this.#menuPlace.remove();
  }
}
