import { existsSync } from 'node:fs';

// What stands in the environment already outranks the file.
if (existsSync('.env')) process.loadEnvFile('.env');

/** The settings of the machine this runs on: its environment, and `.env` beside package.json. */
export const environment: Readonly<Record<string, string | undefined>> = process.env;

/** For measuring: pages and feeds are built, without pictures, search index and compressed copies. */
export const onlyPages = environment['BUILD_ONLY'] === 'pages';
