/** Names of secrets in texts, settings and programs, as parts of regular expressions with the flag `i`. */

const anyOf = (...parts: readonly string[]): string => `(?:${parts.join('|')})`;

/** Letters, digits and signs before a name in one identifier: `spring.datasource.`, `MYSQL_ROOT_`, `db`. */
const PREFIX = '[\\w$.-]{0,40}?';

/** Names that also stand at the end of an identifier: `dbPassword`. */
const PASSWORD = anyOf(
  'pass[ _-]?(?:word|phrase|code|wd)s?|pas+wor[dt]|pswd|passwrd|passwd',
  'pass?w(?:ort(?:e|es|s)?|örter)|kennw(?:ort(?:e|es|s)?|örter)|zugangscode',
  'mots? ?de ?passe|phrases? secrètes?',
  'contrase(?:ñ|n)as?|senhas?|palavras?[- ]passe|parole? d.ordine',
  'wachtwoord(?:en)?|lösenord(?:et)?|losenord|adgangskode|kodeord|passord(?:et)?|salasana',
  'парол(?:ь|я|и|ем|ю|ей)?|(?:ş|s)ifre(?:si|m|niz|miz)?|parola(?:sı|m)?',
  'hasł[oa]|haslo|hesl[oa]|jelszó|jelszo|parolă|lozinka|geslo|mật khẩu|kata sandi|κωδικός(?: πρόσβασης)?|סיסמה',
);

/** Names that are parts of other words. */
const SHORT_PASSWORD = anyOf(
  'passw?|pw|pwd|psw|mdp|clave|wpa2?[- ]?psk|psk|pin(?:[- ]?(?:code|nummer|number))?|puk',
);

/** Names in scripts without spaces, or whose words take prefixes. */
const UNSPACED_PASSWORD =
  '密码|密碼|口令|パスワード|暗証番号|비밀번호|암호|كلم(?:ة|ه) ?(?:ال)?(?:مرور|سر)|รหัสผ่าน|पासवर्ड';

/** What may follow a name in one identifier or phrase: `PASSWORD_2`, `password[0]`, "password confirmation". */
const SUFFIX =
  '(?:[_ -]?(?:confirm(?:ation)?|again|old|new|value|prod(?:uction)?|dev|staging|live|test|main|base|\\d{1,2}))?(?:\\[\\w{0,20}\\])?';

export const PASSWORDS = `(?:(?<![\\p{L}\\p{N}_$.-])(?:${PREFIX}${PASSWORD}|(?:[\\w$.-]{0,40}?[_.$-]|root|user|admin|sudo|db|ftp)?${SHORT_PASSWORD})|${UNSPACED_PASSWORD})${SUFFIX}`;

/** Names whose value is one long random word. */
/** Names that look like one of a secret, and are none. */
const NO_TOKEN =
  '(?![\\w$.-]{0,40}?(?:gpg|public|host|foreign|primary|cache|sort|csrf|xsrf|page|next|continuation|sync|trace)[ _-]?(?:key|token))';

export const TOKENS = `(?:(?<![\\p{L}\\p{N}_$.-])${NO_TOKEN}(?:${PREFIX}${anyOf(
  '(?:api|access|auth(?:entication|orization|n)?|secret|private|pre-?shared|account|shared|encrypt(?:ion)?|signing|deploy|consumer|client|app(?:lication)?|webhook|licen[cs]e|hmac|jwt|whm|cpanel|whmcs|plesk|directadmin|hetzner|cloudflare)[ _-]?(?:api[ _-]?)?(?:access[ _-]?)?(?:key|token|secret|hash|salt)(?:[ _-]?(?:base|value))?',
  '(?:api|x)[ _-]?(?:key|token|secret|hash)',
  'tokens?|secrets?|(?<=logged_in_|nonce_)(?:key|salt)',
  'api[- ]?(?:zugangs)?(?:schlüssel|sleutel|ключ|anahtar[ıi]?|nyckel|klucz)|zugangs(?:token|schlüssel)|geheimschlüssel|geheimer schlüssel',
  'cl[ée]s? (?:d.)?(?:api|acc[èe]s|secr[èe]te|privée)|jetons?(?: d.acc[èe]s)?|claves? (?:de )?(?:api|acceso|secreta|privada)|chaves? (?:de )?(?:api|acesso|secreta)|chiav[ei] (?:api|segreta)',
  'ключ api|api[- ]ключ|секретный ключ|токен(?: доступа)?|erişim anahtarı',
)}|(?:api ?)?(?:令牌|密钥|密鑰|トークン|アクセスキー|api ?キー|토큰|api ?키)|مفتاح (?:ال)?api|رمز الوصول))${SUFFIX}`;

/** Names of codes for the second step of a log-in and for a domain's transfer. */
export const CODES = `(?<![\\p{L}\\p{N}])${anyOf(
  '(?:t?otp|2fa|mfa|two[- ]factor|two[- ]step|authenticator|google[- ]authenticator|verification|sms|security|login|log-in|one[- ]time|epp|transfer|auth(?:info|entication)?|auth-info|sign-in|bestätigungs|sicherheits|zwei-faktor-)[ _-]?(?:code|key|seed|secret|pin|pass(?:word|code)?|schlüssel|token)',
  't?otp|code (?:2fa|de vérification|de verificación|epp)|código (?:2fa|de verificación|de verificação)|codice (?:2fa|di verifica)|код подтверждения|doğrulama kodu|验证码|驗證碼|確認コード',
)}`;

/** Names of the codes that replace the second step. */
export const RECOVERY = `(?<![\\p{L}\\p{N}])${anyOf(
  '(?:recovery|back-?up|rescue|scratch|emergency|reset)[ _-]?(?:codes?|keys?|phrase|seed)|seed phrase',
  'wiederherstellungs(?:codes?|schlüssel)|notfall-?codes?|backup-?codes?',
  'codes? de (?:récupération|secours|recuperación|respaldo)|códigos? de (?:recuperación|respaldo|recuperação|backup)|codic[ei] di (?:recupero|backup)|herstelcodes?',
  'код(?:ы)? восстановления|резервные коды|коди відновлення|kurtarma kod(?:u|ları)|恢复代码|恢复码|リカバリーコード|رموز الاسترداد',
)}`;

/** Variables of an environment; in capitals. */
export const VARIABLES =
  '(?<![\\w$])(?!\\w{0,60}(?:PUBLIC|GPG|CACHE|PRIMARY|FOREIGN|SORT|PARTITION)_KEY)[A-Z][A-Z\\d_]{0,60}?(?:PASSWORD|PASSWD|PASS|PWD|SECRET|TOKEN|API_?KEY|_KEY|CREDENTIALS?)(?:_(?:\\d|PROD|DEV|STAGING|LIVE|TEST|BASE))?';
