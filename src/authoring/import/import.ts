import { runAuthorCommand } from '../author-command.ts';
import { importCommand } from './import-command.ts';
import { oldBlogAt, oldBlogs } from './old-blogs.ts';

await runAuthorCommand(importCommand(oldBlogs, oldBlogAt));
