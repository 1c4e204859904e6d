import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** What proxies write: whoever sends one of these doesn't ask for themselves. */
const forwardingHeaders = ['Forwarded', 'Via', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Real-IP'];

/** Whether a request was made on this very machine: the socket says so, and no proxy handed it on. */
export function asksFromThisMachine(context: Context): boolean {
  const { address = '' } = getConnInfo(context).remote;
  const direct = forwardingHeaders.every((name) => context.req.header(name) === undefined);
  return (
    direct && isIP(address) !== 0 && loopback.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  );
}

/**
 * The address a request came from. Each trusted proxy adds one entry at the right of `X-Forwarded-For`, so the
 * one our outermost proxy wrote is counted from there; whatever a client wrote stands further left and is not believed.
 * @param socket the address of whoever is connected to us.
 * @param forwarded the `X-Forwarded-For` header.
 * @param trustedHops how many proxies of our own stand before the service.
 */
export function clientAddress(
  socket: string,
  forwarded: string | undefined,
  trustedHops: number,
): string {
  if (trustedHops === 0 || forwarded === undefined) return socket;
  const entry = forwarded.split(',').at(-trustedHops)?.trim() ?? '';
  return isIP(entry) ? entry : socket;
}

/**
 * The network an address belongs to: the /24 of an IPv4 address, the /56 of an IPv6 one.
 * An IPv4 address in IPv6 clothes is its IPv4 network.
 */
export function networkOf(address: string): string {
  const plain = address.split('%', 1)[0] ?? '';
  if (isIP(plain) === 4) return fourNetwork(plain);
  if (isIP(plain) !== 6) return 'unknown';
  const groups = sixGroups(plain);
  const [high = 0, low = 0] = groups.slice(6);
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (mapped) return fourNetwork([high >> 8, high & 255, low >> 8, low & 255].join('.'));
  const [first = 0, second = 0, third = 0, fourth = 0] = groups;
  return `${[first, second, third, fourth & 0xff00].map((group) => group.toString(16)).join(':')}::/56`;
}

function fourNetwork(address: string): string {
  return `${address.split('.').slice(0, 3).join('.')}.0/24`;
}

function sixGroups(address: string): number[] {
  // The URL parser writes every IPv6 address in one form, without dots, shortened once at most.
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [start = '', end = ''] = written.split('::');
  const numbers = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const head = numbers(start);
  const tail = numbers(end);
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}
