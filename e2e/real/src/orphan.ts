/**
 * A test whose runner is gone ends, instead of going on for minutes with a control plane that nobody waits for; what that ran notices and stops by itself. Set up by
 * the test runner before every file.
 */
process.once('disconnect', () => process.exit(1));
