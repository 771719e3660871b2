/** Shows the state on real elements. They are never created again, so that text typed in them stays. */
import { brandOf } from './brand.ts';
import { cssOf } from './code.ts';
import { all, one } from './dom.ts';
import { valueOf, type State } from './state.ts';

/** The members of the element that the playground uses. */
interface Desk extends HTMLElement {
  strings?: unknown;
  brand?: unknown;
  request: string;
  newRequest?(): Promise<void>;
}

const desks = (): Desk[] => all<Desk>('.frame support-requests');

/**
 * Sets the custom properties on the page around the elements, which inherit them. A constructable style sheet, since the page's
 * Content-Security-Policy does not allow inline styles.
 */
const sheet = new CSSStyleSheet();

function setAttribute(desk: Desk, name: string, value: string | undefined): void {
  if (value === undefined) desk.removeAttribute(name);
  else if (desk.getAttribute(name) !== value) desk.setAttribute(name, value);
}

let lastBrand = '';
let lastDeskSettings = '';

/**
 * Sets the brand of the elements, without its name: elements with different names have different desks, so every letter that
 * is typed would create one. An equal brand is not set again, since the element may render again.
 */
function applyBrand(state: State): void {
  const { name, logo, ...rest } = brandOf(state);
  const brand = { ...rest, ...(logo && { logo: { ...logo, alt: name ?? '' } }) };
  const json = JSON.stringify(brand);
  if (json === lastBrand) return;
  lastBrand = json;
  for (const desk of desks()) {
    desk.brand = brand;
    desk.strings = brand.strings ?? {};
  }
  // With other values of these the element uses another desk, which begins with the list.
  const { numberPrefix, features, fields, agentAlias } = brand;
  const deskSettings = JSON.stringify([numberPrefix, features, fields, Boolean(agentAlias)]);
  if (lastDeskSettings && deskSettings !== lastDeskSettings) goTo('new');
  lastDeskSettings = deskSettings;
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
  applyBrand(state);
}

/** Shows in each frame of this view, or in all, the view that `data-view` of the frame names. */
function goTo(view: string): void {
  for (const frame of all('.frame')) {
    if (view !== 'all' && frame.dataset['view'] !== view) continue;
    const desk = one<Desk>('support-requests', frame);
    // Before the element is defined it has no such method.
    if (frame.dataset['view'] === 'new') void desk.newRequest?.();
    else desk.request = frame.dataset['view'] === 'thread' ? 'CS-295900' : '';
  }
}

export async function startPreview(): Promise<void> {
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  await customElements.whenDefined('support-requests');
  goTo('new');
  for (const input of all<HTMLInputElement>('input[data-key="view"]')) {
    // A click on the checked button, which causes no change event, returns to the view.
    input.addEventListener('click', () => goTo(input.value));
  }
}
