import type { SupportRequestThread } from '../support-request-thread.ts';
import type { Problem, SupportRequest } from '../../../model.ts';
import { callsOf, may } from '../../../state/thread/actions.ts';
import { make, makeButton, write } from '../../element/elements.ts';
import { Failure } from '../../element/failure.ts';
import { problemIn } from '../../element/problem.ts';
import { UndoNote } from './undo-note.ts';

type Status = 'open' | 'closed';

type State =
  | { readonly is: 'idle' }
  /** On its way, or done and not yet read. */
  | { readonly is: 'busy'; readonly to: Status; readonly taken: boolean }
  | { readonly is: 'failed'; readonly to: Status; readonly problem: Problem | undefined };

const IDLE: State = { is: 'idle' };
const FAILED = { open: 'reopen.failed', closed: 'close.failed' } as const;

/**
 * "Close request" and "Reopen request". The status that is shown is the server's: it changes when the server has said so
 * and was read again.
 */
export class Lifecycle {
  readonly element: HTMLElement;
  readonly #host: SupportRequestThread;
  readonly #close: HTMLButtonElement;
  readonly #reopen: HTMLButtonElement;
  readonly #note: UndoNote;
  readonly #failure: Failure;
  /** By request: what failed stays told when the person comes back to it. */
  readonly #states = new Map<string, State>();
  #key: string | undefined;
  #byKeyboard = false;

  constructor(host: SupportRequestThread) {
    this.#host = host;
    this.#close = makeButton('', 'close-button', ({ detail }) => {
      // Neither a key nor a screen reader counts clicks.
      this.#byKeyboard = detail === 0;
      void this.#set('closed');
    });
    // The second press of two stands on what has taken the place of the first one's button.
    this.#reopen = makeButton('', 'reopen-button', ({ detail }) => {
      if (detail < 2) void this.#set('open');
    });
    this.#note = new UndoNote(() => void this.#set('open'));
    this.#failure = new Failure(() => {
      const state = this.#state;
      if (state.is === 'failed') void this.#set(state.to);
    });
    const line = make('div', 'lifecycle-line', this.#close, this.#reopen, this.#note.element);
    this.element = make('div', 'lifecycle', line, this.#failure.element);
    this.element.hidden = true;
  }

  /** @param request that is shown, if any */
  update(request: SupportRequest | undefined): void {
    if (request?.key !== this.#key) {
      this.#key = request?.key;
      this.#note.hide();
    }
    const { desk, translator } = this.#host;
    if (!desk || !request) {
      this.element.hidden = true;
      return;
    }
    const hadFocus = this.#holdsFocus();
    this.#follow(request);
    const { features } = desk.config;
    const can = callsOf(desk.backend).setStatus !== undefined;
    const canReopen = can && may('reopen', features, request);
    this.#close.hidden = !can || !may('close', features, request);
    this.#reopen.hidden = !canReopen;
    if (!canReopen) this.#note.hide();
    write(this.#close, translator.t('close.do'));
    write(this.#reopen, translator.t('reopen.do'));
    this.#note.draw(translator.t('close.done'), translator.t('close.undo'));
    const state = this.#state;
    for (const button of [this.#close, this.#reopen, this.#note.button]) {
      button.ariaDisabled = String(state.is === 'busy');
    }
    if (state.is === 'failed') this.#failure.draw(translator, translator.t(FAILED[state.to]), state.problem);
    else this.#failure.draw(translator, '', undefined);
    this.element.hidden =
      this.#close.hidden && this.#reopen.hidden && this.#failure.element.hidden && !this.#note.isShown;
    if (hadFocus && !this.#holdsFocus()) this.#keepFocus();
  }

  remove(): void {
    this.#note.hide();
    this.element.remove();
  }

  get #state(): State {
    return this.#states.get(this.#key ?? '') ?? IDLE;
  }

  async #set(to: Status): Promise<void> {
    const host = this.#host;
    const key = this.#key;
    const { desk } = host;
    if (!desk || key === undefined || this.#state.is === 'busy') return;
    const call = callsOf(desk.backend).setStatus;
    if (!call) return;
    this.#states.set(key, { is: 'busy', to, taken: false });
    this.#redraw();
    try {
      await call(key, to);
      this.#states.set(key, this.#key === key ? { is: 'busy', to, taken: true } : IDLE);
    } catch (error) {
      const problem = problemIn(error);
      this.#states.set(key, { is: 'failed', to, problem });
      this.#redraw();
      if (!problem) reportError(error);
      else {
        host.fail(problem, 'setStatus', () => {
          if (this.#key === key) void this.#set(to);
        });
      }
    }
    // Also after a failure: it may be closed by somebody else, or closed although no answer came.
    desk.thread(key).invalidate();
    desk.list.invalidate();
  }

  /** What the server says of the request ends what was on its way. */
  #follow(request: SupportRequest): void {
    const state = this.#state;
    const { key, closed } = request;
    if (state.is === 'idle') return;
    const isThere = closed === (state.to === 'closed');
    if (state.is === 'failed') {
      if (isThere) this.#states.set(key, IDLE);
      return;
    }
    const { desk } = this.#host;
    if (!state.taken || !desk) return;
    if (isThere) this.#done(request, state.to);
    // It said yes, and yet it is not so: the status shows that.
    else if (!desk.thread(key).isLoading) this.#states.set(key, IDLE);
  }

  #done(request: SupportRequest, to: Status): void {
    const { desk, translator } = this.#host;
    this.#states.set(request.key, IDLE);
    this.#host.announce(translator.t(to === 'closed' ? 'close.done' : 'reopen.done'));
    if (to === 'open' || !desk || !may('reopen', desk.config.features, request)) {
      this.#note.hide();
      return;
    }
    // Of a keyboard the next press would be "Undo"; of a pointer it would keep the note for ever.
    const goesOn = this.#byKeyboard && this.#close.matches(':focus');
    this.#note.show();
    if (goesOn) this.#note.button.focus();
  }

  #redraw(): void {
    const { desk } = this.#host;
    if (this.#key !== undefined) this.update(desk?.thread(this.#key).snapshot.request);
  }

  #holdsFocus(): boolean {
    const focused = this.#host.shadowRoot?.activeElement;
    return focused instanceof HTMLElement && this.element.contains(focused) && focused.checkVisibility();
  }

  /** The focus was on something that has gone. */
  #keepFocus(): void {
    const next = [this.#reopen, this.#close].find(button => button.checkVisibility());
    if (next) next.focus();
    else this.#host.focusHeading();
  }
}
