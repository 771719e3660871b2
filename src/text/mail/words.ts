/** What mail programs and people write around earlier mail: English, German, French, Spanish, Italian, Dutch, Portuguese, Russian, Turkish, Ukrainian, Chinese, Arabic, and some neighbours. */

export const word = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');

/** "wrote", of a third person. */
export const WROTE = word(
  'wrote|writes|schrieb|schreibt|hat (?:.{1,60} )?geschrieben|a écrit|écrit|escribió|escribio|ha escrito|ha scritto|scrive|schreef|(?:het )?volgende geschreven|' +
    'escreveu|написал|написала|написал\\(а\\)|пишет|писал|писала|şunu yazdı|şunları yazdı|yazdı|написав|написала|написав\\(-ла\\)|пише|писав|писала|كتب|كتبت|تمت كتابة ما يلي|' +
    'skrev|kirjoitti|pisze|napisał|napisała|napsal|napsala|napisal|írta|a scris|έγραψε|כתב|menulis|đã viết',
);
/** The same where words have no spaces between them. */
export const WROTE_CJK = /[写寫]道|のメール|書きました|작성/;

/** Somebody who speaks for himself or to the reader: what follows is quoted on purpose. */
export const PERSON = word(
  "I(?!\\.)|we|you|ich|je|j[’']ai|nous|vous|usted|ustedes|ik|jij|jullie|você|vocês|я|мы|вы|ты|ви|ти|أنا|أنت|أنتم",
);
export const PERSON_CJK = /[我你您]/;

/** What writes without being a person. */
export const MACHINE = word(
  'server|daemon|log|logs|script|process|kernel|system|service|program|tool|console|monitoring|cron|serveur|servidor|servizio|dienst|prozess|skript|système|sistema|сервер|скрипт|система|sunucu|betik|الخادم',
);

const ORIGINAL =
  'original|ursprüngliche|origine|originale?s?|oorspronkelijk|исходн|оригинал|первоначальн|orijinal|özgün|оригінал|вихідн|початков|原始|原邮件|الأصلي|pierwotn|původní|opprinnelig|alkuperäinen|元の|원본';
/** "-----Original Message-----". */
export const HISTORY_RULE = new RegExp(
  `^\\s*[-_*=]{2,} ?(?=[\\p{L}\\p{M}].*(?:${ORIGINAL})|${ORIGINAL})(?:[^-_*=]|-(?!-)){3,60}[-_*=]{2,}\\s*$`,
  'iu',
);

const FORWARDED =
  /forward|weitergel|transf[ée]r|reenvi|inoltrat|doorgest|encaminhad|iletil|перес[иы]л|переадрес|перенаправ|转发|轉寄|转寄|توجيه|محوّ?ل/iu;
/** "---------- Forwarded message ---------", "Begin forwarded message:". What is forwarded is what the writer wants to show. */
export const isForward = (line: string): boolean =>
  line.length < 90 &&
  FORWARDED.test(line) &&
  (/^\s*[-_*=]{2,}.*[-_*=]{2,}\s*$/.test(line) || /[:：]\s*$/.test(line));

/** A writer who speaks of what follows: it may have his answers in it, or be what he asks about. */
export const POINTS_BELOW = word(
  'below|beneath|underneath|inline|in-line|in line|in (?:red|blue|green|bold)|interspersed|headers?|fyi|bounces?|spam|phishing|rejected|undeliver\\p{L}*|unzustellbar|forward(?:ed|ing)?|this (?:e-?mail|mail|message)|' +
    'unten|unterhalb|untenstehend|nachstehend|nachfolgend|folgende[nrs]?|in (?:rot|blau|grün)|Kopfzeilen?|weitergeleitet|diese (?:E-?Mail|Mail|Nachricht)|zur Info|' +
    'ci-dessous|ci-après|plus bas|dans le texte|suivante?s?|en-têtes?|en (?:rouge|bleu|vert)|ce (?:mail|message|courriel)|' +
    'abajo|debajo|siguientes?|a continuación|cabeceras?|encabezados?|en (?:rojo|azul|verde)|este (?:correo|mensaje)|' +
    'sotto|di seguito|seguenti?|intestazion[ei]|in (?:rosso|verde)|quest[ao] (?:e-?mail|mail|messaggio)|' +
    'hieronder|onderstaande?|onderaan|volgende|in (?:rood|blauw|groen)|deze (?:e-?mail|mail)|dit bericht|' +
    'abaixo|seguintes?|a seguir|cabeçalhos?|em (?:vermelho|azul|verde)|esta mensagem|este e-?mail|' +
    'ниже|внизу|следующе[ем]|заголовк\\p{L}*|красным|это письмо|' +
    'aşağıda\\p{L}*|altta|başlık\\p{L}*|kırmızı|bu (?:e-?posta\\p{L}*|ileti|mesaj)|' +
    'нижче|наступн\\p{L}*|червоним|цей лист|' +
    'أدناه|التالي|التالية|باللون|هذه الرسالة',
);
export const POINTS_BELOW_CJK = /以下|如下|下面|下方|红色|紅色|邮件头|这封邮件|這封郵件/;

/** How a letter begins. */
export const GREETING = new RegExp(
  '^(?:(?:hi|hello|dear|good (?:morning|day|evening)|hallo|guten (?:tag|morgen|abend)|sehr geehrte[rs]?|liebe[rs]?|bonjour|bonsoir|cher|chère|hola|buenos días|buenas tardes|estimad[oa]s?|buongiorno|buonasera|salve|ciao|gentile|beste|geachte|goedemorgen|goedendag|dag|olá|bom dia|boa tarde|prezad[oa]s?|здравствуйте|добрый день|привет|уважаем\\p{L}+|merhaba|sayın|iyi günler|вітаю|добрий день|доброго дня|шановн\\p{L}+|مرحبا|مرحبًا|السلام عليكم|عزيزي)(?!\\p{L}).{0,40}|(?:你好|您好|尊敬的).{0,20})[,!،:，：]?$',
  'iu',
);
/** How it ends. */
export const CLOSING = new RegExp(
  '^(?:(?:(?:kind|best|warm) regards|regards|yours sincerely|many thanks|mit freundlichen grüßen|viele grüße|freundliche grüße|beste grüße|cordialement|bien cordialement|saludos|un saludo|atentamente|cordiali saluti|saluti|met vriendelijke groet(?:en)?|groeten|atenciosamente|cumprimentos|с уважением|saygılarımla|з повагою|مع التحية|تحياتي),?|此致.{0,6})$',
  'iu',
);

const labels = (words: string): RegExp => new RegExp(`^\\s*\\*?(?:${words})\\*? ?[:：]\\*?`, 'iu');
export const FROM = labels(
  'From|Von|De|Da|Van|Kimden|Gönderen|От|От кого|Від|Від кого|Від кого|发件人|寄件者|寄件人|من',
);
export const SENT = labels(
  "Sent|Date|Gesendet(?: am)?|Datum|Envoyé(?: le)?|Date d[’']envoi|Enviado(?: el| em| a)?|Enviada(?: em)?|Fecha|Inviato(?: il)?|Data|Verzonden|Отправлено|Дата|Дата отправки|Gönderildi|Gönderme tarihi|Gönderim tarihi|Tarih|Надіслано|Відправлено|发送时间|发送日期|日期|时间|寄件日期|التاريخ|تاريخ الإرسال|تم الإرسال|أُرسلت|تاريخ",
);
export const TO = labels('To|An|À|A|Para|Aan|Кому|Kime|Alıcı|收件人|إلى');
export const SUBJECT = labels(
  'Subject|Betreff|Objet|Sujet|Asunto|Oggetto|Onderwerp|Assunto|Konu|Тема|主题|主旨|主題|الموضوع',
);
export const LABEL = /^\s*\*?[\p{L}\p{M}][\p{L}\p{M} \-’']{0,20}\*? ?[:：]\*?(?:\s|$|(?=[\p{L}\d<"]))/u;
/** A field that no mail program repeats above a quote: somebody shows the source of a mail. */
export const RAW_FIELD =
  /^\s*(?:Received|Return-Path|Message-ID|MIME-Version|Content-[\w-]+|X-[\w-]+|DKIM-[\w-]+|ARC-[\w-]+|Authentication-Results|Received-SPF|Delivered-To|Reply-To|Envelope-[\w-]+|References|In-Reply-To|List-[\w-]+|User-Agent)\s*:/i;
/** What only a program sends: it is shown to ask about it. */
export const AUTOMATIC = /mailer-daemon|postmaster|no-?reply|daemon@/i;
/** "Subject: FW: …": of a mail that was forwarded. */
export const FORWARDED_SUBJECT =
  /[:：]\*?\s*(?:fwd?|wg|tr|rv|i|doorst|enc|ilt|пересл|转发|轉寄|转寄)\s?[:：]/iu;
/** The line above which ticket systems want the reply: "##- Please type your reply above this line -##". */
export const REPLY_ABOVE = /^\s*##-.{5,200}-##\s*$/;
