/** Addresses of mails. */
import { domainToASCII } from 'node:url';

export interface MailAddress {
  /** Empty where there is none. */
  readonly name: string;
  readonly address: string;
}

const part = String.raw`[^\s\p{Cc}<>@,;:"()[\]\\]+`;
const plain = new RegExp(`^${part}@${part}$`, 'u');
const named = new RegExp(
  String.raw`^\s*(?:"([^"\p{Cc}]*)"|([^"<>@,;\p{Cc}]*?))\s*<(${part}@${part})>\s*$`,
  'u',
);
const longest = 254;

/** One address, and nothing else: a comma or a line break in it could add other recipients or headers. */
export const isAddress = (text: string): boolean =>
  text.length <= longest && plain.test(text) && domainToASCII(text.slice(text.lastIndexOf('@') + 1)) !== '';

/** `support@panel.example`, or `Support <support@panel.example>`; `undefined` for everything else. */
export function parseAddress(text: string): MailAddress | undefined {
  const [, quoted, bare, inBrackets] = named.exec(text) ?? [];
  const address = inBrackets ?? text.trim();
  return isAddress(address) ? { name: quoted ?? bare ?? '', address } : undefined;
}

/** The host of an address, as it is in a Message-ID. */
export const hostOf = ({ address }: MailAddress): string =>
  domainToASCII(address.slice(address.lastIndexOf('@') + 1));
