import type { Settings } from '../settings.ts';

/**
 * Why mails must not be sent with these settings, in a sentence; `undefined` when they may. Without a relay they become
 * files, which is right on a machine of one's own only: readers elsewhere would wait for them for ever.
 */
export function reasonNotToSend({ smtp, serviceUrl }: Settings): string | undefined {
  if (smtp || isThisMachine(new URL(serviceUrl).hostname)) return undefined;
  return `Mail isn't sent: readers reach the service at ${serviceUrl}, but no SMTP_URL is set, so that every mail would become a file that nobody gets. Set SMTP_URL=smtp://user:password@host:587, or to try it on this machine UPDATES_URL=http://localhost:4322/updates/.`;
}

/** Whether a host name is this very machine. */
export function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
