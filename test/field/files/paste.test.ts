/** Pasting: what file managers, office programs and screenshots put on the clipboard. */
import { expect } from '@open-wc/testing';
import {
  deskApi,
  descriptionOf,
  filesShown,
  openForm,
  picture,
  serve,
  shows,
  uploaded,
} from '../../support/form-fixture.ts';
import { fileOf } from '../../support/input.ts';
import { textOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import { paste } from './transfer.ts';

const pdf = (name = 'report.pdf') => fileOf(name, 5, 'application/pdf');

describe('what is pasted', () => {
  const api = deskApi();

  async function open() {
    serve(api);
    const element = await openForm(api);
    await shows(element, /drop or paste/);
    return { element, field: descriptionOf(element) };
  }

  for (const [what, files, text] of [
    ['a file and its name', [pdf()], 'report.pdf'],
    ['a file and its path', [pdf()], '/home/anna/report.pdf'],
    ['a file and its path in Windows, in quotes', [pdf()], '"C:\\Users\\anna\\report.pdf"'],
    ['a file and its URL', [pdf('my report.pdf')], 'file:///home/anna/my%20report.pdf\r\n'],
    ['files and their names', [pdf('a.pdf'), fileOf('b.log')], 'a.pdf\rb.log'],
    [
      'files and what GNOME’s file manager writes',
      [pdf('a.pdf'), fileOf('b.log')],
      'x-special/nautilus-clipboard\ncopy\nfile:///tmp/a.pdf\nfile:///tmp/b.log\n',
    ],
    ['a file and its path, in quotes of a shell', [pdf()], "'/home/anna/report.pdf'"],
    ['a file of a share and its URL', [pdf('my report.pdf')], 'smb://nas/share/my%20report.pdf'],
    ['a file and its path, with the end of a C string', [pdf()], '/home/anna/report.pdf\0'],
    ['a photo and its name', [picture('photo.png')], 'photo.png'],
    [
      'a file whose name is written another way in Unicode',
      [pdf('bücher.pdf'.normalize('NFD'))],
      'bücher.pdf',
    ],
    ['a screenshot', [picture()], ''],
  ] as const) {
    it(`as ${what} is taken as files`, async () => {
      const { element, field } = await open();
      expect(paste(field, { files, text }), 'kept from the field').to.equal(true);
      await uploaded(element, files.length);
      for (const [index, { name }] of files.entries()) expect(filesShown(element)[index]).to.contain(name);
    });
  }

  for (const [what, text, html] of [
    ['a paragraph of Word', 'The server does not boot.', '<p>The server does not boot.</p>'],
    ['cells of Excel', 'Name\tSize\r\nreport.pdf\t5\r\n', '<table><tr><td>Name</td></tr></table>'],
    ['a cell of Excel that is a path', '/home/anna/report.pdf', '<table><tr><td>x</td></tr></table>'],
    ['a slide', 'Agenda\nimage.png is not shown', ''],
  ] as const) {
    it(`as ${what} with a picture of it stays text`, async () => {
      const { element, field } = await open();
      expect(paste(field, { files: [picture()], text, html }), 'left to the browser').to.equal(false);
      paste(field, { files: [pdf('last.pdf')] });
      await uploaded(element, 1);
      expect(filesShown(element)).to.have.length(1);
      expect(filesShown(element)[0]).to.contain('last.pdf');
    });
  }

  it('as a file with a text of its own: neither is lost', async () => {
    const { element, field } = await open();
    expect(paste(field, { files: [pdf()], text: 'See page 3' }), 'the text goes in').to.equal(false);
    await uploaded(element, 1);
  });

  it('before the late parts have loaded is taken, and is no event of the page’s', async () => {
    serve(api);
    const heard: Event[] = [];
    const hear = (event: Event) => heard.push(event);
    addEventListener('paste', hear);
    const element = await openForm(api);
    expect(paste(descriptionOf(element), { files: [picture(), picture()] })).to.equal(true);
    removeEventListener('paste', hear);
    await waitFor(
      () => filesShown(element).length === 2,
      () => textOf(element),
    );
    expect(filesShown(element).map(text => text.split(' ')[0])).to.deep.equal(['image.png', 'image-2.png']);
    expect(heard).to.have.length(0);
  });
});
