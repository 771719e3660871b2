/** Which pictures of a body are loaded with the customer's sign-in. */
import { expect } from '@open-wc/testing';
import { RestBackend } from '../../../src/backends/rest/rest-backend.ts';
import type { Attachment } from '../../../src/model.ts';
import { localPictures } from '../../../src/ui/body/rich-text/local-pictures.ts';
import { brandBackend } from '../../../src/ui/brand/brand-backend.ts';
import { parseBrand } from '../../../src/ui/brand/parse-brand.ts';
import { httpSettings } from '../../http/network.ts';
import { ManualBackend } from '../../support/fake-backend.ts';

const settings = httpSettings();
const { base } = settings;
const file = (url: string, local: boolean): Attachment => ({
  id: 'a',
  name: 'a.png',
  size: 1,
  type: 'image/png',
  url,
  local,
});

describe('pictures that are loaded with the sign-in', () => {
  const rest = new RestBackend(settings);

  it('are those below the API’s attachments, also behind a brand', () => {
    for (const backend of [rest, brandBackend(rest, parseBrand({}, 'https://a.example/'))]) {
      const localUrl = localPictures(backend, []);
      expect(localUrl('attachments/a')).to.equal(new URL('attachments/a', base).href);
      expect(localUrl(`${base.href}attachments/a`)).to.equal(`${base.href}attachments/a`);
      for (const other of [
        'requests',
        '/logout',
        'attachments/../x',
        'https://elsewhere.example/a',
        'https://',
      ])
        expect(localUrl(other), other).to.equal(undefined);
    }
  });

  it('are the body’s own files, with a backend of the page’s own, too', () => {
    const localUrl = localPictures(new ManualBackend(), [
      file('https://files.example/a', true),
      file('https://files.example/b', false),
    ]);
    expect(localUrl('https://files.example/a')).to.equal('https://files.example/a');
    expect(localUrl('https://files.example/b')).to.equal(undefined);
    expect(localUrl('attachments/a')).to.equal(undefined);
  });

  it('are none while there is no backend', () => {
    expect(localPictures(undefined, [])('attachments/a')).to.equal(undefined);
  });
});
