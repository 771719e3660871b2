/** The description of a new request takes logs: the same buttons as a comment has, where the backend offers them. */
import { expect } from '@open-wc/testing';
import {
  bodies,
  deskApi,
  descriptionOf,
  enter,
  fill,
  filesShown,
  listen,
  openForm,
  press,
  sent,
  serve,
  shows,
  summaryOf,
  uploaded,
} from '../../support/form-fixture.ts';
import { expectAccessible } from '../../support/axe.ts';
import { focused, press as pressKey } from '../../support/input.ts';
import { sticksOut } from '../../support/layout.ts';
import { pasteText } from '../../support/paste.ts';
import {
  findByRole,
  getByRole,
  queryAllByRole,
  queryAllByText,
  queryByRole,
  isShown,
} from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = deskApi();
const posts = () => api.callsTo('POST /requests');
const kernel = (lines: number) =>
  Array.from({ length: lines }, (_, index) => `[    ${index}.204811] raid6: sse2x4 gen()`).join('\n');

describe('the description of a new request', () => {
  async function start(formats: ('text' | 'markdown')[] = ['text', 'markdown']) {
    serve(api, { offer: { descriptionFormats: formats } });
    const root = await openForm(api);
    await findByRole(root, 'button', { name: 'What did you try?' });
    if (formats.includes('markdown')) await findByRole(root, 'tab', { name: 'Preview' });
    return root;
  }

  it('is previewed and sent as Markdown where it uses it, and shown so', async () => {
    const root = await start();
    fill(root, 'web-07 does not boot', 'See:\n\n```\nuname -a\n```\n');
    const tab = getByRole(root, 'tab', { name: 'Preview' });
    tab.click();
    const panel = await findByRole(root, 'tabpanel', { name: 'Preview' });
    await waitFor(() => panel.querySelector('pre'), 'the code');
    await expectAccessible(root);
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts()))[0]).to.deep.include({ descriptionFormat: 'markdown' });
    await waitFor(
      () => queryAllByText(root, 'uname -a').some(found => found.closest('pre')),
      'the code in the thread',
    );
  });

  it('says how it is formatted within 280 px', async () => {
    const root = await start();
    root.parentElement!.style.inlineSize = '280px';
    press(root, 'Formatting');
    await waitFor(() => queryAllByText(root, 'Code in a line').length > 0, 'the help');
    expect(sticksOut(root)).to.deep.equal([]);
    root.parentElement!.style.inlineSize = '';
  });

  it('is sent as text where it uses none', async () => {
    const root = await start();
    fill(root);
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts()))[0]).not.to.have.any.keys('descriptionFormat', 'format');
  });

  it('has no such buttons where the backend does not take it', async () => {
    const root = await start(['text']);
    fill(root, 'web-07', 'See:\n\n```\nuname -a\n```\n');
    expect(queryAllByRole(root, 'tab')).to.have.length(0);
    expect(queryByRole(root, 'button', { name: 'Code block' })).to.equal(null);
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts()))[0]).not.to.have.any.keys('descriptionFormat', 'format');
  });

  it('has tabs that follow the arrow keys', async () => {
    const root = await start();
    enter(descriptionOf(root), 'Some **text**');
    const write = getByRole(root, 'tab', { name: 'Write' });
    const preview = getByRole(root, 'tab', { name: 'Preview' });
    expect([write.ariaSelected, preview.ariaSelected]).to.deep.equal(['true', 'false']);
    expect([write.tabIndex, preview.tabIndex]).to.deep.equal([0, -1]);
    write.focus();
    await pressKey('ArrowRight');
    await findByRole(root, 'tabpanel', { name: 'Preview' });
    expect(focused()).to.equal(preview);
    expect(preview.ariaSelected).to.equal('true');
    await pressKey('ArrowLeft');
    await waitFor(() => queryByRole(root, 'tabpanel', { name: 'Preview' }) === null, 'the field');
    expect(focused()).to.equal(write);
  });

  for (const formats of [['text', 'markdown'], ['text']] as ('text' | 'markdown')[][]) {
    it(`becomes a file where a long log is pasted, with ${formats.join(' and ')}`, async () => {
      const root = await start(formats);
      const field = descriptionOf(root);
      enter(summaryOf(root), 'web-07 does not boot');
      enter(field, 'The log:\n');
      field.setSelectionRange(field.value.length, field.value.length);
      const said = listen(root);
      pasteText(field, kernel(41));
      const offer = await findByRole(root, 'button', { name: 'Attach as kern.log instead' });
      await waitFor(() => said.some(text => text.includes('Attach as kern.log instead')), 'the word of it');
      await expectAccessible(root);
      offer.click();
      await uploaded(root, 1);
      expect(filesShown(root)[0]).to.match(/^kern\.log/);
      expect(field.value).to.equal('The log:\n');
      expect(queryByRole(root, 'button', { name: 'Attach as kern.log instead' })).to.equal(null);
      press(root, 'Send');
      await sent(root);
      expect((await bodies(posts()))[0]?.attachmentIds).to.have.length(1);
    });
  }

  it('stays as it is where the file is not taken', async () => {
    serve(api, { limits: { acceptedTypes: ['image/png'] } });
    const root = await openForm(api);
    await findByRole(root, 'tab', { name: 'Preview' });
    const field = descriptionOf(root);
    pasteText(field, kernel(41));
    (await findByRole(root, 'button', { name: 'Attach as kern.log instead' })).click();
    await shows(root, /^kern\.log is of a type that is not taken here/);
    expect(field.value).to.equal(kernel(41));
  });

  it('is offered a code block only for a shorter log', async () => {
    const root = await start();
    pasteText(descriptionOf(root), kernel(5));
    (await findByRole(root, 'button', { name: 'Make it a code block' })).click();
    expect(queryByRole(root, 'button', { name: /^Attach as/ })).to.equal(null);
    expect(descriptionOf(root).value).to.equal(`\`\`\`\n${kernel(5)}\n\`\`\`\n`);
  });

  it('says how text is formatted when asked', async () => {
    const root = await start();
    const button = getByRole(root, 'button', { name: 'Formatting' });
    expect(button.ariaExpanded).to.equal('false');
    button.click();
    await shows(root, 'Bold');
    expect(button.ariaExpanded).to.equal('true');
    await expectAccessible(root);
    button.click();
    await waitFor(() => !isShown(root, 'Bold'), 'nothing of it');
  });
});
