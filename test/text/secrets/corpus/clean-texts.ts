import { texts } from './marked.ts';

/** Texts of several lines without a secret. */
export const cleanTexts = texts(String.raw`
-----BEGIN CERTIFICATE-----
MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJ
RTESMBAGA1UEChMJQmFsdGltb3JlMRMwEQYDVQQLEwpDeWJlclRydXN0MSIwIAYD
-----END CERTIFICATE-----
%%
-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA1c7+9z5Pad7OejecsQ0b
uIhEM7Zz3y2nJ5k8Qpo2xVw9fYpQqZ1rVJvYh4u2bXk0T3nZ8m1s5d7f9g0h1j2k
-----END PUBLIC KEY-----
%%
-----BEGIN CERTIFICATE REQUEST-----
MIICijCCAXICAQAwRTELMAkGA1UEBhMCREUxEzARBgNVBAgMClNvbWUtU3RhdGUx
-----END CERTIFICATE REQUEST-----
%%
-----BEGIN PGP PUBLIC KEY BLOCK-----

mQGNBGVx2mQBDADN9x2mQ7vT5kZ1pL8rS4wB6nC0dF3gH9jA2eU5iO7yQxZtMvNP
-----END PGP PUBLIC KEY BLOCK-----
%%
---- BEGIN SSH2 PUBLIC KEY ----
Comment: "rsa-key-20261129"
AAAAB3NzaC1yc2EAAAADAQABAAABAQC7x8Vb3nM5k7J9h1G3f5D7s9A0p2O4i6U8
---- END SSH2 PUBLIC KEY ----
%%
The file begins with -----BEGIN RSA PRIVATE KEY----- and nginx still says that there is no key in it.
What is wrong?
%%
The key looks like this:
-----BEGIN PRIVATE KEY-----
(removed)
-----END PRIVATE KEY-----
%%
Hello,

since the update of last night I can't log in to the panel any more. It says "Wrong user or password".
I reset the password twice, the mail came within a minute, but the new password is not accepted either.

User: ada@example.com
Browser: Firefox 140
Time: 2026-11-29 03:10 UTC
%%
Username: ada
Password:
OTP:
%%
1. Open the panel
2. Settings, Password
3. Enter the old password, then the new one twice
4. Press Save: "Error 422"
%%
Password:
- at least 12 characters
- one digit
- no word of a dictionary
%%
What does not work?
FTP login of user web1 on web-07. "530 Login incorrect."

What did you try?
Another client, and a new password.
%%
Status:	Connecting to 203.0.113.9:21...
Command:	USER web1
Response:	331 Password required for web1
Command:	PASS ********
Response:	530 Login incorrect.
%%
220 mail.example.com ESMTP Postfix
EHLO laptop
250-AUTH PLAIN LOGIN
AUTH LOGIN
334 VXNlcm5hbWU6
535 5.7.8 Error: authentication failed
%%
Traceback (most recent call last):
  File "/srv/app/manage.py", line 22, in <module>
    main()
  File "/srv/app/orders/db.py", line 41, in connect
    raise ImproperlyConfigured("Set the SECRET_KEY environment variable")
django.core.exceptions.ImproperlyConfigured: Set the SECRET_KEY environment variable
%%
services:
  db:
    image: mariadb:11
    environment:
      MARIADB_ROOT_PASSWORD_FILE: /run/secrets/db_root
      MARIADB_PASSWORD: §{DB_PASSWORD}
    secrets:
      - db_root
%%
server {
  listen 443 ssl;
  ssl_certificate /etc/ssl/shop.crt;
  ssl_certificate_key /etc/ssl/shop.key;
  auth_basic "Staff";
  auth_basic_user_file /etc/nginx/.htpasswd;
}
%%
Port 22
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM yes
%%
[client]
user = backup
password =
host = localhost
%%
I have lost my phone and with it the app for the second factor. My recovery codes:
I don't have them any more. The account is 4711 and I can send a copy of my passport.
%%
The backup codes page is empty since 2026-11-29 (order 20261129-0042).
%%
Two-factor codes
I get "code is wrong" each time, time on the phone is right (03:10:22).
%%
diff --git a/config/auth.php b/config/auth.php
index 8ab686e..d3b0738 100644
--- a/config/auth.php
+++ b/config/auth.php
-    'password_timeout' => 10800,
+    'password_timeout' => 3600,
%%
{
  "user": "ada",
  "password": null,
  "token": null,
  "createdAt": "2026-11-29T03:10:00Z"
}
%%
{"openapi":"3.1.0","components":{"schemas":{"Login":{"properties":{"password":{"type":"string","format":"password"},"token":{"type":"string"}}}}}}
%%
Bitte prüfen Sie die Weiterleitung von info@shop.example.
Das Passwort habe ich schon geändert, daran liegt es nicht.
%%
您好，
我的网站打不开了，后台提示密码错误。请帮忙看看。
%%
-----BEGIN SSL SESSION PARAMETERS-----
MHECAQECAgMEBAITAgQgx9K2mQ7vT5zL1nB8cY4wR6sFhJ0pG2aE5uX8kZ3mQ7s=
-----END SSL SESSION PARAMETERS-----
%%
New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384
    Session-ID: 7C1D3F0A9B2E4C5D6E7F8091A2B3C4D5E6F708192A3B4C5D6E7F8091A2B3C4D5
    TLS session ticket lifetime hint: 7200 (seconds)
    Verify return code: 0 (ok)
`);
