/**
 * Whether this process is the development server, `astro dev`, which alone shows drafts. How it was called decides:
 * `import.meta.env.DEV` follows variables of the machine such as `NODE_ENV`, and would publish drafts by accident.
 */
export const inDevelopment: boolean = process.argv[2] === 'dev';
