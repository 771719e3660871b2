import type { ReactiveController } from 'lit';
import type { SupportRequestThread } from './support-request-thread.ts';
import type { SupportRequest } from '../../model.ts';
import type { Thread, ThreadSnapshot } from '../../state/thread/thread.ts';
import { Arrivals } from './arrivals/arrivals.ts';
import { Earlier } from './arrivals/earlier.ts';
import { adopt } from '../element/elements.ts';
import { Lifecycle } from './lifecycle/lifecycle.ts';
import { lifecycleStyles } from './lifecycle/lifecycle.styles.ts';
import { NewLine } from './arrivals/new-line.ts';
import { newsStyles } from './arrivals/arrivals.styles.ts';
import { RatingPlace } from './rating/rating-place.ts';
import { ThreadMenu } from './menu/thread-menu.ts';

/** What stands in a thread beside its history and its composer: the menu in its first line, what can be done at its end. */
export class ThreadExtras implements ReactiveController {
  readonly #host: SupportRequestThread;
  readonly #menuPlace = document.createElement('div');
  #menu: ThreadMenu | undefined;
  readonly #newLine = new NewLine();
  readonly #earlier = new Earlier();
  readonly #arrivals: Arrivals;
  readonly #lifecycle: Lifecycle;
  readonly #rating: RatingPlace;
  #disown: (() => void) | undefined;

  constructor(host: SupportRequestThread) {
    this.#host = host;
    this.#lifecycle = new Lifecycle(host);
    this.#rating = new RatingPlace(host);
    this.#arrivals = new Arrivals(host);
    host.addController(this);
    host.requestUpdate();
  }

  hostUpdate(): void {
    this.#earlier.before(this.#host.shadowRoot, this.#thread);
    this.#arrivals.before(this.#thread);
  }

  hostUpdated(): void {
    const host = this.#host;
    const { renderRoot } = host;
    this.#disown ??= adopt(host.shadowRoot, newsStyles + lifecycleStyles);
    const line = renderRoot.querySelector('.back');
    // Lit draws the line anew where there was no thread for a while.
    if (line && this.#menuPlace.parentNode !== line) line.append(this.#menuPlace);
    this.#menu ??= new ThreadMenu(host, this.#menuPlace);
    this.#menu.update();
    const snapshot = this.#thread?.snapshot;
    this.#afterEntries();
    const request = snapshot && requestOf(snapshot);
    for (const part of [this.#lifecycle, this.#rating]) {
      if (part.element.parentNode !== renderRoot) renderRoot.append(part.element);
      part.update(request);
    }
  }

  hostDisconnected(): void {
    this.#menu?.remove();
    this.#menu = undefined;
    this.#menuPlace.remove();
    this.#newLine.remove();
    this.#arrivals.remove();
    this.#lifecycle.remove();
    this.#rating.remove();
    this.#disown?.();
    this.#disown = undefined;
  }

  #afterEntries(): void {
    const host = this.#host;
    const thread = this.#thread;
    const history = host.renderRoot.querySelector('.history');
    this.#newLine.update(
      history,
      thread?.snapshot,
      thread && host.desk?.seenBefore?.(thread.key),
      host.translator,
      id => this.#arrivals.offer(id),
    );
    this.#arrivals.after();
    if (!history || !thread) return;
    this.#earlier.after(history, thread, host.shadowRoot);
  }

  /** The one that is shown. */
  get #thread(): Thread | undefined {
    const { desk } = this.#host;
    return desk?.view.name === 'thread' ? desk.thread(desk.view.key) : undefined;
  }
}

/** The request that is shown: not one that is there no more. */
function requestOf({ request, requestPhase }: ThreadSnapshot): SupportRequest | undefined {
  const problem = requestPhase.is === 'failed' ? requestPhase.problem.kind : undefined;
  return problem === 'not-found' || problem === 'forbidden' ? undefined : request;
}
