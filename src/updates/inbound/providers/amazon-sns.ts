import { createVerify } from 'node:crypto';
import { z } from 'zod';

const envelope = z.object({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: z.string(),
  TopicArn: z.string(),
  Message: z.string(),
  Timestamp: z.string(),
  Subject: z.string().optional(),
  Token: z.string().optional(),
  SubscribeURL: z.string().optional(),
  SignatureVersion: z.enum(['1', '2']),
  Signature: z.string(),
  SigningCertURL: z.string(),
});

/** A message of Amazon SNS as it comes over HTTP. */
export type SnsMessage = z.infer<typeof envelope>;

/** Fetches the certificate at an address of Amazon's, as PEM. */
export type CertificateSource = (address: string) => Promise<string>;

const certificateAddress =
  /^https:\/\/sns\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/SimpleNotificationService-[0-9a-zA-Z]+\.pem$/;
const confirmationAddress = /^https:\/\/sns\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/\?[^\s#]+$/;

const signed = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: [
    'Message',
    'MessageId',
    'SubscribeURL',
    'Timestamp',
    'Token',
    'TopicArn',
    'Type',
  ],
} as const;

/**
 * Reads a message of SNS and checks its signature the way Amazon's manual describes it.
 * @param topic only messages of this topic are believed: anybody can make a topic and have its messages signed.
 * @returns `undefined` when it isn't genuine.
 */
export async function genuineSnsMessage(
  text: string,
  topic: string,
  certificateOf: CertificateSource,
): Promise<SnsMessage | undefined> {
  const parsed = envelope.safeParse(asJson(text));
  if (!parsed.success || parsed.data.TopicArn !== topic) return undefined;
  const message = parsed.data;
  if (!certificateAddress.test(message.SigningCertURL)) return undefined;
  const certificate = await certificateOf(message.SigningCertURL);
  const verify = createVerify(message.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256');
  return verify.update(signedText(message)).verify(certificate, message.Signature, 'base64')
    ? message
    : undefined;
}

/** What the signature of a message covers: a name and a value, a line each. */
export function signedText(message: SnsMessage): string {
  const names =
    message.Type === 'Notification' ? signed.Notification : signed.SubscriptionConfirmation;
  return names
    .flatMap((name) => (message[name] === undefined ? [] : [`${name}\n${message[name]}\n`]))
    .join('');
}

/** The address that confirms a subscription, where it is one of Amazon's. */
export function confirmationOf({ Type, SubscribeURL }: SnsMessage): string | undefined {
  const asked = Type === 'SubscriptionConfirmation' ? (SubscribeURL ?? '') : '';
  return confirmationAddress.test(asked) ? asked : undefined;
}

/** Fetches Amazon's certificates, each once. */
export function amazonCertificates(): CertificateSource {
  const known = new Map<string, Promise<string>>();
  return (address) => {
    const found = known.get(address);
    if (found) return found;
    const fetched = fetch(address, { signal: AbortSignal.timeout(10_000), redirect: 'error' }).then(
      (response) => {
        if (!response.ok) throw new Error(`${address} answers ${response.status}.`);
        return response.text();
      },
    );
    known.set(address, fetched);
    fetched.catch(() => known.delete(address));
    return fetched;
  };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
