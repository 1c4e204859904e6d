import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';

/**
 * The fields of a form that was sent.
 * @throws a 400 when what arrived isn't the form its Content-Type says it is.
 */
export async function formBody(context: Context): Promise<Record<string, unknown>> {
  try {
    return await context.req.parseBody();
  } catch (error) {
    if (error instanceof TypeError) throw new HTTPException(400, { cause: error });
    throw error;
  }
}
