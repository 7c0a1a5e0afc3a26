import { plant } from './plants.ts';

// Loaded into a program of a drill before anything else, and into each of its workers.
plant(process.env['TILLBOOK_DRILL_PLANT'] ?? null);
