/** "Copy link" and "Copy number" in the menu of a thread. */
import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/axe.ts';
import { click, focused } from '../../support/input.ts';
import { listen } from '../../support/list-fixture.ts';
import { findByRole, queryAllByRole, queryByText } from '../../support/queries.ts';
import { entries, mountDesk, mountThread } from '../../support/thread-page.ts';
import { threadApi, ThreadServer } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const api = threadApi();

describe('Copying from the menu of a thread', () => {
  let copied: string[];
  let isRefused: boolean;
  beforeEach(() => {
    new ThreadServer(api);
    copied = [];
    isRefused = false;
    const writeText = (text: string) => {
      if (isRefused) return Promise.reject(new DOMException('Refused', 'NotAllowedError'));
      copied.push(text);
      return Promise.resolve();
    };
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  });
  afterEach(() => void Reflect.deleteProperty(navigator, 'clipboard'));

  async function choose(root: Element, name: string): Promise<void> {
    const menu = await waitFor(() =>
      queryAllByRole(root, 'button').find(button => button.getAttribute('aria-haspopup') === 'menu'),
    );
    await click(menu);
    await click(await findByRole(root, 'menuitem', { name }));
  }

  it('copies the number and says so', async () => {
    const thread = await mountThread(api);
    await entries(thread, 1);
    const said = listen(thread);
    await choose(thread, 'Copy number');
    await waitFor(() => said.includes('Copied.'), 'the announcement');
    expect(copied).to.deep.equal(['CS-1']);
    expect(queryAllByRole(thread, 'menuitem', { name: 'Copy link' })).to.have.length(0);
    await expectAccessible(thread);
  });

  it('copies the absolute address where the page gives one', async () => {
    const thread = await mountThread(api, { linkFor: key => `/panel/${key}` });
    await entries(thread, 1);
    await choose(thread, 'Copy link');
    await waitFor(() => copied.length === 1, 'it to be copied');
    expect(copied).to.deep.equal([`${location.origin}/panel/CS-1`]);
  });

  it('copies the address with the hash', async () => {
    const { href } = location;
    const desk = await mountDesk(api, { routing: 'hash', request: 'CS-1' });
    await entries(desk, 1);
    await choose(desk, 'Copy link');
    await waitFor(() => copied.length === 1, 'it to be copied');
    expect(new URL(copied[0]!).hash).to.equal('#support=CS-1');
    desk.remove();
    history.replaceState(null, '', href);
  });

  it('shows the text, selected, where the browser refuses', async () => {
    isRefused = true;
    const thread = await mountThread(api);
    await entries(thread, 1);
    await choose(thread, 'Copy number');
    const field = (await findByRole(thread, 'textbox', {
      name: 'Your browser does not let us copy. Copy it from here:',
    })) as HTMLInputElement;
    await waitFor(() => focused() === field, 'the focus in the field');
    expect(field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)).to.equal('CS-1');
    expect(queryByText(thread, 'Copied.') === null).to.equal(true);
    await expectAccessible(thread);
  });
});
