/** What mail programs write above earlier mail, in many languages. */

/** A year, a time or a date. */
const WHEN = /\b20\d\d\b|\b\d{1,2}[:h]\d\d|\b\d{1,2}[./-]\d{1,2}[./-]\d\d/;

/** "On Monday, 23 November 2026 at 10:14, Marta wrote:" has a date or a time, and ends with a colon. */
export const isAttribution = (text: string): boolean =>
  text.length < 300 && /[:：]\s*$/.test(text) && /\p{L}/u.test(text) && WHEN.test(text);

/** "-----Original Message-----". What is forwarded is no earlier mail: it is what the writer wants to show. */
export const isHistoryRule = (line: string): boolean =>
  /^\s*-{3,} ?\p{L}[\p{L} '’]+ ?-{3,}\s*$/u.test(line) &&
  !/forw|weiterg|transf|reenvi|inoltr|doorg|iletil|пересл|转发/i.test(line);

/** "From:", with which the header of a quoted mail begins. */
export const isHeaderStart = (text: string): boolean =>
  /^\s*\*?(?:From|Von|De|Da|Van|Kimden|От|От кого|Від|发件人|من)\*?\s*[:：]/.test(text);

export const isLabel = (text: string): boolean => /^\s*\*?\p{L}[\p{L} ]{0,20}\*?[:：]/u.test(text);

/** "Subject:", with which it ends. */
export const isSubject = (text: string): boolean =>
  /^\s*\*?(?:Subject|Betreff|Objet|Asunto|Oggetto|Onderwerp|Assunto|Konu|Тема|主题|الموضوع)\*?\s*[:：]/.test(
    text,
  );
