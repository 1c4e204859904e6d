import type { Rule } from './rule.ts';
import { altText } from './rules/alt-text.ts';
import { builtFragment } from './rules/built-fragment.ts';
import { calculatorProps } from './rules/calculator-props.ts';
import { claimedTwice } from './rules/claimed-twice.ts';
import { compiles } from './rules/compiles.ts';
import { emptyHeading } from './rules/empty-heading.ts';
import { equalDescription } from './rules/equal-description.ts';
import { equalHeadings } from './rules/equal-headings.ts';
import { fragment } from './rules/fragment.ts';
import { frontMatter } from './rules/front-matter.ts';
import { headingOrder } from './rules/heading-order.ts';
import { internalLink } from './rules/internal-link.ts';
import { leftovers } from './rules/leftovers.ts';
import { mailSize } from './rules/mail-size.ts';
import { linkAddress } from './rules/link-address.ts';
import { missingImport } from './rules/missing-import.ts';
import { missingPicture } from './rules/missing-picture.ts';
import { nearTitle } from './rules/near-title.ts';
import { pictureAddress } from './rules/picture-address.ts';
import { pictureSize } from './rules/picture-size.ts';
import { relativeLink } from './rules/relative-link.ts';
import { searchResultLengths } from './rules/search-result-lengths.ts';
import { staleNumbers } from './rules/stale-numbers.ts';
import { undefinedName } from './rules/undefined-name.ts';
import { unknownName } from './rules/unknown-name.ts';
import { unreadablePicture } from './rules/unreadable-picture.ts';
import { unusedPicture } from './rules/unused-picture.ts';
import { vagueLink } from './rules/vague-link.ts';

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
