/** Binds every control with `data-key` to the state, in both directions. */
import { readColour } from './colour.ts';
import { all, h } from './dom.ts';
import { effectiveColour } from './scheme.ts';
import { features, isKey, rules, valueOf, withValue, type Colour, type Key, type State } from './state.ts';
import type { Store } from './store.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The key of a control; that of a text includes the language of the preview. */
function keyOf(control: Control, state: State): Key | undefined {
  const name = control.dataset['key'] ?? '';
  const key = 'localized' in control.dataset ? `${name}.${valueOf(state, 'lang')}` : name;
  return isKey(key) ? key : undefined;
}

/** The list of hidden features after a change of a checkbox, which is checked where its feature is shown. */
function hiddenFeatures(control: HTMLInputElement, state: State): string {
  const off = new Set((state.off ?? '').split(','));
  if (control.checked) off.delete(control.value);
  else off.add(control.value);
  return features.filter(feature => off.has(feature)).join();
}

/** Shows or removes the error message of a field. While there is one, the state has the field's last valid value. */
function showError(control: Control, hint: string | undefined): void {
  const id = `error-${control.dataset['key'] ?? ''}`;
  const holder = control.closest('.colour-row, .item, .link') ?? control;
  document.getElementById(id)?.remove();
  control.toggleAttribute('aria-invalid', false);
  control.removeAttribute('aria-describedby');
  if (hint === undefined) return;
  control.setAttribute('aria-invalid', 'true');
  control.setAttribute('aria-describedby', id);
  holder.after(h('p', { id, class: 'field-error', role: 'alert' }, hint));
}

/** Changes the state where the control's value is valid. @returns whether it is */
function applyValue(control: Control, store: Store): boolean {
  const key = keyOf(control, store.state);
  if (!key) return true;
  const isFeature = control instanceof HTMLInputElement && control.type === 'checkbox';
  const raw = isFeature ? hiddenFeatures(control, store.state) : control.value;
  const value =
    'colour' in control.dataset && raw.trim() ? (rules.get(key)!.clean(raw) ?? readColour(raw) ?? raw) : raw;
  const isValid = !value.trim() || rules.get(key)!.clean(value) !== undefined;
  if (isValid) store.change(withValue(store.state, key, value), key, control);
  return isValid;
}

function showValue(control: Control, state: State): void {
  const key = keyOf(control, state);
  if (!key) return;
  const value = valueOf(state, key);
  if (control instanceof HTMLInputElement && control.type === 'radio')
    control.checked = control.value === value;
  else if (control instanceof HTMLInputElement && control.type === 'checkbox') {
    control.checked = !value.split(',').includes(control.value);
  } else if ('swatch' in control.dataset || 'colour' in control.dataset) {
    const dark = key.endsWith('-dark');
    const effective = effectiveColour(state, key.replace(/-dark$/, '') as Colour, dark ? 'dark' : 'light');
    if ('swatch' in control.dataset) control.value = effective;
    else {
      control.value = value;
      (control as HTMLInputElement).placeholder = effective;
    }
  } else control.value = key === 'prefix' ? (state.prefix ?? '') : value;
  // The content of a `data:` URL is not readable, so its style is quieter.
  if (key === 'logo' || key === 'logo-dark') control.classList.toggle('data', value.startsWith('data:'));
}

/** Shows the value of a slider beside it. */
function showNumber(control: Control): void {
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
    if (applyValue(control, store)) showError(control, undefined);
  });
  document.addEventListener('change', event => {
    const control = controlOf(event);
    if (!control) return;
    const key = keyOf(control, store.state);
    showError(control, applyValue(control, store) ? undefined : rules.get(key!)!.hint);
    store.endGesture();
    // Shows the normalized value, such as #aabbcc for #ABC.
    if (!control.hasAttribute('aria-invalid')) showValue(control, store.state);
  });

  const showAll = (source?: Element): void => {
    for (const control of controls) {
      if (control !== source) {
        if (source === undefined) showError(control, undefined);
        // A field with an error message keeps the invalid value.
        if (!control.hasAttribute('aria-invalid')) showValue(control, store.state);
      }
      if (control instanceof HTMLInputElement && control.type === 'range') showNumber(control);
    }
  };
  store.subscribe(showAll);
  showAll();
}
