import '../../i18n/en-late.ts';
import type { SupportElement } from '../element/support-element.ts';

/** Hides earlier mail behind a button "…", as mail programs do. Paper shows it (fold-quoted.styles.ts). */
export function foldQuoted(host: SupportElement, content: Node): HTMLElement {
  const name = host.t('quoted.show');
  const quoted = document.createElement('div');
  quoted.className = 'quoted';
  quoted.hidden = true;
  quoted.append(content);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quoted-button';
  button.part.add('quoted-button');
  button.textContent = '•••';
  button.ariaLabel = button.title = name;
  button.ariaExpanded = 'false';
  button.addEventListener('click', () => {
    quoted.hidden = !quoted.hidden;
    button.ariaExpanded = String(!quoted.hidden);
  });
  const both = document.createElement('div');
  both.append(button, quoted);
  return both;
}
