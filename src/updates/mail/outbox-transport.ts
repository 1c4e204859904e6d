import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message } from './message.ts';
import type { Gate, Outcome, Transport } from './transport.ts';

/**
 * Writes each mail as a file, while no relay is set. The name is the mail's own, so a mail written
 * twice is still one file.
 * @param directory made where there is none.
 */
export function outboxTransport(directory: string): Transport {
  return async () => {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    return {
      send: (message, gate) => written(directory, message, gate).catch(unsent),
      usable: () => true,
      close: () => undefined,
    };
  };
}

async function written(directory: string, message: Message, gate: Gate): Promise<Outcome> {
  const file = join(directory, `${message.messageId}.eml`);
  const draft = `${file}.draft`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(message.bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (!(await gate())) return { kind: 'kept back' };
  await rename(draft, file);
  return { kind: 'accepted', reply: `written to ${file}` };
}

function unsent(error: unknown): Outcome {
  return { kind: 'unsent', reason: error instanceof Error ? error.message : String(error) };
}
