import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { parse } from 'yaml';

/**
 * A composite action, run as the runner of a workflow runs it: expressions by the library of their makers, steps by
 * `bash` with the flags that a runner gives it, each with files of its own for outputs and the page of the job.
 */

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly shell: string;
  readonly run: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'working-directory'?: string;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const readAction = (file: string): Action => parse(readFileSync(file, 'utf8')) as Action;

export interface Around {
  /** The folder of the action. */
  readonly action: string;
  /** The repository that was checked out. */
  readonly workspace: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** What the expressions of the action call `github`. */
  readonly github: object;
  readonly env: Readonly<Record<string, string>>;
}

export interface StepRan {
  readonly name: string;
  readonly outcome: 'success' | 'failure' | 'skipped';
  readonly output: string;
  /** What it put on the page of the job. */
  readonly summary: string;
  /** What it hands to later steps. */
  readonly outputs: Readonly<Record<string, string>>;
}

const FUNCTIONS = ['cancelled', 'always', 'success', 'failure'].map((name) => ({
  name,
  minArgs: 0,
  maxArgs: 0,
  call: () => new data.BooleanData(name === 'always'),
}));

export async function runAction(action: Action, around: Around): Promise<readonly StepRan[]> {
  const temp = mkdtempSync(join(tmpdir(), 'tarifa-runner-'));
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([name, { default: preset = '' }]) => [
      name,
      around.inputs[name] ?? valueOf(preset, { github: around.github }),
    ]),
  );
  const outcomes: Record<string, object> = {};
  const ran: StepRan[] = [];
  for (const step of action.runs.steps) {
    const contexts = { inputs, github: around.github, steps: outcomes };
    const done = isTrue(step.if, contexts)
      ? await runStep(step, contexts, temp, around)
      : ({ name: step.name, outcome: 'skipped', output: '', summary: '', outputs: {} } as const);
    if (step.id !== undefined) outcomes[step.id] = { outcome: done.outcome, outputs: done.outputs };
    ran.push(done);
  }
  return ran;
}

async function runStep(step: Step, contexts: object, temp: string, around: Around): Promise<StepRan> {
  const folder = mkdtempSync(join(temp, 'step-'));
  const script = join(folder, 'script.sh');
  writeFileSync(script, step.run);
  for (const name of ['summary', 'output']) writeFileSync(join(folder, name), '');
  const own = Object.entries(step.env ?? {}).map(([name, text]) => [name, valueOf(text, contexts)] as const);
  mkdirSync(join(temp, 'runner'), { recursive: true });
  const child = spawn('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', script], {
    cwd: join(around.workspace, valueOf(step['working-directory'] ?? '.', contexts)),
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: around.workspace,
      GITHUB_ACTION_PATH: around.action,
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      GITHUB_OUTPUT: join(folder, 'output'),
      RUNNER_TEMP: join(temp, 'runner'),
      ...around.env,
      ...Object.fromEntries(own),
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const status = await new Promise((resolve) => child.on('close', resolve));
  const summary = readFileSync(join(folder, 'summary'), 'utf8');
  const outputs = Object.fromEntries(
    readFileSync(join(folder, 'output'), 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
        return name === undefined || value === undefined ? [] : [[name, value] as const];
      }),
  );
  return { name: step.name, outcome: status === 0 ? 'success' : 'failure', output, summary, outputs };
}

/** Whether a step is to be run. */
const isTrue = (condition: string | undefined, contexts: object): boolean =>
  condition === undefined || evaluated(condition.replace(/^\$\{\{(.*)\}\}$/s, '$1'), contexts).truthy;

/** A text with its expressions put into words. */
const valueOf = (text: string, contexts: object): string =>
  text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => evaluated(expression, contexts).text);

function evaluated(
  expression: string,
  contexts: object,
): { readonly text: string; readonly truthy: boolean } {
  const names = Object.keys(contexts);
  const tree = new Parser(new Lexer(expression.trim()).lex().tokens, names, FUNCTIONS).parse();
  const context = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  const functions = new Map(FUNCTIONS.map((each) => [each.name, each]));
  const value = new Evaluator(tree, context, functions).evaluate();
  const isFalse =
    value.kind === data.Kind.Null ||
    (value.kind === data.Kind.Boolean && !(value as data.BooleanData).value) ||
    (value.kind === data.Kind.Number && value.number() === 0) ||
    (value.kind === data.Kind.String && value.coerceString() === '');
  return { text: value.coerceString(), truthy: !isFalse };
}
