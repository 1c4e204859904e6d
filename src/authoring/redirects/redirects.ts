import { runAuthorCommand } from '../author-command.ts';
import { redirectsCommand } from './redirects-command.ts';

await runAuthorCommand(redirectsCommand);
