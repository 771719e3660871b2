/** What is shown of markdown and HTML until their module is there, and where it cannot be loaded. */
import { expect } from '@open-wc/testing';
import { firstText } from '../../../src/ui/body/first-text.ts';

const html = (body: string) => firstText(body, 'html');

describe('a body before its module is loaded', () => {
  it('of HTML is its text, with a line for each block', () => {
    expect(
      html(
        '<div><p>Hello Ada,</p>\n<p>it  is\nup <b>again</b>.</p><ul><li>one<li>two</ul>Bye<br>Marta</div>',
      ),
    ).to.equal('Hello Ada,\nit is up again.\none\ntwo\nBye\nMarta');
    expect(html('<table border="1"><tr><th>Host</th><td>web-01</td></tr><tr><td>x</table>')).to.equal(
      'Host web-01\nx',
    );
    expect(
      html('a &lt;b&gt; &amp; &quot;c&quot; d&nbsp;e &#39;f&#x27; gr&uuml;&szlig; &ndash; 5&nbsp;&euro;'),
    ).to.equal('a <b> & "c" d\u00a0e \'f\' grüß – 5\u00a0€');
  });

  it('has nothing of the source, whatever is left open', () => {
    for (const body of [
      '<style>p { color: red }</style>Hi',
      '<STYLE type="text/css"><!-- p{} --></STYLE><p>Hi',
      '<!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]--><p>Hi',
      '<![if !supportLists]><p>Hi</p><![endif]>',
      '<head><title>Mail</title><meta charset=x></head><body>Hi</body>',
      '<p title="1 > 0">Hi</p><script>run()',
      'Hi<!-- never closed',
      'Hi<style>p{}',
      'Hi<img src="https://host.example/x',
    ])
      expect(html(body), body).to.equal('Hi');
    expect(html('1 < 2 and <3')).to.equal('1 < 2 and <3');
    expect(html('&#0;&#x110000;&unknown;&#99999999999;')).to.match(/unknown/);
  });

  it('of markdown has no fences', () => {
    expect(firstText('Run\n\n```bash\nuptime\n```\nand\n~~~\nx\n~~~', 'markdown')).to.equal(
      'Run\n\nuptime\nand\nx\n',
    );
  });

  it('takes no longer than its length, whatever is in it', () => {
    for (const piece of ['<', '<!--', '<style>', '<a "', '&', '<p>', '&#', '\n```', '</', '<a x="\''])
      expect(html(piece.repeat(1_000_000 / piece.length)).length, piece).to.be.at.least(0);
  });
});
