import type { OldArticle } from '../old-article.ts';
import { withoutControls } from './decoded-text.ts';
import { oldMoment } from './old-dates.ts';
import type { NumberOrder } from './old-dates.ts';

type Text = string | null | undefined;

/** An article as an export tells it, with empty fields and dates as they were written. */
export interface ToldFields {
  readonly source: string;
  /** The export's own id; without one the address stands in, then the source. */
  readonly id?: Text;
  readonly address?: Text;
  readonly otherAddresses?: readonly Text[];
  readonly title?: Text;
  readonly slug?: Text;
  readonly description?: Text;
  readonly published?: Text | number;
  readonly updated?: Text | number;
  /** How dates with slashes are written in this export, where it shows. */
  readonly dateOrder?: NumberOrder | undefined;
  readonly topics?: readonly Text[];
  readonly author?: Text;
  readonly draft?: boolean | undefined;
  readonly page?: boolean | undefined;
  readonly file?: string | undefined;
  readonly commentsOff?: boolean | undefined;
  readonly cover?: { readonly src: Text; readonly alt?: Text } | undefined;
  readonly body: OldArticle['body'];
  readonly folder?: string | undefined;
  readonly lost?: readonly Text[];
}

/** The old article with what is known of it: tidy lines, dates read, nothing empty, nothing twice. */
export function knownFields(told: ToldFields): OldArticle {
  const address = line(told.address);
  const published = oldMoment(told.published, told.dateOrder);
  const updated = oldMoment(told.updated, told.dateOrder);
  const coverSource = line(told.cover?.src);
  const coverText = line(told.cover?.alt);
  return {
    source: told.source,
    identity: line(told.id) ?? address ?? told.source,
    ...present({
      address,
      otherAddresses: list(told.otherAddresses).filter((other) => other !== address),
      title: line(told.title),
      slug: line(told.slug),
      description: line(told.description),
      published: published.moment,
      updated: updated.moment,
      topics: list(told.topics),
      author: line(told.author),
      draft: told.draft || undefined,
      page: told.page || undefined,
      file: told.file,
      commentsOff: told.commentsOff || undefined,
      cover: coverSource && { src: coverSource, ...(coverText && { alt: coverText }) },
      folder: told.folder,
      lost: list([...(told.lost ?? []), published.lost, updated.lost]),
    }),
    body: {
      kind: told.body.kind,
      text: withoutControls(told.body.text.replace(/\r\n?/g, '\n')).trim(),
    },
  };
}

type Present<Fields> = {
  [Name in keyof Fields]?: Exclude<Fields[Name], undefined | ''>;
};

function present<Fields extends object>(fields: Fields): Present<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  ) as Present<Fields>;
}

function line(text: Text): string | undefined {
  return (
    withoutControls(text ?? '')
      .replace(/\s+/g, ' ')
      .trim() || undefined
  );
}

function list(texts: readonly Text[] = []): string[] {
  return [...new Set(texts.map(line).filter((text) => text !== undefined))];
}
