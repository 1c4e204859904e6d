import { readdir, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isMissing } from '../../missing.ts';

/** The files of an export's folder, found by the addresses they had. */
export class ExportFolder {
  readonly #root: string;
  readonly #byName: ReadonlyMap<string, readonly string[]>;

  private constructor(root: string, byName: ReadonlyMap<string, readonly string[]>) {
    this.#root = root;
    this.#byName = byName;
  }

  /** Lists a folder; one that isn't there is empty. */
  static async open(folder: string): Promise<ExportFolder> {
    const byName = new Map<string, string[]>();
    try {
      const root = await realpath(folder);
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      for (const entry of entries) {
        const path = join(entry.parentPath, entry.name);
        // A link could lead anywhere on this machine.
        if (!entry.isFile() || /(?:^|[/\\])(?:\.|node_modules[/\\])/.test(relative(root, path)))
          continue;
        const name = entry.name.toLowerCase();
        byName.set(name, [...(byName.get(name) ?? []), path]);
      }
      return new ExportFolder(root, byName);
    } catch (error) {
      if (isMissing(error)) return new ExportFolder(folder, byName);
      throw error;
    }
  }

  /** The one file an address can mean: that at its path, else the only one of its name; `undefined` where none or several can. */
  find(address: string): string | undefined {
    const segments = pathOf(address);
    const name = segments.at(-1);
    if (!name) return undefined;
    // WordPress names smaller copies after their size.
    const original = name.replace(/-\d+x\d+(?=\.\w+$)/, '');
    return (
      this.#named(name, segments) ??
      (original === name ? undefined : this.#named(original, segments))
    );
  }

  #named(name: string, segments: readonly string[]): string | undefined {
    const found = this.#byName.get(name) ?? [];
    if (found.length <= 1) return found[0];
    const common = found.map((path) => commonEnd(relative(this.#root, path).split(sep), segments));
    const best = Math.max(...common);
    const closest = found.filter((_, index) => common[index] === best);
    return closest.length === 1 ? closest[0] : undefined;
  }
}

/** The segments of an address's path, in small letters. */
function pathOf(address: string): string[] {
  const path = address.replace(/^(?:[a-z]+:)?\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(path).toLowerCase().split('/').filter(Boolean);
  } catch {
    return path.toLowerCase().split('/').filter(Boolean);
  }
}

function commonEnd(file: readonly string[], address: readonly string[]): number {
  let common = 0;
  while (
    common < file.length - 1 &&
    common < address.length - 1 &&
    file.at(-2 - common)?.toLowerCase() === address.at(-2 - common)
  )
    common += 1;
  return common;
}
