import { expect } from '@open-wc/testing';
import { HttpClient } from '../../../src/http/client.ts';
import type { Attachment, SupportBackend } from '../../../src/index.ts';
import { fileOf } from '../../support/input.ts';
import { queryByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import { choose, fill, filesShown, openForm, press, shows, uploaded } from '../../support/form-fixture.ts';

// No mock API here: browsers report no upload progress while its worker is active.

/** A backend object that uploads for real, slowly, and knows nothing else. */
function uploader(query = ''): SupportBackend {
  const base = new URL('/', location.href);
  const http = new HttpClient({ base, credentials: 'same-origin', csrf: {} });
  const nothing = () => Promise.reject(new Error('not asked for here'));
  return {
    getConfig: () =>
      Promise.resolve({
        maxSummaryLength: 255,
        acceptedTypes: [],
        fields: [],
        commentFormats: [],
        features: { search: false, close: false, reopen: false, rating: false, read: false, events: false },
      }),
    listRequests: () => Promise.resolve({ items: [] }),
    getRequest: nothing,
    createRequest: nothing,
    listComments: nothing,
    addComment: nothing,
    fetchAttachment: nothing,
    async uploadAttachment(file, { onProgress, signal }) {
      const form = new FormData();
      form.append('file', file, file.name);
      const { value } = await http.json({
        method: 'POST',
        path: `__upload${query}`,
        form,
        onProgress,
        signal,
      });
      return { ...(value as Attachment), local: true };
    },
  };
}

const MB = 1024 * 1024;
const settings = (backend: SupportBackend) => ({ backend, maxAttachmentBytes: 20 * MB });

describe('The progress of an upload', () => {
  it('grows on its way, in words and as a bar of that file’s name', async () => {
    const element = await openForm({ base: '' }, { settings: settings(uploader('?pause=5')) });
    choose(element, fileOf('big.log', 12_000_000));
    const seen = new Set<string>();
    await waitFor(() => {
      const bar = queryByRole(element, 'progressbar', { name: 'big.log' }) as HTMLProgressElement | null;
      const text = /(\d+)% uploaded/.exec(filesShown(element)[0] ?? '')?.[1];
      if (bar && text) {
        seen.add(text);
        expect(Math.abs((bar.value / bar.max) * 100 - Number(text))).to.be.lessThan(1);
      }
      return filesShown(element)[0]?.includes('Ready to send');
    }, 'the end of the upload');
    const values = [...seen].map(Number);
    expect(values).to.deep.equal([...values].sort((a, b) => a - b));
    expect(values.filter(value => value > 0 && value < 100)).to.not.have.length(0);
    expect(queryByRole(element, 'progressbar')).to.equal(null);
  });

  it('ends with the server’s refusal at that file', async () => {
    const element = await openForm({ base: '' }, { settings: settings(uploader('?status=413')) });
    choose(element, fileOf('big.log', 400_000));
    await waitFor(() => filesShown(element)[0]?.includes('The server says: The server answered 413.'));
    fill(element);
    press(element, 'Send');
    await shows(element, /^Not sent yet/);
  });

  it('ends when the file is removed, and the next one has its turn', async () => {
    const element = await openForm({ base: '' }, { settings: settings(uploader('?pause=20')) });
    choose(element, fileOf('1.log', 12_000_000), fileOf('2.log', 12_000_000));
    await waitFor(() => filesShown(element).filter(text => text.includes('uploaded')).length === 2);
    press(element, 'Remove 1.log');
    press(element, 'Remove 2.log');
    await waitFor(() => filesShown(element).length === 0);
    choose(element, fileOf('3.log', 1000));
    await uploaded(element, 1);
    expect(filesShown(element)[0]).to.match(/^3\.log/);
  });
});
