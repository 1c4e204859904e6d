import { z } from 'zod';
import { parseWithSentences } from '../sentences.ts';

const portSentence =
  'write a number from 0 to 65535, such as PORT=4322, where 0 takes any free port';

const settings = z.object({
  /** The port to listen on; 0 takes any free one. */
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, portSentence)
    .transform(Number)
    .refine((port) => port <= 65535, portSentence)
    .default(4321),
  /**
   * The network address to listen on. By default only this machine can reach the site; 0.0.0.0 opens
   * it to the network, as a container needs.
   */
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'write an address of this machine, such as HOST=0.0.0.0')
    .default('127.0.0.1'),
  /** The folder with the built site. */
  SITE_FOLDER: z.string().default('dist'),
});

/** What the environment says about serving. */
export interface ServingSettings {
  port: number;
  host: string;
  folder: string;
}

/**
 * Reads the settings from environment variables; an empty one counts as absent.
 * @throws an error with a sentence for each variable that can't be used.
 */
export function servingSettings(
  environment: Readonly<Record<string, string | undefined>>,
): ServingSettings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { PORT, HOST, SITE_FOLDER } = parseWithSentences(settings, given, 'The environment');
  return { port: PORT, host: HOST, folder: SITE_FOLDER };
}
