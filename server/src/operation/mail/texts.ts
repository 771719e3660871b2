/** The words of mails. */
export interface MailTexts {
  /** Above what somebody has written; `{name}`. */
  readonly wrote: string;
  readonly closed: string;
  readonly reopened: string;
  /** To support. */
  readonly reopenedByCustomer: string;
  /** Above the names of attached files. */
  readonly files: string;
  /** Where a text was cut, or left out. */
  readonly more: string;
  /** Above the link. */
  readonly reply: string;
  readonly replyWithoutLink: string;
  /** That mails to the sender are not read. */
  readonly automatic: string;
}

export const mailTexts = {
  en: {
    wrote: '{name} wrote:',
    closed: 'Your request has been closed.',
    reopened: 'Your request has been reopened.',
    reopenedByCustomer: 'The customer has reopened the request.',
    files: 'Attached files:',
    more: 'There is more in the request.',
    reply: 'Read everything and reply:',
    replyWithoutLink: 'You can read everything and reply in your control panel.',
    automatic: 'This message was sent automatically. Please do not reply to it.',
  },
  de: {
    wrote: '{name} schrieb:',
    closed: 'Ihre Anfrage wurde geschlossen.',
    reopened: 'Ihre Anfrage wurde wieder geöffnet.',
    reopenedByCustomer: 'Der Kunde hat die Anfrage wieder geöffnet.',
    files: 'Angehängte Dateien:',
    more: 'In der Anfrage steht mehr.',
    reply: 'Alles lesen und antworten:',
    replyWithoutLink: 'In Ihrem Kundenbereich können Sie alles lesen und antworten.',
    automatic: 'Diese Nachricht wurde automatisch versendet. Bitte antworten Sie nicht darauf.',
  },
  fr: {
    wrote: '{name} a écrit :',
    closed: 'Votre demande a été clôturée.',
    reopened: 'Votre demande a été rouverte.',
    reopenedByCustomer: 'Le client a rouvert la demande.',
    files: 'Fichiers joints :',
    more: 'La suite se trouve dans la demande.',
    reply: 'Tout lire et répondre :',
    replyWithoutLink: 'Vous pouvez tout lire et répondre dans votre espace client.',
    automatic: 'Ce message a été envoyé automatiquement. Merci de ne pas y répondre.',
  },
  es: {
    wrote: '{name} escribió:',
    closed: 'Su solicitud se ha cerrado.',
    reopened: 'Su solicitud se ha vuelto a abrir.',
    reopenedByCustomer: 'El cliente ha vuelto a abrir la solicitud.',
    files: 'Archivos adjuntos:',
    more: 'Hay más en la solicitud.',
    reply: 'Leer todo y responder:',
    replyWithoutLink: 'Puede leer todo y responder en su panel de control.',
    automatic: 'Este mensaje se ha enviado automáticamente. Por favor, no responda a él.',
  },
  it: {
    wrote: '{name} ha scritto:',
    closed: 'La sua richiesta è stata chiusa.',
    reopened: 'La sua richiesta è stata riaperta.',
    reopenedByCustomer: 'Il cliente ha riaperto la richiesta.',
    files: 'File allegati:',
    more: 'La richiesta contiene altro.',
    reply: 'Leggere tutto e rispondere:',
    replyWithoutLink: 'Può leggere tutto e rispondere nel suo pannello di controllo.',
    automatic: 'Questo messaggio è stato inviato automaticamente. La preghiamo di non rispondere.',
  },
  nl: {
    wrote: '{name} schreef:',
    closed: 'Uw verzoek is gesloten.',
    reopened: 'Uw verzoek is heropend.',
    reopenedByCustomer: 'De klant heeft het verzoek heropend.',
    files: 'Bijlagen:',
    more: 'In het verzoek staat meer.',
    reply: 'Alles lezen en antwoorden:',
    replyWithoutLink: 'U kunt alles lezen en antwoorden in uw klantenpaneel.',
    automatic: 'Dit bericht is automatisch verzonden. Beantwoord het niet.',
  },
  pt: {
    wrote: '{name} escreveu:',
    closed: 'O seu pedido foi encerrado.',
    reopened: 'O seu pedido foi reaberto.',
    reopenedByCustomer: 'O cliente reabriu o pedido.',
    files: 'Ficheiros anexados:',
    more: 'Há mais no pedido.',
    reply: 'Ler tudo e responder:',
    replyWithoutLink: 'Pode ler tudo e responder no seu painel de controlo.',
    automatic: 'Esta mensagem foi enviada automaticamente. Por favor, não responda.',
  },
} satisfies Record<string, MailTexts>;

export type MailLanguage = keyof typeof mailTexts;
