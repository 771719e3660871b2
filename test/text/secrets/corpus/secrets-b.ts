import { marked } from './marked.ts';

/** Texts with a secret between ⟦ and ⟧, held out: the rules were measured with these after they had been written. */
export const secretsB = marked(`
Please use this key to connect:

⟦-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIN9x2mQ7vT5kZ1pL8rS4wB6nC0dF3gH9jA2eU5iO7yQx
-----END PRIVATE KEY-----⟧
%%
> ⟦-----BEGIN DSA PRIVATE KEY-----
> MIIBuwIBAAKBgQC4zX9mQ2vT7kL5pR1sW8nB3cY6dF0gH4jA7eU2iO9yKqxZtMvN
> P3rS5wC8nD1fG4hJ7kA0eU3iO6yQ9xZ2mT5vL8pB1cW4sF7gH0jK3dR6tY9uI2oP
> -----END DSA PRIVATE KEY-----⟧
%%
⟦-----BEGIN PGP PRIVATE KEY BLOCK-----
Version: GnuPG v2

lQdGBGVx2mQBEADN9x2mQ7vT5kZ1pL8rS4wB6nC0dF3gH9jA2eU5iO7yQxZtMvNP
=k3Lp
-----END PGP PRIVATE KEY BLOCK-----⟧
%%
ssh key of deploy user:
⟦-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABCx7Kq9
Zt3MvNP8rS5wC1nD4fG7hJ0kA2eU9iO6yQ3xZ5mT8vL1pB4cW7sF0gH3jK6dR9tY2uI⟧
%%
Hello, the panel user is ada and the password: ⟦Br1dge-over-Troubled⟧. Cheers
%%
pw: ⟦jq88KLM_02⟧
%%
my password is ⟦Pelikan77#⟧
%%
FTP user shop, pass: ⟦Fr33zer!9⟧
%%
pwd=⟦letmein2026⟧
%%
Hallo, mein Kennwort ist ⟦Fahrrad!55⟧ und ich komme nicht rein
%%
Passwort
für root: ich schicke es hier:
Passwort: ⟦Blumenkohl⟧
%%
Le mot de passe est ⟦Croissant#31⟧, merci.
%%
Mot de passe du compte ftp : ⟦vG!82kkq⟧
%%
contraseña: ⟦GatoNegro7⟧
%%
Clave: ⟦Xp2026$mx⟧
%%
senha: ⟦futebol10⟧
%%
password amministratore: ⟦Gelato_2026⟧
%%
wachtwoord: ⟦Stroopwafel1⟧
%%
Пароль администратора: ⟦M0skva!777⟧
%%
мой пароль 

пароль = ⟦solnce99⟧
%%
Şifrem: ⟦Istanbul34!⟧
%%
数据库密码是 ⟦Db#Pass2026⟧
%%
パスワードは「⟦Sakura#99⟧」です
%%
hasło: ⟦Krakow2026!⟧
%%
I set the root password to ⟦Nn7$kkWqz1⟧ and still get denied over ssh
%%
root password on the new VPS (Ubuntu 24.04) is ⟦v8Jq!2mmXs⟧
%%
ssh root@203.0.113.9 with password ⟦Kx92!bbQ0z⟧ fails
%%
login: deploy / ⟦deploY!2026⟧
%%
mysql://shop:⟦Wq8sd71⟧@10.0.0.5/shop
%%
amqps://svc-orders:⟦r4bb1t-Mq⟧@mq.example.net:5671/vhost
%%
ftp://web1:⟦FtpPass!1⟧@ftp.example.org/htdocs
%%
sqlalchemy.exc.OperationalError: could not connect to postgresql+psycopg2://orders:⟦o7dersDB⟧@pg-3:5432/orders
%%
AWS key ⟦AS¦IAQ2W3E4R5T6Y7U8I9⟧ is refused
%%
export AWS_SECRET_ACCESS_KEY=⟦k9Lm2nB5vC8xZ1qW4eR7tY0uI3oP6aS9dF2gH5jK⟧
%%
The runner cannot register with ⟦gl¦rt-9xK2mQ7vT5zL1nB8cY4w⟧
%%
deploy token ⟦gh¦s_7kZ2mQ5vT9xL1nB4cY7wD3sF6hJ0pG2aE5u8⟧
%%
webhook: ⟦https://hooks.slack.com/services/T0¦2AB3CD4/B05EF6GH7/x9K2mQ7vT5zL1nB8cY4wR6sF⟧
%%
⟦rk¦_live_51HqLyjWDarjtT1zdp7dcK2mQ9xZ⟧ returns 401
%%
client_secret: ⟦GO¦CSPX-x9K2mQ7vT5zL1nB8cY4wR6sFhJ0p⟧
%%
SENDGRID_API_KEY=⟦S¦G.x9K2mQ7vT5zL1nB8cY4wRA.6sFhJ0pG2aE5uX8kZ3mQ7vT1xL9nB4cY6wD2sF0hJ⟧
%%
token=⟦eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJpc3MiOiJwYW5lbCIsInN1YiI6IjQyIn0.k3Lp9xZ2mT5vL8pB1cW4sF7gH0jK3dR6tY9uI2oP⟧
%%
-H 'Authorization: Bearer ⟦v2.local.9xK2mQ7vT5zL1nB8cY4wR6sFhJ0pG2aE⟧'
%%
Proxy-Authorization: Basic ⟦cHJveHk6UzNjcmV0UHJveHkh⟧
%%
wget --user=backup --password=⟦b4ckup-Nas⟧ https://nas.example.org/d.tgz
%%
REDIS_PASSWORD=⟦Zt7kq91mm⟧
REDIS_PORT=6379
%%
SECRET_KEY_BASE=⟦4c1f0e9d8b7a6f5e4d3c2b1a0f9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b3a2f1e⟧
%%
  database:
    user: app
    password: '⟦u8!Kq-zz0⟧'
%%
"apiKey": "⟦3f9a1c7e5b2d4860a9c8e7f6b5d4c3a2⟧",
%%
Hetzner API token ⟦9xK2mQ7vT5zL1nB8cY4wR6sFhJ0pG2aE5uX8kZ3mQ7vT1xL9nB4cY6wD2sF0hJ4k⟧
%%
X-Auth-Token: ⟦5d41402abc4b2a76b9719d911017c592⟧
%%
WHM access hash: ⟦9e107d9d372bb6826bd81d3542a419d6aabbccdd⟧
%%
GRANT ALL ON shop.* TO 'shop'@'%' IDENTIFIED BY "⟦Kiwi!2026db⟧";
%%
PGPASSWORD=⟦pgS3cr3t⟧ psql -h pg-3 -U orders
%%
spring.datasource.password=⟦Jv4!orders⟧
%%
2FA code is ⟦482913⟧, be quick
%%
Authenticator key: ⟦NB2W 45DF OIZA JBSW Y3DP EHPK⟧
%%
Wiederherstellungscodes:
⟦a81k-99xm
b72p-33qt
c65z-10vw⟧
%%
Auth code: ⟦Tq8!vv-Lm2⟧ for the domain transfer
%%
PIN: ⟦48213⟧
`);
