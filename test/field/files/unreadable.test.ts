/** Files that the browser can't read any more, and folders; with a real disk in files-on-disk.test.js. */
import { expect } from '@open-wc/testing';
import { Uploads } from '../../../src/state/outbox/uploads.ts';
import { attachmentOf, failure, ManualBackend } from '../../support/fake-backend.ts';
import {
  choose,
  deskApi,
  fill,
  filesShown,
  listen,
  openForm,
  press,
  serve,
  shows,
  uploaded,
} from '../../support/form-fixture.ts';
import { dropFiles, fileOf, pasteFiles } from '../../support/input.ts';
import { noConnection } from '../../support/mock-api.ts';
import { queryAllByRole, queryByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

/** A file that was removed from the disk: whoever reads it fails. */
function goneFile(name: string): File {
  const file = fileOf(name);
  file.arrayBuffer = () => Promise.reject(new DOMException('Could not be read', 'NotReadableError'));
  return file;
}

/** What a browser gives for a folder: a file of some size, and an entry that knows better. */
function withFolder<T>(name: string, act: () => T): T {
  const real = Object.getOwnPropertyDescriptor(DataTransferItem.prototype, 'webkitGetAsEntry')!;
  DataTransferItem.prototype.webkitGetAsEntry = function () {
    const file = this.getAsFile();
    return file && ({ name: file.name, isDirectory: file.name === name } as FileSystemEntry);
  };
  try {
    return act();
  } finally {
    Object.defineProperty(DataTransferItem.prototype, 'webkitGetAsEntry', real);
  }
}

describe('a file that can’t be read', () => {
  const api = deskApi();

  it('says so, is not tried again, and does not name the connection', async () => {
    serve(api, { first: call => (call === 'POST /attachments' ? noConnection() : undefined) });
    const element = await openForm(api);
    choose(element, goneFile('boot.log'));
    await shows(element, /boot\.log: Upload failed\. This file was changed or removed .* Choose it again\./);
    expect(filesShown(element).join()).not.to.match(/connection|Next try/);
    expect(queryByRole(element, 'button', { name: 'Try again: boot.log' })).to.equal(null);
    fill(element);
    press(element, 'Send');
    await shows(element, /Not sent yet/);
    expect(api.callsTo('POST /attachments')).to.have.length(1);
  });

  it('does not keep another one from its retry', async () => {
    let tries = 0;
    serve(api, {
      first: call => (call === 'POST /attachments' && ++tries <= 2 ? noConnection() : undefined),
    });
    const element = await openForm(api);
    choose(element, fileOf('good.log'), goneFile('gone.log'));
    await uploaded(element, 1);
    expect(filesShown(element).find(text => text.includes('Ready'))).to.contain('good.log');
  });

  it('goes again with the bytes that were chosen, whatever becomes of the one on disk', async () => {
    const backend = new ManualBackend();
    const uploads = new Uploads(backend);
    const chosen = fileOf('growing.log');
    const [{ id } = { id: '' }] = uploads.add([chosen]);
    await waitFor(() => uploads.items[0]!.file !== chosen, 'the copy');
    backend.uploads[0]!.reject(failure('server'));
    await waitFor(() => uploads.items[0]!.state.is === 'failed');
    uploads.retry(id);
    const { file } = backend.uploads[1]!.options;
    expect(file).not.to.equal(chosen);
    const { name, type, lastModified } = chosen;
    expect(file).to.include({ name, type, lastModified });
    expect(await file.text()).to.equal('aaa');
  });

  it('that reached the server before it went is there', async () => {
    const backend = new ManualBackend();
    const uploads = new Uploads(backend);
    uploads.add([goneFile('gone.log')]);
    await waitFor(() => backend.uploads.length === 1);
    backend.uploads[0]!.resolve(attachmentOf('gone'));
    await waitFor(() => uploads.items[0]!.state.is === 'done');
  });
});

describe('a folder', () => {
  const api = deskApi();
  for (const [how, give] of [
    ['dropped', dropFiles],
    ['pasted', pasteFiles],
  ] as const) {
    it(`that is ${how} is told so, and the files beside it are taken`, async () => {
      serve(api);
      const element = await openForm(api);
      await shows(element, /drop or paste/);
      const said = listen(element);
      const target = queryAllByRole(element, 'textbox')[0]!;
      const isTaken = withFolder('logs', () => give(target, fileOf('logs', 4096, ''), fileOf('boot.log')));
      expect(isTaken).to.equal(true);
      await uploaded(element, 1);
      await shows(element, /^logs is a folder\./);
      expect(said.join()).to.contain('logs is a folder.').and.contain('boot.log added.');
      expect(api.callsTo('POST /attachments')).to.have.length(1);
    });
  }
});
