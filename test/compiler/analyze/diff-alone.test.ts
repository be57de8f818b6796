import { describe, expect, it } from 'vitest';
import { diffCatalogs } from '../../../compiler/analyze/diff/diff.ts';
import type * as ir from '../../../compiler/ir/ir.ts';
import { irOf } from '../../support/compile-text.ts';
import { BASE, changed, line } from './diff-base.ts';

describe('a feature that came or went', () => {
  it('one that went and one that came look alike by their title, or by what they say', () => {
    const byTitle = changed(
      ['feature film "Film"', 'feature movie "Film"'],
      ['covers film', 'covers movie'],
      ['| 8 |', '| 9 |'],
    );
    expect(byTitle.features.map(({ name, kind }) => [name, kind])).toEqual([
      ['movie', 'added'],
      ['film', 'removed'],
    ]);
    expect(byTitle.features[0]).toMatchObject({ looksLike: 'film' });
    const byMeaning = changed(
      ['feature film "Film"', 'feature movie "Movie"'],
      ['covers film', 'covers movie'],
    );
    expect(byMeaning.features).toMatchObject([{ looksLike: 'film' }, { looksLike: 'movie' }]);
    const neither = changed(
      ['feature film "Film"', 'feature movie "Movie"'],
      ['covers film', 'covers movie'],
      ['| 8 |', '| 9 |'],
    );
    expect(neither.features).toMatchObject([{ looksLike: null }, { looksLike: null }]);
  });

  it('what only looks renamed is told against what it looks like, once', () => {
    const { features } = changed(
      ['feature film "Film"', 'feature movie "Film"'],
      ['covers film', 'covers movie'],
      ['| 8 |', '| 9 |'],
    );
    const [came, went] = features;
    expect(came!.prices.flatMap(({ cells }) => cells.map(({ amounts }) => amounts?.spans?.length))).toEqual([
      1,
    ]);
    expect([went!.facts, went!.prices]).toEqual([[], []]);
  });

  it('what came or went is told with its price', () => {
    const call = 'feature scan "Scan" { meter call accepts price price CNY 0.30 / call }';
    const [one, other] = [irOf(BASE), irOf(BASE.replace('feature film', `${call}\n  feature film`))];
    const told = (old: ir.Ir, now: ir.Ir): (readonly [string, string[]])[] =>
      diffCatalogs(old, now).features.map(({ kind, facts, prices }) => [
        kind,
        [...facts, ...prices.flatMap(({ cells }) => cells.flatMap((cell) => cell.facts))].map(line),
      ]);
    expect(told(one, other)).toEqual([['added', ['price: none → CNY 0.30 / call']]]);
    expect(told(other, one)).toEqual([['removed', ['price: CNY 0.30 / call → none']]]);
  });
});

it('a product that came or went is told with what it costs', () => {
  const more =
    'package box "Box" in bags { covers photo at 1 point / call size 10 points CNY 5 }\n  package bag';
  const [one, other] = [irOf(BASE), irOf(BASE.replace('package bag', more))];
  const told = (old: ir.Ir, now: ir.Ir): (readonly [string, string[]])[] =>
    diffCatalogs(old, now).products.map(({ kind, facts }) => [kind, facts.map(line)]);
  expect(told(one, other)).toEqual([['added', ['size 10 point: none → CNY 5']]]);
  expect(told(other, one)).toEqual([['removed', ['size 10 point: CNY 5 → none']]]);
});

it('a product that looks renamed is told with what changed, and its factors where they stand', () => {
  const { features, products } = changed(
    ['package bag "Bag"', 'package sack "Bag"'],
    ['covers film at 0.5 points', 'covers film at 2 points'],
    ['valid 1 year', 'valid 2 years'],
  );
  expect(products.map(({ name, facts }) => [name, facts.map(line)])).toEqual([
    ['sack', ['valid: 1 year → 2 years']],
    ['bag', []],
  ]);
  const [film] = features.filter(({ name }) => name === 'film');
  expect(film!.facts.map(line)).toEqual([
    'covered by sack: not covered → drawn from bags',
    'drawn from sack: not covered → 2 point / second',
    'covered by bag: drawn from bags → not covered',
    'drawn from bag: 0.5 point / second → not covered',
  ]);
});

it('a product that is of another kind is told as one that went and one that came', () => {
  const kit = BASE.slice(BASE.indexOf('  licence kit'));
  const pack = '  package kit "Kit" in bags { covers photo at 1 point / call size 10 points CNY 5 }\n}';
  const [one, other] = [irOf(BASE), irOf(BASE.replace(kit, pack))];
  expect(diffCatalogs(one, other).products.map(({ name, facts }) => [name, facts.map(line)])).toEqual([
    [
      'kit',
      [
        'kind: licence → package',
        'activated within: 1 month → none',
        'price by year: CNY 1,000 / device → none',
        'size 10 point: none → CNY 5',
      ],
    ],
  ]);
});
