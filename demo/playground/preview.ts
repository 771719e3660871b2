/** Shows the state on the real elements, without ever making one anew: what is typed in them stays. */
import { brandOf } from './brand.ts';
import { cssOf } from './code.ts';
import { all, one } from './dom.ts';
import { valueOf, type State } from './state.ts';

/** What the playground uses of the element. */
interface Desk extends HTMLElement {
  strings?: unknown;
  brand?: unknown;
  request: string;
  newRequest?(): Promise<void>;
}

const desks = (): Desk[] => all<Desk>('.frame support-requests');

/**
 * On the page around the elements: they inherit it, and a `brand` of their own goes before what is inherited.
 * Made by a script, as an inline style sheet would not pass a strict policy.
 */
const sheet = new CSSStyleSheet();

function setAttribute(desk: Desk, name: string, value: string | undefined): void {
  if (value === undefined) desk.removeAttribute(name);
  else if (desk.getAttribute(name) !== value) desk.setAttribute(name, value);
}

let shown = '';
let spoken = '';

/**
 * Gives the elements the brand, less its name: that tells desks apart, and one that is being written would make a desk of
 * every letter. The same brand is not given twice, as it may cost the element a drawing.
 */
function dress(state: State): void {
  const { name, logo, ...rest } = brandOf(state);
  const brand = { ...rest, ...(logo && { logo: { ...logo, alt: name ?? '' } }) };
  const now = JSON.stringify(brand);
  if (now === shown) return;
  shown = now;
  for (const desk of desks()) {
    desk.brand = brand;
    desk.strings = brand.strings ?? {};
  }
  // These stand between the desk and its backend; with others the element takes another desk, which begins with the list.
  const { numberPrefix, features, fields, agentAlias } = brand;
  const between = JSON.stringify([numberPrefix, features, fields, Boolean(agentAlias)]);
  if (spoken && between !== spoken) goTo('new');
  spoken = between;
}

export function showPreview(state: State): void {
  sheet.replaceSync(cssOf(state, '.page'));
  const view = valueOf(state, 'view');
  const width = valueOf(state, 'width');
  const canvas = one('.canvas');
  canvas.classList.toggle('all', view === 'all');
  canvas.classList.toggle('full', width === 'full');
  canvas.style.setProperty('--width', width === 'full' ? '100%' : `${width}px`);
  canvas.dataset['theme'] = valueOf(state, 'theme');
  for (const frame of all('.frame')) frame.hidden = view !== 'all' && frame.dataset['view'] !== view;
  for (const desk of desks()) {
    setAttribute(desk, 'lang', valueOf(state, 'lang'));
    setAttribute(desk, 'dir', state.dir);
    setAttribute(desk, 'theme', state.theme);
  }
  dress(state);
}

/** Brings each element to the view that its frame is named for. */
export function goTo(view: string): void {
  for (const frame of all('.frame')) {
    if (view !== 'all' && frame.dataset['view'] !== view) continue;
    const desk = one<Desk>('support-requests', frame);
    // Not before the element is one.
    if (frame.dataset['view'] === 'new') void desk.newRequest?.();
    else desk.request = frame.dataset['view'] === 'thread' ? 'CS-295900' : '';
  }
}

export async function startPreview(): Promise<void> {
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  await customElements.whenDefined('support-requests');
  goTo('new');
  for (const input of all<HTMLInputElement>('input[data-key="view"]')) {
    // Pressed once more, it leads back to the view.
    input.addEventListener('click', () => goTo(input.value));
  }
}
