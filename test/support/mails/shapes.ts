import type { Mail } from './mail.ts';

const long = 'The controller reports that one of the two power supplies has failed. ';
const url = `https://panel.example/very/long/path/${'segment-of-a-path/'.repeat(14)}?token=${'0123456789abcdef'.repeat(8)}`;
const log = Array.from(
  { length: 200 },
  (_, index) =>
    `Nov 23 03:10:${String(index % 60).padStart(2, '0')} web-07 kernel: nvme0: I/O ${index} QID 4 timeout, aborting`,
).join('\n');

/** Layouts, colours and contents that break renderers. */
export const oddMails: readonly Mail[] = [
  {
    name: 'A newsletter of 600 pixels, in tables in tables',
    body: `<table width="100%" bgcolor="#f4f4f4" border="0"><tr><td align="center"><table width="600" border="0" cellpadding="0" cellspacing="0" style="width:600px;background:#ffffff"><tr><td colspan="2">
<table width="600"><tr><td width="300"><img src="https://cdn.example/logo.png" width="180" height="40" alt="Host"></td><td width="300" align="right"><a href="https://panel.example">Panel</a></td></tr></table></td></tr>
<tr><td style="padding:40px"><h1 style="font-size:36px">Your server is ready</h1><p>It took <b>4 minutes</b>.</p><table border="0"><tr><td bgcolor="#d50c2d" style="border-radius:4px"><a href="https://panel.example/s/7" style="color:#fff;padding:12px 24px">Open the panel</a></td></tr></table></td></tr>
<tr><td height="40" style="font-size:0;line-height:0">&nbsp;</td></tr><tr><td>Host Ltd, Helsinki</td><td>Unsubscribe</td></tr></table></td></tr></table>`,
    shows: ['Your server is ready', 'Open the panel', 'Host Ltd, Helsinki'],
  },
  {
    name: 'Dark on dark',
    body: `<div style="background:#111;color:#222"><p style="color:#1a1a1a">The text of a dark theme.</p><p><font color="#000000">Black, by font.</font></p><p style="color:white;background:white">White on white.</p></div>`,
    shows: ['The text of a dark theme.', 'Black, by font.', 'White on white.'],
  },
  {
    name: 'bgcolor and font, as in 1998',
    body: `<body bgcolor="#000080" text="#ffff00"><table bgcolor="navy" border="2"><tr><th bgcolor="#ff0000">Domain</th><th>Expires</th></tr><tr><td><font color="yellow" face="Comic Sans MS">example.com</font></td><td><font color="yellow">2027-01-31</font></td></tr></table><marquee>Renew now</marquee></body>`,
    shows: ['example.com', '2027-01-31', 'Renew now'],
  },
  { name: '8,000 characters in one paragraph', body: `<p>${long.repeat(120)}</p>`, shows: [long.trim()] },
  {
    name: 'Very long addresses',
    body: `<p>Open <a href="${url}">${url}</a> or ${url} and write to ${'a'.repeat(60)}@example.com.</p><ul><li><a href="${url}">The short name</a></li></ul>`,
    shows: ['The short name'],
  },
  {
    name: 'A log of 200 lines',
    body: `<p>The log:</p><pre>${log}</pre><p>It is the disk.</p>`,
    shows: ['It is the disk.'],
  },
  {
    name: 'Pictures of a mail and data pictures',
    body: `<p>Before:</p><p><img src="cid:console@mail" alt="The console"></p><p>After: <img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" alt="A dot"></p><p><img src="https://cdn.example/chart.png?width=1200" alt="Load of the last day"></p>`,
    shows: ['Load of the last day'],
  },
  {
    name: 'Hebrew and Arabic',
    body: `<div dir="rtl"><p>שלום עדה,</p><p>השרת <code>web-07</code> פועל שוב.</p><ul><li>הדיסק הוחלף</li><li>הגיבוי שוחזר</li></ul></div><p>مرحبًا، تم حل المشكلة.</p>`,
    shows: ['הדיסק הוחלף', 'تم حل المشكلة'],
  },
  {
    name: 'A table of ten columns',
    body: `<table border="1"><tr>${Array.from({ length: 10 }, (_, index) => `<th>Interface${index}</th>`).join('')}</tr><tr>${'<td>Established</td>'.repeat(10)}</tr></table>`,
    shows: ['Interface9', 'Established'],
  },
  {
    name: 'Facts in a table without lines',
    body: `<p>Your new address:</p><table><tr><td>IPv4</td><td>192.0.2.17</td></tr><tr><td>Netmask</td><td>255.255.255.0</td></tr><tr><td>Gateway</td><td>192.0.2.1</td></tr></table><p>It is active.</p>`,
    shows: ['192.0.2.17', 'Gateway', 'It is active.'],
  },
  {
    name: 'Text between blocks, without paragraphs',
    body: `Hello<ul><li>one<ul><li>one a</li></ul></li><li>two</li></ul>and now<table border=1><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>done<h2>Next</h2>nothing<hr>Marta`,
    shows: ['one a', 'and now', 'done', 'nothing'],
  },
  {
    name: 'Nothing that is closed',
    body: '<div><p>One<p>Two<ul><li>three<li>four</ul><b>five<table border=1><tr><td>six<td>seven<tr><td>eight<td>nine',
    shows: ['Two', 'four', 'nine'],
  },
  {
    name: 'One word in each cell of a layout, and a button',
    body: `<table role="presentation"><tr><td>Ticket:</td><td>#7</td></tr></table><table role="presentation"><tr><td>Status:</td><td>answered</td></tr></table><p>Thank you.</p>`,
    shows: ['Ticket: #7', 'Status: answered'],
  },
];

/** Markdown and plain text. */
export const textMails: readonly Mail[] = [
  {
    name: 'Markdown, a table and tasks',
    format: 'markdown',
    body: '## Result\n\n| Host | State | Since |\n|---|:-:|--:|\n| web-01 | up | 03:10 |\n| web-02 | down | 03:12 |\n\n- [x] Rebooted\n- [ ] Disk changed\n\nDone with `smartctl`.',
    shows: ['Result', 'web-02', '☑ Rebooted'],
  },
  {
    name: 'Markdown, lists in lists with fences',
    format: 'markdown',
    body: '1. Stop it:\n\n   ```bash\n   systemctl stop nginx\n   ```\n\n2. Then\n   - check `nginx -t`\n     - twice\n   - start it\n3. Tell us\n\n> It was like this before.\n>\n> - really\n\nEnd',
    shows: ['systemctl stop nginx', 'twice', 'It was like this before.'],
  },
  {
    name: 'Markdown with HTML in it, which is text',
    format: 'markdown',
    body: 'Put this into the head:\n\n```html\n<link rel="icon" href="/x.png">\n```\n\nand **not** into the body.',
    shows: ['<link rel="icon" href="/x.png">', 'not into the body'],
  },
  {
    name: 'Markdown, headings of all sizes and a ruler',
    format: 'markdown',
    body: '# One\ntext\n## Two\ntext\n### Three\ntext\n\n---\n\n#### Four\n\ntext with ![a chart](https://cdn.example/c.png) and <https://host.example>',
    shows: ['One', 'Four', 'a chart'],
  },
  {
    name: 'Plain text with a quote',
    format: 'text',
    body: 'The firewall rule is in place.\n\nOn Mon, 23 Nov 2026 at 03:10, Ada Byron\n<ada@example.com> wrote:\n> Could you open port 25?\n>\n> Marta wrote:\n>> For which server?\n> mail-eu.\n',
    shows: ['The firewall rule is in place.'],
    folds: ['For which server?'],
  },
  {
    name: 'Plain text with a log and a fence',
    format: 'text',
    body: 'This is what we see:\n\nNov 23 03:10:01 web-07 kernel: nvme0: I/O 12 QID 4 timeout\nNov 23 03:10:31 web-07 kernel: nvme0: Abort status: 0x371\nNov 23 03:11:01 web-07 kernel: nvme0: Device not ready; aborting reset\n\nRun\n\n```sh\nnvme list\n```\n\nand tell us.',
    shows: ['Abort status: 0x371', 'nvme list', 'and tell us.'],
  },
  {
    name: 'Plain text with a signature, an address and a list',
    format: 'text',
    body: 'Hello Ada,\n\nplease send the disks to\n\n   Host Ltd\n   Mannerheimintie 1\n   00100 Helsinki\n\nand put in:\n- the number of the request;\n- the serial number;\n- your name;\n\nKind regards\nMarta\n-- \nPhone: +358-1234\nE-Mail: marta@host.example\nWeb: https://host.example',
    shows: ['Mannerheimintie 1', '- the serial number;'],
    folds: ['Phone: +358-1234'],
  },
];
