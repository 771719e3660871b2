import '../../../i18n/en-people.ts';
import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { PeopleChange } from '../../../backends/backend.ts';
import { problemOf, SupportError, type Problem, type SupportRequest } from '../../../model.ts';
import { sharedWith, viewersOf, type Named } from '../../../state/people/viewers.ts';
import { presentRequest } from '../../../state/thread/present-request.ts';
import type { Thread } from '../../../state/thread/thread.ts';
import type { LatePart } from '../../element/late-view.ts';
import { problemMessage } from '../../element/problem-message.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { PeoplePicker } from '../../people/people-picker.ts';
import { peopleStyles } from '../../people/people.styles.ts';
import { whoSees } from '../../people/who-sees.ts';

/** Who can see the request of a thread, and the panel that changes that: each change at once, and what is shown is the server's. */
export class ThreadSharing implements LatePart, ReactiveController {
  readonly styles = css`
    ${peopleStyles}
    .head .who-sees,
    .head .people-panel {
      flex-basis: 100%;
    }
    .people-panel {
      margin-block: var(--sr-s);
    }
    .before-comment {
      margin-block-start: var(--sr-l);
    }
  `;
  readonly #host: SupportElement;
  readonly #picker: PeoplePicker;
  /** Of the request that the panel is about. */
  #key: string | undefined;
  #isOpen = false;
  #running: AbortController | undefined;
  #failed: { readonly problem: Problem; readonly retry: () => void } | undefined;

  constructor(host: SupportElement) {
    this.#host = host;
    this.#picker = new PeoplePicker(host, {
      chosen: () => (this.#request ? sharedWith(this.#request) : []),
      add: person => this.#change({ add: [person.id] }, person, 'added'),
      remove: person => this.#change({ remove: [person.id] }, person, 'removed'),
      isBusy: () => this.#running !== undefined,
    });
    host.addController(this);
  }

  /** Whether the customer can share the request that is shown. */
  get isOffered(): boolean {
    return this.#request !== undefined && this.#host.desk?.backend.sharePeople !== undefined;
  }

  /** Opens the panel. */
  open(): void {
    this.#isOpen = true;
    this.#picker.search();
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#picker.focus());
  }

  hostUpdate(): void {
    const request = this.#request;
    // Another one, or this customer is not shown it any more.
    if (request && request.key === this.#key) return;
    this.#key = request?.key;
    this.#close();
  }

  hostDisconnected(): void {
    this.#close();
  }

  /** In the head of the thread. */
  render(request: SupportRequest): TemplateResult {
    return html`${whoSees(this.#host.translator, viewersOf(request))} ${this.#isOpen ? this.#renderPanel() : nothing}`;
  }

  /** Before the composer, where somebody else sees what is written there. */
  renderBeforeComment(request: SupportRequest): TemplateResult | typeof nothing {
    const viewers = viewersOf(request);
    return viewers.length === 0
      ? nothing
      : html`<div class="before-comment">${whoSees(this.#host.translator, viewers)}</div>`;
  }

  #renderPanel(): TemplateResult {
    const host = this.#host;
    const message = problemMessage(host, {
      what: 'people.shareFailed',
      problem: this.#failed?.problem,
      retry: () => this.#failed?.retry(),
      texts: { forbidden: 'act.forbidden', unauthorized: 'act.unauthorized', 'not-found': 'error.not-found' },
    });
    return html`<div class="people-panel" part="people-panel" role="group" aria-label=${host.t('people.group')}
      aria-busy=${this.#running !== undefined} @keydown=${this.#onKey}>
      ${this.#picker.render()} ${message}
      <div><button type="button" class="button" part="share-button" @click=${this.#done}>${host.t('people.done')}</button></div>
    </div>`;
  }

  get #request(): SupportRequest | undefined {
    return presentRequest(this.#thread?.snapshot);
  }

  get #thread(): Thread | undefined {
    return this.#host.desk?.openThread;
  }

  async #change(change: PeopleChange, person: Named, done: 'added' | 'removed'): Promise<boolean> {
    const host = this.#host;
    const { desk } = host;
    const thread = this.#thread;
    const share = desk?.backend.sharePeople?.bind(desk.backend);
    if (!thread || !share || this.#running) return false;
    const { signal } = (this.#running = new AbortController());
    this.#failed = undefined;
    host.requestUpdate();
    try {
      const request = await share(thread.key, change, { signal });
      if (signal.aborted) return false;
      this.#running = undefined;
      thread.put(request);
      desk?.list.put(request);
      host.announce(host.t(`people.${done}`, { name: person.name }));
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      this.#running = undefined;
      const problem = problemOf(error);
      const retry = () => void this.#change(change, person, done);
      this.#failed = { problem, retry };
      if (error instanceof SupportError) host.fail(problem, 'sharePeople', retry);
      else reportError(error);
      // Somebody else has changed it, or it is gone: what is shown is the server's.
      if (/conflict|not-found|forbidden/.test(problem.kind)) thread.invalidate();
      return false;
    } finally {
      host.requestUpdate();
    }
  }

  #close(): void {
    this.#isOpen = false;
    this.#failed = undefined;
    this.#running?.abort();
    this.#running = undefined;
    this.#picker.clear();
  }

  readonly #done = (): void => {
    this.#close();
    this.#host.requestUpdate();
    this.#host.renderRoot.querySelector<HTMLElement>('[part~="menu-button"]')?.focus();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#done();
  };
}
