import { lines } from './marked.ts';

/** Lines of logs, settings, mails and requests without a secret. The rules were written with these in view. */
export const cleanA = lines(String.raw`
Nov 29 03:10:02 web-07 sshd[812]: Failed password for root from 203.0.113.5 port 53422 ssh2
Nov 29 03:10:04 web-07 sshd[812]: Failed password for invalid user admin from 203.0.113.5 port 53430 ssh2
Nov 29 03:10:09 web-07 sshd[815]: Accepted publickey for deploy from 198.51.100.7 port 40122 ssh2: ED25519 SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8
Nov 29 03:10:11 web-07 sshd[815]: pam_unix(sshd:session): session opened for user deploy(uid=1000) by (uid=0)
Nov 29 03:11:00 web-07 sshd[901]: Accepted password for ada from 198.51.100.7 port 40200 ssh2
Nov 29 03:11:00 web-07 CRON[902]: pam_unix(cron:session): session closed for user root
Nov 29 03:12:17 web-07 su: pam_unix(su:auth): authentication failure; logname= uid=1000 euid=0 tty=pts/0 ruser=ada rhost=  user=root
Nov 29 03:12:20 web-07 sudo:      ada : 3 incorrect password attempts ; TTY=pts/0 ; PWD=/home/ada ; USER=root ; COMMAND=/usr/bin/apt update
Nov 29 03:13:00 web-07 kernel: [ 1234.567890] Out of memory: Killed process 4242 (mysqld) total-vm:2048000kB, anon-rss:1024000kB
Nov 29 03:14:00 web-07 systemd[1]: php8.3-fpm.service: Main process exited, code=killed, status=9/KILL
2026-11-29T03:10:00.123Z ERROR [http-nio-8080-exec-4] c.e.AuthFilter - Bad credentials for user ada
2026-11-29 03:10:00,123 WARN  org.springframework.security - Password expired for account 4711
203.0.113.5 - - [29/Nov/2026:03:10:02 +0000] "POST /wp-login.php HTTP/1.1" 200 4521 "-" "Mozilla/5.0"
203.0.113.5 - - [29/Nov/2026:03:10:02 +0000] "GET /reset-password?step=2 HTTP/1.1" 302 0 "-" "curl/8.5.0"
2026/11/29 03:10:02 [error] 812#812: *4711 upstream timed out (110: Connection timed out) while reading response header from upstream, client: 203.0.113.5, server: shop.example, request: "GET / HTTP/1.1", upstream: "fastcgi://unix:/run/php/php8.3-fpm.sock"
2026/11/29 03:10:02 [emerg] 1#1: cannot load certificate key "/etc/ssl/private/shop.key": PEM_read_bio_PrivateKey() failed (SSL: error:0480006C:PEM routines::no start line:Expecting: ANY PRIVATE KEY)
nginx: [emerg] SSL_CTX_use_PrivateKey("/etc/ssl/private/shop.key") failed (SSL: error:05800074:x509 certificate routines::key values mismatch)
ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)
ERROR 1045 (28000): Access denied for user 'shop'@'10.0.0.7' (using password: NO)
psql: error: connection to server at "pg-3" (10.0.0.5), port 5432 failed: FATAL:  password authentication failed for user "orders"
pg_hba.conf: host all all 10.0.0.0/8 scram-sha-256
fe_sendauth: no password supplied
I forgot my password and the reset mail does not arrive.
Hello, how can I change my password?
my password is not accepted any more since the update
The password is wrong, it says.
I changed the password yesterday and now FTP does not work.
password: ********
password: ••••••••
Password: xxxxxxxx
password=<redacted>
password=[FILTERED]
"password": "[REDACTED]",
DB_PASSWORD=§{DB_PASSWORD}
DB_PASSWORD=
DB_PASSWORD=null
password: {{ vault_db_password }}
password: !vault |
password = os.environ["DB_PASSWORD"]
password: process.env.DB_PASSWORD,
'password' => env('DB_PASSWORD', ''),
$password = $_POST['password'];
if (password !== confirmPassword) throw new Error('Passwords do not match');
const { password, email } = req.body;
password: z.string().min(8),
  password: string;
password VARCHAR(255) NOT NULL,
PasswordAuthentication no
PermitRootLogin prohibit-password
# PermitEmptyPasswords no
passwd:         files systemd
passwd: files sss
passwd: Authentication token manipulation error
passwd: password updated successfully
Password last changed					: Nov 01, 2026
Password expires					: never
Minimum number of days between password change		: 0
Enter passphrase for key '/root/.ssh/id_ed25519':
Enter PEM pass phrase:
Password for 'https://ada@github.com':
root@203.0.113.9's password:
[sudo] password for ada:
sudo: a password is required
remote: Support for password authentication was removed on August 13, 2021.
fatal: Authentication failed for 'https://github.com/acme/site.git/'
Permission denied (publickey,password).
debug1: Authentications that can continue: publickey,password
debug1: Next authentication method: password
password        requisite                       pam_pwquality.so retry=3
password        [success=1 default=ignore]      pam_unix.so obscure use_authtok try_first_pass yescrypt
ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN9x2mQ7vT5kZ1pL8rS4wB6nC0dF3gH9jA2eU5iO7yQx ada@laptop
ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7x8Vb3nM5k7J9h1G3f5D7s9A0p2O4i6U8y1T3r5E7w9Q== deploy
SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8 (RSA)
The fingerprint for the ED25519 key sent by the remote host is SHA256:uNiVztksCsDhcc0u9e8BrQ
MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48
Host key verification failed.
commit 9fceb02d0ae598e95dc970b74767f19372d61af8
Author: Ada Byron <ada@example.com>
index 8ab686e..d3b07384 100644
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  boot.iso
d41d8cd98f00b204e9800998ecf8427e  empty.txt
request id: 550e8400-e29b-41d4-a716-446655440000
x-request-id: 7f83b1657ff1fc53b92dc18148a1d65d
traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
ETag: "33a64df551425fcc55e4d42a148795d9f25f89d4"
Set-Cookie: lang=de; Path=/; SameSite=Lax
link/ether 52:54:00:12:34:56 brd ff:ff:ff:ff:ff:ff
inet6 fe80::5054:ff:fe12:3456/64 scope link
Message-ID: <CAF9x2mQ7vT5kZ1pL8rS4wB6nC0dF3gH9jA2eU5iO7yQx@mail.gmail.com>
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=mail; t=1790000000; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; h=From:To:Subject; b=Xq3vT7yZ1mK5pL9rS2wB8nC4dF6gH0jA==
Authentication-Results: mx.example.org; dkim=pass header.i=@example.com header.s=mail; spf=pass smtp.mailfrom=ada@example.com; dmarc=pass
mail._domainkey IN TXT "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC7x8Vb3nM5k7J9h1G3f5D7s9A0p2O4i6U8y1T3r5E7w9Q"
v=spf1 include:_spf.example.com ip4:203.0.113.0/24 -all
Received: from mail.example.com (mail.example.com [203.0.113.25]) by mx.example.org (Postfix) with ESMTPS id 4F1B22C0D7
postfix/smtpd[2211]: warning: unknown[203.0.113.5]: SASL LOGIN authentication failed: UGFzc3dvcmQ6
dovecot: imap-login: Disconnected (auth failed, 1 attempts in 2 secs): user=<ada@example.com>, method=PLAIN, rip=203.0.113.5, lip=198.51.100.7, TLS
535 5.7.8 Error: authentication failed: authentication failure
proxy_pass http://127.0.0.1:3000;
fastcgi_pass unix:/run/php/php8.3-fpm.sock;
ssl_certificate_key /etc/letsencrypt/live/shop.example/privkey.pem;
ssl_password_file /etc/nginx/ssl.pass;
SyntaxError: Unexpected token '<', "<!DOCTYPE "... is not valid JSON
Uncaught SyntaxError: Unexpected token } in JSON at position 42
The CSRF token is missing or incorrect.
{"error":"invalid_token","error_description":"The access token expired"}
{"message":"API key not found","code":4012}
token_type=bearer&expires_in=3600
    at processTicksAndRejections (node:internal/process/task_queues:95:5)
    at com.example.auth.PasswordEncoder.matches(PasswordEncoder.java:57)
  File "/srv/app/auth/tokens.py", line 88, in check_token
PHP Fatal error:  Uncaught PDOException: SQLSTATE[HY000] [1045] Access denied in /var/www/html/db.php:12
#3 /var/www/html/wp-login.php(1217): wp_signon(Array, '')
thread 'main' panicked at src/main.rs:12:5: password must not be empty
panic: runtime error: invalid memory address or nil pointer dereference [signal SIGSEGV: segmentation violation code=0x1 addr=0x18 pc=0x4a1b2c]
Ran 128 tests: pass: 126, fail: 2, skip: 0
PASS src/login/password.test.ts (4.512 s)
# pass 126
ok 12 - password reset mail
data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
Mein Passwort ist falsch, sagt die Seite.
Das Passwort ist abgelaufen und ich kann mich nicht anmelden.
Ich habe das Passwort vergessen: wie komme ich wieder rein?
Das neue Passwort wird nicht angenommen
Passwort ändern geht nicht
J'ai oublié mon mot de passe, que faire ?
Le mot de passe est incorrect.
Olvidé mi contraseña, ¿qué hago?
La contraseña es incorrecta
Esqueci minha senha e não recebo o e-mail.
Ho dimenticato la password: come la cambio?
Ik ben mijn wachtwoord vergeten
Я забыл пароль: как его восстановить?
Неверный пароль для пользователя root
Şifremi unuttum, nasıl sıfırlarım?
我忘记了密码，怎么办？
密码错误
パスワードを忘れました
نسيت كلمة المرور
requests per second: 1532, p99: 812 ms
Duplicate entry '4711-2' for key 'PRIMARY'
FOREIGN KEY constraint failed
X509v3 Subject Key Identifier: 4F:1B:22:C0:D7:33:A6:4D:F5:51:42:5F
Serial Number: 04:e5:0a:8b:c2:9f:11:3d:77:21:ab:cd:ef:01:23:45:67:89
Public-Key: (2048 bit)
The order number is 4711-2026-XK and the invoice is INV-2026-0042.
Tracking id: JD014600003RU20261129
IBAN DE89 3704 0044 0532 0130 00
Phone: +49 30 901820, extension 42
Please call me on 0170 1234567 after 9 am.
Error code: 0x80070005, access is denied.
The one-time mail never arrived.
How do I turn on 2FA for my colleagues?
The 2FA code is always rejected.
I lost my phone, and my recovery codes too.
server_name shop.example www.shop.example;
listen 443 ssl http2;
curl -I https://shop.example/
curl: (60) SSL certificate problem: unable to get local issuer certificate
mysql -u root -p shop < dump.sql
mysqldump --single-transaction -h 127.0.0.1 -u backup -p orders
ssh -p 2222 root@203.0.113.9
git clone git@github.com:acme/site.git
postgres://user:password@localhost:5432/db
mysql://USER:PASSWORD@HOST/DATABASE
redis://localhost:6379/0
https://shop.example:8443/login?next=/account
docker login -u ada --password-stdin registry.example.org
`);
