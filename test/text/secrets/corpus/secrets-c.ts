import { marked } from './marked.ts';

/** A second set that was held out: people who write in a hurry, other formats. */
export const secretsC = marked(`
root pw ⟦Xk29!abcQ⟧
%%
Hi, creds are root:⟦uT5#kkwo2P⟧ port 22
%%
pass is ⟦welcome123⟧
%%
user: ada
pass: ⟦correcthorse9⟧
%%
The password (it is temporary): ⟦Tmp-4711-Xy⟧
%%
username/password: ada/⟦Secr3t!x⟧
%%
**Password:** \`⟦Lm2!vv8q⟧\`
%%
| Password | ⟦Lm2!vv8q⟧ |
%%
<password>⟦hj7kQ2mm⟧</password>
%%
{"user":"ada","password":"⟦iloveyou⟧"}
%%
{\\"password\\":\\"⟦jk22-mmQ⟧\\"}
%%
Kennwort für die Datenbank: ⟦Ubahn_2026⟧
%%
Zugangsdaten: root / ⟦hU7$mmx02⟧
%%
Das Root-Passwort habe ich auf ⟦Neu!2026xx⟧ gesetzt
%%
identifiants : admin / ⟦Paris!2026⟧
%%
Mi clave de acceso es ⟦Tortuga_55⟧
%%
heslo: ⟦Praha2026⟧
%%
비밀번호: ⟦Seoul!2026⟧
%%
סיסמה: ⟦Haifa#22x⟧
%%
lösenord: ⟦Stockholm1⟧
%%
كلمة السر هي ⟦Dubai@2026⟧
%%
رمز عبور ... password: ⟦tehran!88⟧
%%
export DB_PASS="⟦n0t-very-secret⟧"
%%
SMTP_PASSWORD=⟦mailpass⟧
%%
AccountName=shop;AccountKey=⟦x9K2mQ7vT5zL1nB8cY4wR6sFhJ0pG2aE5uX8kZ3mQ7vT1xL9nB4cY6wD2sF0hJ4kA==⟧;EndpointSuffix=core.windows.net
%%
PrivateKey = ⟦yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk=⟧
%%
machine git.example.org login ada password ⟦gitPass99⟧
%%
sshpass -p '⟦Zz!8812qq⟧' ssh root@203.0.113.9
%%
redis-cli -h cache-1 -a ⟦Fluffy99⟧ ping
%%
requirepass ⟦foobared22⟧
%%
echo 'root:⟦Nn!22kkq⟧' | chpasswd
%%
UPDATE users SET password='⟦plain-text-9⟧' WHERE id=1
%%
CREATE USER orders WITH PASSWORD '⟦ord3rs-Pg⟧';
%%
-e MYSQL_ROOT_PASSWORD=⟦toor22⟧ -d mariadb:11
%%
ansible_become_pass: ⟦s3dg!rr⟧
%%
https://shop.example/api?api_key=⟦f3a9c1e7b5d24860⟧&page=2
%%
x-api-key: ⟦live-4f9a1c7e5b2d4860⟧
%%
Cloudflare API token: ⟦v1_x9K2mQ7vT5zL1nB8cY4wR6sFhJ0pG2aE⟧
%%
Authorization: cpanel shop:⟦U7HMR63FHY282DQZ4H5BIH16JLYSO01M⟧
%%
Authorization: Token ⟦9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b⟧
%%
discord webhook ⟦https://discord.com/api/webhooks/113244556677/x9K2mQ7vT5zL1nB8cY4wR6sFhJ0pG2aE5uX8⟧
%%
npm: //registry.npmjs.org/:_authToken=⟦np¦m_x9K2mQ7vT5zL1nB8cY4wR6sFhJ0pG2aE5uX8⟧
%%
bot ⟦7123456789:AA¦Hx9K2mQ7vT5zL1nB8cY4wR6sFhJ0pG2aE⟧
%%
the otp is ⟦913 204⟧
%%
⟦otpauth://totp/Panel:ada?secret=JBSWY3DPEHPK3PXP&issuer=Panel⟧
%%
Codes de secours : ⟦1837-2291, 4472-9910, 7718-3345⟧
%%
1. Recovery codes below
recovery code: ⟦x7k2-p9q4-m3n8⟧
%%
The PIN of my account is ⟦7702⟧
%%
passphrase: ⟦correct horse battery staple⟧
%%
ssh passphrase is "⟦Blue-Whale-77⟧"
%%
WHMCS license key: ⟦WHMCS-4f9a1c7e5b⟧
%%
App password ⟦abcd efgh ijkl mnop⟧ from Google
%%
wifi WPA2-PSK: ⟦SommerSonne!⟧
%%
old password: ⟦Alt2025!⟧ new password: x
%%
AWS_SECRET_ACCESS_KEY=⟦wJal¦rXUtnFE3I/K7MDENG/bPxRfiCYzz9QWErt⟧
%%
wp-admin: admin / ⟦Tr0ub4dor&3⟧
%%
username ada password ⟦hunter22⟧
%%
login ada, password ⟦Regen_4711⟧ does not work on the panel
`);
