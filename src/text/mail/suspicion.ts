/** Marks of quotes, signatures and rules; the first word of a header; an address in brackets. */
const MARK =
  /^ ?[>|]|^--|^[^\S\r\n\u2028\u2029]*##-|^[ \t]*[-_*=]{2,} ?\p{L}|^[ \t]*\*?(?:From|Von|De|Da|Van|Kimden|Gönderen|От(?: кого)?|В[іи]д(?: кого)?|发件人|寄件[者人]|من)\*? ?[:：]|[<([（][^\s<>@]{0,64}@/imu;
/** Names in "Sent from my iPhone". */
const DEVICE =
  /ip(?:hone|ad|od)|android|galaxy|samsung|huawei|xiaomi|redmi|oneplus|pixel|motorola|nokia|blackberry|outlook|yahoo|aol|gmx|web\.de|proton|k-9|mail|windows|phone|mobil|handy|téléphone|portable|móvil|teléfono|cellulare|telefon|mobiel|celular|телефон|смартфон|手机|هاتف/iu;

/**
 * A quick look at a text: false where `quotedRanges` (quoted-tail.lazy.ts) finds nothing for sure, so that most visitors need not load it.
 * It is true of many texts without earlier mail.
 */
export const mayQuote = (text: string): boolean => MARK.test(text) || DEVICE.test(text.trimEnd().slice(-160));
