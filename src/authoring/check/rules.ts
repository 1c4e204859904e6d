import type { Rule } from './rule.ts';
import { altText } from './rules/pictures/alt-text.ts';
import { builtFragment } from './rules/links/built-fragment.ts';
import { calculatorProps } from './rules/build/calculator-props.ts';
import { claimedTwice } from './rules/fields/claimed-twice.ts';
import { compiles } from './rules/build/compiles.ts';
import { emptyHeading } from './rules/empty-heading.ts';
import { equalDescription } from './rules/fields/equal-description.ts';
import { equalHeadings } from './rules/equal-headings.ts';
import { fragment } from './rules/links/fragment.ts';
import { frontMatter } from './rules/fields/allowed-fields.ts';
import { headingOrder } from './rules/heading-order.ts';
import { internalLink } from './rules/links/internal-link.ts';
import { leftovers } from './rules/leftovers.ts';
import { mailSize } from './rules/mail-size.ts';
import { linkAddress } from './rules/links/link-address.ts';
import { missingImport } from './rules/build/missing-import.ts';
import { missingPicture } from './rules/pictures/missing-picture.ts';
import { nearTitle } from './rules/fields/near-title.ts';
import { pictureAddress } from './rules/pictures/picture-address.ts';
import { pictureSize } from './rules/pictures/picture-size.ts';
import { relativeLink } from './rules/links/relative-link.ts';
import { searchResultLengths } from './rules/fields/search-result-lengths.ts';
import { staleNumbers } from './rules/stale-numbers.ts';
import { undefinedName } from './rules/build/undefined-name.ts';
import { unknownName } from './rules/build/unknown-name.ts';
import { unreadablePicture } from './rules/pictures/unreadable-picture.ts';
import { unusedPicture } from './rules/pictures/unused-picture.ts';
import { vagueLink } from './rules/links/vague-link.ts';

/** Everything the check looks for. */
export const rules: readonly Rule[] = [
  frontMatter,
  compiles,
  undefinedName,
  missingImport,
  claimedTwice,
  unknownName,
  internalLink,
  relativeLink,
  linkAddress,
  fragment,
  builtFragment,
  calculatorProps,
  staleNumbers,
  leftovers,
  missingPicture,
  unreadablePicture,
  pictureAddress,
  altText,
  pictureSize,
  unusedPicture,
  headingOrder,
  emptyHeading,
  equalHeadings,
  vagueLink,
  searchResultLengths,
  nearTitle,
  equalDescription,
  mailSize,
];
