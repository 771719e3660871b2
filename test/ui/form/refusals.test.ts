import { expect } from '@open-wc/testing';
import { dropFiles, fileOf, pasteFiles } from '../../support/input.ts';
import { queryAllByRole, queryAllByText } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import {
  bodies,
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
  uploaded,
} from '../../support/form-fixture.ts';

const MB = 1024 * 1024;

describe('A file that can’t be taken', () => {
  const api = deskApi();

  /** What is to be seen: what was announced stays in the live region. */
  const shown = (element: Element, text: RegExp): HTMLElement[] =>
    queryAllByText(element, text).filter(one => !one.closest('[role="status"]'));

  it('is refused by name, size and limit when it is too large, and the others stay', async () => {
    serve(api);
    const element = await openForm(api);
    choose(element, fileOf('first.log'));
    const said = listen(element);
    choose(element, fileOf('report.zip', 5.2 * MB), fileOf('small.log'));
    await shows(
      element,
      'report.zip is 5.2 MB; a file may be up to 3 MB. Compress it, or paste a link to it.',
    );
    await uploaded(element, 2);
    expect(filesShown(element).join()).to.match(/^first\.log.*small\.log/);
    const told = 'small.log added. report.zip is 5.2 MB; a file may be up to 3 MB.';
    await waitFor(() => said.join().includes(told), 'the announcement, after the one before it');
    fill(element);
    press(element, 'Send');
    await sent(element);
    expect(api.callsTo('POST /attachments')).to.have.length(2);
    expect((await bodies(api.callsTo('POST /requests')))[0]!.attachmentIds).to.have.length(2);
  });

  it('is told apart from the limit even when it is one byte over it', async () => {
    serve(api);
    const element = await openForm(api);
    choose(element, fileOf('exact.bin', 3 * MB), fileOf('over.bin', 3 * MB + 1));
    await shows(element, /over\.bin is \d\.\d+ MB; a file may be up to 3 MB\./);
    expect(queryAllByText(element, /over\.bin is 3 MB/)).to.have.length(0);
    await uploaded(element, 1);
    expect(filesShown(element)[0]).to.match(/^exact\.bin 3 MB/);
  });

  it('is refused when it is empty', async () => {
    serve(api);
    const element = await openForm(api);
    await waitFor(() => dropFiles(descriptionOf(element), fileOf('empty.log', 0), fileOf('full.log')));
    await shows(element, 'empty.log is empty. Choose a file with something in it.');
    await uploaded(element, 1);
    expect(filesShown(element)).to.have.length(1);
  });

  it('is refused when the server does not take its type, and the chooser offers the others', async () => {
    serve(api, { limits: { acceptedTypes: ['.log', 'image/*'], maxAttachmentBytes: MB } });
    const element = await openForm(api);
    await shows(element, /Up to 10 files, 1 MB each/);
    expect(openChooser(element).accept).to.equal('.log,image/*');
    choose(element, fileOf('setup.exe', 3, 'application/x-msdownload'), fileOf('BOOT.LOG'), picture('a.png'));
    await shows(element, 'setup.exe is of a type that is not taken here. Taken are: LOG or pictures.');
    await uploaded(element, 2);
    // A chooser can be told to show all files; a paste and a drop have none.
    await waitFor(() => pasteFiles(descriptionOf(element), fileOf('page.html', 3, 'text/html')));
    await shows(element, /^page\.html is of a type/);
    expect(filesShown(element)).to.have.length(2);
  });

  it('is left out when there are too many, all in one message', async () => {
    serve(api, { limits: { maxAttachments: 2, maxAttachmentBytes: MB } });
    const element = await openForm(api);
    await shows(element, /Up to 2 files, 1 MB each/);
    choose(element, fileOf('1.log'), fileOf('2.log'), fileOf('3.log'), fileOf('4.log'));
    await shows(element, '2 files were left out; 2 are the most: 3.log, 4.log');
    await uploaded(element, 2);
    press(element, 'Remove 1.log');
    choose(element, fileOf('3.log'));
    await uploaded(element, 2);
    expect(filesShown(element).join()).to.match(/2\.log.*3\.log/);
    expect(shown(element, /left out/)).to.have.length(0);
  });

  it('leaves a word that can be dismissed', async () => {
    serve(api);
    const element = await openForm(api);
    choose(element, fileOf('a.log', 0), fileOf('b.log', 0));
    await shows(element, /^b\.log is empty/);
    press(element, 'Dismiss: a.log');
    await waitFor(() => shown(element, /^a\.log is empty/).length === 0);
    expect(shown(element, /^b\.log is empty/)).to.have.length(1);
    expect(queryAllByRole(element, 'button', { name: /^Dismiss/ })).to.have.length(1);
  });

  it('is measured by the smaller limit, the page’s or the server’s', async () => {
    serve(api, { limits: { maxAttachmentBytes: 2 * MB } });
    const page = await openForm(api, { settings: { maxAttachmentBytes: 1000 } });
    await shows(page, /Up to 10 files, 1,000 bytes each/);
    choose(page, fileOf('fits.log', 1000), fileOf('not.log', 1001));
    await shows(page, /^not\.log is .* a file may be up to 1,000 bytes\./);
    await uploaded(page, 1);

    const server = await openForm(api, { settings: { maxAttachmentBytes: 8 * MB } });
    await shows(server, /Up to 10 files, 2 MB each/);
    choose(server, fileOf('large.log', 2.5 * MB));
    await shows(server, 'large.log is 2.5 MB; a file may be up to 2 MB. Compress it, or paste a link to it.');
    expect(filesShown(server)).to.have.length(0);
  });
});
