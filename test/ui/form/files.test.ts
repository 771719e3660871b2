import { expect } from '@open-wc/testing';
import { dropFiles, fileOf, focused, pasteFiles, typeInto } from '../../support/input.ts';
import { queryAllByRole, queryByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import {
  bodies,
  button,
  choose,
  deskApi,
  descriptionOf,
  fill,
  filesShown,
  listen,
  openChooser,
  openForm,
  picture,
  press,
  sent,
  serve,
  shows,
  summaryOf,
  uploaded,
} from '../../support/form-fixture.ts';

describe('Files of a new request', () => {
  const api = deskApi();

  it('are chosen several at a time, shown with name and size, and sent', async () => {
    serve(api);
    const element = await openForm(api);
    expect(openChooser(element).multiple).to.equal(true);
    choose(element, fileOf('boot.log', 48 * 1024), fileOf('a.txt', 5));
    await uploaded(element, 2);
    choose(element, fileOf('b.txt', 7));
    await uploaded(element, 3);
    const shown = filesShown(element);
    expect(shown[0]).to.match(/^boot\.log 48 kB/);
    expect(shown[1]).to.match(/^a\.txt 5 bytes/);
    expect(shown[2]).to.match(/^b\.txt 7 bytes/);
    fill(element);
    press(element, 'Send');
    await sent(element);
    const [body] = await bodies(api.callsTo('POST /requests'));
    expect(body!.attachmentIds).to.have.length(3);
    for (const name of [/boot\.log/, /a\.txt/, /b\.txt/]) {
      await waitFor(
        () => ['link', 'button'].some(role => queryAllByRole(element, role, { name }).length > 0),
        String(name),
      );
    }
  });

  it('can be dropped anywhere on the form', async () => {
    serve(api);
    const element = await openForm(api);
    await waitFor(() => dropFiles(descriptionOf(element), fileOf('one.log'), fileOf('two.log')));
    await uploaded(element, 2);
    expect(filesShown(element).map(text => text.split(' ')[0])).to.deep.equal(['one.log', 'two.log']);
  });

  it('say where they can be dropped while they are dragged', async () => {
    serve(api);
    const element = await openForm(api);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(fileOf('one.log'));
    const drag = (name: string, relatedTarget?: Element) =>
      descriptionOf(element).dispatchEvent(
        new DragEvent(name, { dataTransfer, relatedTarget, bubbles: true, composed: true, cancelable: true }),
      );
    // For the eye only, so it is found by its part.
    const root = descriptionOf(element).getRootNode() as ShadowRoot;
    const hints = () => [...root.querySelectorAll('[part~=drop-hint]')].map(({ textContent }) => textContent);
    await waitFor(() => !drag('dragover'), 'files to be taken');
    drag('dragover');
    await waitFor(() => hints().length > 0, 'the hint');
    expect(hints()).to.deep.equal(['Drop files here']);
    drag('dragleave', document.body);
    await waitFor(() => hints().length === 0, 'the hint to go');
  });

  it('can be pasted, and two pictures of one name get names of their own', async () => {
    serve(api);
    const element = await openForm(api);
    await waitFor(() => pasteFiles(descriptionOf(element), picture()));
    pasteFiles(summaryOf(element), picture(), picture());
    await uploaded(element, 3);
    expect(filesShown(element).map(text => text.split(' ')[0])).to.deep.equal([
      'image.png',
      'image-2.png',
      'image-3.png',
    ]);
  });

  it('are not made of the picture that comes with pasted text', async () => {
    serve(api);
    const element = await openForm(api);
    await waitFor(() => pasteFiles(descriptionOf(element), picture('real.png')));
    const data = new DataTransfer();
    data.items.add(picture());
    data.setData('text/plain', 'a table');
    const paste = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
    Object.defineProperty(paste, 'clipboardData', { value: data });
    descriptionOf(element).dispatchEvent(paste);
    // The browser itself puts the text in.
    expect(paste.defaultPrevented).to.equal(false);
    await uploaded(element, 1);
    expect(filesShown(element)).to.have.length(1);
  });

  it('show a thumbnail where they are pictures', async () => {
    serve(api);
    const element = await openForm(api);
    choose(element, picture('screen.png'), fileOf('boot.log'), fileOf('drawing.svg', 9, 'image/svg+xml'));
    await uploaded(element, 3);
    const items = queryAllByRole(element, 'listitem').filter(item =>
      queryByRole(item, 'button', { name: /^Remove/ }),
    );
    const pictures = items.map(item =>
      queryAllByRole(item, 'presentation').concat(queryAllByRole(item, 'none')),
    );
    const images = pictures.map(found =>
      found.find((node): node is HTMLImageElement => node instanceof HTMLImageElement),
    );
    expect(images.map(Boolean)).to.deep.equal([true, false, false]);
    await waitFor(() => images[0]!.naturalWidth === 1, 'the picture');
  });

  it('can be removed, and are then gone from the server and not sent', async () => {
    serve(api);
    const element = await openForm(api);
    choose(element, fileOf('keep.log'), fileOf('drop.log'));
    await uploaded(element, 2);
    press(element, 'Remove drop.log');
    await waitFor(() => filesShown(element).length === 1);
    expect(filesShown(element)[0]).to.contain('keep.log');
    expect(focused()).to.equal(button(element, 'Attachment'));
    await waitFor(() => api.callsTo('DELETE /attachments/').length === 1, 'the file taken off the server');
    // The same file may be chosen again.
    choose(element, fileOf('drop.log'));
    await uploaded(element, 2);
    press(element, 'Remove keep.log');
    fill(element);
    press(element, 'Send');
    await sent(element);
    const [body] = await bodies(api.callsTo('POST /requests'));
    expect(body!.attachmentIds).to.have.length(1);
  });

  it('tell their limit before one is chosen', async () => {
    serve(api);
    const element = await openForm(api);
    await shows(element, /Up to 10 files, 3 MB each/);
    const attach = button(element, 'Attachment');
    const description = (attach.getRootNode() as ShadowRoot).getElementById(
      attach.getAttribute('aria-describedby')!,
    );
    expect(description!.textContent).to.contain('Up to 10 files, 3 MB each');
  });

  it('are said to be added and removed', async () => {
    serve(api);
    const element = await openForm(api);
    const said = listen(element);
    choose(element, fileOf('boot.log'), fileOf('a\u202etxt.exe'));
    await uploaded(element, 2);
    press(element, 'Remove boot.log');
    const told = () => said.filter(text => /added|removed/.test(text));
    await waitFor(() => told().length === 2, 'two sentences');
    expect(told()).to.deep.equal(['boot.log added. atxt.exe added.', 'boot.log removed.']);
  });

  it('may be refused by the page before they are taken', async () => {
    serve(api);
    const element = await openForm(api);
    const asked: string[] = [];
    element.addEventListener('support-before-attach', event => {
      asked.push(event.detail.file.name);
      if (event.detail.file.name.endsWith('.exe')) event.preventDefault();
    });
    choose(element, fileOf('virus.exe'), fileOf('boot.log'));
    await uploaded(element, 1);
    expect(asked).to.deep.equal(['virus.exe', 'boot.log']);
    expect(filesShown(element)).to.have.length(1);
    expect(api.callsTo('POST /attachments')).to.have.length(1);
    await typeInto(summaryOf(element), 'Still usable');
    expect(summaryOf(element).value).to.equal('Still usable');
  });
});
