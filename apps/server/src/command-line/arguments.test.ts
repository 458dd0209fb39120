import { describe, expect, it } from 'vitest';
import { parseCommandLine } from './arguments.ts';
import { serveFlags } from './flags.ts';
import { helpText } from './help.ts';

const words = (line: string): readonly string[] => line.split(' ').filter(word => word !== '');

describe('command line', () => {
  it('knows every flag', () => {
    const command = parseCommandLine(
      words(
        '--port 0 --host ::1 --no-open --kubeconfig k --context c --namespace a --namespace=b --demo --sim-port 1 --sim-host 127.0.0.2 --sim-kubeconfig s --scenario shop --seed 7 --calm --auth launch --probe-port 9',
      ),
    );
    expect(command).toEqual({
      type: 'serve',
      arguments: {
        port: 0,
        host: '::1',
        open: false,
        auth: 'launch',
        probePort: 9,
        kubeconfig: 'k',
        context: 'c',
        namespaces: ['a', 'b'],
        files: [],
        simulator: { scenario: 'shop', seed: 7, calm: true, port: 1, host: '127.0.0.2', kubeconfig: 's' },
        given: expect.any(Set),
      },
    });
  });

  it('has a port of its own for each command', () => {
    expect(parseCommandLine([])).toMatchObject({ arguments: { port: 4747, simulator: { port: 0 } } });
    expect(parseCommandLine(['sim'])).toMatchObject({ type: 'sim', arguments: { port: 4750, seed: 1 } });
  });

  it.each([
    ['--help', 'help'],
    ['-h', 'help'],
    ['sim --help', 'help'],
    ['--version', 'version'],
  ])('%s: %s', (line, type) => {
    expect(parseCommandLine(words(line)).type).toBe(type);
  });

  it.each([
    ['--prot 1', 'There is no flag --prot.', '--port'],
    ['--kubconfig k', 'There is no flag --kubconfig.', '--kubeconfig'],
    ['--namespaces a', 'There is no flag --namespaces.', '--namespace'],
    ['--xyzzy', 'There is no flag --xyzzy.', '--help'],
    ['-p 1', 'There is no flag -p.', '--help'],
    ['sim --port 1', 'There is no flag --port.', '--sim-port'],
    ['sim --kubeconfig k', 'There is no flag --kubeconfig.', '--sim-kubeconfig'],
    ['smi', 'There is no command "smi".', '"sim"'],
    ['sim extra', 'There is no command "extra".', 'Leave it out'],
    ['--port', '--port needs a value.', '--port N'],
    ['--port --demo', '--port needs a value.', '--port N'],
    ['--port=', '--port needs a value.', '--port N'],
    ['--port 1 --port 2', '--port was given more than once.', 'once'],
    ['--port abc', '--port abc: this is not a port.', '65535'],
    ['--port 65536', '--port 65536: this is not a port.', '65535'],
    ['--port -1', '--port -1: this is not a port.', '65535'],
    ['--probe-port 1e3', '--probe-port 1e3: this is not a port.', '65535'],
    ['--demo=yes', '--demo takes no value.', '--demo alone'],
    ['--seed pi', '--seed pi: this is not a seed.', 'whole number'],
    ['--namespace Shop', '--namespace "Shop": no namespace can have this name.', 'lower-case'],
    ['--auth proxy', '--auth proxy: there is no such way to sign in.', '--auth launch'],
  ])('%s: says what is wrong and what to do', (line, message, hint) => {
    const command = parseCommandLine(words(line));
    expect(command.type).toBe('mistake');
    if (command.type !== 'mistake') return;
    expect(command.notice.message).toBe(message);
    expect(command.notice.hint).toContain(hint);
  });

  it('the help names every flag and fits a terminal', () => {
    const scenarios = [{ name: 'shop', description: 'a small shop' }];
    const help = helpText(scenarios);
    expect(help).toMatch(/Scenarios\n {2}shop {2,}a small shop\n/);
    for (const flag of serveFlags) expect(help).toContain(`--${flag.name}`);
    for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(130);
  });
});
