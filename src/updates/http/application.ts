import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { timeout } from 'hono/timeout';
import { redacted } from '../readers/address.ts';
import { usualLimits } from '../readers/limits.ts';
import { confirmationPages } from './confirmation-pages.ts';
import { formsOnly, fromOurPages } from './form-origin.ts';
import { outboxPages } from './outbox-pages.ts';
import { privateAnswers } from './private-answers.ts';
import { refusal } from './refusal.ts';
import { selfServicePages } from './self-service-pages.ts';
import type { Service, ServiceParts } from './service.ts';
import { subscribePages } from './subscribe-pages.ts';
import { unsubscribePages } from './unsubscribe-pages.ts';

const largestBody = 16 * 1024;
const longestRequest = 15_000;

/**
 * The pages of updates by mail, to be mounted anywhere: every link in them is relative or made from the settings.
 * GET and HEAD change nothing. Every POST but one-click unsubscribing has to come from a page of ours.
 */
export function updatesApplication(parts: ServiceParts): Hono {
  const service: Service = {
    limits: usualLimits,
    now: Date.now,
    log: (line) => process.stderr.write(`${line}\n`),
    ...parts,
  };
  const application = new Hono();
  application.use(privateAnswers);
  application.use(timeout(longestRequest, new HTTPException(503)));
  application.use(bodyLimit({ maxSize: largestBody, onError: (context) => refusal(context, 413) }));
  application.use(formsOnly, fromOurPages(service.settings));
  application.route('/', subscribePages(service));
  application.route('/', confirmationPages(service));
  application.route('/', unsubscribePages(service));
  application.route('/', selfServicePages(service));
  application.route('/', outboxPages(service));
  application.all('*', (context) => refusal(context, 404));
  application.onError((error, context) => {
    if (error instanceof HTTPException) return refusal(context, error.status);
    service.log(`A page of updates failed: ${redacted(error.message)}`);
    return refusal(context, 503);
  });
  return application;
}
