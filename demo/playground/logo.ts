/** A logo from a file: it goes into the brand itself, as a `data:` address. */
import { announce, h, one } from './dom.ts';
import { withValue } from './state.ts';
import type { Store } from './store.ts';

/** Larger ones belong on a server: the brand is read before anything is drawn. */
const most = 100 * 1024;

const read = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read'));
    reader.readAsDataURL(file);
  });

function say(text: string): void {
  const row = one('.logo');
  row.parentElement?.querySelector('#fault-logo')?.remove();
  if (text) row.after(h('p', { id: 'fault-logo', class: 'fault', role: 'alert' }, text));
}

export function bindLogo(store: Store): void {
  const input = one<HTMLInputElement>('[data-logo-file]');
  one('[data-action="choose-logo"]').addEventListener('click', () => input.click());
  input.addEventListener('change', async () => {
    const [file] = input.files ?? [];
    input.value = '';
    if (!file) return;
    if (!file.type.startsWith('image/')) return say('Choose a picture: SVG, PNG, WebP or JPEG.');
    if (file.size > most) return say('Choose a picture of at most 100 kB, or give its address.');
    say('');
    try {
      store.change(withValue(store.state, 'logo', await read(file)));
      announce(`${file.name} is the logo`);
    } catch {
      say('The file could not be read. Choose it again.');
    }
  });
}
