/** The code to take away: tabs, colours, copy and download. */
import { cssOf, fileNameOf, jsonOf, longTagOf, shortTagOf } from './code.ts';
import { all, announce, one } from './dom.ts';
import { highlight, type Syntax } from './highlight.ts';
import type { State } from './state.ts';

const nothing = '/* Nothing is set: the element’s own look. */\n';

const makers: Record<string, [Syntax, (state: State) => string]> = {
  css: ['css', state => cssOf(state) || nothing],
  json: ['json', jsonOf],
  short: ['html', shortTagOf],
  long: ['html', longTagOf],
};

/** How long a button says that it has copied, in milliseconds. */
const told = 2_000;

/** Copies, and says so on the button and to a screen reader; where the clipboard is closed, the text is selected. */
export async function copy(text: string, button: HTMLElement, source?: Element): Promise<void> {
  const words = (button.dataset['words'] ??= button.textContent);
  let said = 'Copied';
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    said = source ? 'Selected: now copy' : 'Copy the address bar';
    if (source) getSelection()?.selectAllChildren(source);
  }
  button.textContent = said;
  button.classList.add('done');
  announce(said);
  setTimeout(() => {
    button.textContent = words;
    button.classList.remove('done');
  }, told);
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

let address = '';

export function showCode(state: State): void {
  for (const box of all('[data-code]')) {
    const [syntax, make] = makers[box.dataset['code']!]!;
    const text = make(state);
    const code = one('code', box);
    // What a person has selected stays selected.
    if (code.textContent !== text) code.replaceChildren(...highlight(text, syntax));
  }
  const download = one<HTMLAnchorElement>('[data-download]');
  URL.revokeObjectURL(address);
  address = URL.createObjectURL(new Blob([jsonOf(state)], { type: 'application/json' }));
  download.href = address;
  download.download = fileNameOf(state);
}
