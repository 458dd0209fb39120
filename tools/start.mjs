/**
 * `npm start -- ARGS`: from a fresh clone to the running program, one line per step.
 */
import { runMain } from './failure.mjs';
import { launch } from './launch.mjs';

await runMain(() => launch(process.argv.slice(2), line => console.log(line)));
