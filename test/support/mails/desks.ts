import type { Mail } from './mail.ts';

/** Answers as support systems store them. */
export const deskMails: readonly Mail[] = [
  {
    name: 'Jira, with a panel, a code macro and a table',
    body: `<p>Hi Ada,</p><div class="panel" style="border-width: 1px;"><div class="panelHeader" style="background-color: #deebff;"><b>Cause</b></div><div class="panelContent" style="background-color: #deebff;">
<p>The disk <tt>sda</tt> is failing.</p></div></div><div class="code panel"><div class="codeContent panelContent"><pre class="code-bash">smartctl -a /dev/sda
smartctl -t long /dev/sda</pre></div></div><div class='table-wrap'><table class='confluenceTable'><tbody><tr><th class='confluenceTh'>Disk</th><th class='confluenceTh'>State</th><th>Since</th></tr>
<tr><td class='confluenceTd'>sda</td><td>failing</td><td>03:10</td></tr><tr><td>sdb</td><td>healthy</td><td>–</td></tr></tbody></table></div><ul class="alternate" type="square"><li>We order a new one</li><li>You need to do nothing</li></ul>`,
    shows: ['The disk', 'smartctl -a /dev/sda', 'healthy'],
  },
  {
    name: 'Zammad, with its signature and quoted mail',
    body: `<div>Hello Ada,</div><div><br></div><div>we moved your <b>backup</b> to fsn1.</div><div><br></div><div data-signature="true" data-signature-id="1"><div>  Marta Lindqvist</div><div><br></div><div>--</div>
<div> Super Support - Waterford Business Park</div><div> 5201 Blue Lagoon Drive - 8th Floor</div><div>--</div></div><div><br><div>On Monday, 23 November 2026 at 03:10, Ada Byron wrote:<br></div><br><blockquote type="cite"><div>Where is my backup?</div></blockquote></div>`,
    shows: ['we moved your', '5201 Blue Lagoon Drive'],
    folds: ['Where is my backup?'],
  },
  {
    name: 'WHMCS, with facts in line breaks and a footer',
    body: `Dear Ada Byron,<br />\r\n<br />\r\nYour server was set up.<br />\r\n<br />\r\n<strong>Server details</strong><br />\r\n=============================<br />\r\nHostname: web-07.example.com<br />\r\nMain IP: 192.0.2.17<br />\r\nRoot password: in your panel<br />\r\n<br />\r\n----------------------------------------------<br />\r\nTicket ID: #295900<br />\r\nSubject: New server<br />\r\nStatus: Answered<br />\r\nTicket URL: <a href="https://panel.example/viewticket.php?tid=295900&amp;c=abcdef">https://panel.example/viewticket.php?tid=295900&amp;c=abcdef</a><br />\r\n----------------------------------------------`,
    shows: ['Your server was set up.', 'Status: Answered'],
  },
  {
    name: 'Zendesk, with its wrappers, a preheader and a pixel',
    body: `<html><head><style>.hide{display:none}</style></head><body><span style="display:none !important;font-size:1px;color:#ffffff">Your request has been updated. Preheader</span>
<div style="color: #b5b5b5;">##- Please type your reply above this line -##</div><p></p><p dir="ltr">Your request (295900) has been updated.</p>
<div style="margin-top: 25px" data-version="2"><table width="100%" cellpadding="0" cellspacing="0" border="0" role="presentation"><tr><td width="100%" style="padding: 15px 0; border-top: 1px dotted #c5c5c5;">
<table width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed;" role="presentation"><tr><td valign="top" style="padding: 0 15px 0 15px; width: 40px;"><img width="40" height="40" alt="" src="https://host.zendesk.example/avatar.png"></td>
<td width="100%" style="padding: 0; margin: 0;" valign="top"><p style="font-size: 15px;"><strong>Marta Lindqvist</strong> (Host)</p><p style="color: #bbbbbb;">Nov 23, 2026, 04:12 GMT+1</p><div class="zd-comment zd-comment-pre-styled" dir="auto">
<p dir="auto">We restored the database.</p><p dir="auto">Please check <a href="https://panel.example/db">the tables</a>.</p></div></td></tr></table></td></tr></table></div><img src="https://track.example/open.gif" width="1" height="1" alt=""></body></html>`,
    shows: ['Your request (295900) has been updated.', 'We restored the database.'],
    hides: ['Preheader', 'track.example'],
  },
  {
    name: 'Redmine, with a history of changes',
    body: `<span class="preheader"></span><h1><a href="https://red.example/issues/7">Support #7: web-07</a></h1><ul class="journal details"><li><strong>Status</strong> changed from <i>New</i> to <i>Feedback</i></li><li><strong>% Done</strong> changed from <i>0</i> to <i>50</i></li></ul>
<p>The <code>nginx</code> config has a typo in line 12:</p><pre><code class="nginx syntaxhl"><span class="k">server</span> <span class="p">{</span>
  <span class="kn">listen</span> <span class="mi">443</span> <span class="s">ssl</span><span class="p">;</span>
<span class="p">}</span></code></pre><hr /><span class="footer"><p>You have received this notification because you have subscribed to it.</p></span>`,
    shows: ['Support #7: web-07', 'listen 443 ssl;'],
  },
  {
    name: 'Request Tracker, plain text in a pre',
    body: `<pre style="white-space: pre-wrap; font-family: monospace;">Hello Ada,

your transfer is complete. The name servers are

    ns1.host.example
    ns2.host.example

It may take 24 hours until everybody sees them.

-- 
Marta</pre>`,
    shows: ['your transfer is complete.'],
    folds: ['Marta'],
  },
  {
    name: 'OTRS, with a monospaced div that keeps its lines',
    body: `<div style="font-family: Consolas, monospace; white-space: pre">$ uptime
 04:12:01 up 3 days
$ df -h /
/dev/sda1  40G  39G  1G  98% /</div><div>Please free some space.</div>`,
    shows: ['/dev/sda1  40G', 'Please free some space.'],
  },
  {
    name: 'Plesk, with centred headings of many sizes',
    body: `<center><h1 style="font-size:48px;color:#222">IMPORTANT</h1><h2>Maintenance</h2></center><h6>Window</h6><p align="center"><font size="7" color="#111111">02:00 to 04:00 UTC</font></p><h4>What you have to do</h4><p>Nothing.</p>`,
    shows: ['IMPORTANT', '02:00 to 04:00 UTC'],
  },
  {
    name: 'A notice of maintenance with From and To, which is no mail header',
    body: `<p>Maintenance of switch fsn1-sw7:</p><p>From: 02:00 UTC<br>To: 04:00 UTC<br>Where: Falkenstein<br>Impact: two short interruptions</p><p>We are sorry for the trouble.</p>`,
    shows: ['Impact: two short interruptions', 'We are sorry'],
  },
];
