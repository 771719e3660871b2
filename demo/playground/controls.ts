/** Ties every control with a `data-key` to the state, both ways. */
import { readColour } from './colour.ts';
import { all, h } from './dom.ts';
import { seen } from './scheme.ts';
import { features, isKey, rules, valueOf, withValue, type Colour, type Key, type State } from './state.ts';
import type { Store } from './store.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Words belong to the language that is shown. */
function keyOf(control: Control, state: State): Key | undefined {
  const name = control.dataset['key'] ?? '';
  const key = 'localized' in control.dataset ? `${name}.${valueOf(state, 'lang')}` : name;
  return isKey(key) ? key : undefined;
}

/** Ticked is shown, and what is kept is what is off. */
function offAfter(control: HTMLInputElement, state: State): string {
  const off = new Set((state.off ?? '').split(','));
  if (control.checked) off.delete(control.value);
  else off.add(control.value);
  return features.filter(feature => off.has(feature)).join();
}

/** Says beside a field what is wrong with it; the last good value stays in force. */
function showFault(control: Control, hint: string | undefined): void {
  const id = `fault-${control.dataset['key'] ?? ''}`;
  const holder = control.closest('.colour-row, .item, .link') ?? control;
  document.getElementById(id)?.remove();
  control.toggleAttribute('aria-invalid', false);
  control.removeAttribute('aria-describedby');
  if (hint === undefined) return;
  control.setAttribute('aria-invalid', 'true');
  control.setAttribute('aria-describedby', id);
  holder.after(h('p', { id, class: 'fault', role: 'alert' }, hint));
}

/** @returns whether the control holds something that can be kept */
function take(control: Control, store: Store): boolean {
  const key = keyOf(control, store.state);
  if (!key) return true;
  const isFeature = control instanceof HTMLInputElement && control.type === 'checkbox';
  const raw = isFeature ? offAfter(control, store.state) : control.value;
  const value =
    'colour' in control.dataset && raw.trim() ? (rules.get(key)!.clean(raw) ?? readColour(raw) ?? raw) : raw;
  const good = !value.trim() || rules.get(key)!.clean(value) !== undefined;
  if (good) store.change(withValue(store.state, key, value), key, control);
  return good;
}

function show(control: Control, state: State): void {
  const key = keyOf(control, state);
  if (!key) return;
  const value = valueOf(state, key);
  if (control instanceof HTMLInputElement && control.type === 'radio')
    control.checked = control.value === value;
  else if (control instanceof HTMLInputElement && control.type === 'checkbox') {
    control.checked = !value.split(',').includes(control.value);
  } else if ('swatch' in control.dataset || 'colour' in control.dataset) {
    const dark = key.endsWith('-dark');
    const now = seen(state, key.replace(/-dark$/, '') as Colour, dark ? 'dark' : 'light');
    if ('swatch' in control.dataset) control.value = now;
    else {
      control.value = value;
      (control as HTMLInputElement).placeholder = now;
    }
  } else control.value = key === 'prefix' ? (state.prefix ?? '') : value;
  // A picture inside its address is no reading matter.
  if (key === 'logo' || key === 'logo-dark') control.classList.toggle('data', value.startsWith('data:'));
}

/** The figure beside a slider. */
function showFigure(control: Control): void {
  const output = control.parentElement?.querySelector('output');
  if (!output) return;
  const unit = control.dataset['unit'] ?? '';
  output.value = `${Number(control.value).toLocaleString('en', { maximumFractionDigits: 2 })}${unit}`;
  control.setAttribute('aria-valuetext', output.value);
}

export function bindControls(store: Store): void {
  const controls = all<Control>('[data-key]');
  const controlOf = (event: Event): Control | undefined => controls.find(control => control === event.target);

  document.addEventListener('input', event => {
    const control = controlOf(event);
    if (!control || 'late' in control.dataset) return;
    if (take(control, store)) showFault(control, undefined);
  });
  document.addEventListener('change', event => {
    const control = controlOf(event);
    if (!control) return;
    const key = keyOf(control, store.state);
    showFault(control, take(control, store) ? undefined : rules.get(key!)!.hint);
    store.endGesture();
    // A field shows what is kept once a person has left it: #ABC as #aabbcc.
    if (!control.hasAttribute('aria-invalid')) show(control, store.state);
  });

  const showAll = (source?: Element): void => {
    for (const control of controls) {
      if (control !== source) {
        if (source === undefined) showFault(control, undefined);
        // While a fault is shown, so is what caused it.
        if (!control.hasAttribute('aria-invalid')) show(control, store.state);
      }
      if (control instanceof HTMLInputElement && control.type === 'range') showFigure(control);
    }
  };
  store.subscribe(showAll);
  showAll();
}
