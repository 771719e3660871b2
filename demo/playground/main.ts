/** The theme playground: all parts of the page show one state. */
import { bindCode, copy, showCode } from './code-view.ts';
import { showContrast } from './contrast-view.ts';
import { bindControls } from './controls.ts';
import { all, announce, one } from './dom.ts';
import { fitsLink, fromHash, toHash } from './hash.ts';
import { bindLogo } from './logo.ts';
import { fillPanel } from './panel.ts';
import { presets } from './presets.ts';
import { showPreview, startPreview } from './preview.ts';
import { bindHandle } from './resize.ts';
import { suggestDark } from './scheme.ts';
import type { State } from './state.ts';
import { Store } from './store.ts';
import { showStrings } from './strings.ts';

/** Debounce of changes of the URL, in milliseconds: browsers limit how many a page may make, and a slider makes many. */
const urlDebounce = 200;

const store = new Store(fromHash(location.hash));

function writeHash(): void {
  const hash = toHash(store.state);
  if (hash === location.hash.slice(1)) return;
  history.replaceState(history.state, '', hash ? `#${hash}` : location.pathname + location.search);
}

/** The state with the current settings of the preview: view, width, language and direction. */
function withCurrentView(state: State): State {
  const { view, width, lang, dir } = store.state;
  return {
    ...state,
    ...(view && { view }),
    ...(width && { width }),
    ...(lang && { lang }),
    ...(dir && { dir }),
  };
}

const actions: Record<string, (button: HTMLElement) => void | Promise<void>> = {
  undo: () => store.undo(),
  redo: () => store.redo(),
  reset: () => {
    store.change(withCurrentView({}));
    announce('Everything is as at the beginning');
  },
  share: async button => {
    writeHash();
    await copy(location.href, button);
    if (!fitsLink(store.state)) announce('Copied, without the logo: the file is too large for a link');
  },
  'suggest-dark': () => store.change(suggestDark(store.state)),
};

function bindActions(): void {
  for (const button of all('[data-action]')) {
    button.addEventListener('click', () => void actions[button.dataset['action']!]?.(button));
  }
  for (const button of all('[data-preset]')) {
    button.addEventListener('click', () =>
      store.change(withCurrentView(presets[button.dataset['preset']!]!)),
    );
  }
  // Without the default action, which would replace the hash, where the state is.
  one('[data-skip]').addEventListener('click', event => {
    event.preventDefault();
    one('#design').focus();
  });
}

/** Whether the event is from a text field, where the browser's own undo applies. */
function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !/^(range|color|checkbox|radio|file)$/.test(target.type))
  );
}

function bindKeys(): void {
  document.addEventListener('keydown', event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) store.redo();
    else store.undo();
  });
}

let debounce: ReturnType<typeof setTimeout> | undefined;

function show(): void {
  const { state } = store;
  showPreview(state);
  showContrast(state);
  showCode(state);
  void showStrings(state);
  one('[data-own-font]').hidden = state.font !== 'own';
  one('[data-own-fields]').hidden = state.fields !== 'own';
  one<HTMLButtonElement>('[data-action="undo"]').disabled = !store.canUndo;
  one<HTMLButtonElement>('[data-action="redo"]').disabled = !store.canRedo;
  one<HTMLButtonElement>('[data-action="reset"]').disabled = toHash(state) === toHash(withCurrentView({}));
  clearTimeout(debounce);
  debounce = setTimeout(writeHash, urlDebounce);
}

fillPanel();
bindControls(store);
bindCode();
bindLogo(store);
bindHandle(store);
bindActions();
bindKeys();
store.subscribe(show);
show();
addEventListener('pagehide', writeHash);
// A link to another design was opened in this tab.
addEventListener('hashchange', () => store.change(fromHash(location.hash)));

// After fillPanel(): start.ts starts a mock for each element on the page.
await import('../start.ts');
await startPreview();
