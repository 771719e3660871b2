import { isPlaceholder } from './placeholders.ts';
import type { Secret } from './secret.ts';

/** A password in quotes, else up to the next space. */
const VALUE = `(?:"(?<double>[^"\\n]{3,120})"|'(?<single>[^'\\n]{3,120})'|(?<bare>[^\\s"'|;&<>-][^\\s"'|;&<>]{2,120}))`;

const command = (start: string) => new RegExp(`(?<![\\w-])${start}${VALUE}`, 'dgi');

/** Where commands take a password. */
const COMMANDS: readonly RegExp[] = [
  command('(?:mysql|mariadb)(?:dump|admin|check|import)?\\b[^\\n|;]{0,200}? -p(?=\\S)'),
  command('(?:sshpass|expect) +-p *'),
  command('redis-cli\\b[^\\n|;]{0,120}? (?:-a|--pass) +'),
  command('(?:docker|podman|helm|az|oc|skopeo)\\b[^\\n|;]{0,60}? login\\b[^\\n|;]{0,120}? -p +'),
  command(
    '(?:sqlcmd|osql|bcp|mongo(?:sh|dump|restore)?|ldap\\w+|ipmitool|rabbitmqadmin)\\b[^\\n|;]{0,200}? -(?:p|P|w) +',
  ),
  command(
    '(?:curl|wget|http)\\b[^\\n|;]{0,300}? (?:-u *|--user[ =]|--proxy-user[ =])["\']?[^\\s:"\']{1,80}:',
  ),
  command('(?:smbclient|rpcclient|mount\\.cifs|net)\\b[^\\n|;]{0,200}? (?:-U|--user)[ =]*[^\\s%"\']{1,60}%'),
  command('htpasswd +-\\w*b\\w* +\\S{1,120} +\\S{1,60} +'),
  command('net +user +\\S{1,60} +'),
  command('(?:rabbitmqctl|useradd|ftp) +(?:add_user|change_password) +\\S{1,60} +'),
  command('openssl\\b[^\\n|;]{0,200}? -pass(?:in|out)? +pass:'),
  command('IDENTIFIED +(?:WITH +\\S{1,40} +)?(?:BY|AS) +(?=["\'])'),
  command('(?:CREATE|ALTER) +(?:USER|ROLE|LOGIN) +\\S{1,60}[^\\n;]{0,60}? PASSWORD *=? *(?=["\'])'),
  command('PASSWORD *\\( *(?=["\'])'),
  command('echo +["\']?[\\w.-]{1,40}:(?=[^\\n]{1,120}\\| *(?:sudo +)?chpasswd)'),
  command('echo +(?=[^\\n]{1,120}\\| *(?:sudo +-S|passwd|docker +login))'),
  command('(?:requirepass|masterauth|auth_pass|bindpw|rootpw) +'),
  command('machine +\\S{1,80}\\s+login +\\S{1,80}\\s+password +'), // .netrc
];

/** Passwords among the arguments of commands. */
export const commandSecrets = (text: string): Secret[] =>
  COMMANDS.flatMap(pattern =>
    [...text.matchAll(pattern)].flatMap(match => {
      const { double, single, bare } = match.groups ?? {};
      const value = double ?? single ?? bare ?? '';
      const [start, end] = match.indices?.groups?.[double ? 'double' : single ? 'single' : 'bare'] ?? [];
      if (start === undefined || end === undefined || isPlaceholder(value)) return [];
      return { kind: 'password' as const, start, end };
    }),
  );
