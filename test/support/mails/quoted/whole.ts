import { type QuotedShape, whole } from './shape.ts';

const WROTE = 'On Mon, 23 Nov 2026 at 03:10, Ada Byron <ada@example.com> wrote:';
const HEADER =
  'From: Ada Byron <ada@example.com>\nSent: Monday, 23 November 2026 03:10\nTo: Support <help@host.example>\nSubject: web-07';

/** Mails of which nothing may be folded. */
export const wholes: readonly QuotedShape[] = [
  whole('Answers between quotes', `${WROTE}\n> Does it start?\n\nYes.\n\n> And the second disk?\n\nNot yet.`),
  whole(
    'Answers between quotes, below a greeting',
    `Hello,\n\n${WROTE}\n> Does it start?\nYes.\n> And the disk?\nNo.\n\nMarta`,
  ),
  whole(
    'Answers below quotes, the last one without an answer',
    'Does this help?\n\n> Which disk?\n\nsda\n\n> Which server?',
  ),
  whole('A quote in the middle', `See:\n\n${WROTE}\n> We keep backups for 14 days.\n\nIs that still true?`),
  whole('A quote that the writer chose', 'In your terms it says\n\n> Backups are kept for 14 days.'),
  whole(
    'A quote that the writer introduces',
    'You wrote:\n\n> Backups are kept for 14 days.\n> They are encrypted.',
  ),
  whole(
    'What the writer said',
    'Nothing has changed since.\n\nOn Monday, 23 November 2026 I wrote:\n> The disk is slow.',
  ),
  whole(
    'What the reader said, German',
    'Das stimmt nicht.\n\nAm 23.11.2026 um 10:00 haben Sie geschrieben:\n> Das Angebot gilt ein Jahr.',
  ),
  whole(
    'What the reader said, French',
    'Est-ce encore vrai ?\n\nLe 23/11/2026 vous avez écrit :\n> Les sauvegardes sont gardées.',
  ),
  whole('"On Monday I wrote:" in prose', 'On Monday I wrote:\nthe disk is slow.\n\nOn Tuesday it was fast.'),
  whole('"On … wrote:" as the end', `The attribution of your mails is\n\n${WROTE}`),
  whole('A log with angles', 'This is the console:\n\n> boot\n> loading initial ramdisk\n> panic'),
  whole('A log below a date and a colon', 'The log of 2026-11-23 03:10:\n> E1 disk\n> E2 disk'),
  whole('What a server wrote', 'On 2026-11-23 at 03:10 the server wrote:\n> segfault at 0\n> core dumped'),
  whole('A console of MongoDB', 'I tried this\n\n> use admin\n> db.auth()\n> show dbs'),
  whole('A console of JavaScript', 'In the console\n\n> typeof x\n> await fetch("/")\n> x.y'),
  whole('A console of Windows', 'C:\\>dir\nC:\\>ping web-07\n> dir'),
  whole('What a program prints', 'It prints this\n\n> Hello, World!\n> Hello Ada\n> done'),
  whole('Quotes in a quote that the writer chose', 'I see it so\n\n> It is slow.\n>> Which one?\n> web-07'),
  whole('A promise', `Please keep to this:\n\n${WROTE}\n> We refund the month.`),
  whole('Something to load', 'Which one is right?\n\nDownload Outlook for the server'),
  whole('Mails of a telephone', 'Two of my mails are missing.\n\nSent from iPhone yesterday at 10:00'),
  whole('Python', 'I typed\n\n>>> import ssl\n>>> ssl.OPENSSL_VERSION'),
  whole('Redirections of a shell', 'dmesg > out.txt\nuptime >> out.txt\n> out.txt'),
  whole('A difference of two files', 'The change:\n\n< listen 80;\n---\n> listen 443 ssl;\n> http2 on;'),
  whole('A unified difference', '--- a/nginx.conf\n+++ b/nginx.conf\n@@ -1 +1 @@\n-listen 80;\n+listen 443;'),
  whole('A quote at the beginning', '> Backups are kept for 14 days.\n\nIs that so?'),
  whole('Only a quote', `${WROTE}\n> Is it up?`),
  whole('Only an Outlook header and a mail', `${HEADER}\n\nIs it up?`),
  whole('Only a signature', '-- \nMarta Lindqvist\nSupport'),
  whole('Only the signature of a telephone', 'Sent from my iPhone'),
  whole('Nothing but signs above a quote', `...\n\n${WROTE}\n> Is it up?`),
  whole('A table of lines', 'The prices:\n\n| Product | Price |\n|---|---|\n| AX42 | 49 |'),
  whole('A table of bars without an end', 'Hosts\n| web-01\n| web-02'),
  whole('A tree', 'Our folders\n\n|\n|-- etc\n|-- var'),
  whole(
    'A table with corners',
    '+------+-----+\n| Host | Up  |\n+------+-----+\n| web  | yes |\n+------+-----+',
  ),
  whole('Comments of SQL', 'The dump begins so\n\n--\n-- Table structure\n--\nCREATE TABLE a (b int);'),
  whole('One comment of SQL', 'It fails here\n\n-- \nDROP TABLE a;'),
  whole('Options of a command', 'We use\n\nrsync\n--delete\n--archive'),
  whole(
    'A rule in the middle',
    'First part\n\n--\n\nSecond part: could you look at this?\nAnd this one is also slow since Monday morning.',
  ),
  whole('Several rules', 'One\n--\nTwo\n--\nThree'),
  whole(
    'A postscript below a rule',
    'It works now.\n\n--\nPS: the second disk is still missing in the panel.',
  ),
  whole('A question below the mark of a signature', 'It works now.\n\n-- \nWhat about the second disk?'),
  whole(
    'Sentences below a rule',
    'It works now.\n\n--\nThe second disk is still missing in the panel.\nWe need it today.',
  ),
  whole('A heading', 'Result\n--\n\nIt is the disk.'),
  whole('A name below a rule', 'It works now.\n\n--\nSecond Disk'),
  whole('Addresses below a rule', 'Please block these\n\n--\nhttps://a.example/x\nhttps://b.example/y'),
  whole('Hosts below a rule', 'Result\n\n--\nWeb Servers\n192.0.2.17 web-07'),
  whole('A new address below a rule', 'My address has changed\n\n--\nhelp@host.example'),
  whole('A signature that is introduced', 'Every mail ends with this:\n\n-- \nMarta Lindqvist'),
  whole('The signature of a telephone that is introduced', 'Every mail says:\n\nSent from my iPhone'),
  whole(
    'Two quotes that are compared',
    'Which is right?\n\nOn 23/11/2026 Support wrote:\n> 14 days\n\nOn 24/11/2026 Marta wrote:\n> 30 days',
  ),
];
