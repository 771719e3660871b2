import { expect } from '@open-wc/testing';
import { logName } from '../../../../src/ui/compose/paste/log-name.ts';

describe('the name of a pasted log', () => {
  for (const [name, line] of [
    ['kern.log', '[    1.204811] raid6: sse2x4   gen() 4711 MB/s'],
    ['kern.log', 'Nov 29 03:10:02 web-07 kernel: EXT4-fs error (device sda1)'],
    [
      'auth.log',
      'Nov 29 03:10:02 web-07 sshd[812]: Failed password for root from 203.0.113.5 port 53422 ssh2',
    ],
    ['mail.log', 'Nov 29 03:10:02 mx postfix/smtpd[2211]: warning: unknown[203.0.113.5]'],
    ['access.log', '203.0.113.5 - - [29/Nov/2026:03:10:02 +0000] "GET / HTTP/1.1" 200 4521'],
    ['nginx-error.log', '2026/11/29 03:10:02 [error] 812#812: *4711 upstream timed out'],
    ['apache-error.log', '[Sun Nov 29 03:10:02.123456 2026] [core:error] [pid 812] AH00037'],
    ['php-error.log', '[29-Nov-2026 03:10:02 UTC] PHP Fatal error:  Uncaught Error in /var/www/x.php:12'],
    ['mysql.log', '2026-11-29T03:10:02.123456Z 0 [ERROR] [MY-010119] [Server] Aborting'],
    ['postgresql.log', '2026-11-29 03:10:02 UTC [812] LOG:  database system is ready'],
    ['stack-trace.txt', '    at com.example.Main.run(Main.java:57)'],
    ['changes.diff', '@@ -1,4 +1,4 @@'],
    ['dump.sql', "INSERT INTO `orders` VALUES (1,'x');"],
    ['data.json', '  "name": "web-07",'],
    ['page.html', '<div class="x">'],
    ['data.xml', '<soap:Envelope>'],
    ['syslog.log', 'Nov 29 03:10:02 web-07 cron[12]: (root) CMD (run-parts)'],
    ['application.log', '2026-11-29 03:10:02 something happened'],
    ['pasted.txt', 'Hello, this is no log at all'],
  ] as const) {
    it(`is ${name} for ${line.slice(0, 40)}`, () => {
      expect(logName(`${line}\n`.repeat(50))).to.equal(name);
    });
  }
});
