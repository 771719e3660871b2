/** The generated code: tabs, syntax highlighting, copy and download. */
import { cssOf, fileNameOf, jsonOf, longTagOf, shortTagOf } from './code.ts';
import { all, announce, one } from './dom.ts';
import { highlight, type Syntax } from './highlight.ts';
import type { State } from './state.ts';

const noRules = '/* Nothing is set: the element’s own look. */\n';

const generators: Record<string, [Syntax, (state: State) => string]> = {
  css: ['css', state => cssOf(state) || noRules],
  json: ['json', jsonOf],
  short: ['html', shortTagOf],
  long: ['html', longTagOf],
};

/** How long a button shows the result of copying, in milliseconds. */
const resultDuration = 2_000;

/**
 * Copies, shows the result on the button and announces it. Where the clipboard is not available, the text of `source` is
 * selected.
 */
export async function copy(text: string, button: HTMLElement, source?: Element): Promise<void> {
  const label = (button.dataset['label'] ??= button.textContent);
  let result = 'Copied';
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    result = source ? 'Selected: now copy' : 'Copy the address bar';
    if (source) getSelection()?.selectAllChildren(source);
  }
  button.textContent = result;
  button.classList.add('done');
  announce(result);
  setTimeout(() => {
    button.textContent = label;
    button.classList.remove('done');
  }, resultDuration);
}

function bindTabs(): void {
  const tabs = all<HTMLButtonElement>('[role="tab"]');
  const choose = (tab: HTMLButtonElement): void => {
    for (const each of tabs) {
      each.ariaSelected = String(each === tab);
      each.tabIndex = each === tab ? 0 : -1;
      one(`#${each.getAttribute('aria-controls')!}`).hidden = each !== tab;
    }
  };
  choose(tabs[0]!);
  tabs.forEach((tab, index) => {
    tab.addEventListener('click', () => choose(tab));
    tab.addEventListener('keydown', ({ key }) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[key] ?? 0;
      const next = { Home: 0, End: tabs.length - 1 }[key] ?? (index + by + tabs.length) % tabs.length;
      if (next === index) return;
      choose(tabs[next]!);
      tabs[next]!.focus();
    });
  });
}

export function bindCode(): void {
  bindTabs();
  for (const box of all('[data-code]')) {
    one('[data-copy]', box).addEventListener('click', event => {
      const code = one('code', box);
      void copy(code.textContent, event.currentTarget as HTMLElement, code);
    });
  }
}

let downloadUrl = '';

export function showCode(state: State): void {
  for (const box of all('[data-code]')) {
    const [syntax, generate] = generators[box.dataset['code']!]!;
    const text = generate(state);
    const code = one('code', box);
    // An unchanged text is not replaced, since that would remove a selection in it.
    if (code.textContent !== text) code.replaceChildren(...highlight(text, syntax));
  }
  const download = one<HTMLAnchorElement>('[data-download]');
  URL.revokeObjectURL(downloadUrl);
  downloadUrl = URL.createObjectURL(new Blob([jsonOf(state)], { type: 'application/json' }));
  download.href = downloadUrl;
  download.download = fileNameOf(state);
}
