import type { Settings } from '../updates/settings.ts';

/**
 * Where readers reach updates by mail. Until the site has an address of its own or mail really leaves, that is
 * this machine, so that the links in the mails of the outbox can be tried.
 * @param local the address this process serves at.
 */
export function withReachableService(
  settings: Settings,
  local: string,
  environment: Readonly<Record<string, string | undefined>>,
): Settings {
  const online = environment['UPDATES_URL'] ?? environment['SITE_URL'] ?? settings.smtp;
  if (online) return settings;
  return { ...settings, serviceUrl: new URL(new URL(settings.serviceUrl).pathname, local).href };
}
