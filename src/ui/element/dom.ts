/** What lazy files draw with. */

type Properties<K extends keyof HTMLElementTagNameMap> = Partial<HTMLElementTagNameMap[K]>;

/** An element with its properties and what it holds. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Properties<K> = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  Object.assign(element, properties);
  element.append(...content);
  return element;
}

/** A button that can be styled as `part`. */
export function makeButton(label: string, part: string, act: () => void, look = ''): HTMLButtonElement {
  const button = make('button', { type: 'button', className: `button ${look}`.trim() }, label);
  button.part.add(part);
  button.addEventListener('click', act);
  return button;
}

/** Asks autofill and password managers, which take every lone field for a name, to leave this one alone. */
export function leaveAlone(field: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement): void {
  field.autocomplete = 'off';
  for (const name of ['data-1p-ignore', 'data-bwignore']) field.setAttribute(name, '');
  Object.assign(field.dataset, { lpignore: 'true', formType: 'other' });
}

/** Only what has changed: the selection and a screen reader's place stay. */
export function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Adds a sheet to an element, once for each text. */
export function adopt(root: ShadowRoot | null, css: string): void {
  if (!root || adopted.get(root)?.has(css)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
  adopted.set(root, (adopted.get(root) ?? new Set()).add(css));
}

const adopted = new WeakMap<ShadowRoot, Set<string>>();
