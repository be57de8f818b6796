import { describe, expect, it } from 'vitest';
import { codes } from '../../../compiler/diagnostics/codes.ts';
import { sampleText, type Explanation } from '../../../compiler/diagnostics/explanations/explanation.ts';
import { explanations } from '../../../compiler/diagnostics/explanations/explanations.ts';
import { withHelp } from '../../../compiler/diagnostics/help.ts';
import { frames } from '../../../compiler/diagnostics/explanations/frames.ts';
import { compileSample, isOfRecords } from '../../../compiler/diagnostics/explanations/sample.ts';
import { REJECT_CODES } from '../../../runtime/records/reject-codes.ts';
import { refusals } from '../../../runtime/refusals.ts';
import { elsewhere } from '../../conformance/elsewhere.ts';
import { rejectsOf } from './rejects-of.ts';

const all = [...explanations];
const ofCatalogs = all.filter(([, explanation]) => !isOfRecords(explanation));
const ofRecords = all.filter(([, explanation]) => isOfRecords(explanation));
const written = ([, { sketch }]: readonly [string, Explanation]): boolean => sketch !== true;

const found = (explanation: Explanation, sample: string): readonly string[] =>
  compileSample(explanation, sample).diagnostics.map(({ code, message }) => `${code} ${message}`);

it('every code has an explanation, and nothing else has one', () => {
  const declared = [...codes.keys(), ...Object.keys(REJECT_CODES), ...Object.keys(refusals)];
  expect([...explanations.keys()].toSorted()).toEqual(declared.toSorted());
});

it('only what no file of a few lines can show is told instead of shown', () => {
  const told = ofCatalogs.filter((one) => !written(one)).map(([code]) => code);
  expect(told.filter((code) => !elsewhere.has(code))).toEqual([]);
});

it('explanations are sentences', () => {
  for (const [code, { cause, fix, title }] of all) {
    for (const sentence of [cause, fix])
      expect([code, sentence]).toEqual([code, expect.stringMatching(/^[^a-z].*[.]$/s)]);
    if (title !== undefined) expect([code, title]).toEqual([code, expect.stringMatching(/^[^A-Z].*[^.]$/)]);
  }
});

it('every finding says the way out', () => {
  const without = ofCatalogs.filter(written).flatMap(([code, explanation]) => {
    const [finding] = compileSample(explanation, explanation.wrong).diagnostics;
    return finding !== undefined && withHelp(finding).help !== undefined ? [] : [code];
  });
  expect(without).toEqual([]);
});

describe('the wrong sample gives this finding and no other, within its own lines', () => {
  it.each(ofCatalogs.filter(written))('%s', (code, explanation) => {
    const { diagnostics } = compileSample(explanation, explanation.wrong);
    expect(diagnostics.map((one) => `${one.code} ${one.message}`)).toEqual([
      expect.stringContaining(`${code} `),
    ]);
    const { file, start, end } = diagnostics[0]!.span;
    if (file !== 'main.tarifa') return;
    const from = frames[explanation.frame].before.length;
    expect(start).toBeGreaterThanOrEqual(from);
    expect(end).toBeLessThanOrEqual(from + sampleText(explanation.wrong).length);
  });
});

describe('the right sample gives no finding, and its examples hold', () => {
  it.each(ofCatalogs)('%s', (_, explanation) => {
    expect(found(explanation, explanation.right)).toEqual([]);
  });
});

describe('the wrong records are rejected with this code and no other, and the right ones are rated', () => {
  it.each(ofRecords)('%s', async (code, explanation) => {
    if (written([code, explanation]))
      expect(new Set(await rejectsOf(explanation, explanation.wrong))).toEqual(new Set([code]));
    expect(await rejectsOf(explanation, explanation.right)).toEqual([]);
  });
});
