import type { Mail } from './mail.ts';

/** Gmail, Apple Mail, Thunderbird and telephones. */
export const webMails: readonly Mail[] = [
  {
    name: 'Gmail, with quoted mail',
    body: `<div dir="ltr">Hello Ada,<div><br></div><div>the certificate is renewed and holds for 90 days.</div><div>Nothing is left to do.</div>
<div><br></div><div>Marta</div></div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, 23 Nov 2026 at 03:10,
Ada Byron &lt;<a href="mailto:ada@example.com">ada@example.com</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid
rgb(204,204,204);padding-left:1ex"><div dir="ltr">The certificate of www.example.com is not valid any more.</div></blockquote></div>`,
    shows: ['Nothing is left to do.'],
    folds: ['The certificate of www.example.com'],
  },
  {
    name: 'Gmail, with an answer below the quote',
    body: `<div dir="ltr"><div class="gmail_quote"><div class="gmail_attr">On Mon, 23 Nov 2026 at 03:10, Ada wrote:</div><blockquote class="gmail_quote">Which kernel?</blockquote></div>
<div>6.12.9, since yesterday.</div></div>`,
    shows: ['6.12.9, since yesterday.'],
    folds: ['Which kernel?'],
  },
  {
    name: 'Apple Mail, with answers between the quotes',
    body: `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body style="overflow-wrap: break-word; -webkit-nbsp-mode: space;">
<blockquote type="cite"><div>Does it start?</div></blockquote><div><br></div><div>Yes.</div><div><br></div><blockquote type="cite"><div>And the second disk?</div></blockquote><div><br></div>
<div>Not yet: <span class="Apple-tab-span" style="white-space:pre">	</span>it is being rebuilt.</div><br id="lineBreakAtBeginningOfMessage"><div><div>Marta</div></div></body></html>`,
    shows: ['Does it start?', 'Yes.', 'And the second disk?', 'Not yet:', 'it is being rebuilt.'],
  },
  {
    name: 'Apple Mail on a telephone',
    body: `<html><body dir="auto">Looks good now<div><br></div><div>Thank you for the quick help, and good night<br><div dir="ltr"><br>Sent from my iPhone</div>
<div dir="ltr"><br><blockquote type="cite">On 23. Nov 2026, at 04:12, Support &lt;help@host.example&gt; wrote:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">We changed the disk.</div></blockquote></div></body></html>`,
    shows: ['Thank you for the quick help'],
    folds: ['Sent from my iPhone', 'We changed the disk.'],
  },
  {
    name: 'Thunderbird, with moz-cite-prefix and a signature',
    body: `<html><body text="#000000" bgcolor="#FFFFFF"><p>Hello,</p><p>port 25 is open now.</p><div class="moz-cite-prefix">On 23.11.26 03:10, Ada Byron wrote:<br></div>
<blockquote type="cite" cite="mid:1@example.com"><pre class="moz-quote-pre" wrap="">Could you open port 25?
We need it for mail-eu.</pre></blockquote><pre class="moz-signature" cols="72">-- 
Marta Lindqvist
Host, Helsinki</pre></body></html>`,
    shows: ['port 25 is open now.'],
    folds: ['We need it for mail-eu.', 'Host, Helsinki'],
  },
  {
    name: 'A mail of line breaks only',
    body: `Hello Ada,<br><br>the switch was restarted at 03:40.<br>All ports are up.<br><br><br><br><br><br>Regards<br>Marta<br><br>On 23 Nov 2026, Ada wrote:<br><blockquote>Port 7 is down.</blockquote>`,
    shows: ['All ports are up.'],
    folds: ['Port 7 is down.'],
  },
  {
    name: 'French, with "a écrit :"',
    body: `<p>Bonjour,</p><p>le service est rétabli.</p><p>Le lun. 23 nov. 2026 à 03:10, Ada Byron &lt;ada@example.com&gt; a écrit&nbsp;:</p><blockquote><p>Le site ne répond plus.</p></blockquote>`,
    shows: ['le service est rétabli.'],
    folds: ['Le site ne répond plus.'],
  },
  {
    name: 'A forwarded mail, which is what its writer wants to show',
    body: `<div dir="ltr">See what the registry says:<br><br><div class="gmail_forward">---------- Forwarded message ---------<br>From: <b>Registry</b> &lt;help@registry.example&gt;<br>
Date: Mon, 23 Nov 2026<br>To: Support<br><br><p>The domain is locked until the owner confirms it.</p></div></div>`,
    shows: ['The domain is locked until the owner confirms it.'],
  },
  {
    name: 'Quotes in quotes',
    body: `<p>Yes, to all of it.</p><p>On 23 Nov 2026 Ada wrote:</p>${'<blockquote><p>Is it so?</p>'.repeat(9)}${'</blockquote>'.repeat(9)}`,
    shows: ['Yes, to all of it.'],
    folds: ['Is it so?'],
  },
  {
    name: 'Emoji only',
    body: '<div>👍🏽</div>',
    shows: ['👍🏽'],
  },
];
