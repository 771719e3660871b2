import type { QuotedShape } from './shape.ts';

const html = (name: string, body: string, own: string, folded = ''): QuotedShape => ({
  name: `HTML: ${name}`,
  format: 'html',
  body,
  new: own,
  folded,
});

const HEADER =
  '<b>From:</b> Ada Byron &lt;ada@example.com&gt;<br><b>Sent:</b> Monday, 23 November 2026 03:10<br><b>To:</b> Support &lt;help@host.example&gt;<br><b>Subject:</b> web-07';
const HEADER_TEXT =
  'From: Ada Byron <ada@example.com> Sent: Monday, 23 November 2026 03:10 To: Support <help@host.example> Subject: web-07';
const WROTE = 'On Mon, 23 Nov 2026 at 03:10, Ada Byron &lt;ada@example.com&gt; wrote:';
const WROTE_TEXT = 'On Mon, 23 Nov 2026 at 03:10, Ada Byron <ada@example.com> wrote:';

/** Mails in HTML. */
export const htmlShapes: readonly QuotedShape[] = [
  html(
    'Gmail',
    `<div dir="ltr">It is up.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${WROTE}<br></div><blockquote class="gmail_quote"><div dir="ltr">Is it up?</div></blockquote></div>`,
    'It is up.',
    `${WROTE_TEXT} Is it up?`,
  ),
  html(
    'Gmail, forwarded',
    `<div dir="ltr">Is this from you?<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>From: <strong>Registry</strong><br>Date: Mon, 23 Nov 2026<br>Subject: Locked<br>To: Ada<br></div><br><p>The domain is locked.</p></div></div>`,
    'Is this from you? ---------- Forwarded message --------- From: Registry Date: Mon, 23 Nov 2026 Subject: Locked To: Ada The domain is locked.',
  ),
  html(
    'Apple Mail, forwarded',
    `<div>Is this from you?</div><div><br><blockquote type="cite"><div>Begin forwarded message:</div><br><div><b>From: </b>Registry</div><div><b>Subject: </b>Locked</div><br><div>The domain is locked.</div></blockquote></div>`,
    'Is this from you? Begin forwarded message: From: Registry Subject: Locked The domain is locked.',
  ),
  html(
    'Outlook, Ukrainian',
    '<p>Диск замінено.</p><p><b>Від:</b> Ada Byron<br><b>Надіслано:</b> 23 листопада 2026 р. 03:10<br><b>Кому:</b> Support<br><b>Тема:</b> web-07</p><p>Він повільний.</p>',
    'Диск замінено.',
    'Від: Ada Byron Надіслано: 23 листопада 2026 р. 03:10 Кому: Support Тема: web-07 Він повільний.',
  ),
  html(
    'Outlook, Arabic',
    '<div dir="rtl"><p>تم استبدال القرص.</p><p><b>من:</b> Ada Byron<br><b>تم الإرسال:</b> 23/11/2026 03:10<br><b>إلى:</b> Support<br><b>الموضوع:</b> web-07</p><p>القرص بطيء.</p></div>',
    'تم استبدال القرص.',
    'من: Ada Byron تم الإرسال: 23/11/2026 03:10 إلى: Support الموضوع: web-07 القرص بطيء.',
  ),
  html(
    'Outlook, below a line',
    `<div>It is up.</div><hr><div>${HEADER}</div><div><br></div><div>Is it up?</div>`,
    'It is up.',
    `${HEADER_TEXT} Is it up?`,
  ),
  html(
    'Outlook, with answers in red',
    `<p>My answers are in red.</p><p>${HEADER}</p><p>Is it up?</p><p style="color:red">Yes.</p>`,
    `My answers are in red. ${HEADER_TEXT} Is it up? Yes.`,
  ),
  html(
    'a header that is to be looked at',
    `<p>The lost mail has these lines:</p><p>${HEADER}</p><p>Can you find it?</p>`,
    `The lost mail has these lines: ${HEADER_TEXT} Can you find it?`,
  ),
  html('a header at the top', `<p>${HEADER}</p><p>Is it up?</p>`, `${HEADER_TEXT} Is it up?`),
  html(
    'a text with line breaks and angles',
    `It is up.<br><br>${WROTE}<br>&gt; Is it up?<br>&gt;<br>&gt; Ada`,
    'It is up.',
    `${WROTE_TEXT} > Is it up? > > Ada`,
  ),
  html(
    'a text in a pre, with angles',
    `<pre>Hello Ada,\n\nit is up now.\n\n${WROTE}\n&gt; Is it up?\n&gt; Ada</pre>`,
    'Hello Ada, it is up now.',
    `${WROTE_TEXT} > Is it up? > Ada`,
  ),
  html(
    'paragraphs with angles',
    `<p>It is up.</p><p>${WROTE}</p><p>&gt; Is it up?</p>`,
    'It is up.',
    `${WROTE_TEXT} > Is it up?`,
  ),
  html(
    'a signature in a paragraph',
    '<p>It is up.</p><p>-- <br>Marta Lindqvist<br>Support</p>',
    'It is up.',
    '-- Marta Lindqvist Support',
  ),
  html(
    'a signature in divs, its space not breaking',
    '<div>It is up.</div><div><br></div><div>--&nbsp;</div><div>Marta Lindqvist</div><div>Support</div>',
    'It is up.',
    '-- Marta Lindqvist Support',
  ),
  html(
    'a signature above a quote',
    `<div>It is up.</div><div>-- <br>Marta Lindqvist</div><div class="gmail_quote"><div class="gmail_attr">${WROTE}</div><blockquote>Is it up?</blockquote></div>`,
    'It is up.',
    `-- Marta Lindqvist ${WROTE_TEXT} Is it up?`,
  ),
  html(
    'a signature below a quote',
    `<p>It is up.</p><p>${WROTE}</p><blockquote><p>Is it up?</p></blockquote><p>-- <br>Marta Lindqvist</p>`,
    'It is up.',
    `${WROTE_TEXT} Is it up? -- Marta Lindqvist`,
  ),
  html(
    'a telephone',
    '<div dir="auto">It works.<div dir="auto"><br></div><div dir="ltr">Von meinem iPhone gesendet</div></div>',
    'It works.',
    'Von meinem iPhone gesendet',
  ),
  html(
    'Outlook on a telephone',
    '<div>It works.</div><div><br></div><div>Get <a href="https://aka.ms/o0ukef">Outlook for iOS</a></div>',
    'It works.',
    'Get Outlook for iOS',
  ),
  html(
    'a quote that the writer chose',
    '<p>In your terms it says</p><blockquote><p>Backups are kept for 14 days.</p></blockquote>',
    'In your terms it says Backups are kept for 14 days.',
  ),
  html(
    'a log below a date',
    '<p>The log of 2026-11-23 03:10:</p><blockquote><p>E1 disk</p></blockquote>',
    'The log of 2026-11-23 03:10: E1 disk',
  ),
  html(
    'what the writer said',
    '<p>As before.</p><p>On Monday, 23 November 2026 I wrote:</p><blockquote>The disk is slow.</blockquote>',
    'As before. On Monday, 23 November 2026 I wrote: The disk is slow.',
  ),
  html(
    'Gmail, with the answer below',
    `<div class="gmail_quote"><div class="gmail_attr">${WROTE}</div><blockquote class="gmail_quote">Which kernel?</blockquote></div><div>6.12.9.</div>`,
    '6.12.9.',
    `${WROTE_TEXT} Which kernel?`,
  ),
  html(
    'a rule of a server',
    '<p>It stops</p><p>----- Server log -----</p><p>panic</p>',
    'It stops ----- Server log ----- panic',
  ),
  html(
    'a comment of SQL',
    '<p>The dump begins so</p><pre>--\n-- Table\n--\nCREATE TABLE a (b int);</pre>',
    'The dump begins so -- -- Table -- CREATE TABLE a (b int);',
  ),
  html('nothing but a signature', '<p>-- <br>Marta Lindqvist</p>', '-- Marta Lindqvist'),
];
