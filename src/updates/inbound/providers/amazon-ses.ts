import { z } from 'zod';
import type { ProviderReport } from './provider-report.ts';

const recipients = z.array(z.object({ emailAddress: z.string() }));
const notification = z.object({
  /** In SES's notifications; event publishing calls it `eventType`. */
  notificationType: z.string().optional(),
  eventType: z.string().optional(),
  bounce: z
    .object({ bounceType: z.string(), bouncedRecipients: recipients, feedbackId: z.string() })
    .optional(),
  complaint: z.object({ complainedRecipients: recipients, feedbackId: z.string() }).optional(),
});

/**
 * Reads the message of Amazon SES inside a notification. Permanent bounces are hard; transient and undetermined ones
 * say nothing lasting. @returns nothing for any other event, such as a delivery.
 * @throws when it isn't of SES's form.
 */
export function sesReports(message: string): ProviderReport[] {
  const { bounce, complaint } = notification.parse(JSON.parse(message));
  if (bounce) {
    const kind = bounce.bounceType === 'Permanent' ? 'hard' : 'soft';
    return bounce.bouncedRecipients.map(({ emailAddress }) => ({
      email: emailAddress,
      kind,
      id: `ses:${bounce.feedbackId}`,
    }));
  }
  return (complaint?.complainedRecipients ?? []).map(({ emailAddress }) => ({
    email: emailAddress,
    kind: 'complaint',
    id: `ses:${complaint?.feedbackId}`,
  }));
}
