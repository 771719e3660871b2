/** Pictures in the text of a request: placed by a button, shown in the preview and after sending, gone with their file. */
import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../../support/axe.ts';
import {
  bodies,
  button,
  choose,
  descriptionOf,
  deskApi,
  enter,
  fill,
  openForm,
  picture,
  press,
  sent,
  serve,
  uploaded,
} from '../../../support/form-fixture.ts';
import { fileOf, focused, pasteFiles } from '../../../support/input.ts';
import { sticksOut } from '../../../support/layout.ts';
import { findByRole, getByRole, queryAllByRole } from '../../../support/queries.ts';
import { waitFor } from '../../../support/wait.ts';

const api = deskApi();

async function start(formats: ('text' | 'markdown')[] = ['text', 'markdown']) {
  serve(api, { offer: { descriptionFormats: formats, commentFormats: formats } });
  const root = await openForm(api);
  await findByRole(root, 'button', { name: 'What did you try?' });
  if (formats.includes('markdown')) await findByRole(root, 'tab', { name: 'Preview' });
  fill(root, 'web-07 does not boot', 'Before\nAfter');
  return root;
}

const place = 'Place in text: console.png';

async function placed(root: Element): Promise<string> {
  choose(root, picture('console.png'));
  await uploaded(root, 1);
  const field = descriptionOf(root);
  field.setSelectionRange(6, 6);
  (await findByRole(root, 'button', { name: place })).click();
  await waitFor(() => field.value.includes('attachment:'), 'the reference');
  return field.value;
}

describe('a picture in the text', () => {
  it('is placed at the caret, once, and shown in the preview and after sending', async () => {
    const root = await start();
    const text = await placed(root);
    expect(text).to.match(/^Before\n!\[console\.png\]\(attachment:[^)]+\)\nAfter$/);
    expect(focused() === descriptionOf(root)).to.equal(true);
    await waitFor(() => queryAllByRole(root, 'button', { name: place }).length === 0, 'no other button');
    getByRole(root, 'tab', { name: 'Preview' }).click();
    const panel = await findByRole(root, 'tabpanel', { name: 'Preview' });
    const shown = () => [...panel.querySelectorAll('img')].filter(image => image.naturalWidth > 0);
    await waitFor(() => shown().length === 1, 'the picture in the preview');
    expect(shown()[0]!.alt).to.equal('console.png');
    press(root, 'Send');
    await sent(root);
    const [request] = await bodies(api.callsTo('POST /requests'));
    expect(request).to.deep.include({ descriptionFormat: 'markdown', description: text });
    const history = await findByRole(root, 'list', { name: 'History' });
    await waitFor(
      () =>
        [...history.querySelectorAll<HTMLImageElement>('.rich img')].some(image => image.naturalWidth > 0),
      'the picture in its place',
    );
  });

  it('is offered where it was pasted into the text', async () => {
    const root = await start();
    const field = descriptionOf(root);
    field.focus();
    pasteFiles(field, picture('console.png'));
    await uploaded(root, 1);
    await waitFor(() => queryAllByRole(root, 'button', { name: place }).length === 2, 'the offer');
    await expectAccessible(root);
    root.parentElement!.style.inlineSize = '280px';
    expect(sticksOut(root)).to.deep.equal([]);
    root.parentElement!.style.inlineSize = '';
    enter(field, 'I write on.');
    await waitFor(() => queryAllByRole(root, 'button', { name: place }).length === 1, 'no offer any more');
  });

  it('goes with its file', async () => {
    const root = await start();
    await placed(root);
    press(root, 'Remove console.png');
    await waitFor(
      () => descriptionOf(root).value === 'Before\nAfter',
      () => descriptionOf(root).value,
    );
  });

  it('comes back with the draft, under the id that its file gets then', async () => {
    const root = await start();
    const before = await placed(root);
    press(root, 'Discard draft');
    await waitFor(() => descriptionOf(root).value === '', 'an empty form');
    press(root, 'Undo');
    await uploaded(root, 1);
    await waitFor(
      () => descriptionOf(root).value.includes('attachment:') && descriptionOf(root).value !== before,
      'the new id',
    );
    press(root, 'Send');
    await sent(root);
    const [request] = await bodies(api.callsTo('POST /requests'));
    const [id] = request!.attachmentIds as string[];
    expect(request!.description).to.contain(`(attachment:${id})`);
  });

  it('is no other file', async () => {
    const root = await start();
    choose(root, fileOf('boot.log'), picture('console.png'));
    await uploaded(root, 2);
    await findByRole(root, 'button', { name: place });
    expect(queryAllByRole(root, 'button', { name: /^Place in text/ })).to.have.length(1);
  });

  it('is not offered where the backend takes no markdown', async () => {
    const root = await start(['text']);
    choose(root, picture('console.png'));
    await uploaded(root, 1);
    await root.updateComplete;
    expect(queryAllByRole(root, 'button', { name: place })).to.have.length(0);
  });

  it('is in a comment, too', async () => {
    const root = await start();
    press(root, 'Send');
    await sent(root);
    const field = (await findByRole(root, 'textbox', { name: 'Write a comment' })) as HTMLTextAreaElement;
    enter(field, 'See:');
    choose(root, picture('console.png'));
    (await findByRole(root, 'button', { name: place })).click();
    await waitFor(() => field.value.includes('attachment:'), 'the reference');
    button(root, 'Add comment').click();
    const history = await findByRole(root, 'list', { name: 'History' });
    await waitFor(
      () =>
        [...history.querySelectorAll<HTMLImageElement>('.rich img')].some(image => image.naturalWidth > 0),
      'the picture in its place',
    );
  });
});
