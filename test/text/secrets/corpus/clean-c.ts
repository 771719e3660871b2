import { lines } from './marked.ts';

/** A second set that was held out. */
export const cleanC = lines(String.raw`
Master-Key: 7C1D3F0A9B2E4C5D6E7F8091A2B3C4D5E6F708192A3B4C5D6E7F8091A2B3C4D5E6F708192A3B4C5D
PSK identity: None
Dec  1 10:00:00 web-1 sshd[99]: Failed none for invalid user admin from 10.1.2.3 port 2222 ssh2
Dec  1 10:00:00 web-1 sshd[99]: Disconnected from authenticating user root 10.1.2.3 port 2222 [preauth]
Dec  1 10:00:00 mx postfix/smtps/smtpd[3]: warning: hostname x.example does not resolve to address 10.1.2.3
Dec  1 10:00:00 web-1 proftpd[12]: USER shop (Login failed): Incorrect password
pure-ftpd: (?@10.1.2.3) [WARNING] Authentication failed for user [shop]
mod_security: Matched Data: passwd found within ARGS:file: ../../etc/passwd
[2026-12-01 10:00:00] production.ERROR: SQLSTATE[HY000] [1045] Access denied for user 'laravel'@'localhost' (using password: YES) (Connection: mysql)
[error] Password hash does not match for user 4711: $2y$10$abcdefghijklmnopqrstuuJ8H9K0L1M2N3O4P5Q6R7S8T9U0V1W2X
root:$6$x9K2mQ7v$T5zL1nB8cY4wR6sFhJ0pG2aE5uX8kZ3mQ7vT1xL9nB4cY6wD2sF0hJ4kA:20000:0:99999:7:::
root:x:0:0:root:/root:/bin/bash
www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
ada:$apr1$x9K2mQ7v$T5zL1nB8cY4wR6sFhJ0pG2
$ passwd ada
Changing password for user ada.
New password: 
BAD PASSWORD: The password is shorter than 8 characters
passwd: all authentication tokens updated successfully.
ssh-keygen -t ed25519 -C ada@laptop
Your identification has been saved in /root/.ssh/id_ed25519
The key's randomart image is:
|    .o+B*=.      |
key fingerprint is SHA256:x9K2mQ7vT5zL1nB8cY4wR6sFhJ0pG2aE5uX8kZ3mQ7v
openssl rsa -in server.key -check
unable to load Private Key
140735: error: bad password read
helm upgrade --set auth.existingSecret=orders-db
kubectl create secret generic db --from-literal=password=$DB_PASSWORD
kubectl get secret db -o jsonpath='{.data.password}'
secret/db-credentials unchanged
Warning: Using a password on the command line interface can be insecure.
mysql: [Warning] Using a password on the command line interface can be insecure.
mysql -h db-1 -P 3306 -u app -p
curl -u ada https://nas.example.org/
curl -u "user:password" https://example.com
rsync -avz -e "ssh -p 2222" ./ root@203.0.113.9:/srv
{"access_token":"[Filtered]","refresh_token":"[Filtered]"}
Started POST "/users/password" for 10.1.2.3 at 2026-12-01 10:00:00 +0000
Parameters: {"authenticity_token"=>"[FILTERED]", "user"=>{"email"=>"ada@example.com", "password"=>"[FILTERED]"}}
Can't verify CSRF token authenticity.
InvalidAuthenticityToken (ActionController::InvalidAuthenticityToken)
JsonWebTokenError: invalid signature
TokenExpiredError: jwt expired
JWT_EXPIRES_IN=3600
SESSION_LIFETIME=120
TOKEN_TTL=86400
PASSWORD_RESET_URL=https://shop.example/reset
API_KEY_HEADER=X-Api-Key
SECRET_NAME=prod/orders/db
AWS_REGION=eu-central-1
APP_DEBUG=true
LOG_LEVEL=debug
arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/orders-AbCdEf
arn:aws:iam::123456789012:user/deploy
An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: The security token included in the request is invalid.
AccessDenied: User is not authorized to perform: kms:Decrypt
Two-factor authentication is required for this account.
You have entered an invalid code. 5 attempts left.
I typed the code 123 and it failed
My pin tumbler lock is broken, room 204
PIN entry is not shown since version 4.2
GPIO pin: 17
pins: 13, 15, 17
bypass: true, compass: north
pass: 12, fail: 3
Test 4711: pass
passport: X1234567
passenger: 42
tokenizer: cl100k_base
Total tokens: 15231
max_tokens=4096
secretary: Ms. Miller2
The secret is out: you are down since 10:00
Your login was blocked: too many tries from 10.1.2.3
login page shows HTTP 502
Login → Dashboard → Servers → web-07
Access from 203.0.113.0/24 only
Users: admin, ada, grace2
admin/config/system.php
root / is 98% full
root: Permission denied (errno 13)
I set the password to expire after 90 days
Can you set the root password to something new and send it by letter?
Is the password as long as 64 characters?
The password was changed by Ada on 2026-11-30 at 10:00.
Passwort ist 12 Zeichen lang, mit Sonderzeichen wie !#$%
Passwort zurücksetzen: Link führt auf Fehler 404
Anmeldung mit Passwort und 2FA-Code klappt nicht
Mot de passe refusé : erreur 530
El código 2FA no llega
A senha tem 12 caracteres
Смена пароля: ошибка 500
Password rules: 12 characters, 1 digit, 1 sign
password strength: 3/4
Password protection: on
password: ask Ada
Password: same as before
Password: see the mail of 2026-11-30
password - I don't have it
Password for the WiFi in the office? No, for server web-07.
user root, server web-07, since 03:10
user ada password authentication failed since 03:10
username root password reset 2026-11-29
login ada password prompt comes back on web-07
admin: admin / support: support, roles of the panel
root / home / var are full since 03:10
The path in KEY=/etc/letsencrypt/live/shop.example.com/privkey.pem is gone
Backup codes page is empty
Key fingerprint = 1234 5678 9ABC DEF0 1234  5678 9ABC DEF0 1234 5678
`);
