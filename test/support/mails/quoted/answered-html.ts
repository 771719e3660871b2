/** HTML mails whose writer answers within or below what he quotes, or shows somebody's mail. */
import type { QuotedShape } from './shape.ts';

const html = (name: string, body: string, own: string, folded = ''): QuotedShape => ({
  name: `HTML: ${name}`,
  format: 'html',
  body,
  new: own,
  folded,
});

const WROTE =
  'On Mon, Nov 23, 2026 at 3:10 AM Support &lt;<a href="mailto:help@host.example">help@host.example</a>&gt; wrote:';
const WROTE_TEXT = 'On Mon, Nov 23, 2026 at 3:10 AM Support <help@host.example> wrote:';
const HEADER =
  '<b>From:</b> Support &lt;help@host.example&gt;<br><b>Sent:</b> Monday, November 23, 2026 3:10 AM<br><b>To:</b> Ada Byron &lt;ada@example.com&gt;<br><b>Subject:</b> RE: web-07';
const HEADER_TEXT =
  'From: Support <help@host.example> Sent: Monday, November 23, 2026 3:10 AM To: Ada Byron <ada@example.com> Subject: RE: web-07';
const attr = `<div dir="ltr" class="gmail_attr">${WROTE}<br></div>`;
const QUOTE =
  'class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"';

export const answeredHtml: readonly QuotedShape[] = [
  html(
    'Gmail, answer below the quote',
    `<div dir="ltr"><br></div><div class="gmail_quote gmail_quote_container">${attr}<blockquote ${QUOTE}><div>Which plan?</div></blockquote><div><br></div><div>The large one.</div></div>`,
    'The large one.',
    `${WROTE_TEXT} Which plan?`,
  ),
  html(
    'Gmail, answers between',
    `<div dir="ltr"><div class="gmail_quote gmail_quote_container">${attr}<blockquote ${QUOTE}><div>Which plan?</div></blockquote><div><br></div><div>The large one.</div><div> </div><blockquote ${QUOTE}><div>Since when?</div></blockquote><div>Friday.</div></div></div>`,
    `${WROTE_TEXT} Which plan? The large one. Since when? Friday.`,
  ),
  html(
    'Gmail, answers between, the last part of the quote without one',
    `<div dir="ltr">Hello,<div class="gmail_quote gmail_quote_container">${attr}<blockquote ${QUOTE}><div>Which plan?</div></blockquote><div>The large one.</div><blockquote ${QUOTE}><div>Regards</div></blockquote></div></div>`,
    `Hello, ${WROTE_TEXT} Which plan? The large one. Regards`,
  ),
  html(
    'Gmail, answers in colour within the quote',
    `<div dir="ltr">Hello,</div><br><div class="gmail_quote gmail_quote_container">${attr}<blockquote ${QUOTE}><div>Which plan?</div><div><font color="#ff0000">The large one.</font></div><div>Since when?</div><div><font color="#ff0000">Friday.</font></div></blockquote></div>`,
    `Hello, ${WROTE_TEXT} Which plan? The large one. Since when? Friday.`,
  ),
  html(
    'Gmail, announced in a word, answers in bold',
    `<div dir="ltr">See my answers below.</div><br><div class="gmail_quote">${attr}<blockquote ${QUOTE}>Which plan?<br><b>The large one.</b><br></blockquote></div>`,
    `See my answers below. ${WROTE_TEXT} Which plan? The large one.`,
  ),
  html(
    'Gmail, answers after a name in brackets',
    `<div dir="ltr">Hi,</div><br><div class="gmail_quote">${attr}<blockquote ${QUOTE}><div>Which plan?</div><div>[Ada] The large one.</div><div>Since when?</div><div>[Ada] Friday.</div></blockquote></div>`,
    `Hi, ${WROTE_TEXT} Which plan? [Ada] The large one. Since when? [Ada] Friday.`,
  ),
  html(
    'Gmail, a mail that is shown',
    `<div dir="ltr">Is this mail from you?</div><br><div class="gmail_quote">${attr}<blockquote ${QUOTE}><div>Click here.</div></blockquote></div>`,
    `Is this mail from you? ${WROTE_TEXT} Click here.`,
  ),
  html(
    'Apple Mail, answers between',
    `<div><br><blockquote type="cite"><div>On 23 Nov 2026, at 03:10, Support &lt;help@host.example&gt; wrote:</div><br class="Apple-interchange-newline"><div>Which plan?</div></blockquote><div><br></div>The large one.<br><blockquote type="cite"><div>Since when?</div></blockquote><div><br></div>Friday.</div>`,
    'On 23 Nov 2026, at 03:10, Support <help@host.example> wrote: Which plan? The large one. Since when? Friday.',
  ),
  html(
    'Apple Mail, answers within the quote in blue',
    `<div>Hello,</div><div><blockquote type="cite"><div>On 23 Nov 2026, at 03:10, Support &lt;help@host.example&gt; wrote:</div><br class="Apple-interchange-newline"><div>Which plan?</div><div><span style="color: rgb(4, 51, 255);">The large one.</span></div></blockquote></div>`,
    'Hello, On 23 Nov 2026, at 03:10, Support <help@host.example> wrote: Which plan? The large one.',
  ),
  html(
    'Apple Mail on a phone, a mail that is shown',
    `<div dir="ltr">Found this in the spam folder</div><div dir="ltr"><br><blockquote type="cite">On 23 Nov 2026, at 03:10, Shop &lt;shop@example.com&gt; wrote:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">Your order is there.</div></blockquote>`,
    'Found this in the spam folder On 23 Nov 2026, at 03:10, Shop <shop@example.com> wrote: Your order is there.',
  ),
  html(
    'Thunderbird, answers between',
    `<div class="moz-cite-prefix">Am 23.11.2026 um 03:10 schrieb Support:<br></div><blockquote type="cite" cite="mid:1@host.example"><p>Welcher Tarif?</p></blockquote><p>Der große.</p><blockquote type="cite" cite="mid:1@host.example"><p>Seit wann?</p></blockquote><p>Freitag.</p><blockquote type="cite" cite="mid:1@host.example"><pre class="moz-signature">-- \nSupport</pre></blockquote>`,
    'Am 23.11.2026 um 03:10 schrieb Support: Welcher Tarif? Der große. Seit wann? Freitag. -- Support',
  ),
  html(
    'Thunderbird, answer below',
    `<div class="moz-cite-prefix">Am 23.11.2026 um 03:10 schrieb Support:<br></div><blockquote type="cite" cite="mid:1@host.example"><p>Welcher Tarif?</p></blockquote><p>Der große.</p>`,
    'Der große.',
    'Am 23.11.2026 um 03:10 schrieb Support: Welcher Tarif?',
  ),
  html(
    'Thunderbird, two passages that the writer has put together',
    `<p>First you say:</p><blockquote type="cite"><p>The move costs nothing.</p></blockquote><p>then this:</p><blockquote type="cite"><p>The move costs 40 pounds.</p></blockquote><p>What is right?</p>`,
    'First you say: The move costs nothing. then this: The move costs 40 pounds. What is right?',
  ),
  html(
    'Outlook, answers in red, not announced',
    `<div class="WordSection1"><p class="MsoNormal">Hello,<o:p></o:p></p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal">${HEADER}</p></div><p class="MsoNormal">Which plan?</p><p class="MsoNormal"><span style="color:red">The large one.</span></p><p class="MsoNormal">Since when?</p><p class="MsoNormal"><span style="color:red">Friday.</span></p></div>`,
    `Hello, ${HEADER_TEXT} Which plan? The large one. Since when? Friday.`,
  ),
  html(
    'Outlook, answers on yellow',
    `<div><p class="MsoNormal">Hello,</p><p class="MsoNormal">${HEADER}</p><p class="MsoNormal">Which plan? <span style="background:yellow;mso-highlight:yellow">The large one.</span></p></div>`,
    `Hello, ${HEADER_TEXT} Which plan? The large one.`,
  ),
  html(
    'Outlook, answers after a name in brackets',
    `<p class="MsoNormal">Hello,</p><p class="MsoNormal">${HEADER}</p><p class="MsoNormal">Which plan?</p><p class="MsoNormal"><b><i>[Ada Byron] </i></b>The large one.</p>`,
    `Hello, ${HEADER_TEXT} Which plan? [Ada Byron] The large one.`,
  ),
  html(
    'Outlook 365, answered in a table',
    `<div class="elementToProof">I have filled the table.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg" dir="ltr">${HEADER}</div><div><table border="1"><tr><td>Plan</td><td style="color:rgb(200,38,19)">large</td></tr></table></div>`,
    `I have filled the table. ${HEADER_TEXT} Plan large`,
  ),
  html(
    'Outlook, forwarded by its subject',
    `<p class="MsoNormal">Please handle.</p><p class="MsoNormal">${HEADER.replace('RE:', 'FW:')}</p><p class="MsoNormal">The invoice is open.</p>`,
    `Please handle. ${HEADER_TEXT.replace('RE:', 'FW:')} The invoice is open.`,
  ),
  html(
    'Outlook, links in the quote are blue',
    `<p class="MsoNormal">It is up.</p><p class="MsoNormal">${HEADER}</p><p class="MsoNormal"><span style="color:#1F497D">Is it up?</span></p><p class="MsoNormal"><span style="color:#1F497D">See <a href="https://host.example/" style="color:#0563C1">host.example</a></span></p>`,
    'It is up.',
    `${HEADER_TEXT} Is it up? See host.example`,
  ),
  html(
    'Yahoo, answer below',
    `<div class="yahoo_quoted"><div>On Monday, November 23, 2026 at 03:10:00 AM GMT+1, Support &lt;help@host.example&gt; wrote: </div><div>Which plan?</div></div><div>The large one.</div>`,
    'The large one.',
    'On Monday, November 23, 2026 at 03:10:00 AM GMT+1, Support <help@host.example> wrote: Which plan?',
  ),
  html(
    'Proton Mail, answer below within its quote',
    `<div>Hello,</div><div class="protonmail_quote">On Monday, November 23rd, 2026 at 03:10, Support &lt;help@host.example&gt; wrote:<br><blockquote class="protonmail_quote" type="cite">Which plan?</blockquote>The large one.</div>`,
    'Hello, The large one.',
    'On Monday, November 23rd, 2026 at 03:10, Support <help@host.example> wrote: Which plan?',
  ),
  html(
    'a page of documentation as a quotation',
    `<p>Your documentation says</p><blockquote><p>You can use up to 10 domains.</p></blockquote>`,
    'Your documentation says You can use up to 10 domains.',
  ),
  html(
    'a quote that is introduced',
    `<p>This is what you have promised me:</p><p>On 23 Nov 2026 at 03:10, Support &lt;help@host.example&gt; wrote:</p><blockquote type="cite"><p>The move costs nothing.</p></blockquote>`,
    'This is what you have promised me: On 23 Nov 2026 at 03:10, Support <help@host.example> wrote: The move costs nothing.',
  ),
  html(
    'Zoho, answer above',
    `<div>Yes, please.<br></div><div class="zmail_extra_hr"></div><div class="zmail_extra" data-zbluepencil-ignore="true"><div>---- On Mon, 23 Nov 2026 03:10:00 +0100 <b>Support &lt;help@host.example&gt;</b> wrote ---<br></div><blockquote>Shall we restart it?</blockquote></div>`,
    'Yes, please.',
    '---- On Mon, 23 Nov 2026 03:10:00 +0100 Support <help@host.example> wrote --- Shall we restart it?',
  ),
];

export const answeredMarkdown: readonly QuotedShape[] = (
  [
    [
      'answers in bold within the quote',
      'Hello,\n\nOn 23 Nov 2026 at 03:10, Support <help@host.example> wrote:\n\n> Which plan?\n> **The large one.**\n> Since when?\n> **Friday.**',
    ],
    [
      'answers after a name',
      'Hi\n\nOn 23 Nov 2026 at 03:10, Support <help@host.example> wrote:\n\n> Which plan?\n> [Ada:] The large one.',
    ],
    [
      'answers that are deeper than the question',
      'Hi\n\nOn 23 Nov 2026 at 03:10, Support <help@host.example> wrote:\n\n> Which plan?\n>> The large one.\n> Since when?\n>> Friday.',
    ],
    [
      'ticked boxes',
      'Hi\n\nOn 23 Nov 2026 at 03:10, Support <help@host.example> wrote:\n\n> - [x] small plan\n> - [ ] large plan',
    ],
  ] as const
).map(([name, body]) => ({
  name: `markdown: ${name}`,
  format: 'markdown',
  body,
  new: body
    .replace(/\*\*|^[> ]+(?:- )?|[<>]/gm, '')
    .replace('[x]', '☑')
    .replace('[ ]', '☐'),
  folded: '',
}));
