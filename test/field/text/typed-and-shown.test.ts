/** What was typed is what is shown, also where a comment may be markdown. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { flatten } from '../../../src/ui/body/rich-text/flatten.ts';
import { renderRichText } from '../../../src/ui/body/rich-text/render.ts';
import { usesMarkdown } from '../../../src/ui/compose/markdown/uses-markdown.ts';
import { json } from '../../support/mock-api.ts';
import { textOf } from '../../support/queries.ts';
import { commentField, entries, mountThread, pressAdd } from '../../support/thread-page.ts';
import { ada, threadApi, ThreadServer, wireComment } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const api = threadApi();

/** Types a comment and sends it; gives what the server received and the entry that is shown. */
async function send(text: string) {
  const server = new ThreadServer(api);
  server.config = { commentFormats: ['text', 'markdown'] };
  const posted: Record<string, unknown>[] = [];
  server.on('POST /requests/CS-1/comments', async request => {
    const body = (await request.json()) as Record<string, unknown>;
    posted.push(body);
    const comment = wireComment('own', { ...body, author: ada, attachments: [] });
    server.comments['CS-1']?.push(comment);
    return json(comment, { status: 201 });
  });
  const thread = await mountThread(api);
  await entries(thread, 1);
  const field = await commentField(thread);
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await pressAdd(thread);
  const [, entry] = await entries(thread, 2);
  return { posted: posted[0]!, entry: entry! };
}

describe('a comment with backslashes', () => {
  const typed = {
    'a path of Windows beside code': 'Since `web.config` changed, C:\\inetpub\\.well-known\\acme is empty.',
    'a share': 'In `net use` I see \\\\nas\\_backup\\#1 twice.',
    'an escape': 'The rule is `RewriteRule` ^old\\.php$ /new\\.php [R=301]',
    'the end of a line': 'I ran `make` with\nCFLAGS=-O2 \\\n-Wall',
  };
  for (const [what, text] of Object.entries(typed)) {
    it(`is shown as it was typed: ${what}`, async () => {
      const { posted, entry } = await send(text);
      expect(posted['body']).to.equal(text);
      for (const word of text.split(/\s+/).filter(one => one.includes('\\')))
        expect(textOf(entry)).to.contain(word);
    });
  }
});

describe('a comment that is meant as markdown', () => {
  it('is sent as such, with backslashes in its code', async () => {
    const { posted, entry } = await send('Look at `C:\\inetpub\\.well-known`:\n\n```\ncd C:\\*\n# ls\n```');
    expect(posted['format']).to.equal('markdown');
    const [inline, block] = await waitFor(() => {
      const found = [...entry.querySelectorAll('code')];
      return found.length === 2 && found;
    }, 'the code');
    expect(inline!.textContent).to.equal('C:\\inetpub\\.well-known');
    expect(block!.textContent).to.equal('cd C:\\*\n# ls\n');
  });
});

describe('markdown', () => {
  it('is not sent where a parser would change what is not meant as markup', () => {
    const changed = [
      'It is in __init__.py, see `import`',
      'Run `ls` in /var/*/log and /srv/*/log',
      'Delete `*.log` *.txt *.tmp',
      'In `hosts`: &lt;localhost&gt; &#64;',
      'My `votes`:\n1. +\n2. -',
      'The `query` is a=1&copy_id;b=2',
      'See https://a.example/[`&amp;`',
      'See (https://a.example/x,`y`)',
      'Set `$x` to a[1](2)',
      'Mail <ada@example.com>, `ok`',
      '`crontab -l` says\n* * * * * /usr/bin/php',
      'As `root`:\n# reboot',
      'The `diff`:\n+ added\n- removed',
      '`one`:\n1. first\n3. third',
      '`df`:\nsize    used\n10G     2G',
      'In `.ssh`:\n\n    Host *.example.com',
      '`PATH` is ~/bin:~/sbin',
      'A `title`\n=====',
      'A line after `x`\n-----\nmore',
      'from /_next_/static to /data_/x, `ok`',
      'a | b\n--- | ---\n1 | 2 | 3',
      '[log]: https://example.com is `it`',
    ];
    for (const text of changed) expect(usesMarkdown(text), text).to.equal(false);
  });

  it('is sent where the rest means the same as text', () => {
    const same = [
      '`a_b` and my_file_name, 2 * 3 < 7 & 8 > 5',
      'See `x`:\n- one\n- two\n\n1. first\n2. second',
      '**Important**: *really*, (yes) [no] 50 % off ~ 5 min',
      'C:\\Users\\ada holds `x`',
      'Run `curl https://a.example/`, or see https://a.example/ (`y`)',
      '```\n# any *thing* \\_here_ &amp; | --- |\n```\nIt fails.',
    ];
    for (const text of same) expect(usesMarkdown(text), text).to.equal(true);
  });

  it('shows every character that is not a mark, whatever is typed', () => {
    const options = { isLocal: () => false, openInNewTab: '' };
    const bits = '\\ _ __ * ** ` ``` ~ ~~ # > < [ ] ( ) 1. 2. - + = & ; | a b . /'.split(' ');
    const text = fc
      .array(fc.constantFrom(...bits, ' ', '\n', '\n\n', '&amp;', 'https://a.b'), { maxLength: 14 })
      .map(parts => parts.join(''));
    // Marks that are shown as something else: emphasis, code, headings, quotes, lists, rules of tables.
    const withoutMarks = (some: string) => some.replace(/[\s*`~#>|:-]/g, '').replace(/_/g, '');
    fc.assert(
      fc.property(text, body => {
        // The name of a language behind a fence is not shown.
        fc.pre(usesMarkdown(body) && !/(?:```|~~~)[ab]/.test(body));
        return (
          withoutMarks(flatten(renderRichText(body, 'markdown', options))) ===
          withoutMarks(body.replace(/\[([^[\]\n]+)\]\(https:\/\/a\.b\)/g, '$1'))
        );
      }),
      { seed: 20, numRuns: 3000 },
    );
  });
});
