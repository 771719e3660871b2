import type { Mail } from './mail.ts';

/** More shapes of answers: what editors of support systems and web mail make. */
export const moreMails: readonly Mail[] = [
  {
    name: 'Intercom, with a button and a command in a list',
    body: `<html><body style="background:#f5f5f5"><table width="100%" bgcolor="#f5f5f5"><tr><td align="center"><table width="560" style="background:#fff;border-radius:8px"><tr><td style="padding:24px"><p style="margin:0 0 10px">Hi Ada,</p><p class="intercom-align-left">The volume was resized.</p><div class="intercom-container"><a href="https://app.example/x" style="background:#0071b2;color:#fff;padding:12px 35px">Open the volume</a></div><ol><li><p>Stop the server</p></li><li><p>Grow it: <code>resize2fs /dev/sdb1</code></p></li></ol></td></tr></table></td></tr></table></body></html>`,
    shows: ['The volume was resized.', 'resize2fs /dev/sdb1'],
  },
  {
    name: 'Freshdesk, with its own quote',
    body: `<div style="font-size:13px"><div dir="ltr">Dear Ada,<br><br>Your address 203.0.113.7 is unblocked.<br><br></div><div dir="ltr"><ul><li dir="ltr">Port 25: <strong style="color:green">open</strong></li></ul></div><div dir="ltr">Regards,<br>Marta</div><div class="freshdesk_quote"><blockquote class="freshdesk_quote">On Sun, 29 Nov at 3:10 AM, Ada Byron wrote:<div><p>Mail does not go out.</p></div></blockquote></div></div>`,
    shows: ['Your address 203.0.113.7 is unblocked.'],
    folds: ['Mail does not go out.'],
  },
  {
    name: 'Facts in a list of terms, keys, signs',
    body: `<p>Facts:</p><dl><dt>Host</dt><dd>web-07</dd><dt>Since</dt><dd>03:10</dd></dl><details><summary>Log</summary><pre>line 1\nline 2</pre></details><p>Press <kbd>Ctrl</kbd>+<kbd>Alt</kbd>. H<sub>2</sub>O, <s>old</s> <ins>new</ins> <mark>marked</mark> <small>small print</small></p>`,
    shows: ['web-07', 'line 2', 'small print'],
  },
  {
    name: 'Headings of all sizes and a line',
    body: '<h1>Welcome</h1><h2>Step 1</h2><p>Do this.</p><h3>Step 1.1</h3><p>And that.</p><hr><h4>Notes</h4><p>None.</p><h5>Small</h5><h6>Smaller</h6><p>End</p>',
    shows: ['Step 1.1', 'End'],
  },
  {
    name: 'A table with a list, code and joined cells',
    body: `<table border="1"><thead><tr><th>Host</th><th>Action</th><th>Output</th></tr></thead><tbody><tr><td>web-07</td><td><ul><li>reboot</li><li>fsck</li></ul></td><td><pre>fsck.ext4: 12 errors fixed on /dev/sda1, 0 left</pre></td></tr><tr><td colspan="2">db-01</td><td>unchanged</td></tr></tbody></table>`,
    shows: ['fsck.ext4: 12 errors fixed', 'unchanged'],
  },
  {
    name: 'Colours that only fit its own page',
    body: `<p><span style="background-color:yellow;color:black">IMPORTANT</span> <font color="white">white</font> <span style="color:#000">black</span></p><p style="color:#fff;background:#c00">Alert bar</p><p><a style="color:#fff;background:#06f" href="https://x.example">Button</a></p>`,
    shows: ['IMPORTANT', 'white', 'black', 'Alert bar', 'Button'],
  },
  {
    name: 'Yahoo, with quoted mail',
    body: `<div class="ydp1 yahoo-style-wrap"><div dir="ltr" data-setdir="false">We replaced the disk.</div><div><br></div></div><div id="yahoo_quoted_123" class="yahoo_quoted"><div><div>On Sunday, 29 November 2026 at 03:10:00 CET, Ada &lt;ada@example.com&gt; wrote:</div><div><br></div><div>The disk fails</div></div></div>`,
    shows: ['We replaced the disk.'],
    folds: ['The disk fails'],
  },
  {
    name: 'Proton Mail, with quoted mail',
    body: `<div>Hello Ada,</div><div><br></div><div>The snapshot is back.</div><div class="protonmail_signature_block"><div class="protonmail_signature_block-user"><div>Marta</div></div></div><div class="protonmail_quote">On Sunday, November 29th, 2026 at 3:10 AM, Ada wrote:<br><blockquote class="protonmail_quote" type="cite"><div>Where is it?</div></blockquote><br></div>`,
    shows: ['The snapshot is back.', 'Marta'],
    folds: ['Where is it?'],
  },
  {
    name: 'Sizes, places and distances of its own',
    body: '<center><big>Maintenance</big><br><tt>03:00-05:00 UTC</tt></center><p style="text-indent:40px;line-height:40px;font-size:40px">Huge text</p><p style="position:fixed;top:0;left:0">fixed</p><p style="margin-left:-200px">moved away</p>',
    shows: ['Maintenance', 'Huge text', 'fixed', 'moved away'],
  },
  {
    name: 'A text with its own lines in a div',
    body: '<div style="white-space:pre-wrap">Hello Ada,\n\n  disk   used\n  sda    91%\n\nRegards</div>',
    shows: ['sda    91%'],
  },
];
