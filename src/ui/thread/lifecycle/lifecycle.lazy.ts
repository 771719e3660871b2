import '../../../i18n/en-late.ts';
import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { problemOf, SupportError, type Problem, type SupportRequest } from '../../../model.ts';
import { may } from '../../../state/thread/actions.ts';
import { presentRequest } from '../../../state/thread/present-request.ts';
import type { LatePart } from '../../element/late-view.ts';
import { problemMessage } from '../../element/problem-message.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { actionTexts } from '../action-texts.ts';
import { UndoNote, undoNoteStyles } from '../../element/undo-note.ts';

/** Below the composer, at the end of the thread: nothing moves as it comes. */
const styles = css`
  ${undoNoteStyles}
  .lifecycle {
    margin-block-start: var(--sr-l);
    padding-block-start: var(--sr-l);
    border-block-start: 1px solid var(--sr-line);
  }
  .lifecycle-line {
    gap: var(--sr-xs) var(--sr-m);
  }
  .lifecycle .problem {
    margin-block: var(--sr-m) 0;
  }
`;

type Status = 'open' | 'closed';

/** A change of one request's status that is running or has failed. */
interface State {
  readonly to: Status;
  /** The server has accepted it, and the request is loaded again. */
  readonly accepted?: boolean;
  /** Why it failed. */
  readonly problem?: Problem;
}

const FAILED = { open: 'reopen.failed', closed: 'close.failed' } as const;

interface LifecycleHost extends SupportElement {
  /** Puts the focus on the request's summary. */
  focusStart(): void;
}

/**
 * "Close request" and "Reopen request". The status that is shown is the server's: it changes once the server has accepted
 * the change and the request is loaded again.
 */
export class Lifecycle implements LatePart, ReactiveController {
  readonly styles = styles;
  readonly #host: LifecycleHost;
  readonly #undo: UndoNote;
  /** By the request's key: a problem is still shown when the request is opened again. */
  readonly #states = new Map<string, State | undefined>();
  #request: SupportRequest | undefined;
  #byKeyboard = false;
  #hadFocus = false;
  /** Whether the focus goes to "Undo" once that is rendered. */
  #toUndo = false;

  constructor(host: LifecycleHost) {
    this.#host = host;
    this.#undo = new UndoNote(host, {
      name: 'close',
      text: 'close.done',
      undo: () => void this.#set('open'),
    });
    host.addController(this);
  }

  hostUpdate(): void {
    const { desk } = this.#host;
    const request = presentRequest(desk?.openThread?.snapshot);
    if (request?.key !== this.#request?.key) this.#undo.hide();
    this.#request = request;
    this.#hadFocus = this.#focused !== null;
    if (!desk || !request) return;
    this.#settle(request);
    if (!may('reopen', desk, request)) this.#undo.hide();
  }

  hostUpdated(): void {
    if (this.#toUndo) this.#undo.focus();
    // The element that had the focus was removed.
    else if (this.#request && this.#hadFocus && !this.#focused) {
      const next = this.#host.renderRoot.querySelector<HTMLElement>('.lifecycle-line > .button');
      if (next) next.focus();
      else this.#host.focusStart();
    }
    this.#toUndo = false;
  }

  hostDisconnected(): void {
    this.#undo.hide();
  }

  render(): TemplateResult | typeof nothing {
    const host = this.#host;
    const request = this.#request;
    if (!host.desk || !request) return nothing;
    const mayClose = may('close', host.desk, request);
    const mayReopen = may('reopen', host.desk, request);
    const state = this.#state;
    const problem = state?.problem;
    if (!mayClose && !mayReopen && !problem) return nothing;
    return html`<div class="lifecycle">
      <div class="flow lifecycle-line">
        ${mayClose ? this.#renderButton('close', this.#onClose) : nothing}
        ${mayReopen ? this.#renderButton('reopen', this.#onReopen) : nothing}
        ${this.#undo.render(this.#isBusy)}
      </div>
      ${state && problemMessage(host, { what: FAILED[state.to], problem, retry: () => void this.#set(state.to), texts: actionTexts })}
    </div>`;
  }

  #renderButton(name: 'close' | 'reopen', onClick: (event: MouseEvent) => void): TemplateResult {
    return html`<button type="button" class="button" part="${name}-button" aria-disabled=${this.#isBusy} @click=${onClick}>${this.#host.t(name === 'close' ? 'close.do' : 'reopen.do')}</button>`;
  }

  readonly #onClose = ({ detail }: MouseEvent): void => {
    // Clicks by keyboard or screen reader have no count.
    this.#byKeyboard = detail === 0;
    void this.#set('closed');
  };

  /** Ignores the second press of a double click on "Close request", which this button replaces. */
  readonly #onReopen = ({ detail }: MouseEvent): void => {
    if (detail < 2) void this.#set('open');
  };

  get #state(): State | undefined {
    return this.#states.get(this.#request?.key ?? '');
  }

  get #isBusy(): boolean {
    return this.#state !== undefined && !this.#state.problem;
  }

  async #set(to: Status): Promise<void> {
    const host = this.#host;
    const { desk } = host;
    const key = this.#request?.key;
    if (!desk?.backend.setStatus || key === undefined || this.#isBusy) return;
    const set = (state?: State) => {
      this.#states.set(key, state);
      host.requestUpdate();
    };
    const thread = desk.thread(key);
    set({ to });
    try {
      await desk.signedIn.confirm();
      await desk.backend.setStatus(key, to);
      set(this.#request?.key === key ? { to, accepted: true } : undefined);
    } catch (error) {
      set({ to, problem: problemOf(error) });
      if (!(error instanceof SupportError)) reportError(error);
      else {
        host.fail(error.problem, 'setStatus', () => {
          if (this.#request?.key === key) void this.#set(to);
        });
      }
    }
    // Also after a failure: the status may have changed all the same.
    thread.invalidate();
    desk.list.invalidate();
    const state = this.#states.get(key);
    if (!state?.accepted) return;
    // The host's next update begins to load it.
    await host.updateComplete;
    while (thread.isLoading) await thread.idle();
    // The server has accepted the change without making it: the status shows that.
    const isThere = thread.snapshot.request?.closed === (to === 'closed');
    if (!isThere && this.#states.get(key) === state) set();
  }

  /** Ends a change once the loaded request has the new status. */
  #settle({ key, closed }: SupportRequest): void {
    const state = this.#state;
    if (!state || closed !== (state.to === 'closed') || !(state.problem ?? state.accepted)) return;
    this.#states.delete(key);
    if (state.problem) return;
    const host = this.#host;
    host.announce(host.t(closed ? 'close.done' : 'reopen.done'));
    if (!closed) {
      this.#undo.hide();
      return;
    }
    this.#undo.show();
    // Only for the keyboard: with the focus on "Undo" the note would stay.
    this.#toUndo = this.#byKeyboard && this.#focused?.matches('[part=close-button]') === true;
  }

  /** The element of this part that has the focus. */
  get #focused(): Element | null {
    const focused = this.#host.shadowRoot?.activeElement;
    return focused?.closest('.lifecycle') ? focused : null;
  }
}
