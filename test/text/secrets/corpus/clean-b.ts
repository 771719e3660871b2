import { lines } from './marked.ts';

/** Lines without a secret, held out: the rules were measured with these after they had been written. */
export const cleanB = lines(String.raw`
Nov 30 22:01:15 db-1 sshd[4411]: Invalid user test from 198.51.100.23 port 60114
Nov 30 22:01:15 db-1 sshd[4411]: Connection closed by invalid user test 198.51.100.23 port 60114 [preauth]
Nov 30 22:01:18 db-1 sshd[4413]: Postponed publickey for ada from 198.51.100.7 port 40310 ssh2 [preauth]
Nov 30 22:01:30 db-1 sshd[4420]: error: maximum authentication attempts exceeded for root from 203.0.113.77 port 44120 ssh2 [preauth]
Nov 30 22:02:00 db-1 passwd[4431]: pam_unix(passwd:chauthtok): password changed for ada
Nov 30 22:02:11 db-1 chpasswd[4433]: pam_unix(chpasswd:chauthtok): password changed for shop
Nov 30 22:02:20 db-1 systemd-logind[611]: New session 42 of user ada.
Nov 30 22:03:00 db-1 dovecot: auth: passwd-file(ada@example.com,203.0.113.5): Password mismatch (for LDAP)
Nov 30 22:03:10 db-1 saslauthd[733]: do_auth : auth failure: [user=shop] [service=smtp] [realm=] [mech=pam] [reason=PAM auth error]
Nov 30 22:03:33 db-1 vsftpd[812]: pam_unix(vsftpd:auth): check pass; user unknown
type=USER_AUTH msg=audit(1790000000.123:456): pid=4411 uid=0 auid=4294967295 ses=4294967295 msg='op=password acct="root" exe="/usr/sbin/sshd" hostname=? addr=203.0.113.5 terminal=ssh res=failed'
audit: type=1400 audit(1790000000.000:12): apparmor="DENIED" operation="open" profile="/usr/sbin/mysqld" name="/etc/mysql/keys.d/master.key" pid=812
level=warn ts=2026-11-30T22:03:33Z msg="password reset requested" user_id=42 ip=203.0.113.5
level=error msg="token expired" request_id=01J9XQ2V7T5KZ1PL8RS4WB6NC0 status=401
time="2026-11-30T22:03:33Z" level=error msg="error parsing bearer token" error="token contains an invalid number of segments"
{"level":"warn","msg":"secret not found","name":"web-tls","namespace":"shop"}
{"time":"2026-11-30T22:03:33Z","event":"login_failed","reason":"bad_password","user":"ada"}
E1130 22:03:33.123456       1 authentication.go:73] "Unable to authenticate the request" err="[invalid bearer token, service account token has expired]"
MountVolume.SetUp failed for volume "certs" : secret "shop-tls" not found
Error from server (Forbidden): secrets is forbidden: User "ada" cannot list resource "secrets" in API group "" in the namespace "shop"
    secretName: shop-tls
      - secretRef:
          name: shop-env
            secretKeyRef: { name: db, key: password }
  tokenExpirationSeconds: 3600
imagePullSecrets: [registry]
kubernetes.io/tls   2      41d
[Mon Nov 30 22:03:33.123456 2026] [auth_basic:error] [pid 812] [client 203.0.113.5:53422] AH01617: user ada: authentication failure for "/admin": Password Mismatch
[Mon Nov 30 22:03:33 2026] [ssl:emerg] [pid 1] AH02565: Certificate and private key shop.example:443:0 from /etc/ssl/shop.crt and /etc/ssl/shop.key do not match
AuthUserFile /etc/apache2/.htpasswd
AuthType Basic
WWW-Authenticate: Basic realm="Restricted"
WWW-Authenticate: Bearer realm="https://auth.example.org/token",service="registry.example.org",scope="repository:acme/site:pull"
HTTP/1.1 401 Unauthorized
< proxy-authenticate: Negotiate
Authorization: Bearer <token>
Authorization: Bearer YOUR_API_TOKEN_GOES_HERE
Authorization: Basic <base64 of user:password>
curl -H "Authorization: Bearer $TOKEN" https://api.example.org/v1/servers
curl -u "$USER:$PASS" https://example.org
export API_TOKEN=$(pass show hetzner/token)
export PGPASSWORD="§{PGPASSWORD:?}"
echo "$DB_PASSWORD" | docker secret create db_password -
environment: { DB_PASSWORD_FILE: /run/secrets/db_password }
  password: "<your password>"
  password: "your-password-here"
api_key: YOUR_API_KEY
API_KEY=xxxxxxxxxxxxxxxxxxxxxxxx
api_key = config.get("api_key")
token = request.headers.get("X-Auth-Token")
const token = await getToken({ refresh: true });
$token = bin2hex(random_bytes(32));
user.password = hash(password)
if user.password_changed_at < 90.days.ago
@Value("§{spring.datasource.password}")
spring.datasource.password=§{DB_PASSWORD}
<input type="password" name="password" autocomplete="current-password">
<label for="password">Password</label>
.login-form input[type=password] { border-color: #c00 }
validates :password, length: { minimum: 12 }
password_min_length = 12
password_lifetime: 90
default_password_lifetime=0
validate_password.policy=MEDIUM
max_password_errors = 5
passwordless: true
sendPasswordResetEmail(auth, email)
org.springframework.security.authentication.BadCredentialsException: Bad credentials
javax.mail.AuthenticationFailedException: 535-5.7.8 Username and Password not accepted. Learn more at https://support.google.com/mail/?p=BadCredentials
ActiveRecord::ConnectionNotEstablished: Access denied for user 'app'@'172.18.0.5' (using password: YES)
django.db.utils.OperationalError: (1045, "Access denied for user 'app'@'localhost' (using password: NO)")
pymongo.errors.OperationFailure: Authentication failed., full error: {'ok': 0.0, 'code': 18, 'codeName': 'AuthenticationFailed'}
NOAUTH Authentication required.
WRONGPASS invalid username-password pair or user is disabled.
requirepass is not set
ORA-01017: invalid username/password; logon denied
Login failed for user 'sa'. Reason: Password did not match that for the login provided. [CLIENT: 10.0.0.7]
LDAP: error code 49 - 80090308: LdapErr: DSID-0C09042A, comment: AcceptSecurityContext error, data 52e, v4563
kinit: Password incorrect while getting initial credentials
KDC_ERR_PREAUTH_FAILED: Pre-authentication information was invalid
gpg: public key decryption failed: Bad passphrase
Load key "/root/.ssh/id_rsa": error in libcrypto
Load key "id_ed25519": bad permissions
Identity added: /home/ada/.ssh/id_ed25519 (ada@laptop)
256 SHA256:uNiVztksCsDhcc0u9e8BrQ0p3kXUpJWGl7E1IGOCspR ada@laptop (ED25519)
2048 MD5:9d:38:5b:83:a9:17:52:92:56:1a:5e:c4:d4:81:8e:0a root@web-07 (RSA)
ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBN9x2mQ7vT5kZ1pL8rS4wB6nC0dF3gH9jA2eU5iO7yQx= root@web-07
[203.0.113.9]:2222 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIm4nB8cY1wR5sF3hJ6pG0aEx9K2mQ7vT5zL1kT7vX2m
web-07.example.com. 3600 IN SSHFP 4 2 123456789abcdef67890123456789abcdef67890123456789abcdef123456789
_dmarc.example.org. IN TXT "v=DMARC1; p=quarantine; rua=mailto:dmarc@example.org"
example.org. 3600 IN DNSKEY 257 3 13 mdsswUyr3DPW132mOi8V9xESWE8jTo0dxCjjnopKl+GqJxpVXckHAeF+KkxLbxILfDLUT0rAK9iUzy1L53eKGQ==
default._domainkey IN TXT ( "v=DKIM1; h=sha256; k=rsa; " "p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA1c7+9z5Pad7OejecsQ0buIhEM7Zz3y2nJ5k8Qpo2xVw9" )
_acme-challenge.example.org. 60 IN TXT "x9K2mQ7vT5zL1nB8cY4wR6sFhJ0pG2aE5uX8kZ3mQ7v"
google-site-verification=x9K2mQ7vT5zL1nB8cY4wR6sFhJ0pG2aE5uX8kZ3mQ7v
ARC-Seal: i=1; a=rsa-sha256; t=1790000000; cv=none; d=google.com; s=arc-20240605; b=Lk3p9xZ2mT5vL8pB1cW4sF7gH0jK3dR6tY9uI2oPLk3p9xZ2
X-Spam-Status: No, score=-1.9 required=5.0 tests=BAYES_00,DKIM_SIGNED,DKIM_VALID,SPF_PASS
Received-SPF: pass (google.com: domain of ada@example.com designates 203.0.113.25 as permitted sender) client-ip=203.0.113.25;
status=deferred (host mx.example.org[203.0.113.25] refused to talk to me: 450 4.7.1 Client host rejected)
sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
Digest: sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1
Status: Downloaded newer image for nginx@sha256:32da30332506740a2f7c34d5dc70467b7f14ec67d912703568daff790ab3f755
Merge commit 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3' into main
* 3b18e512 (HEAD -> main) Password reset mails are sent at once
Fixes #1234: the password field keeps its focus
-  password: { type: String, required: true },
+  password: { type: String, required: true, minlength: 12 },
disk: /dev/sda1 UUID="3e6be9de-8139-11d1-9106-a43f08d823a6" TYPE="ext4" PARTUUID="0b1a2c3d-01"
eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500 ether 52:54:00:ab:cd:ef
Hardware address 00-1B-44-11-3A-B7 is not in the table.
serial: S3Z9NB0K123456X, model: Samsung SSD 860
License: MIT
license key not found
Product key is missing on the invoice
Keyboard layout: de-latin1
the key of the rack is at the front desk
Where do I find the API key in the panel?
Your API token has expired, it says, but I created it today.
Can you reset the root password of web-07?
Please send me the password of the mailbox info@shop.example.
The password of my colleague was changed: who did that?
root password does not work on web-07 since 03:10
Password reset link: it opens an empty page.
It asks for a password: I have none.
Login: not possible since 22:00
Login: 2026-11-30 22:00, Logout: 2026-11-30 22:05
Last login: Mon Nov 30 22:00:11 2026 from 198.51.100.7
User: ada, Role: admin, Plan: Business 2
Access: read/write
The username/password prompt comes up again and again.
Passwortänderung schlägt fehl, Fehler 500.
Passwort: wird nicht angenommen
Welches Passwort brauche ich für phpMyAdmin 5.2?
Das Passwort für web-07 funktioniert nicht mehr.
Bitte setzen Sie das Passwort für ada@shop.example zurück.
Zugangsdaten: siehe Ticket CS-295900
Le mot de passe pour web-07 ne marche plus depuis hier.
Mot de passe : oublié
Quelle est la longueur maximale du mot de passe ?
La contraseña de mi correo no funciona desde las 10:30
Contraseña: olvidada
A senha do FTP não funciona mais no plano Pro 2
La password della casella non viene accettata.
Het wachtwoord van de database werkt niet meer sinds 12:00.
Пароль от панели не подходит, помогите.
Пароль: не подходит
Не приходит код подтверждения на почту
Parolam kabul edilmiyor
Hasło nie działa od wczoraj
密码是错误的
重置密码的邮件没有收到
パスワードは正しいです
비밀번호가 맞지 않습니다
رمز التحقق لا يصل
The verification code never arrives by SMS.
OTP: not received
PIN is blocked
Do I need backup codes if I have a hardware key?
The transfer code for shop.example is missing in the panel.
auth code: invalid
PUT /api/v1/users/42/password 422 in 35ms
GET /.env HTTP/1.1" 404 162
GET /api/token?grant_type=client_credentials 400
POST /oauth/token 401 invalid_client
"token_endpoint": "https://auth.example.org/oauth2/token",
"passwordPolicy": { "minLength": 12, "requireDigits": true },
"hasPassword": true, "passwordUpdatedAt": "2026-11-30T22:03:33Z",
PWD=/var/www/html
OLDPWD=/root
SSH_AUTH_SOCK=/tmp/ssh-XXXXabcd/agent.812
GPG_KEY=E3FF2839C048B25C084DEBE9B26995E310250568
PHP_SHA256=9e7c3b2a1f0d4e5c6b7a8f9e0d1c2b3a4f5e6d7c8b9a0f1e2d3c4b5a6f7e8d9c
npm ERR! integrity checksum failed when using sha512: wanted sha512-kT7vX2mQ9zL4nB8cY1wR5sF3hJ6pG0aEx9K2mQ7vT5zL1nB8cY4wR6sFhJ0pG2aE5uX8kZ3mQ7vT1xL9nB4cQ==
"integrity": "sha512-x9K2mQ7vT5zL1nB8cY4wR6sFhJ0pG2aE5uX8kZ3mQ7vT1xL9nB4cY6wD2sF0hJ4kT7vX2mQ9zL4nB8cY1wR5sA==",
pip: Hashes are required: flask==3.0.0 --hash=sha256:21128f47e4e3b9d597a3e8521a329bf56909b690fcc3fa3e477725aa81367638
Test-Path : Access to the path 'C:\Users\ada\secrets' is denied.
Set-ADAccountPassword : The password does not meet the length, complexity, or history requirement of the domain.
`);
