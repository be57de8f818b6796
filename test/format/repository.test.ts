import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { digestOf } from '../../compiler/ir/digest.ts';
import type { Host } from '../../compiler/stages.ts';
import { commentsOf, sayingOf } from '../../grammar/format/same.ts';
import { format, readToFormat } from '../../grammar/format/format.ts';
import { expected, found } from '../conformance/expectations.ts';
import { folderHost } from '../support/catalog-folder.ts';
import { tarifaFiles } from '../support/tarifa-files.ts';

/** The formatter on every price list of the repository. */
const root = join(import.meta.dirname, '../..');
const formatted = (text: string): string => format(readToFormat('main.tarifa', text));
const sound = tarifaFiles.filter(({ text }) => readToFormat('main.tarifa', text).diagnostics.length === 0);

it('has the catalogs and the examples formatted', () => {
  const shown = tarifaFiles.filter(({ path }) => /^(catalogs|examples)\//.test(path));
  expect(shown.length).toBeGreaterThan(30);
  expect(shown.filter(({ text }) => formatted(text) !== text).map(({ path }) => path)).toEqual([]);
});

it('keeps what each says and each comment, and changes nothing a second time', () => {
  expect(sound.length).toBeGreaterThan(300);
  for (const { path, text } of sound) {
    const before = readToFormat(path, text);
    const after = readToFormat(path, format(before));
    expect([path, after.diagnostics]).toEqual([path, []]);
    expect([path, sayingOf(after.tree)]).toEqual([path, sayingOf(before.tree)]);
    expect([path, after.tree.comments.length]).toEqual([path, before.tree.comments.length]);
    expect([path, commentsOf(after.tree)]).toEqual([path, commentsOf(before.tree)]);
    expect([path, format(after)]).toEqual([path, after.file.text]);
    expect(after.file.text).toMatch(/^(.*\S\n|\n(?!\n|$))*$/);
  }
});

it('takes every line end and a byte order mark, and writes `\\n` alone', () => {
  for (const { path, text } of sound) {
    const plain = formatted(text);
    for (const end of ['\r\n', '\r'])
      for (const mark of ['', '\ufeff'])
        expect([path, formatted(mark + text.replaceAll('\n', end))]).toEqual([path, plain]);
  }
});

/** A catalog's folder with each of its files formatted, where it can be. */
const formattedHost = (host: Host): Host => ({
  read(path) {
    const read = host.read(path);
    if ('failure' in read || readToFormat(path, read.text).diagnostics.length > 0) return read;
    return { text: formatted(read.text) };
  },
});

it('leaves each finding on the line whose comment says it, and the meaning as it is', () => {
  let digests = 0;
  let findings = 0;
  const mains = tarifaFiles.filter(({ path }) => path.endsWith('main.tarifa') || isCase(path));
  for (const { path } of mains) {
    const host = folderHost(join(root, dirname(path)));
    const before = compile(host, basename(path));
    const after = compile(formattedHost(host), basename(path));
    if (isCase(path)) expect(found(after)).toEqual(expected(after));
    expect([path, codes(after)]).toEqual([path, codes(before)]);
    findings += after.diagnostics.length;
    if (before.ir === null) continue;
    expect([path, digestOf(after.ir!)]).toEqual([path, digestOf(before.ir)]);
    digests++;
  }
  console.log(`${mains.length} catalogs, ${digests} with a digest; ${findings} findings`);
  expect(digests).toBeGreaterThan(120);
  expect(findings).toBeGreaterThan(200);
});

const codes = ({ diagnostics }: ReturnType<typeof compile>): readonly string[] =>
  diagnostics.map(({ code }) => code).sort();

const isCase = (path: string): boolean => /^test\/conformance\/[^/]+\/(good|bad)\/[^/]+$/.test(path);
