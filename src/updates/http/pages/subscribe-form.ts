import { html } from 'hono/html';
import { z } from 'zod';
import { consentWording, frequencyNames } from '../../readers/joining/consent-wording.ts';
import type { Frequency } from '../../store/schema.ts';
import { coupon, page } from '../readers-page.ts';
import type { Markup } from '../readers-page.ts';

const frequencies = ['each', 'weekly', 'monthly'] as const;

/** A frequency as forms send it. */
export const frequencyField = z.enum(frequencies);

const text = z.string().catch('');

const fields = z.object({
  email: text,
  frequency: frequencyField.catch('each'),
  company_website: text,
  shown: text,
});

/** What the form sends. Nothing in it can be missing: an absent field is empty. */
export type SubscribeForm = {
  email: string;
  frequency: Frequency;
  /** A field that people don't see: what stands in it was written by a program. */
  trap: string;
  /** The signed note of when the form was shown, where it had one. */
  shown: string;
};

/** Reads the form's fields; files and unknown fields are dropped. */
export function readSubscribeForm(body: unknown): SubscribeForm {
  const { company_website: trap, ...form } = fields.parse(body);
  return { ...form, trap };
}

/**
 * The form as a page of the service, with what was typed kept.
 * @param state a sentence when the address can't be used, or that the form is to be sent once more.
 */
export function subscribeForm(
  form: Pick<SubscribeForm, 'email' | 'frequency' | 'shown'>,
  state: { wrongAddress?: string; onceMore?: boolean } = {},
): Markup {
  const { wrongAddress, onceMore = false } = state;
  const heading = onceMore ? 'Once more, please.' : 'New articles by mail.';
  const opening = onceMore
    ? html`<p>
        More requests than usual are coming in. Press the button once more, so that we know a person
        is there.
      </p>`
    : html`<p>${consentWording}</p>`;
  const complaint = wrongAddress
    ? html`<p class="wrong" id="wrong-address">${wrongAddress}</p>`
    : html``;
  const described = wrongAddress
    ? html`aria-invalid="true" aria-describedby="wrong-address" autofocus`
    : html``;
  return page(
    wrongAddress ? `Check the address: ${heading}` : heading,
    coupon(
      heading,
      opening,
      html`<form method="post" novalidate>
        <label for="email">Email address</label>
        ${complaint}
        <input
          type="email"
          id="email"
          name="email"
          value="${form.email}"
          autocomplete="email"
          required
          ${described}
        />
        ${frequencyChoice(form.frequency)}
        <div hidden>
          <label for="company_website">Leave this empty</label>
          <input id="company_website" name="company_website" autocomplete="off" tabindex="-1" />
        </div>
        <input type="hidden" name="shown" value="${form.shown}" />
        <button>Send me the confirmation</button>
      </form>`,
    ),
  );
}

/** The choice how often mail comes. */
export function frequencyChoice(chosen: Frequency): Markup {
  return html`<fieldset>
    <legend>How often?</legend>
    ${frequencies.map(
      (frequency) =>
        html`<label
          ><input
            type="radio"
            name="frequency"
            value="${frequency}"
            ${frequency === chosen ? 'checked' : ''}
          />
          ${frequencyNames[frequency]}</label
        >`,
    )}
  </fieldset>`;
}
