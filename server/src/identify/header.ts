/** Identifies a customer by headers of a proxy that has signed them in, such as oauth2-proxy or an Apache module. */
import { BlockList, isIP } from 'node:net';
import { HttpProblem } from '../app/http/problems.ts';
import { isWrite, rejectCrossSite } from '../authentication.ts';
import type { Identify } from '../create-server.ts';
import { customerOf } from './claims.ts';

export interface HeaderOptions {
  /** The header with the customer's key, such as `X-Support-User`. The proxy replaces what a client sends in it. */
  readonly key: string;
  /** Percent-encoded UTF-8, or plain ASCII. */
  readonly name?: string;
  readonly email?: string;
  /** Addresses of the proxy, also as networks: `10.0.0.0/8`. From others the header counts for nothing. */
  readonly trustedAddresses: readonly string[];
  /** Origins of the panel's pages: writes of others are refused. */
  readonly origins: readonly string[];
}

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** @throws Error for what is no address and no network */
function addressList(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits, ...rest] = entry.split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    const isNetwork = bits !== undefined && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
    if (!isIP(address) || rest.length || (bits !== undefined && !isNetwork))
      throw new Error(`"${entry}" is no address such as 10.0.0.7, and no network such as 10.0.0.0/8.`);
    if (bits === undefined) list.addAddress(address, family(address));
    else list.addSubnet(address, Number(bits), family(address));
  }
  return list;
}

/** IPv4 connections to an IPv6 socket have addresses such as `::ffff:10.0.0.7`. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

function decoded(value: string | null): string | undefined {
  if (value === null) return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** @throws Error for wrong addresses */
export function identifyByHeader(options: HeaderOptions): Identify {
  const trusted = addressList(options.trustedAddresses);
  return (request, { address = '' }) => {
    const { headers } = request;
    const key = headers.get(options.key);
    if (key === null) return null;
    const from = plain(address);
    if (!isIP(from) || !trusted.check(from, family(from)))
      throw new HttpProblem(403, `${options.key} is taken from the proxy only.`);
    // A proxy that adds its header to the client's own: `evil, ada`.
    if (key.includes(',')) throw new HttpProblem(400, `${options.key} was sent twice.`);
    if (isWrite(request)) rejectCrossSite(request, options.origins);
    const name = options.name && decoded(headers.get(options.name));
    const email = options.email && decoded(headers.get(options.email));
    return customerOf({ key: decoded(key), name, email }, {});
  };
}
