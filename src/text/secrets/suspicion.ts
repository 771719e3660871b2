/** What the names of passwords, keys and codes have in them in the languages that the rules know, and words beside a password. */
const NAME =
  /pass|pa+s+wor|pw|psw|psk|mdp|secret|secr[èe]t|geheim|kennw|zugang|zugriff|contrase|senha|palavra|clave|parol|wachtw|l[öo]senord|adgangsk|kodeord|salasan|парол|[sş]ifre|has[lł][oa]|hesl[oa]|jelsz|lozink|geslo|mật khẩu|kata sandi|κωδικ|סיסמה|密[码碼钥鑰]|口令|パスワード|暗証|비밀|암호|كلم|รหัส|पासवर्ड|key|token|hash|salt|schl[üu]ssel|sleutel|ключ|anahtar|nyckel|klucz|cl[ée]s?(?!\p{L})|jeton|chav|chiav|токен|令牌|トークン|キー|토큰|키|مفتاح|رمز|رموز|cod[ei]|código|kod|код|otp|seed|验证|驗證|確認|恢复|リカバリ|(?<!\p{L})p(?:in|uk)(?!g)|cred|log-?in|access|acc[èeé]s|acces|aces|zugäng|anmelde|identifi|inlog|доступ|логин|账号|user|root|admin|ssh|ftp|auth|bearer|basic|rescue|recover|reset|backup|récupération|secours|respaldo|recupero|notfall|herstel|восстанов|резервн|kurtarma/iu;

/** What looks like a key without a name before it, a password in an address, or an option of a command. */
const FORM =
  /-{4}|(?=[\w+=-]*\d)[\w+=-]{16}|\/(?=[\w/-]*\d)[\w/-]{30}|xox|eyJ|(?:[_.$-]|key|sk|rk)[_-][A-Za-z\d]{10}|:\/\/[^\s/]*:|[?&]\w+=|\s--?[A-Za-z]/;

/** Longer texts are not looked at. */
const LENGTH = 5000;

/**
 * A quick look at a text: false where the rules (`find-secrets.lazy.ts`) find nothing for sure, so that most visitors need not load them.
 * They are true of many harmless texts.
 */
export const mayHoldSecret = (text: string): boolean =>
  text.length > LENGTH || NAME.test(text) || FORM.test(text);
