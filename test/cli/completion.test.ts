import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommand, BUILDING, type BuiltCommand } from '../support/built-command.ts';
import { run } from '../support/run-command.ts';

const root = join(import.meta.dirname, '../..');
const cwd = mkdtempSync(join(tmpdir(), 'tarifa-completion-'));
cpSync(join(root, 'examples/13-advice'), cwd, { recursive: true });
mkdirSync(join(cwd, 'hostile'));
/** Would say so in a file, if any of it were run. */
const RUN = '$(touch ran)`touch ran`;touch ran;${x:-$(touch ran)}';
writeFileSync(
  join(cwd, 'hostile/main.tarifa'),
  `catalog hostile "Hostile" {
  currency CNY
  timezone "Asia/Shanghai"
  round half up to 0.01
  unit call, calls
  attribute size one of "${RUN}", small
  feature receipts "${RUN}" {
    meter call
    price CNY 1 / call
  }
  feature rebates "a: b\\"'\\\\ ${RUN}" {
    meter call
    price CNY 2 / call
  }
}
`,
);

/** What the scripts are told, where the words behind the command's name are these. */
async function offered(...words: string[]): Promise<string[]> {
  const { status, stdout, stderr } = await run(['__complete', '--', ...words], { cwd });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.split('\n').filter((line) => line !== '');
}
const values = async (...words: string[]): Promise<string[]> =>
  (await offered(...words)).map((line) => line.split('\t')[0]!);

it('knows the commands, but not the one that asks', async () => {
  expect(await values('')).toEqual(
    expect.arrayContaining(['check', 'init', 'plot', 'quote', 'rate', 'completion']),
  );
  expect(await values('')).not.toContain('__complete');
  expect(await offered('chec')).toEqual([
    'check\tproves what can be proven of price lists, and runs their examples',
  ]);
  expect(await values('--quiet', 'expl')).toEqual(['explain']);
});

it('knows the flags of a command, and the words that they take', async () => {
  expect(await values('rate', '--o')).toEqual(['--orders', '--out']);
  expect(await values('rate', '--qu')).toEqual(['--quiet']);
  expect(await values('-')).toEqual(expect.arrayContaining(['--quiet', '--version']));
  expect(await values('rate', '--results', 'invoices,li')).toEqual(['invoices,lines']);
  expect(await values('rate', '--results', 'invoices,in')).toEqual([]);
  expect(await values('rate', '--format', 'p')).toEqual(['pretty']);
  expect(await values('rate', '--format=p')).toEqual(['--format=pretty']);
  // As bash hands it over.
  expect(await values('rate', '--format', '=', 'p')).toEqual(['pretty']);
  expect(await values('rate', '--format', '=')).toEqual(['pretty', 'json', 'ndjson', 'csv']);
  expect(await values('init', '--template', 'll')).toEqual(['llm-tokens']);
  expect(await values('--color', 'al')).toEqual(['always']);
});

it('asks for files where a path stands', async () => {
  expect(await values('check', '')).toEqual([':files']);
  expect(await values('rate', '--usage', 'us')).toEqual([':files']);
  expect(await values('rate', '--usage', 'a.ndjson', 'b')).toEqual([':files']);
  expect(await values('diff', 'old', 'n')).toEqual([':files']);
});

it('knows the features and products of the price list that is named, or of this folder', async () => {
  expect(await offered('plot', 'rec')).toEqual(['receipts\tReceipts', ':files']);
  expect(await values('plot', 'hostile', 'r')).toEqual(['receipts', 'rebates']);
  expect(await values('plot', 'receipts', 'r')).toEqual([]);
  expect(await values('quote', '.', 'rec')).toEqual(['receipt_package', 'receipt_qps']);
  expect(await values('quote', '15,000 calls of t')).toEqual(['15,000 calls of tables', ':files']);
  expect(await values('quote', '"15,000 calls of t')).toEqual(['15,000 calls of tables', ':files']);
  expect(await values('plot', 'receipts', '--buy', 'doc')).toEqual(['document_package']);
  expect(await values('advise', '--need', 'rec')).toEqual(['receipt_qps=']);
  expect(await values('quote', 'hostile', '1 call of receipts with s')).toEqual([
    '1 call of receipts with size',
  ]);
  expect(await values('plot', 'hostile', 'receipts', '--with', 'si')).toEqual(['size']);
});

it('knows the codes, and the shells', async () => {
  expect(await offered('explain', 'TAR2104')).toEqual(['TAR2104\ttiers leave a gap', ':files']);
  expect(await values('completion', '')).toEqual(['bash', 'zsh', 'fish']);
});

it('offers nothing where there is nothing to offer, and says nothing', async () => {
  expect(await values('rate', '--period', '2')).toEqual([]);
  expect(await values('nonsense', 'x')).toEqual([]);
  expect(await values('plot', 'receipts', 'too', 'many')).toEqual([]);
  expect(await offered()).toEqual(await offered(''));
  const { status, stdout } = await run(['completion', 'fsh'], { cwd });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});

it('keeps a title on its line, without what steers a terminal', async () => {
  const lines = await offered('plot', 'hostile', 're');
  expect(lines.map((line) => line.split('\t').length)).toEqual([2, 2]);
  expect(lines.join('')).not.toMatch(/[\p{Cc}](?<!\t)/u);
});

const missing = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status !== 0;

/** A folder of a command by the name of `tarifa`, for a shell to find first. */
const bin = mkdtempSync(join(tmpdir(), 'tarifa-bin-'));
const stub = mkdtempSync(join(tmpdir(), 'tarifa-stub-'));
writeFileSync(
  join(stub, 'tarifa'),
  `#!/bin/sh
cat <<'END'
${RUN}\t${RUN}
*\t*
~\t$HOME
-\t-n
:files
END
`.replaceAll('\\t', '\t'),
  { mode: 0o755 },
);

function shell(name: string, args: readonly string[], commands: string): string {
  const env = { ...process.env, PATH: `${commands}${delimiter}${process.env['PATH']}` };
  const { stdout, stderr } = spawnSync(name, args, { cwd, env, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(existsSync(join(cwd, 'ran'))).toBe(false);
  return stdout;
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
const quotedWord = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;
/** The scripts, as they are sourced. */
const script = (name: string): string => join(bin, `completion.${name}`);

/** What bash fills in for a line of words, the last being the one at the cursor. */
const inBash = (words: readonly string[], commands = bin): string[] => {
  const text = `source ${script('bash')}; source ${script('bash')}
    COMP_WORDS=(tarifa ${words.map(quotedWord).join(' ')}); COMP_CWORD=${words.length}
    compopt() { :; }
    _tarifa tarifa "\${COMP_WORDS[COMP_CWORD]}" "\${COMP_WORDS[COMP_CWORD-1]}"
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  return linesOf(shell('bash', ['--norc', '-c', text], commands));
};

const inFish = (line: string, commands = bin): string[] => {
  const quoted = `'${line.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  return linesOf(
    shell('fish', ['--no-config', '-c', `source ${script('fish')}; complete -C ${quoted}`], commands),
  );
};

/** The function itself, with what it would tell zsh written out. */
const inZsh = (words: readonly string[], commands = bin): string[] => {
  const text = `compdef() { :; }; source ${script('zsh')}
    _describe() { print -rl -- "\${(@P)4}"; }
    _files() { print -r -- files; }
    words=(tarifa ${words.map(quotedWord).join(' ')}); CURRENT=\${#words}
    _tarifa`;
  return linesOf(shell('zsh', ['-f', '-c', text], commands));
};

const TYPED = [RUN, `"${RUN}`, `\\${RUN}`, '*', '~', '$HOME', '-$(touch ran)', '--buy=$(touch ran)', "'"];

describe('in the shell itself (skipped where it is not installed)', () => {
  let built: BuiltCommand;
  beforeAll(async () => {
    built = buildCommand();
    symlinkSync(built.path, join(bin, 'tarifa'));
    for (const name of ['bash', 'fish', 'zsh']) {
      const { stdout } = await run(['completion', name], { cwd });
      writeFileSync(script(name), stdout);
    }
  }, BUILDING);
  afterAll(() => built.remove());

  it.skipIf(missing('bash'))('bash fills in commands, names and files', () => {
    expect(inBash(['chec'])).toEqual(['check']);
    expect(inBash(['rate', '--format', '=', 'js'])).toEqual(['json']);
    expect(inBash(['quote', '15,000 calls of rec'])).toEqual(['15,000 calls of receipts']);
    expect(inBash(['plot', 'hostile', 're'])).toEqual(['receipts', 'rebates']);
    // Nothing of ours: then bash looks for files itself.
    expect(inBash(['rate', '--usage', 'us'])).toEqual([]);
  });

  it.skipIf(missing('fish'))('fish fills in commands, names and files', () => {
    expect(inFish('tarifa chec')).toEqual([
      'check\tproves what can be proven of price lists, and runs their examples',
    ]);
    expect(inFish('tarifa rate --format=js')).toEqual(['--format=json']);
    expect(inFish('tarifa rate --usage us')).toEqual(['usage.ndjson']);
    expect(inFish('tarifa quote "15,000 calls of rec')).toEqual(['15,000 calls of receipts\tReceipts']);
    expect(inFish('tarifa plot hostile rec')[0]).toMatch(/^receipts\t\$\(touch ran\)/);
  });

  it.skipIf(missing('zsh'))('zsh fills in commands, names and files', () => {
    expect(inZsh(['chec'])).toEqual([
      'check:proves what can be proven of price lists, and runs their examples',
    ]);
    expect(inZsh(['rate', '--usage', 'us'])).toEqual(['files']);
    expect(inZsh(['plot', 'rec'])).toEqual(['receipts:Receipts', 'files']);
    expect(inZsh(['quote', 'hostile', '"at 10:00 of reb'])[0]).toMatch(
      /^at 10\\:00 of rebates:a: b"'\\ \$\(touch ran\)/,
    );
  });

  // What is typed, and what is offered, says what it would do: none of it is done.
  it.skipIf(missing('bash'))('bash runs nothing of what is typed or offered', () => {
    for (const typed of TYPED) {
      expect(inBash(['quote', typed], stub).slice(0, 3)).toEqual([RUN, '*', '~']);
      inBash([typed, ''], stub);
    }
  });

  it.skipIf(missing('zsh'))('zsh runs nothing of what is typed or offered', () => {
    for (const typed of TYPED) {
      expect(inZsh(['quote', typed], stub)[0]).toBe(`${RUN.replaceAll(':', '\\:')}:${RUN}`);
      inZsh([typed, ''], stub);
    }
  });

  it.skipIf(missing('fish'))('fish runs nothing of what is typed or offered', () => {
    expect(inFish('tarifa quote ', stub)).toContain(`${RUN}\t${RUN}`);
    for (const typed of [`'${RUN}`, '"*', '~', '--buy=']) inFish(`tarifa quote ${typed}`, stub);
  });
});
