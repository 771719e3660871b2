/** A browser's translator puts `<font>` elements in the place of our text nodes. */
import { expect } from '@open-wc/testing';
import { json } from '../../support/mock-api.ts';
import { findByRole, getByRole, queryByRole, textOf } from '../../support/queries.ts';
import { commentField, entries, mountDesk } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireComment } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const api = threadApi();

/** Deprecated, and still what translators use. */
const FONT = 'font' as string;
const newFont = () => document.createElement(FONT);

type Translator = (text: Text) => void;

/** How translators replace a text node. */
const translators: Record<string, Translator> = {
  'that wraps text nodes': text => {
    const font = newFont();
    text.replaceWith(font);
    font.append(text);
  },
  'that wraps them in two steps': text => {
    const font = newFont();
    text.before(font);
    font.append(text);
  },
  'that puts copies in their place': text => {
    const outer = newFont();
    const inner = newFont();
    inner.append(`«${text.data}»`);
    outer.append(inner);
    text.replaceWith(outer);
  },
  'that removes them first': text => {
    const font = newFont();
    font.append(`«${text.data}»`);
    const { parentNode, nextSibling } = text;
    text.remove();
    parentNode!.insertBefore(font, nextSibling);
  },
};

/** Every text node of an element's shadow roots, except those of style sheets and fields, that is not translated yet. */
function textsOf(root: ParentNode): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && !node.parentElement?.closest('style, textarea, option, font'))
      found.push(node);
    else if (node instanceof Element && node.shadowRoot) found.push(...textsOf(node.shadowRoot));
  }
  return found;
}

const translate = (root: Element, translator: Translator): void =>
  [...textsOf(root), ...(root.shadowRoot ? textsOf(root.shadowRoot) : [])].forEach(translator);

/** Until the parts that load later are there. */
async function openThread() {
  const server = new ThreadServer(api);
  server.config = { features: { close: true, reopen: true } };
  server.comments['CS-1'] = [wireComment('a', { body: 'Which one?' })];
  server.on('PATCH /requests/CS-1', async request => {
    const { status } = (await request.json()) as { status: string };
    server.requests = server.requests.map(one => ({ ...one, status }));
    return json(server.requests[0]);
  });
  const desk = await mountDesk(api, { request: 'CS-1' });
  await entries(desk, 2);
  await findByRole(desk, 'button', { name: 'Close request' });
  const thread = desk.shadowRoot!.querySelector('support-request-thread')!;
  return { server, desk, thread };
}

const statusOf = (thread: Element): string =>
  textOf(thread.shadowRoot!.querySelector('[part~="status"]')!).replace(/[«»]/g, '');

for (const [which, translator] of Object.entries(translators)) {
  describe(`a translator ${which}`, () => {
    it('leaves the status true when a request is closed and reopened', async () => {
      const { desk, thread } = await openThread();
      translate(desk, translator);
      getByRole(desk, 'button', { name: /Close request/ }).click();
      await waitFor(
        () => statusOf(thread) === 'Closed',
        () => `Closed, not ${statusOf(thread)}`,
      );
      const reopen = await findByRole(desk, 'button', { name: /Reopen request/ });
      expect(queryByRole(desk, 'button', { name: /Close request/ })).to.equal(null);
      translate(desk, translator);
      reopen.click();
      await waitFor(
        () => statusOf(thread) === 'Open',
        () => `Open, not ${statusOf(thread)}`,
      );
    });

    it('leaves translated what has not changed', async () => {
      const { server, desk, thread } = await openThread();
      translate(desk, translator);
      const fonts = thread.shadowRoot!.querySelectorAll(FONT).length;
      server.comments['CS-1']!.push(wireComment('b', { body: 'This one.' }));
      desk.refresh();
      await waitFor(() => textOf(thread).includes('This one.'), 'the new comment');
      expect(thread.shadowRoot!.querySelectorAll(FONT).length).to.be.above(fonts * 0.8);
      expect(textOf(thread)).to.contain('Which one?');
    });

    it('does not stop views from being changed, nor words from being typed', async () => {
      const { desk } = await openThread();
      const field = await commentField(desk);
      translate(desk, translator);
      field.value = 'Hello there';
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await waitFor(() => textOf(desk).includes('Draft saved'), 'the word of the draft');
      getByRole(desk, 'button', { name: /All requests/ }).click();
      const row = await findByRole(desk, 'button', { name: /CS-1/ });
      translate(desk, translator);
      desk.status = 'closed';
      await waitFor(() => !row.isConnected, 'the other filter');
      desk.status = 'open';
      await findByRole(desk, 'button', { name: /CS-1/ });
      await desk.newRequest();
      translate(desk, translator);
      getByRole(desk, 'button', { name: /Send/ }).click();
      await waitFor(
        () => desk.shadowRoot!.querySelector('support-request-form')!.shadowRoot!.querySelector('.fault'),
        'the problem',
      );
    });
  });
}
