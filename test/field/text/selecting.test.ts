/** A page that lets nothing be selected: an answer can still be copied. */
import { expect } from '@open-wc/testing';
import { resetMouse, sendMouse } from '@web/test-runner-commands';
import { getByText } from '../../support/queries.ts';
import { entries, mountDesk, mountThread } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireComment } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const api = threadApi();

/** Drags the pointer along a line of text. */
async function drag(element: Element): Promise<void> {
  const range = document.createRange();
  range.selectNodeContents(element);
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, right, top, height } = range.getBoundingClientRect();
  const y = Math.round(top + height / 2);
  await sendMouse({ type: 'move', position: [Math.ceil(left) + 1, y] });
  await sendMouse({ type: 'down' });
  await sendMouse({ type: 'move', position: [Math.floor(right) - 1, y] });
  await sendMouse({ type: 'up' });
  await resetMouse();
}

/** Adds a rule to the page. */
function style(text: string): void {
  const sheet = document.createElement('style');
  sheet.textContent = text;
  document.head.append(sheet);
  undo.push(() => sheet.remove());
}

const undo: (() => void)[] = [];

describe('text on a page that lets nothing be selected', () => {
  afterEach(() => {
    for (const one of undo.splice(0)) one();
    getSelection()?.removeAllRanges();
  });

  const rules = {
    'on the body': 'body { -webkit-user-select: none; user-select: none }',
    'on every element': '* { -webkit-user-select: none !important; user-select: none !important }',
    'on the element itself': 'support-request-thread { -webkit-user-select: none; user-select: none }',
  };
  for (const [where, rule] of Object.entries(rules)) {
    it(`can be selected in an answer: ${where}`, async () => {
      style(rule);
      const server = new ThreadServer(api);
      server.comments['CS-1'] = [wireComment('a', { body: 'The new address is 10.0.0.7' })];
      const thread = await mountThread(api);
      const [, entry] = await entries(thread, 2);
      await drag(getByText(entry!, 'The new address is 10.0.0.7'));
      await waitFor(
        () => String(getSelection()).includes('new address'),
        () => `a selection, not ${JSON.stringify(String(getSelection()))}`,
      );
    });
  }

  it('can be selected in the whole desk, in rich text too', async () => {
    style(rules['on the body']);
    const server = new ThreadServer(api);
    server.comments['CS-1'] = [wireComment('a', { body: 'Run **systemctl restart**', format: 'markdown' })];
    const desk = await mountDesk(api, { request: 'CS-1' });
    const [, entry] = await entries(desk, 2);
    await waitFor(() => entry!.querySelector('strong'), 'the rich text');
    await drag(entry!.querySelector('strong')!);
    await waitFor(() => String(getSelection()).includes('systemctl'), 'a selection');
    expect(String(getSelection())).to.not.contain('**');
  });
});
