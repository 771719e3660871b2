import '../../../i18n/en-late.ts';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { TextKey } from '../../../i18n/texts.ts';
import { problemOf, SupportError, type Problem } from '../../../model.ts';
import { presentRequest } from '../../../state/thread/present-request.ts';
import { addressOf } from '../../element/address-of.ts';
import type { LatePart } from '../../element/late-view.ts';
import { loadModule } from '../../element/load-module.ts';
import { problemMessage, WORDLESS_TEXTS } from '../../element/problem-message.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { CopyNote } from './copy-note.ts';
import { MenuButton } from './menu-button.ts';
import { threadMenuStyles } from './thread-menu.styles.ts';

/** The label of each action, and the title of its problem message. */
const ACTIONS = {
  print: { label: 'transcript.print', failed: 'transcript.notPrinted' },
  txt: { label: 'transcript.text', failed: 'transcript.notSaved' },
  json: { label: 'transcript.json', failed: 'transcript.notSaved' },
} as const satisfies Record<string, Record<string, TextKey>>;

type Action = keyof typeof ACTIONS;
const NAMES = Object.keys(ACTIONS) as Action[];
type Copied = 'link' | 'number';

/** "Share with …"; absent where the backend knows no colleagues. */
interface Sharing {
  readonly isOffered: boolean;
  open(): void;
}

type State =
  | { readonly is: 'idle' }
  | { readonly is: 'busy' }
  | { readonly is: 'failed'; readonly action: Action; readonly problem: Problem };

const IDLE: State = { is: 'idle' };

/**
 * The menu in the head of a thread: Copy link, where the request has an address, Copy number, Print, Save as text, Save as JSON. The
 * modules of the last three are loaded when one is chosen. Nothing is rendered in a browser without popovers, nor before the request is loaded.
 */
export class ThreadMenu implements LatePart, ReactiveController {
  readonly styles = threadMenuStyles;
  readonly #host: SupportElement;
  readonly #menu: MenuButton<Action | Copied | 'share'>;
  readonly #sharing: () => Sharing | undefined;
  readonly #note: CopyNote;
  /** Of the request that `#state` is about. */
  #key: string | undefined;
  #state = IDLE;
  #running: AbortController | undefined;

  constructor(host: SupportElement, sharing: () => Sharing | undefined = () => undefined) {
    this.#host = host;
    this.#sharing = sharing;
    this.#note = new CopyNote(host);
    this.#menu = new MenuButton(host, name => this.#choose(name));
    host.addController(this);
  }

  hostUpdate(): void {
    const key = this.#host.desk?.openThread?.key;
    if (key !== this.#key) {
      this.#abort();
      this.#note.clear();
    }
    this.#key = key;
  }

  hostDisconnected(): void {
    this.#abort();
  }

  render(): TemplateResult | typeof nothing {
    const { desk } = this.#host;
    if (!presentRequest(desk?.openThread?.snapshot) || !('popover' in HTMLElement.prototype)) return nothing;
    const copied = (this.#link === undefined ? ['number'] : ['link', 'number']) as Copied[];
    const items = [
      ...(this.#sharing()?.isOffered
        ? [{ name: 'share' as const, label: this.#host.t('people.share') }]
        : []),
      ...copied.map(name => ({ name, label: this.#host.t(`copy.${name}`) })),
      ...NAMES.map(name => ({ name, label: this.#host.t(ACTIONS[name].label) })),
    ];
    const busy = this.#state.is === 'busy';
    return html`<div class="thread-menu">
      ${this.#menu.render({ label: this.#host.t('transcript.more'), items, busy })} ${this.#note.render()} ${this.#renderNote(this.#state)}
    </div>`;
  }

  #renderNote(state: State): TemplateResult | typeof nothing {
    const host = this.#host;
    if (state.is === 'idle') return nothing;
    if (state.is === 'busy') {
      return html`<div class="flow thread-menu-note">
        <p class="quiet">${host.t('transcript.preparing')}</p>
        <button type="button" class="button plain" @click=${this.#cancel}>${host.t('form.cancel')}</button>
      </div>`;
    }
    const { action, problem } = state;
    const message = problemMessage(host, {
      what: ACTIONS[action].failed,
      problem,
      retry: () => void this.#run(action),
      texts: { ...WORDLESS_TEXTS, 'not-found': 'error.not-found' },
    });
    return html`<div class="flow thread-menu-note wide">${message}</div>`;
  }

  /** The address of the request, absolute; `undefined` where it has none. */
  get #link(): string | undefined {
    const link = this.#key === undefined ? undefined : addressOf(this.#host, this.#key);
    return link && new URL(link, document.baseURI).href;
  }

  #choose(name: Action | Copied | 'share'): void {
    this.#note.clear();
    if (name === 'share') return this.#sharing()?.open();
    const text = name === 'link' ? this.#link : name === 'number' ? this.#key : undefined;
    if (text !== undefined) void this.#note.copy(text);
    else if (name !== 'link' && name !== 'number') void this.#run(name);
  }

  async #run(action: Action): Promise<void> {
    const host = this.#host;
    const root = host.shadowRoot;
    const backend = host.desk?.backend;
    const key = this.#key;
    if (!backend || key === undefined || !root) return;
    this.#abort();
    const { signal } = (this.#running = new AbortController());
    this.#set({ is: 'busy' });
    host.announce(host.t('transcript.preparing'));
    let operation: 'getRequest' | 'listComments' | undefined;
    try {
      const { printThread, loadWhole, saveThread } = await loadModule(
        import('../transcript/transcript.lazy.ts'),
      );
      const whole = await loadWhole(key, backend, { signal, onCall: next => (operation = next) });
      operation = undefined;
      const { translator } = host;
      const letterhead = host.branding?.letterhead();
      const fetchPicture = (url: string) => backend.fetchAttachment(url, { signal });
      if (action === 'print')
        await printThread(whole, { translator, root, signal, letterhead, fetchPicture });
      else await saveThread(whole, action, { translator, signal, letterhead });
      if (!signal.aborted) this.#set(IDLE);
    } catch (error) {
      // The state is that of the action that aborted this one.
      if (signal.aborted) return;
      this.#set({ is: 'failed', action, problem: problemOf(error) });
      if (!(error instanceof SupportError)) reportError(error);
      else if (operation) host.fail(error.problem, operation, () => void this.#run(action));
    }
  }

  readonly #cancel = (): void => {
    this.#abort();
    this.#set(IDLE);
  };

  #abort(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#leaveNote();
    this.#state = IDLE;
  }

  #set(state: State): void {
    this.#leaveNote();
    this.#state = state;
    this.#host.requestUpdate();
  }

  /** Moves the focus from a button that will be removed. */
  #leaveNote(): void {
    if (this.#host.shadowRoot?.activeElement?.closest('.thread-menu-note')) this.#menu.focus();
  }
}
