/**
 * The seed of every property test, so that what was green stays green until the code changes; `SWITCHBOARD_SEED=N` looks at other cases, and what it finds becomes an
 * example of the property. Set up by the test runner before every file.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['SWITCHBOARD_SEED'] ?? 1) });
