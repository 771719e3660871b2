/** Lines of a signature, at most. */
const LINES = 12;
/** Lines of one whose mark has lost its space. */
const SHORT = 6;

/** Telephones and mail programs by name. */
const BRAND =
  '(?:apple )?(?:iphone|ipad|ipod)|android|(?:samsung )?galaxy|samsung|huawei|xiaomi|redmi|oneplus|(?:google )?pixel|motorola|nokia|blackberry|outlook|yahoo ?mail|aol|gmx|web\\.de|proton ?mail|k-9 mail|fairemail|bluemail|windows|mail';
/** With "my" before. */
const PHONE =
  '(?:mobile |smart ?)?phones?|mobile|mobile device|handy|mobiltelefon|téléphone|smartphone|portable|móvil|teléfono|cellulare|telefono|telefoon|mobiel|celular|telemóvel|телефона?|смартфона?|手机|هاتفي?';
const MY = 'my|meinem|mon|mi|mio|il mio|dal mio|mijn|meu|моего|моєї|мого|我的|هاتفي';
/** What may follow a name; anything else says something. */
const REST =
  '(?:[ -]+(?:\\p{L}?\\d{1,3}\\p{L}{0,2}|pro|max|mini|plus|ultra|tab|note|edge|fold|air|smartphone|phone|tablet|device|gerät|mail|app|mail app|ios|android|windows|iphone|ipad|pc|mac|web|for|on|für|mit|auf|pour|sur|para|per|su|voor|op|do|no|для|на|için|版|k-9|gesendet|5g|lte))*';
const FROM =
  "from|via|with|using|von|vom|mit|aus|de|depuis|à partir d[e’'] ?|avec|desde|con|da|dal|van|vanaf|met|do|pelo|com o|с|со|из|з|із|від|自|من";
const ARTICLE = "(?:the|der|dem|l[’']|le|la|el|il|de|het|o|a|الـ|جهاز|هاتف)";
const MOBILE = new RegExp(
  `^(?:-{1,3} ?)?(?:` +
    [
      `(?:sent|gesendet|envoyée?|enviad[oa]|inviato|verstuurd|verzonden|отправлено|надіслано|відправлено|أُ?رسلت?|مرسلة?|تم الإرسال) (?:${FROM}) ?(?:${MY})? ?${ARTICLE}? ?(?:${BRAND})${REST}`,
      `(?:sent|gesendet|envoyée?|enviad[oa]|inviato|verstuurd|verzonden|отправлено|надіслано|відправлено|تم الإرسال) (?:${FROM}) (?:${MY}) ?(?:${PHONE})?`,
      `(?:diese nachricht wurde )?von mein(?:em|er) (?:${BRAND}|${PHONE})${REST}`,
      `(?:get|holen sie sich|obtenez|téléchargez|obtener|obtén|scarica|ottieni|download|obter|получить|скачать|отримати|احصل على|下载|获取) outlook (?:for|für|pour|para|per|voor|для|لـ?|için) ?(?:ios|android|mac|windows)`,
      `(?:发自|发送自|来自|從|从)(?:我的)? ?(?:${BRAND}|手机)${REST}(?: ?发送)?`,
      `(?:${BRAND})${REST}(?:[’'])?(?:umdan|imden|ımdan|[dt][ea]n) gönderildi`,
    ].join('|') +
    `)$`,
  'iu',
);

/** "Sent from my iPhone", "Get Outlook for Android", in the twelve languages. */
export const isMobileSignature = (line: string): boolean => {
  if (line.length > 160) return false;
  const text = line
    .replace(/<?https?:\/\/\S+/g, '')
    .replace(/[\u200e\u200f]/g, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim();
  return text.length < 90 && MOBILE.test(text.replace(/\.$/, ''));
};

/** A question or a postscript: something to read. */
const isSaid = (line: string): boolean => /[?？]|^\s*p\.? ?s\b/iu.test(line);
const SENTENCE = /\p{L} \p{L}.*[.!。！]\s*$/u;
/** An address or a number of somebody. */
const CONTACT = /\S@\S+\.\S|https?:\/\/|www\.|\+\d[\d ()/.-]{4,}\d|\b0\d[\d ()/-]{4,}\d/;
/** A name of somebody, or of a company. */
export const NAME = /^\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,3}[ ,]*\r?$/u;

/**
 * The line `-- ` of a signature that ends before line `end`. The same as a comment of SQL, as a rule between parts, or above something to
 * read is none.
 */
export function signatureStart(lines: readonly string[], end: number): number | undefined {
  let filled = 0;
  for (let at = end - 1; at > 0 && filled <= LINES; at--) {
    const line = lines[at] ?? '';
    if (/^--[ \u00a0]?\r?$/.test(line))
      return filled > 0 && isSignature(lines, at, end, filled) ? at : undefined;
    if (line.length > 200 || /^\s*(?:--|>|```|~~~|\||\+[-=])/.test(line)) return undefined;
    if (line.trim()) filled++;
  }
  return undefined;
}

function isSignature(lines: readonly string[], at: number, end: number, filled: number): boolean {
  const below = lines.slice(at + 1, end);
  // A single one: others make a rule, a table or a comment of it.
  if (lines.slice(0, at).some(line => line.startsWith('--'))) return false;
  const isExact = (lines[at] ?? '').startsWith('-- ');
  if (below.some(line => /[{};=]\s*$|^\s*[$#] |^(?:SELECT|INSERT|CREATE|DROP|UPDATE|ALTER)\b/.test(line)))
    return false;
  if (below.some(isSaid)) return false;
  if (isExact) return true;
  // Without its space it may also be a rule, or make a heading of markdown.
  const [name = '', ...rest] = below.filter(line => line.trim());
  return (
    filled <= SHORT &&
    NAME.test(name) &&
    rest.some(line => CONTACT.test(line)) &&
    !rest.some(line => SENTENCE.test(line))
  );
}
