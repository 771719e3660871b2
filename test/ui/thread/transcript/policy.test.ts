/** Rich text in a transcript under Trusted Types: no policy but the page's own, which the screen has used before. */
import { expect } from '@open-wc/testing';
import { renderRichText } from '../../../../src/ui/body/rich-text/rich-text.lazy.ts';
import { toText } from '../../../../src/ui/thread/transcript/transcript.lazy.ts';
import { commentOf, english, now, threadOf } from '../../../support/transcript-fixture.ts';

it('is made with the policy of the screen, and without one only where there can be none', async () => {
  const thread = threadOf([commentOf('a', { format: 'html', body: '<p>An <b>answer</b></p>' })]);
  const options = { translator: english, now };
  const withoutPolicy = 'trustedTypes' in globalThis ? '<p>An <b>answer</b></p>' : 'An answer';
  expect(await toText(thread, options)).to.contain(`\n  ${withoutPolicy}\n`);

  let used = 0;
  const policy = {
    createHTML: (html: string) => {
      used++;
      return html;
    },
  };
  renderRichText('x', 'html', { policy, isLocal: () => false, openInNewTab: '' });
  const before = used;
  expect(await toText(thread, options)).to.contain('\n  An answer\n');
  expect(used).to.be.above(before);
});
