import { CODES, PASSWORDS, RECOVERY, TOKENS, VARIABLES } from './labels.ts';
import { isPlaceholder, variety } from './placeholders.ts';
import type { Secret, SecretKind } from './secret.ts';

/** A space within a line; French writes a no-break space before a colon. */
const SPACE = '[ \\t\\u00a0\\u202f]';

/** Between a name and its value in settings, programs and notes: `:`, `=`, `=>`, `", "`, `>`; also bold, as in Markdown. */
const SIGN = `[\\\\"'*_\`\\])]{0,4}${SPACE}{0,8}(?:=>|:=|->|→|[:=：＝]|,(?= ?["'])|(?<=<[\\w:-]{1,40})>|(?<=\\|[^|\\n]{1,40})\\|)${SPACE}{0,8}[*_]{0,3}${SPACE}{0,3}`;

const BE = 'is|was|are|lautet|ist|war|heißt|est|es|era|è|é|is nu|wordt|это|теперь|to|auf|as|=|-|–|—';
const NOW =
  'now|still|currently|set to|changed to|jetzt|nun|aktuell|noch|derzeit|maintenant|toujours|ahora|agora|adesso|ora|nu|теперь|сейчас|:';

/** The same in a sentence, such as "is now". */
const VERB = `(?:${SPACE}+(?:${BE})(?:${SPACE}+(?:${NOW}))?:?${SPACE}+|${SPACE}*(?:是|为|為|は|는|은|هي|هو)[：: \\t]{0,3})`;

const PREPOSITION =
  'for|of|from|on|at|in|von|vom|für|auf|zum|zu|de|du|des|pour|sur|para|per|del|della|do|da|voor|van|op|для|от|на|к|için|до|від';

/** "for root on web-07", "(until tomorrow)". */
const FOR = `(?:${SPACE}*\\([^)\\n]{1,60}\\))?(?:,?${SPACE}+(?:${PREPOSITION})${SPACE}[^\\n:=?!"]{1,60}?)?`;

/** In quotes, or up to a space. */
const VALUE =
  "(?:\\\\?\"(?<q1>[^\"\\n\\\\]{1,200})|'(?<q2>[^'\\n]{1,200})'|`(?<q3>[^`\\n]{1,200})`|[„“”«‹「『](?<q4>[^„“”«»›」』\\n]{1,80})[”“»›」』]|(?<bare>[^\\s\"'`„“«「]\\S{0,300}))";

const NOT_A_FAILURE = '(?<!(?:failed|accepted|invalid|wrong|incorrect|bad|expired|postponed) )';

const START = '(?<![\\p{L}\\p{N}_])';

/** What introduces a name and a password in one. */
const ACCESS = `${START}(?:(?:credentials?|log-?ins?|creds|access|ssh|ftp|zugang(?:sdaten)?|anmeldedaten|identifiants?|accès|credenciales|acceso|credenciais|acesso|credenziali|accesso|inloggegevens|доступ|логин|账号|user(?:name)?)${SPACE}{0,3}[:：=(]?${SPACE}{0,3}[\\w.@+-]{2,60}|root|admin(?:istrator)?) ?(?:[/:|] ?|, )`;

/** A code for the second step: base32 in groups, six or eight digits. */
const DIGITS = '(?:[A-Z2-7]{4} ?){4,8}|\\d{3}[ -]?\\d{3}(?:\\d\\d)?(?![\\d.])';
const WORD_WITH_DIGIT = '(?=[^\\s"\'`]*\\d)(?=[^\\s"\'`]*[A-Za-z])[^\\s"\'`]{6,80}';

interface Rule {
  readonly kind: SecretKind;
  readonly pattern: RegExp;
  readonly isSecret: (value: Value) => boolean;
}

interface Value {
  readonly value: string;
  readonly isQuoted: boolean;
  /** Of the line, behind the value. */
  readonly rest: string;
}

const pattern = (...parts: readonly string[]): RegExp => new RegExp(parts.join(''), 'dgiu');

/** Nothing else is in the line, or its sentence. */
const isEnd = (rest: string): boolean =>
  /^[\s"'`*_)\]}.,;|]*(?:$|[.,;)]\s|\(|(?:and|und|et|y|e|en|и|ve)\s)/u.test(rest);

/** An ordinary word of a sentence rather than a password. */
const isProse = (value: string): boolean =>
  /^[\p{L}'’-]+$/u.test(value) &&
  (/(?:ed|ing|able|ible|tion|ment|ly|iert|lich|ée?s?)$/iu.test(value) || value.length < 4);

const isPassword = ({ value, isQuoted, rest }: Value): boolean => {
  if (value.length < 3 || isPlaceholder(value) || /^\d{1,3}$/.test(value)) return false;
  return isQuoted || variety(value) > 1 || (isEnd(rest) && !isProse(value));
};

/** web-07, db-primary-2 */
const HOST = /^[a-z]+(?:-[a-z]+)*-\d{1,3}$/;

/** No word of a sentence. */
const isMixed = ({ value, isQuoted }: Value): boolean =>
  value.length > 4 &&
  !isPlaceholder(value) &&
  !HOST.test(value) &&
  !(isQuoted && value.includes(' ')) &&
  (variety(value) > 2 ||
    (variety(value) > 1 && /\p{L}/u.test(value) && /[\d!@#$%^&*+~]/.test(value)) ||
    /^\d{6,}$/.test(value));

const isToken = ({ value }: Value): boolean =>
  value.length > 9 &&
  !isPlaceholder(value) &&
  (/^(?=.*\d)(?=.*[a-z])[\w~+/=:|-]+$/i.test(value) || (variety(value) > 2 && !/:\/\/|[()[\]]/.test(value)));

const RULES: readonly Rule[] = [
  { kind: 'password', pattern: pattern(PASSWORDS, SIGN, VALUE), isSecret: isPassword },
  {
    kind: 'password',
    pattern: new RegExp(`${VARIABLES}["']?\\s{0,3}=\\s{0,3}${VALUE}`, 'dgu'),
    isSecret: ({ value }) => value.length > 5 && !isPlaceholder(value),
  },
  {
    kind: 'password',
    pattern: pattern(
      NOT_A_FAILURE,
      PASSWORDS,
      FOR,
      `(?:${VERB}|(?:${SPACE}\\p{L}{2,20})?${SPACE}*[:：]${SPACE}*)`,
      VALUE,
    ),
    isSecret: isMixed,
  },
  // In the line below its name.
  {
    kind: 'password',
    pattern: pattern(
      PASSWORDS,
      `[*_]{0,3}${SPACE}*[:：][*_]{0,3}${SPACE}*\\n\\s{0,8}(?:[>|-] ?)?`,
      VALUE,
      '(?=[ \\t]*(?:\\n|$))',
    ),
    isSecret: isMixed,
  },
  // Directly behind its name.
  {
    kind: 'password',
    pattern: pattern(NOT_A_FAILURE, PASSWORDS, `${SPACE}+`, VALUE),
    isSecret: given =>
      isMixed(given) && given.value.length > 6 && variety(given.value.replace(/[@()[\]{}=<>"']/g, '')) > 2,
  },
  // Behind a name and the word "password".
  {
    kind: 'password',
    pattern: pattern(
      `${START}(?:user(?:name|id)?|log-?in|benutzer(?:name)?|utilisateur|usuario|usuário|utente|gebruiker)${SPACE}*[:=]?${SPACE}*[\\w.@+-]{2,60}[,;/]?${SPACE}+`,
      PASSWORDS,
      `${SPACE}+`,
      VALUE,
    ),
    isSecret: isMixed,
  },
  {
    kind: 'token',
    pattern: pattern(TOKENS, `(?:${SIGN}|${FOR}${VERB}|${FOR}${SPACE}*[:：]${SPACE}*)`, VALUE),
    isSecret: isToken,
  },
  {
    kind: 'token',
    pattern: pattern(TOKENS, `${SPACE}+`, VALUE),
    isSecret: given => /^\w{16,}$/.test(given.value) && isToken(given),
  },
  {
    kind: 'password',
    // Not consumed: it may be the next name.
    pattern: pattern(ACCESS, `(?=${VALUE})`),
    isSecret: given =>
      isMixed(given) &&
      !/^[\d/]/.test(given.value) &&
      given.value.length > 5 &&
      (variety(given.value) > 2 || /[!@#$%^&*]/.test(given.value)),
  },
  {
    kind: 'code',
    pattern: pattern(
      CODES,
      `(?:${FOR}(?:${SIGN}|${VERB})["'\`]?(?<bare>${DIGITS}|${WORD_WITH_DIGIT})|${SPACE}+(?<q1>${DIGITS}))`,
    ),
    isSecret: ({ value }) =>
      !isPlaceholder(value) && !/[():]/.test(value) && (/\d/.test(value) || value === value.toUpperCase()),
  },
  {
    kind: 'code',
    pattern: pattern(
      RECOVERY,
      `[^\\n\\d]{0,60}?${SPACE}*(?:[:：]${SPACE}*|${SPACE}|\\n)\\s{0,4}(?<bare>(?:(?:\\d{1,2}[.)] |[-*•] )?(?=[\\w-]{0,60}\\d)[A-Za-z\\d]{4,12}(?:[ -][A-Za-z\\d]{4,12}){0,7}[\\s,;|/]{0,4}){1,20})`,
    ),
    isSecret: ({ value }) => value.replace(/\W/g, '').length > 7 && !/^\d{4}-\d\d-\d\d/.test(value),
  },
  {
    kind: 'code',
    pattern: pattern(START, `pin(?:[- ]?code)?${FOR}${VERB}`, '(?<bare>\\d{4,8})(?![\\d.:-])'),
    isSecret: () => true,
  },
  // Words.
  {
    kind: 'password',
    pattern: pattern(
      START,
      `app(?:lication)?[ -]pass(?:word|code)${FOR}(?:${SIGN}|${VERB}|${SPACE})`,
      '(?<bare>(?:[a-z]{4} ){3}[a-z]{4})(?![a-z])',
    ),
    isSecret: () => true,
  },
  {
    kind: 'password',
    pattern: pattern(
      `${START}(?:pass[ -]?phrase|seed phrase|recovery phrase|phrase secrète)`,
      `(?:${SIGN}|${VERB})`,
      '"?(?<bare>\\p{Ll}{3,12}(?: \\p{Ll}{3,12}){3,23})(?=["\\s.]*(?:\\n|$))',
    ),
    isSecret: ({ value }) => !/\b(?:for|the|key|not|is|and|from|was|with|file)\b/.test(value),
  },
];

/** Secrets that stand behind a name, such as `password: …`, in texts, settings and programs. */
export const labelledSecrets = (text: string): Secret[] =>
  RULES.flatMap(({ kind, pattern, isSecret }) =>
    [...text.matchAll(pattern)].flatMap(match => {
      const { groups = {}, indices } = match;
      const name = (['q1', 'q2', 'q3', 'q4', 'bare'] as const).find(group => groups[group] !== undefined);
      const [start, stop] = (name && indices?.groups?.[name]) ?? [];
      if (start === undefined || stop === undefined) return [];
      const isQuoted = name !== 'bare';
      const value = isQuoted ? text.slice(start, stop) : bareValue(text.slice(start, stop));
      const end = start + value.length;
      const [rest = ''] = text.slice(end, end + 80).split('\n');
      return isSecret({ value, isQuoted, rest }) ? [{ kind, start, end }] : [];
    }),
  );

/** Without the next setting in the same line, a closing tag, and the signs of the sentence around. */
const bareValue = (value: string): string =>
  value.replace(/(?:[;&,]|\\n)[\w.\s-]{1,40}=.*$|<\/.*$|["'`].*$/s, '').replace(/[.,;:)\]}>"'`»”*_\s]+$/, '');
