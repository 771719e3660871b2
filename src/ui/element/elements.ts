/** Small things of which what is drawn without Lit is made. */

export function make<N extends keyof HTMLElementTagNameMap>(
  name: N,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[N] {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

export function makeButton(
  className: string,
  part: string,
  act: (event: MouseEvent) => void,
): HTMLButtonElement {
  const button = make('button', `button ${className}`);
  button.type = 'button';
  button.part.add(part);
  button.addEventListener('click', act);
  return button;
}

/** Only what has changed: the selection and a screen reader's place stay. */
export function write(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Gives a shadow root a sheet; call what it returns to take it back. */
export function adopt(root: ShadowRoot | null, css: string): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root?.adoptedStyleSheets.push(sheet);
  return () => {
    if (root) root.adoptedStyleSheets = root.adoptedStyleSheets.filter(one => one !== sheet);
  };
}
