import { marked } from './marked.ts';

/** Texts with a secret between ⟦ and ⟧. The rules were written with these in view. */
export const secretsA = marked(`
The key is
⟦-----BEGIN RSA PRIVATE KEY-----
MIIEpAIBAAKCAQEA1c7+9z5Pad7OejecsQ0buIhEM7Zz3y2nJ5k8Qpo2xVw9fYpQ
qZ1rVJvYh4u2bXk0T3nZ8m1s5d7f9g0h1j2k3l4z5x6c7v8b9n0m1q2w3e4r5t6y
-----END RSA PRIVATE KEY-----⟧
can you install it?
%%
⟦-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
QyNTUxOQAAACDKb1o3sT9y3Xv0Qw8d2Zk4PmE5rUq7nBfHgYjLcVxAOw==
-----END OPENSSH PRIVATE KEY-----⟧
%%
Here is the broken one:
⟦-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIIrY0q1h3Zp8u5d2v7x9n4m6k8j1h3g5f7d9s0a2p4o6i8⟧
%%
{"type": "service_account", "private_key": "⟦-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\\nx8Vb3nM5k7J9h1G3f5D7s9A0p2O4i6U8y1T3r5E7w9Q==\\n-----END PRIVATE KEY-----⟧\\n"}
%%
SSH user root, password: ⟦Tr0ub4dor&3⟧
%%
the login is admin, pw is ⟦kU7-xx91!a⟧ if you need it
%%
passwd=⟦S3cr3t-2026⟧
%%
Password: ⟦sunshine⟧
Thanks, Ada
%%
Das Passwort lautet ⟦Sommer2026!⟧, bitte nach dem Login ändern.
%%
Passwort: ⟦geheim123⟧
%%
Benutzer: web1, Kennwort: ⟦k!9Lm#42⟧
%%
mot de passe : ⟦Bonjour!75⟧
%%
Voici le mdp: ⟦azerty99!⟧
%%
La contraseña es ⟦Madrid#2025⟧ para el usuario root
%%
a senha do painel é ⟦Lisboa@123⟧
%%
La password del server è ⟦Roma!2026x⟧
%%
Het wachtwoord is ⟦Fiets-Tulp88⟧
%%
пароль: ⟦Zima2025!⟧
%%
пароль от сервера - ⟦qwerty!2026Q⟧
%%
şifre: ⟦Ankara.06!x⟧
%%
密码：⟦Abc@12345⟧
%%
root密码是⟦Qw3rty!88⟧，请帮我看看
%%
كلمة المرور: ⟦Cairo#2026⟧
%%
You can log in with root / ⟦xK9#mP2$vL⟧ on port 2222.
%%
The root password for web-07 is ⟦9fGh!kk2Lp⟧ and it is still not working.
%%
Root password: "⟦my dog is 9 years⟧"
%%
DATABASE_URL=postgres://app:⟦s3cretPw⟧@db-1.internal:5432/orders
%%
mongodb+srv://svc:⟦N0tS4fe!⟧@cluster0.ab1cd.mongodb.net/prod
%%
clone fails: https://ada:⟦hunter22⟧@git.example.org/repo.git
%%
redis://:⟦f00b4rBaz⟧@cache-1:6379/0
%%
aws_access_key_id = ⟦AK¦IAZ5T2Q7M3X9W1B6KD⟧
%%
aws_secret_access_key = ⟦wJ4lrXUtn9FEMI7K2DbPxRfiCYz3ERTVkeyQ81mN⟧
%%
git push https://x-access-token:⟦gh¦p_R8kZ2mQ5vT9xL1nB4cY7wD3sF6hJ0pG2aE5u⟧@github.com/acme/site
%%
my token is ⟦git¦hub_pat_11ABCDEFG0aBcDeFgHiJkL_9z8y7x6w5v4u3t2s1r0q9p8o7n6m5l4k3j2i1h0g⟧
%%
GITLAB: ⟦gl¦pat-x7Yz9Kq2mN4pR6sT8vWb⟧
%%
slack bot ⟦xo¦xb-2147483647-3141592653589-aBcDeFgHiJkLmNoPqRsTuVwX⟧ stopped posting
%%
STRIPE_SECRET=⟦sk¦_live_4eC39HqLyjWDarjtT1zdp7dcK2⟧
%%
maps does not load, key=⟦AI¦zaSyD3kP9xQ2mZ7vL5nB1cY8wR4tF6hJ0gE⟧
%%
curl -H "Authorization: Bearer ⟦eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEiLCJleHAiOjE3OTB9.Xq3vT7yZ1mK5pL9rS2wB8nC4dF6gH0jA⟧" https://api.example.org
%%
Authorization: Bearer ⟦9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d⟧
%%
> Authorization: Basic ⟦YWRhOmh1bnRlcjIyISE=⟧
%%
curl -u admin:⟦Pl3sk!2026⟧ https://host:8443/api/v2/server
%%
APP_ENV=production
APP_KEY=⟦base64:q0Zk3vN8yT1mX5pL7rS9wB2nC4dF6gH8jA0eU3iO5yQ=⟧
%%
MAIL_USERNAME=support
MAIL_PASSWORD=⟦pQ7xz!mm⟧
%%
define('DB_PASSWORD', '⟦Vf8!kd02LL⟧');
%%
JWT_SECRET="⟦a8f5f167f44f4964e6c998dee827110c⟧"
%%
cPanel API token: ⟦8J3KQ2ZT5XW9R1MN7VB4LCYD6HSG0PFA⟧
%%
WHMCS API secret ⟦kT7vX2mQ9zL4nB8cY1wR5sF3hJ6pG0aE⟧
%%
mysql -u root -p⟦Zx81!qq⟧ shop < dump.sql
%%
mysqldump: user=backup password=⟦b4ckMeUp⟧ host=localhost
%%
ALTER USER 'shop'@'localhost' IDENTIFIED BY '⟦s3h0p!Pass⟧';
%%
TOTP secret: ⟦JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP⟧
%%
My recovery codes: ⟦4f7k-9m2p 8x3c-1v5b 7n2z-6q9w⟧
%%
Backup codes
⟦8271 9934
5510 2284⟧
%%
the EPP code for shop.example is ⟦xY9-kk2!pQ7⟧
%%
Server=db1;Database=shop;User Id=sa;Password=⟦Sql#2026x⟧;Encrypt=true
`);
