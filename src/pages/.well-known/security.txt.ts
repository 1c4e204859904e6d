import { absolute } from '../../articles/addresses.ts';
import { buildTime } from '../../clock.ts';
import { site } from '../../site.ts';

/** Where to report a hole in security (RFC 9116). It holds until the end of the year after the build's. */
export function GET(): Response {
  const lines = {
    Contact: `mailto:${site.coach.email}`,
    Expires: `${buildTime.getUTCFullYear() + 1}-12-31T23:59:59Z`,
    'Preferred-Languages': site.language,
    Canonical: absolute('/.well-known/security.txt'),
  };
  return new Response(
    Object.entries(lines)
      .map(([name, value]) => `${name}: ${value}\n`)
      .join(''),
  );
}
