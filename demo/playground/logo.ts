/** A logo from a file: it becomes part of the brand, as a `data:` URL. */
import { announce, h, one } from './dom.ts';
import { withValue } from './state.ts';
import type { Store } from './store.ts';

/** The largest file, in bytes: the element renders nothing before it has loaded the brand, so larger ones need their own URL. */
const maxBytes = 100 * 1024;

const read = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read'));
    reader.readAsDataURL(file);
  });

/** Shows an error message; an empty text removes it. */
function showError(text: string): void {
  const row = one('.logo');
  row.parentElement?.querySelector('#error-logo')?.remove();
  if (text) row.after(h('p', { id: 'error-logo', class: 'field-error', role: 'alert' }, text));
}

export function bindLogo(store: Store): void {
  const input = one<HTMLInputElement>('[data-logo-file]');
  one('[data-action="choose-logo"]').addEventListener('click', () => input.click());
  input.addEventListener('change', async () => {
    const [file] = input.files ?? [];
    input.value = '';
    if (!file) return;
    if (!file.type.startsWith('image/')) return showError('Choose a picture: SVG, PNG, WebP or JPEG.');
    if (file.size > maxBytes) return showError('Choose a picture of at most 100 kB, or give its address.');
    showError('');
    try {
      store.change(withValue(store.state, 'logo', await read(file)));
      announce(`${file.name} is the logo`);
    } catch {
      showError('The file could not be read. Choose it again.');
    }
  });
}
