import { expect } from '@open-wc/testing';
import { findSecrets } from '../../../src/text/secrets/find-secrets.lazy.ts';
import { mayHoldSecret } from '../../../src/text/secrets/suspicion.ts';
import { secretsA } from './corpus/secrets-a.ts';
import { secretsB } from './corpus/secrets-b.ts';
import { secretsC } from './corpus/secrets-c.ts';

/** A name in each form that the rules know, in all their languages. */
const NAMES =
  `password|passwd|pass word|pasword|passwrd|pswd|pwd|pw|pass|psw|mdp|clave|wpa2-psk|psk|pin|puk|passphrase|passcode|Passwort|
Kennwort|Kennwörter|Zugangscode|mot de passe|phrase secrète|contraseña|contrasena|senha|palavra-passe|parola d'ordine|wachtwoord|
wachtwoorden|lösenord|losenord|adgangskode|kodeord|passord|salasana|пароль|паролем|şifre|sifresi|parola|parolası|hasło|haslo|heslo|jelszó|
lozinka|geslo|mật khẩu|kata sandi|κωδικός πρόσβασης|סיסמה|密码|密碼|口令|パスワード|暗証番号|비밀번호|암호|كلمة المرور|رمز الوصول|รหัสผ่าน|पासवर्ड|
rootpass|admin_pw|MYSQL_ROOT_PASSWORD|API_KEY|api key|access token|client-secret|secret|token|license key|webhook secret|API-Schlüssel|
Zugangsschlüssel|geheimer Schlüssel|API-sleutel|anahtar api|clé api|clés d'accès|jeton d'accès|clave de acceso|chave de acesso|chiave segreta|
api ключ|секретный ключ|токен доступа|erişim anahtarı|令牌|密钥|密鑰|トークン|アクセスキー|토큰|مفتاح api|verification code|2fa code|otp|totp|
EPP code|auth code|Bestätigungscode|Sicherheits-PIN|code de vérification|código de verificación|código de verificação|codice di verifica|
код подтверждения|doğrulama kodu|验证码|驗證碼|確認コード|recovery codes|backup code|rescue key|seed phrase|Wiederherstellungscodes|Notfallcode|
codes de secours|codes de récupération|códigos de respaldo|codici di recupero|herstelcodes|коды восстановления|резервные коды|
коди відновлення|kurtarma kodu|恢复代码|リカバリーコード|رموز الاسترداد|login: ada, |ssh root /|Zugangsdaten: ada /|доступ: ada /`
    .split('|')
    .map(name => name.trim());

const VALUES = [
  'Xk9#mPq2vB',
  'Tr0ub4dor&3',
  'x7Yz9Kq2mN4p',
  '4821',
  '483 201',
  'ABCD-1234-EFGH',
  'JBSW Y3DP EHPK 3PXP',
];

describe('the quick look for secrets', () => {
  for (const [name, corpus] of Object.entries({ secretsA, secretsB, secretsC })) {
    it(`suspects each text and line of ${name} in which the rules find something`, () => {
      const texts = corpus.flatMap(({ text }) => [text, ...text.split('\n')]);
      const found = texts.filter(text => findSecrets(text).length > 0);
      expect(found).not.to.be.empty;
      expect(found.filter(text => !mayHoldSecret(text))).to.deep.equal([]);
    });
  }

  it('suspects each name of a secret that the rules know, with each kind of value', () => {
    const texts = NAMES.flatMap(name =>
      VALUES.flatMap(value => [`${name}: ${value}`, `${name} ${value}`, `${name} is ${value}`]),
    );
    const found = texts.filter(text => findSecrets(text).length > 0);
    expect(found).to.have.length.above(NAMES.length * 2);
    expect(found.filter(text => !mayHoldSecret(text))).to.deep.equal([]);
  });

  it('does not suspect what most customers write', () => {
    for (const text of [
      'Server web-07 does not answer since 03:10\n\nping works, the website shows an error. I restarted it twice.',
      'Unser Webshop ist seit heute früh sehr langsam, bitte um Hilfe. Danke!',
      "Le site boutique.example.com n'affiche plus les images depuis hier soir.",
      'Can I have a second invoice for November? The amount of 49.90 EUR is right.',
      'Сайт не открывается со вчерашнего вечера, помогите пожалуйста.',
    ]) {
      expect(mayHoldSecret(text), text).to.equal(false);
    }
  });
});
