/** Words behind the name of a password that say something about it: states, types, answers. In lower case; `*` stands for any more letters. */
const WORDS =
  'yes no true false null none nil undefined empty blank unset not never unknown default same optional ' +
  'required require* missing mandatory invalid incorrect* wrong mismatch* match* expire* change* reset* ' +
  'fail* ok okay on off enable* disable* hidden protect* encrypt* plain plaintext hash* secret* string ' +
  'str text varchar* char bool* int integer number object any password passwd pass pw pwd passwort ' +
  'kennwort accept* reject* denied deny denies correct* valid* change updated update* set sent stored ' +
  'saved forgot* lost weak strong short long too must should can cannot could will is was are be been ' +
  'being has have had the a an my your his her our their its it this that these those there here and or ' +
  'but for from of in on at to with without by as if when while where why what who how see please enter ' +
  'type use using used again still already now later soon also only just very old new next last first ' +
  'second prompt* input read file* compat systemd sss nis db ldap winbind pam* sha md5 bcrypt argon* ' +
  'crypt basic bearer digest auth* login user* root admin* account* everyone everything works working ' +
  'doesn broken gone keyboard publickey policy strength length manager field page form link mail email ' +
  'e-mail via within minutes days day hour* sure exactly redacted removed omitted masked censored ' +
  'placeholder example* sample changeme change-me yourpassword your-password your_password insert* ' +
  'replace* todo tbd n/a na -- ja nein falsch ungültig* richtig korrekt vergessen abgelaufen ' +
  'zurücksetzen zurückgesetzt geändert erforderlich leer fehlt nicht wird wurde und oder für von der ' +
  'die das ein eine mein oui non faux incorrecte oublié* expiré* invalide requis obligatoire vide pas ' +
  'pour le la les un une mon sí si olvidad* incorrect* caducad* inválid* vacío requerid* para el los ' +
  'una não nao esquecid* errad* inválid* expirad* vazi* sbagliat* dimenticat* scadut* errat* non niet ' +
  'verkeerd vergeten verlopen ongeldig onjuist leeg нет да неверн* забыл* истёк* истек* обязателен не ' +
  'yanlış unuttum geçersiz hatalı невірн* забув*';

const wordPattern = (words: string): RegExp =>
  new RegExp(
    `^(?:${words
      .trim()
      .split(/\s+/)
      .map(word => word.replace('/', '\\/').replace('*', '\\p{L}*'))
      .join('|')})$`,
    'iu',
  );

const WORD = wordPattern(WORDS);

/** What stands where a password was, or where one will be: masks, variables, calls; and what no password looks like. */
const FORMS: readonly RegExp[] = [
  /^(.)\1+$/, // ****, xxxx, ....
  /^[*•●·.…x#_?-]{3,}\S{0,2}$/i,
  /[*•●…]{3}|x{5}/i,
  /^[[<({|]|^\$|^%\w|^@|^:\w|^\?|^\\[$%]|^#\{|^!(?:vault|secret|ref)\b/, // <password>, ${PASSWORD}, %s, :password, [redacted]
  /redacted|filtered|removed|hidden|your[_ -]|_here$|-here$|example\.|placeholder|changeme/i,
  /\w\(|\)\.|\(\)|=>|&&|\|\|/, // calls: getenv('X')
  /^(?:process|os|req|request|self|this|config|settings|params|env|data|props|state|form|user|ctx|input|values?|args|opts|options|z|Schema|String)[.[]/,
  /^[a-z]+\.[a-zA-Z]+(?:\.[a-zA-Z]+)*$/, // body.password
  /^(?:https?|ftps?|file|unix|tcp|udp|ssh|git|s3):/i,
  /^(?:~|\.{1,2})?\/[\w.~/-]*$|^[a-z]:\\/i, // paths
  /^(?!(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[\w/+]{32,}$)[\w.-]+\/[\w.-]+\/[\w./-]*$/, // but no key in base64
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/, // e-mail addresses
  /^\d{1,3}(?:\.\d{1,3}){3}\b/,
  /^\d{4}-\d\d-\d\d|^\d\d?[:.]\d\d|^\d\d?[./]\d\d?[./]\d{2,4}$/, // dates and times
  /^v?\d+\.\d+(?:\.\d+)*(?:[-+~]\S*)?$/i, // versions
  /^\$?\d[aby]?\$|^\{[A-Z]+\}|^(?:SHA\d*|MD5):/i, // hashes and fingerprints
  /^(?:[\da-f]{2}:){5,}/i,
  /^(?:hmac-)?(?:sha|md)\d|^(?:aes|rsa|(?:x|ed)25519|ecdsa|chacha20|ssh)(?:-|$|\d)/i,
  /\.(?:php|js|ts|py|rb|go|java|so|conf|cnf|ini|ya?ml|json|log|txt|html?|pem|key|crt|pub|service|c|h|com|net|org|de)(?::\d+)?$/i,
];

/** Whether a text is no password, but says something about one or stands in its place. */
export function isPlaceholder(value: string): boolean {
  const plain = value.replace(/^[("'`[]+|[.,;:!?)"'`\]]+$/g, '');
  return plain === '' || WORD.test(plain) || FORMS.some(form => form.test(value));
}

/** How many kinds of characters a text has: small letters, capitals, digits, signs. Letters without case count as small ones. */
export const variety = (value: string): number =>
  [/\p{Ll}|\p{Lo}/u, /\p{Lu}/u, /\d/, /[^\p{L}\p{N}\s._:/,-]/u].filter(kind => kind.test(value)).length;
