import { expect } from '@open-wc/testing';
import {
  pictureReference,
  referencedId,
  refersTo,
  withCurrentIds,
  withoutReferences,
} from '../../src/text/picture-references.ts';
import { embeddedPictures } from '../../src/ui/body/rich-text/embedded-pictures.ts';
import { renderRichText } from '../../src/ui/body/rich-text/render.ts';
import { usesMarkdown } from '../../src/ui/compose/markdown/uses-markdown.ts';

const odd = ['a1', 'a b', 'ä/ö', '(1)', '50%', "it's*", '~x~', 'A', 'a', '../x', '[1]'];
const names = [
  'console.png',
  'a]b).png',
  '[x](y).png',
  '_a_ *b* `c`.png',
  'a\\b.png',
  '<i>a & b.png',
  '![x.png',
];

describe('references to pictures', () => {
  for (const id of odd)
    it(`lead to the picture with the id ${id}, and are markdown`, () => {
      const body = `See:\n${pictureReference(id, 'x.png')}\n`;
      expect(usesMarkdown(body)).to.equal(true);
      const picture = {
        id,
        name: 'x.png',
        size: 1,
        type: 'image/png',
        url: 'https://api.example/1',
        local: true,
      };
      const embedded = embeddedPictures(body, [
        { ...picture, id: `${id}!`, url: 'https://api.example/2' },
        picture,
      ]);
      const options = { isLocal: () => false, openInNewTab: '', embedded };
      const image = renderRichText(body, 'markdown', options).querySelector('img');
      expect([image?.dataset.localSrc, image?.alt]).to.deep.equal(['https://api.example/1', 'x.png']);
      expect(refersTo(body, id)).to.equal(true);
      expect(withoutReferences(body, id)).to.equal('See:\n');
    });

  for (const name of names)
    it(`have the name ${name} as it is`, () => {
      const body = `Here ${pictureReference('a1', name)} it is`;
      expect(usesMarkdown(body)).to.equal(true);
      const options = { isLocal: () => false, openInNewTab: '', embedded: () => undefined };
      const text = renderRichText(body, 'markdown', options).textContent.trim();
      expect(text).to.equal(`Here ${name.replaceAll('`', '’')} it is`);
    });

  it('to what is not attached, is no picture or not ready, show its name', () => {
    const body = pictureReference('a1', 'x.png');
    const file = {
      id: 'a1',
      name: 'x.png',
      size: 1,
      type: 'image/png',
      url: 'https://api.example/1',
      local: true,
    };
    for (const attachments of [
      [],
      [{ ...file, id: 'A1' }],
      [{ ...file, name: 'x.svg', type: 'image/svg+xml' }],
      [{ ...file, local: false }],
      [{ ...file, state: 'blocked' }],
    ]) {
      const embedded = embeddedPictures(body, attachments);
      const options = { isLocal: () => true, openInNewTab: '', embedded };
      const fragment = renderRichText(body, 'markdown', options);
      expect([fragment.querySelector('img'), fragment.textContent.trim()]).to.deep.equal([null, 'x.png']);
    }
  });

  it('follow a file that has another id, but not in what is quoted', () => {
    const body = `${pictureReference('old', 'a_(1).png')}\n> ${pictureReference('old', 'a_(1).png')}`;
    const now = withCurrentIds(body, [{ id: 'new', name: 'a_(1).png' }]);
    expect(now).to.equal(
      `${pictureReference('new', 'a_(1).png')}\n> ${pictureReference('old', 'a_(1).png')}`,
    );
  });

  it('are no other URLs', () => {
    for (const url of ['https://attachment:1', 'cid:1', 'attachments/1', 'attachment:'])
      expect(referencedId(url)).to.equal(undefined);
  });
});
