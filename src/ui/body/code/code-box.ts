import '../../../i18n/en-late.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { copyShown } from '../../copy/copy-text.ts';
import { measure, watchOverflow } from './scroll-box.ts';

/** Lines of code that are shown at first. */
const LINES = 20;
/** Milliseconds for which the button says that the code was copied. */
const COPIED = 2000;

/**
 * Puts code into a box with a line above it: the language, "Copy", and "Wrap lines" while a line does not fit. Of more than 20 lines the
 * first ones are shown; the page scrolls, never the box from top to bottom.
 *
 * @param language as behind a fence of markdown; default: "Code"
 */
export function codeBox(host: SupportElement, pre: HTMLElement, language = ''): HTMLElement {
  const { translator } = host;
  const text = pre.textContent.replace(/\n$/, '');
  const box = element('div', 'code');
  const head = element('span', 'code-head');
  const title = element('span', 'code-title', language || translator.t('code.label'));
  const wrap = button(translator.t('code.wrap'), 'wrap-button', () => {
    const isOn = pre.classList.toggle('wrapped');
    wrap.ariaPressed = String(isOn);
    measure(pre);
  });
  wrap.ariaPressed = 'false';
  wrap.hidden = true;
  const copy = button(translator.t('copy.do'), 'copy-button', () => void copyCode());

  async function copyCode(): Promise<void> {
    if (!(await copyShown(host, text, { source: pre, button: copy }))) return;
    copy.classList.add('done');
    setTimeout(() => copy.classList.remove('done'), COPIED);
  }

  head.append(title, wrap, copy);
  box.append(head, pre);
  // Code is written from left to right in every language.
  if (!pre.dir) pre.dir = 'ltr';
  const lines = text.split('\n').length;
  if (lines > LINES) box.append(foldingButton(host, pre, lines));
  watchOverflow(
    pre,
    translator.t('code.label'),
    isWide => (wrap.hidden = !isWide && wrap.ariaPressed !== 'true'),
  );
  return box;
}

/** "Show all 60 lines". Scrolling in the folded code, as a search in the page does, unfolds it. */
function foldingButton({ translator }: SupportElement, pre: HTMLElement, lines: number): HTMLElement {
  const all = translator.t('code.all', { count: lines });
  const more = button(all, 'unfold-button', () => fold(!pre.classList.contains('folded')));
  const fold = (isFolded: boolean) => {
    pre.classList.toggle('folded', isFolded);
    more.ariaExpanded = String(!isFolded);
    more.textContent = isFolded ? all : translator.t('code.fewer');
    if (isFolded) pre.scrollTop = 0;
  };
  fold(true);
  pre.addEventListener('scroll', () => {
    if (pre.scrollTop > 0) fold(false);
  });
  return more;
}

function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function button(text: string, part: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', 'button plain', text) as HTMLButtonElement;
  made.type = 'button';
  made.part.add(part);
  made.addEventListener('click', onClick);
  return made;
}
