// `npm run fix` calls this after formatting.
import { writeFileSync } from 'node:fs';
import { callsPage } from './calls-page.mjs';

writeFileSync(new URL('../../docs/CALLS.md', import.meta.url), callsPage());
