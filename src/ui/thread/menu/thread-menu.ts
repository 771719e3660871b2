import type { Letterhead } from '../../brand/brand.ts';
import type { SupportElement } from '../../element/support-element.ts';
import type { SupportRequestThread } from '../support-request-thread.ts';
import type { TextKey } from '../../../i18n/en.ts';
import type { Problem } from '../../../model.ts';
import { MenuButton } from './menu-button.ts';
import { problemIn, sentenceOf } from '../../element/problem.ts';
import { threadMenuStyles } from './thread-menu.styles.ts';

/** What can be done, and what is said where it could not. */
const ACTIONS = {
  print: { label: 'transcript.print', failed: 'transcript.notPrinted' },
  txt: { label: 'transcript.text', failed: 'transcript.notSaved' },
  json: { label: 'transcript.json', failed: 'transcript.notSaved' },
} as const satisfies Record<string, Record<string, TextKey>>;

type Action = keyof typeof ACTIONS;
const NAMES = Object.keys(ACTIONS) as Action[];

/** What the menu says beside its button: nothing, that it works, or why it did not. */
type State =
  | { readonly is: 'idle' }
  | { readonly is: 'busy' }
  | { readonly is: 'failed'; readonly action: Action; readonly problem: Problem | undefined };

/**
 * The menu in the head of a thread: Print, Save as text, Save as JSON. What it needs for that it loads when it is asked.
 * It is not shown in a browser without popovers, nor before the request is there.
 *
 * @csspart menu-button - "More".
 * @csspart menu - What it opens.
 * @csspart menu-item - Each thing in it.
 */
export class ThreadMenu {
  readonly #host: SupportRequestThread;
  readonly #mount: HTMLElement;
  readonly #menu: MenuButton<Action>;
  readonly #note = document.createElement('div');
  readonly #sheet = new CSSStyleSheet();
  #key: string | undefined;
  #state: State = { is: 'idle' };
  /** What is drawn, so that an alert is not said anew with each drawing of the thread. */
  #drawn = '';
  #running: AbortController | undefined;

  /**
   * @param host whose thread it is about
   * @param mount an empty element in the host's shadow root, left as it was by {@link remove}
   */
  constructor(host: SupportRequestThread, mount: HTMLElement) {
    this.#host = host;
    this.#mount = mount;
    this.#menu = new MenuButton(NAMES, action => void this.#run(action));
    this.#sheet.replaceSync(threadMenuStyles);
    host.shadowRoot?.adoptedStyleSheets.push(this.#sheet);
    this.#note.className = 'thread-menu-note';
    mount.classList.add('thread-menu');
    mount.append(...this.#menu.elements, this.#note);
    this.update();
  }

  /** Draws anew: the words, or the request that is shown, may be others. */
  update(): void {
    const { desk, translator } = this.#host;
    const key = desk?.view.name === 'thread' ? desk.view.key : undefined;
    if (key !== this.#key) {
      this.#stop();
      this.#key = key;
    }
    const here = key !== undefined && desk?.thread(key).snapshot.request !== undefined;
    this.#mount.hidden = !here || !('popover' in HTMLElement.prototype);
    if (this.#mount.hidden) this.#menu.close();
    this.#menu.draw(translator.t('transcript.more'), name => translator.t(ACTIONS[name].label));
    this.#drawNote();
  }

  /** Takes everything away again and ends what is on its way. */
  remove(): void {
    this.#stop();
    this.#mount.classList.remove('thread-menu');
    this.#menu.remove();
    this.#note.remove();
    const root = this.#host.shadowRoot;
    if (root) root.adoptedStyleSheets = root.adoptedStyleSheets.filter(sheet => sheet !== this.#sheet);
  }

  async #run(action: Action): Promise<void> {
    const host = this.#host;
    const root = host.shadowRoot;
    const backend = host.desk?.backend;
    const key = this.#key;
    if (!backend || key === undefined || !root) return;
    this.#stop();
    const { signal } = (this.#running = new AbortController());
    this.#set({ is: 'busy' });
    host.announce(host.translator.t('transcript.preparing'));
    let operation: 'getRequest' | 'listComments' | undefined;
    try {
      const { printThread, readWhole, saveThread } = await import('../transcript/transcript.lazy.ts');
      const whole = await readWhole(key, backend, { signal, onCall: next => (operation = next) });
      operation = undefined;
      const { translator } = host;
      const letterhead = letterheadOf(host);
      if (action === 'print') await printThread(whole, { translator, root, signal, letterhead });
      else await saveThread(whole, action, { translator, signal, letterhead });
      if (!signal.aborted) this.#set({ is: 'idle' });
    } catch (error) {
      // Whoever aborted it has said what is to be seen now.
      if (signal.aborted) return;
      const problem = problemIn(error);
      this.#set({ is: 'failed', action, problem });
      if (!problem) reportError(error);
      else if (operation) host.fail(problem, operation, () => void this.#run(action));
    }
  }

  #stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#set({ is: 'idle' });
  }

  #set(state: State): void {
    this.#state = state;
    this.#drawNote();
  }

  #drawNote(): void {
    const { translator } = this.#host;
    const state = this.#state;
    this.#menu.busy = state.is === 'busy';
    if (state.is === 'idle') this.#replaceNote('');
    else if (state.is === 'busy') {
      const wait = textElement('p', 'quiet', translator.t('transcript.preparing'));
      this.#replaceNote(
        wait.textContent,
        wait,
        this.#button('form.cancel', 'plain', () => this.#stop()),
      );
    } else {
      const { action, problem } = state;
      const what = translator.t(ACTIONS[action].failed);
      const why = problem ? sentenceOf(translator, problem) : '';
      const text = document.createElement('p');
      text.className = 'problem-text';
      text.append(textElement('strong', '', what), ` ${why}`);
      const box = document.createElement('div');
      box.className = 'problem';
      box.role = 'alert';
      box.part.add('message');
      const again = this.#button('error.retry', '', () => void this.#run(action));
      again.part.add('retry-button');
      box.append(text, again);
      this.#replaceNote(`${what} ${why}`, box);
    }
  }

  #replaceNote(drawn: string, ...elements: readonly HTMLElement[]): void {
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    // A button that goes away must not take the focus with it.
    if (this.#note.contains(this.#host.shadowRoot?.activeElement ?? null)) this.#menu.focus();
    this.#note.replaceChildren(...elements);
    this.#note.classList.toggle(
      'wide',
      elements.some(({ role }) => role === 'alert'),
    );
  }

  #button(label: TextKey, look: string, act: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `button ${look}`;
    button.append(this.#host.translator.t(label));
    button.addEventListener('click', act);
    return button;
  }
}

/** The brand is the thread's own, or that of the desk around it. */
function letterheadOf(host: SupportRequestThread): Letterhead | undefined {
  const branded: Element & Partial<Pick<SupportElement, 'branding'>> = host.sharedDesk
    ? (host.getRootNode() as ShadowRoot).host
    : host;
  return branded.branding?.letterhead();
}

function textElement(name: 'p' | 'strong', className: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.append(text);
  return made;
}
