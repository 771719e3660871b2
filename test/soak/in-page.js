/** What runs inside the pages of the walk: the hands and eyes of a person, through open shadow roots and public parts only. */

/**
 * @param {object} options
 * @param {boolean} options.plain as on plain http: without Web Locks and `crypto.randomUUID`
 * @param {boolean} options.nameless only the server knows who the person is
 */
export function handsAndEyes({ plain, nameless }) {
  if (plain) {
    Object.defineProperty(Navigator.prototype, 'locks', { value: undefined, configurable: true });
    Reflect.deleteProperty(Crypto.prototype, 'randomUUID');
  }
  // Retries wait for a random time: here for a short one.
  const random = Math.random;
  Math.random = () => random() * 0.05;

  const everything = root =>
    [...root.querySelectorAll('*')].flatMap(node =>
      node.shadowRoot ? [node, ...everything(node.shadowRoot)] : [node],
    );
  const isShown = node => node.checkVisibility();
  const parts = name => everything(document).filter(node => node.part.contains(name) && isShown(node));
  const fields = () => Object.fromEntries(parts('field').map(node => [node.id, node]));
  const isOff = button => button.getAttribute('aria-disabled') === 'true';

  const hands = {
    element: undefined,
    /** Puts the element on the page; the same one again where there was one. */
    put(token) {
      if (!hands.element) {
        const element = document.createElement('support-requests');
        element.setAttribute('api-base', '/api/support');
        if (!nameless) element.setAttribute('user', 'ada');
        let current = token;
        element.getToken = async ({ refresh }) => {
          if (refresh) current = await (await fetch('/token', { cache: 'no-store' })).text();
          return current;
        };
        hands.element = element;
      }
      document.body.append(hands.element);
    },
    take() {
      hands.element?.remove();
    },
    /** What a person sees in the form or the composer that is open. */
    see() {
      const { summary, description, comment } = fields();
      const isForm = Boolean(summary);
      if (!isForm && !comment) return undefined;
      const send = parts(isForm ? 'send-button' : 'add-button')[0];
      return {
        place: isForm ? 'new' : hands.element.request,
        summary: summary?.value ?? '',
        body: (description ?? comment).value,
        files: parts('file-name').map(({ textContent }) => textContent.trim()),
        sending: Boolean(send && isOff(send)),
        message: [...parts('message'), send]
          .filter(Boolean)
          .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
          .join(' | '),
      };
    },
    /** Types at a place that is no half of anything; whether the field took it. */
    type(id, text, where) {
      const field = fields()[id];
      if (!field || field.readOnly) return false;
      const { value } = field;
      const places = [0];
      let open = false;
      for (const character of value) {
        if (character === '⟦') open = true;
        if (character === '⟧') open = false;
        const last = places.at(-1) + character.length;
        if (open) places[places.length - 1] = last;
        else places.push(last);
      }
      const place = where === 1 ? value.length : places[Math.floor(where * places.length)];
      field.focus();
      field.setSelectionRange(place, place);
      document.execCommand('insertText', false, text);
      return field.value.includes(text);
    },
    /** Chooses a file; whether the editor takes any now. */
    choose(name, bytes) {
      const button = parts('attachment-button')[0];
      if (!button || isOff(button)) return false;
      const input = button.parentElement.querySelector('input[type=file]');
      const chosen = new DataTransfer();
      chosen.items.add(new File([new Uint8Array(bytes)], name, { type: 'application/octet-stream' }));
      input.files = chosen.files;
      input.dispatchEvent(new Event('change'));
      return true;
    },
    /** Presses the button with this part, and says what was on the page just then. */
    press(part, times = 1) {
      const [button] = parts(part);
      if (!button) return undefined;
      const seen = hands.see();
      const wasOff = isOff(button);
      for (let time = 0; time < times; time++) button.click();
      return { seen, wasOff };
    },
    late: () => JSON.stringify(Object.entries(localStorage).sort()),
    open(place) {
      if (place === 'new') void hands.element.newRequest();
      else hands.element.request = place;
    },
  };
  window.hands = hands;
}

/** What the browser keeps, as another page of the site sees it. */
export async function readKept() {
  const late = Object.keys(localStorage)
    .filter(name => name.startsWith('support-requests:'))
    .map(name => ({
      path: JSON.parse(name.slice('support-requests:'.length)),
      record: JSON.parse(localStorage.getItem(name)),
    }))
    .filter(({ path }) => path.includes('draft'));
  const known = await indexedDB.databases();
  // Opening it would make it, and without what the widget puts into it.
  if (!known.some(({ name }) => name === 'support-requests')) return { late, kept: [], bytes: [] };
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open('support-requests');
    request.onupgradeneeded = () => request.transaction.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  try {
    if (!database.objectStoreNames.contains('kept')) return { late, kept: [], bytes: [] };
    const objects = database.transaction('kept', 'readonly').objectStore('kept');
    const ask = request =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [keys, values] = await Promise.all([ask(objects.getAllKeys()), ask(objects.getAll())]);
    const pairs = keys.map((path, index) => ({ path, value: values[index] }));
    const hex = buffer =>
      [...new Uint8Array(buffer)].map(byte => byte.toString(16).padStart(2, '0')).join('');
    return {
      late,
      kept: pairs
        .filter(({ path, value }) => path[2] === 'draft' && !(value instanceof ArrayBuffer))
        .map(({ path, value }) => ({ path, record: value })),
      bytes: pairs
        .filter(({ value }) => value instanceof ArrayBuffer)
        .map(({ path, value }) => ({ id: path.at(-1), bytes: hex(value) })),
    };
  } finally {
    database.close();
  }
}
