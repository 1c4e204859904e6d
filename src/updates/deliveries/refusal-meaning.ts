/**
 * What a mail server's refusal says, and about whom.
 * `no-such-address`: the address or its domain doesn't exist. `full-mailbox`: it does, and takes nothing now.
 * `us`: our password, our sender, our rate, our mail; no reader is to blame. `unclear`: none of these for sure.
 */
export type RefusalMeaning = 'no-such-address' | 'full-mailbox' | 'us' | 'unclear';

const enhancedStatus = /\b[45]\.(\d{1,3})\.(\d{1,3})\b/;
// The server wants to know us first (RFC 4954), whatever else it says.
const passwordCodes = /^(?:530|534|535|538|454 4\.7\.0)\b/;

const aboutUs =
  /\brelay(?:ing)?\b|authenticat|\bsender\b|\bsending\b|not authori[sz]ed|not permitted|access denied|polic(?:y|ies)|\bspam\b|black ?list|block ?list|\bblocked\b|reputation|\brate\b|too many (?:messages|mails|connections)|(?:daily|hourly|message) (?:quota|limit)/i;
const fullMailbox =
  /over ?quota|quota (?:is )?exceeded|exceed\w* (?:\w+ ){0,3}(?:quota|storage|allocation)|(?:mailbox|inbox|storage) (?:\w+ ){0,2}full|insufficient (?:system )?storage/i;
const noSuchAddress =
  /(?:user|recipient|mailbox|account|address|addressee|domain)\b[^.;]{0,60}?(?:\bunknown|not (?:found|known|exist|available|valid)|does ?n[o’']t exist|unavailable|disabled|no longer)|(?:unknown|no such|invalid|nonexistent|non-existent) (?:local )?(?:user|recipient|mailbox|account|address|domain|person)|no mailbox (?:here|by that name)|not our customer/i;
// Nobody can mistake these for something about one reader.
const surelyUs =
  /\brelay(?:ing)?\b[^.;]{0,30}(?:denied|not permitted|prohibited|refused)|(?:unable|not (?:permitted|allowed)|cannot|refus\w*) to relay|authentication (?:is )?required/i;

/**
 * Reads a reply such as "550 5.1.1 No such user". The enhanced status (RFC 3463) counts where there is one that
 * says something; servers that give none are understood by their words.
 */
export function meaningOfRefusal(reply: string): RefusalMeaning {
  if (passwordCodes.test(reply)) return 'us';
  const [, subject, detail] = enhancedStatus.exec(reply) ?? [];
  const stated = subject === undefined ? 'unclear' : meaningOfStatus(subject, detail ?? '');
  return stated === 'unclear' ? meaningOfWords(reply) : stated;
}

/** Whether a refusal of one reader's address is certainly the relay refusing us. */
export function isSurelyAboutUs(reply: string): boolean {
  return passwordCodes.test(reply) || surelyUs.test(reply);
}

function meaningOfStatus(subject: string, detail: string): RefusalMeaning {
  // 5.1.7 and 5.1.8 are about the sender's address.
  if (subject === '1') return detail === '7' || detail === '8' ? 'us' : 'no-such-address';
  if (subject === '2' && detail === '1') return 'no-such-address';
  if (subject === '2' && detail === '2') return 'full-mailbox';
  return ['3', '5', '6', '7'].includes(subject) ? 'us' : 'unclear';
}

function meaningOfWords(reply: string): RefusalMeaning {
  // "Sender unknown" is about us though it says unknown; "mailbox quota exceeded" isn't a quota of ours.
  if (fullMailbox.test(reply) && !/\b(?:sending|daily|hourly)\b/i.test(reply))
    return 'full-mailbox';
  if (/\bsender\b/i.test(reply)) return 'us';
  if (noSuchAddress.test(reply)) return 'no-such-address';
  return aboutUs.test(reply) ? 'us' : 'unclear';
}
