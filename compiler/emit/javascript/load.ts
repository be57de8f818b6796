import type { Rater } from '../../../runtime/rater.ts';
import { digestOf } from '../../ir/digest.ts';
import type { Ir } from '../../ir/ir.ts';
import { js } from './code.ts';
import { catalogCode, type EmitOptions } from './module.ts';

/** A compiled catalog; `counts` says how many accounts were rated in plain numbers and how many in bigint. */
export interface CompiledRater extends Rater {
  readonly counts: { readonly number: number; readonly bigint: number };
}

/** What the emitted module exports. */
export interface CompiledCatalog {
  readonly catalog: {
    readonly name: string;
    readonly title: string;
    readonly currency: string;
    readonly digest: string | null;
  };
  readonly createRater: () => CompiledRater;
  /** The schedules' functions: cumulative quantity in, cumulative money out, each a count at its scale. */
  readonly kernels: {
    readonly number: readonly Kernel<number>[];
    readonly bigint: readonly Kernel<bigint>[];
  };
  readonly UnsupportedRecords: new (message: string) => Error;
}

export interface Kernel<Whole> {
  readonly feature: string;
  readonly cell: string;
  readonly period: 'day' | 'month' | 'year' | 'ever' | null;
  readonly quantity: bigint;
  readonly money: bigint;
  readonly amount: (quantity: Whole) => Whole;
}

/** Evaluates the same text as the module's, in this process: the only place where Tarifa makes a function of text. */
export function loadCatalog(ir: Ir, options: EmitOptions = {}): CompiledCatalog {
  const code = js`"use strict";
${catalogCode(ir, { digest: digestOf(ir), ...options })}
return { createRater, catalog, kernels, UnsupportedRecords };`;
  return (new Function(code.toString()) as () => CompiledCatalog)();
}

export const loadJavaScript = (ir: Ir, options: EmitOptions = {}): CompiledRater =>
  loadCatalog(ir, options).createRater();
