import type { Mail } from './mail.ts';

const item = (mark: string, level: number, text: string) =>
  `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
  style='font-family:Symbol;mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
  </span></span><![endif]>${text}<o:p></o:p></p>`;

const normal = (text: string) => `<p class=MsoNormal>${text}<o:p></o:p></p>`;

/** Word's HTML, as Outlook for Windows writes it, and the newer Outlook. */
export const outlookMails: readonly Mail[] = [
  {
    name: 'Outlook, with conditional comments and a header of quoted mail',
    body: `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"><!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]-->
<style><!-- @font-face {font-family:Calibri;} p.MsoNormal {margin:0cm; font-size:11.0pt;} --></style>
<!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026" /></xml><![endif]--></head>
<body lang=EN-GB link="#0563C1" style='word-wrap:break-word'><div class=WordSection1>
${normal('Hello Ada,')}${normal('&nbsp;')}${normal('the memory module in slot B2 reported errors.')}
${normal('We changed it at 04:12.')}${normal('&nbsp;')}${normal('Kind regards')}${normal('Marta Lindqvist')}
${normal('Support')}${normal('<span lang=DE>+49 30 1234567</span>')}
<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>
<p class=MsoNormal><b><span lang=EN-US>From:</span></b><span lang=EN-US> Ada Byron &lt;ada@example.com&gt; <br>
<b>Sent:</b> Monday, 23 November 2026 03:10<br><b>To:</b> Support &lt;help@host.example&gt;<br><b>Subject:</b> web-07 does not answer<o:p></o:p></span></p></div></div>
${normal('&nbsp;')}${normal('The server has not answered since 03:10.')}</div></body></html>`,
    shows: ['the memory module in slot B2', 'Marta Lindqvist'],
    folds: ['Sent:', 'The server has not answered since 03:10.'],
    hides: ['behavior', 'spidmax', 'font-face'],
  },
  {
    name: 'Outlook, with lists of Word',
    body: `<div class=WordSection1>${normal('What we did:')}${item('·', 1, 'Looked at the <b>mainboard</b>')}
${item('·', 1, 'Changed the power supply')}${item('o', 2, 'Model PSU-550')}${item('o', 2, 'Serial 1842-77')}${item('·', 1, 'Started the server')}
${normal('What comes next:')}${item('1.', 1, 'We watch it for a day')}${item('2.', 1, 'You tell us if it stops again')}</div>`,
    shows: ['Model PSU-550', 'We watch it for a day'],
    hides: ['·'],
  },
  {
    name: 'Outlook, German, with "Ursprüngliche Nachricht"',
    body: `<div>${normal('Sehr geehrte Frau Byron,')}${normal('&nbsp;')}${normal('der Server ist wieder erreichbar.')}
${normal('&nbsp;')}${normal('-----Ursprüngliche Nachricht-----')}${normal('Von: Ada Byron')}${normal('Gesendet: Montag, 23. November 2026 03:10')}
${normal('An: Support')}${normal('Betreff: web-07')}${normal('&nbsp;')}${normal('Der Server antwortet nicht.')}</div>`,
    shows: ['der Server ist wieder erreichbar.'],
    folds: ['Ursprüngliche', 'Der Server antwortet nicht.'],
  },
  {
    name: 'The newer Outlook, with divs',
    body: `<div class="elementToProof" style="font-family: Aptos, Calibri; font-size: 12pt; color: rgb(0, 0, 0);">Hi Ada,</div>
<div class="elementToProof" style="font-family: Aptos; color: rgb(0, 0, 0);"><br></div>
<div class="elementToProof" style="color: rgb(0, 0, 0);">the rescue system is running. The password is in your panel.</div>
<div class="elementToProof"><br></div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1">
<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000"><b>From:</b> Ada Byron &lt;ada@example.com&gt;<br>
<b>Sent:</b> Monday, November 23, 2026 3:10 AM<br><b>To:</b> Support &lt;help@host.example&gt;<br><b>Subject:</b> Rescue system</font><div>&nbsp;</div></div>
<div>Could you start the rescue system?</div>`,
    shows: ['the rescue system is running.'],
    folds: ['Could you start the rescue system?'],
  },
  {
    name: 'Outlook, with ten empty paragraphs and a signature in a table',
    body: `<div class=WordSection1>${normal('It is solved.')}${normal('&nbsp;').repeat(10)}
<table class=MsoNormalTable border=0 cellspacing=0 cellpadding=0><tr><td width=120 style='width:90.0pt;padding:0cm'><p class=MsoNormal><img width=100 height=40
src="cid:image001.png@01DA" alt="Host logo"></p></td><td style='border-left:solid #1F4E79 1.5pt;padding:0cm 0cm 0cm 8.0pt'>
${normal('<b><span style="color:#1F4E79">Marta Lindqvist</span></b>')}${normal('Data centre, Helsinki')}${normal('<a href="mailto:marta@host.example">marta@host.example</a>')}</td></tr></table></div>`,
    shows: ['It is solved.', 'Data centre, Helsinki'],
  },
  {
    name: 'Outlook, with a table of prices and colours of Word',
    body: `<p class=MsoNormal><span style='color:#1F497D'>Our offer:</span></p>
<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;border:none;background:#1F497D'><tr><td style='background:#1F497D'>
<p class=MsoNormal><b><span style='color:white'>Product</span></b></p></td><td><p class=MsoNormal><b><span style='color:white'>Monthly</span></b></p></td></tr>
<tr><td><p class=MsoNormal>Server AX42</p></td><td><p class=MsoNormal align=right>49,00&nbsp;€</p></td></tr>
<tr><td><p class=MsoNormal>Additional IPv4</p></td><td><p class=MsoNormal align=right>1,70&nbsp;€</p></td></tr></table>
<p class=MsoNormal><span style='color:#1F497D'>Valid until 30&nbsp;November.</span></p>`,
    shows: ['Server AX42', '49,00'],
  },
];
