import { runAuthorCommand } from '../../../../src/authoring/author-command.ts';
import { importCommand } from '../../../../src/authoring/import/import-command.ts';
import { testBlog, testBlogAt } from './test-blog.ts';

await runAuthorCommand(importCommand([testBlog], testBlogAt));
