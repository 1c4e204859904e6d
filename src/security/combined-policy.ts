type Policy = ReadonlyMap<string, ReadonlySet<string>>;

// What rules in a directive's absence (CSP Level 3, 6.8.1), the nearest first.
const fallbacks = new Map([
  ['script-src-elem', ['script-src', 'default-src']],
  ['script-src-attr', ['script-src', 'default-src']],
  ['style-src-elem', ['style-src', 'default-src']],
  ['style-src-attr', ['style-src', 'default-src']],
  ['worker-src', ['child-src', 'script-src', 'default-src']],
  ['frame-src', ['child-src', 'default-src']],
  ...['child', 'connect', 'font', 'img', 'manifest', 'media', 'object', 'script', 'style'].map(
    (kind): [string, string[]] => [`${kind}-src`, ['default-src']],
  ),
]);

/**
 * The policy in a page's `<meta http-equiv="content-security-policy">`.
 * @param html the page, or as much of it as holds its head.
 */
export function pagePolicy(html: string): string | undefined {
  const [tag] = /<meta\s[^>]*http-equiv=["']?content-security-policy\b[^>]*>/i.exec(html) ?? [];
  const [, content] = /\scontent="([^"]*)"/i.exec(tag ?? '') ?? [];
  return content
    ?.replaceAll(/&(?:#34|quot);/g, '"')
    .replaceAll(/&(?:#39|#x27|apos);/gi, "'")
    .replaceAll(/&(?:#38|amp);/g, '&');
}

/**
 * One policy under which every page works that works under its own: the sources of all pages, by
 * directive. A directive that leaves some page unrestricted is left out. Sorted, so that the order of
 * the pages doesn't matter.
 */
export function unionOfPolicies(texts: Iterable<string>): string {
  const policies = [...new Set(texts)].map(parsed);
  const names = [...new Set(policies.flatMap((policy) => [...policy.keys()]))].toSorted();
  return names
    .flatMap((name) => {
      const all = new Set<string>();
      for (const policy of policies) {
        const sources = effective(policy, name);
        if (sources === undefined) return [];
        for (const source of sources) all.add(source);
      }
      if (all.size > 1) all.delete("'none'");
      return [[name, ...[...all].toSorted()].join(' ')];
    })
    .join('; ');
}

function parsed(text: string): Policy {
  const policy = new Map<string, Set<string>>();
  for (const directive of text.split(';')) {
    const [name, ...sources] = directive.trim().split(/\s+/);
    // Of a directive that stands twice, browsers take the first.
    if (name && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), new Set(sources));
  }
  return policy;
}

function effective(policy: Policy, name: string): ReadonlySet<string> | undefined {
  const ruling = [name, ...(fallbacks.get(name) ?? [])].find((candidate) => policy.has(candidate));
  return ruling === undefined ? undefined : policy.get(ruling);
}
