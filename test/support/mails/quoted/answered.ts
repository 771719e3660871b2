/** Plain texts whose writer answers within what he quotes, or shows what looks like a mail. */
import { type QuotedShape, tail, whole } from './shape.ts';

export const answered: readonly QuotedShape[] = [
  whole(
    'answers after a name in brackets, as in Outlook\'s "mark my comments with"',
    `See my answers below.\n\nOn Mon, 23 Nov 2026, Support wrote:\n> 1. Is the site on web-07?\n> [Ada] yes, since May\n> 2. May we restart it?\n> [Ada] tonight after 22:00`,
  ),
  whole(
    'answers behind ANSWER',
    `Please see below\n\nOn Mon, Nov 23, 2026 at 9:12 AM Support <support@host.example> wrote:\n\n> What is the domain?\n> ANSWER: shop.example\n> Since when?\n> ANSWER: Friday evening`,
  ),
  whole(
    'answers behind ANTWORT, in German',
    `Support schrieb am 23.11.2026:\n> Welche PHP-Version brauchen Sie?\n> ANTWORT: 8.3\n> Darf der Server neu starten?\n> ANTWORT: Ja, heute Nacht`,
  ),
  whole(
    'answers between double angles',
    `Hi,\n\n> Is the DNS zone with you?\n> >> yes, done <<\n> Can you lower the TTL?\n> >> 300 now <<`,
  ),
  whole(
    'answers behind initials',
    `Hi, mine with AB.\n\nOn 23/11/2026 09:12, Support wrote:\n> Domain?\n> AB: shop.example\n> Plan?\n> AB: large`,
  ),
  whole(
    'answers in capitals below the header of Outlook',
    `Hello, my answers in capitals.\n\nFrom: Support <support@host.example>\nSent: Monday, November 23, 2026 9:12 AM\nTo: Ada Byron <ada@byron.example>\nSubject: RE: Migration\n\nDear Ada,\n1) When shall we move? TONIGHT AFTER TEN\n2) Shall we keep the old server? NO, DELETE IT`,
  ),
  whole(
    'an answer after a name below the header of Outlook',
    `Hi Marta,\n\n-----Original Message-----\nFrom: Support <support@host.example>\nSent: Monday, November 23, 2026 9:12 AM\nTo: Ada Byron <ada@byron.example>\nSubject: RE: Move\n\nPlease set the A record.\n[Ada Byron] Done. But the site is down.`,
  ),
  whole(
    'an answer below what Outlook quotes, after a name',
    `-----Original Message-----\nFrom: Support <support@host.example>\nSent: Monday, November 23, 2026 9:12 AM\nTo: Ada Byron <ada@byron.example>\nSubject: RE: Move\n\nPlease set the A record.\n\n[Ada Byron] Done. But the site is down.`,
  ),
  whole(
    'answers below the header of Outlook, announced in Spanish',
    `Respondo entre líneas.\n\nDe: Support <support@host.example>\nEnviado: lunes, 23 de noviembre de 2026 9:12\nPara: Ada Byron <ada@byron.example>\nAsunto: RE: Migración\n\n¿Cuándo? Esta noche.`,
  ),
  whole(
    'answers to each question, in Italian',
    `Ciao, rispondo in linea.\n\nIl giorno lun 23 nov 2026 alle ore 09:12 Support <support@host.example> ha scritto:\n\n> Quando?\n> Stasera.\n> Quale server?\n> web-07`,
  ),
  whole(
    'answers below the header of Outlook, announced in Russian',
    `Ответы ниже в тексте.\n\nОт: Support <support@host.example>\nОтправлено: 23 ноября 2026 г. 9:12\nКому: Ada Byron <ada@byron.example>\nТема: RE: Перенос\n\nКогда? Сегодня ночью.`,
  ),
  whole(
    'answers below the header of Outlook, announced in Ukrainian',
    `Відповіді нижче по тексту.\n\nВід: Support <support@host.example>\nНадіслано: 23 листопада 2026 р. 9:12\nКому: Ada Byron <ada@byron.example>\nТема: RE: Перенесення\n\nКоли? Сьогодні вночі.`,
  ),
  whole(
    'answers below the header of Outlook, announced in Arabic',
    `الإجابات أدناه\n\nمن: Support <support@host.example>\nتم الإرسال: الاثنين، 23 نوفمبر 2026 09:12\nإلى: Ada Byron <ada@byron.example>\nالموضوع: رد: النقل\n\nمتى؟ الليلة.`,
  ),
  whole(
    'answers below the header of Outlook, announced in Chinese',
    `请看下面我的回答。\n\n发件人: Support <support@host.example>\n发送时间: 2026年11月23日 9:12\n收件人: Ada Byron <ada@byron.example>\n主题: 回复: 迁移\n\n什么时候？今晚。`,
  ),
  whole(
    'boxes that are ticked within a quote',
    `Hi Marta\n\nOn 23 Nov 2026 at 10:02, Support <support@host.example> wrote:\n> Please tick:\n> [x] small plan\n> [ ] large plan`,
  ),
  whole(
    'a form that is filled within a quote',
    `Here you are\n\nOn 23 Nov 2026 at 10:02, Support <support@host.example> wrote:\n> Please fill in:\n> Domain: shop.example\n> Plan: large`,
  ),
  whole(
    'a mail that bounced',
    `The following mail of ours bounced, why?\n\nFrom: Shop <info@shop.example>\nSent: Monday, November 23, 2026 9:12 AM\nTo: Ada Byron <ada@byron.example>\nSubject: Order 12\n\nDear Ada, your order is on its way.`,
  ),
  whole(
    'a mail that looks fake',
    `Got this today. Looks fake to me.\n\nFrom: Support <support@h0st.example>\nSent: Monday, November 23, 2026 9:12 AM\nTo: Ada Byron <ada@byron.example>\nSubject: Your account will be closed\n\nClick here.`,
  ),
  whole(
    'Outlook, forwarded by its subject',
    `Please handle.\n\nFrom: Support <support@h0st.example>\nSent: Monday, November 23, 2026 9:12 AM\nTo: Ada Byron <ada@byron.example>\nSubject: FW: Invoice 12\n\nThe invoice is open.`,
  ),
  whole(
    'what a mail server has sent back (Postfix)',
    `I get this back:\n\nThis is the mail system at host mx.host.example.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.\n\n<ada@byron.example>: host mx2.host.example said: 550 5.1.1 User unknown\n\n----- Original message -----\nFrom: info@shop.example\nTo: ada@byron.example\nSubject: Order 12\n\nDear Ada, thanks.`,
  ),
  whole(
    'a signature that is to be set up',
    `Can you set up this signature for all mailboxes\n\n-- \nAda Byron\nByron Ltd\nwww.byron.example`,
  ),
  whole(
    'a line at the end of mails that is to go',
    `Every mail gets this line at the end, how do I remove it?\n\nSent from my iPhone`,
  ),
  whole(
    'places and a date that look like a header',
    `Name: Ada Byron\nFrom: London\nTo: Paris\nDate: 23.11.2026\nSubject: Transfer of the domain\n\nPlease transfer it.`,
  ),
  tail(
    'above the line of a ticket system (Zendesk)',
    `It still fails. The log says "disk full".`,
    `##- Please type your reply above this line -##\n\nYour request (CS-12) has been updated.\n\nSupport, Nov 23, 2026, 09:12\n\nPlease try again.`,
  ),
  whole(
    'below the line of a ticket system',
    `##- Please type your reply above this line -##\n\nIt still fails, I write below since the client put me there.`,
  ),
  tail(
    'WEB.DE, the time first',
    `Ja bitte.`,
    `Gesendet: Montag, 23. November 2026 um 09:12 Uhr\nVon: Support <support@host.example>\nAn: ada@byron.example\nBetreff: Neustart\n\nSollen wir neu starten?`,
  ),
  whole(
    'Apple Mail, answers without marks between',
    `> On 23 Nov 2026, at 10:02, Support <support@host.example> wrote:\n> \n> Domain?\nshop.example\n> \n> Plan?\nlarge\n> `,
  ),
  whole('a diff of the old style', `The files differ:\n\n12,13c12,13\n< a\n< b\n---\n> c\n> d`),
  whole(
    'a statement of SQL that goes on',
    `The query that is slow:\n\nmysql> SELECT *\n    -> FROM orders\n    -> WHERE id > 3;`,
  ),
  whole('a session of PowerShell', `PS C:\\> Get-Service\n>> W3SVC\n>> | Format-List`),
  whole(
    'a text signed with PGP',
    `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nPlease restart web-07.\n\n- -- \nAda\n-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n-----END PGP SIGNATURE-----`,
  ),
  whole(
    'a chat',
    `Chat with your team:\n\n> ada: is it down?\n> support: yes\n> ada: since when?\n> support: 10:02`,
  ),
  whole(
    'a poem at the end',
    `A little thank you:\n\n> Roses are red,\n> servers are blue,\n> mine runs again,\n> thanks to you.`,
  ),
  whole(
    'a promise that is shown, in German',
    `Genau das haben Sie mir geschrieben:\n\nAm 20.11.2026 um 10:00 schrieb Support <support@host.example>:\n\n> Der Umzug kostet nichts.`,
  ),
  whole(
    'a chronology',
    `Chronology of the failure:\n\nOn 20 Nov 2026 at 10:00, Ada Byron <ada@byron.example> wrote:\nthe site is down\nOn 21 Nov 2026 at 11:00, Support <support@host.example> wrote:\nwe look into it`,
  ),
  whole(
    'answers that are deeper than the question',
    'Hi,\n\nOn 23.11.2026 03:10, Support wrote:\n> Which plan?\n>> The large one.',
  ),
];
