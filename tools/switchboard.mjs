/**
 * `npm run -s switchboard -- ARGS`: the command line itself. Standard output is the program's own, byte for byte;
 * steps are reported on standard error, and only when something had to be done.
 */
import { runMain } from './failure.mjs';
import { launch } from './launch.mjs';

await runMain(() => launch(process.argv.slice(2), line => console.error(line)));
