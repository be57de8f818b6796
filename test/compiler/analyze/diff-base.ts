import { expect } from 'vitest';
import type { Fact, Words } from '../../../compiler/analyze/diff/changes.ts';
import { diffCatalogs } from '../../../compiler/analyze/diff/diff.ts';
import { irOf } from '../../support/compile-text.ts';

/** A price list of a bit of everything, and what becomes of it where some words are others. */

export const BASE = `
catalog test "Test" {
  currency CNY
  timezone "Asia/Shanghai"
  round half up to 0.01
  unit call, calls
  unit qps
  unit device, devices
  measure second, seconds
  measure minute, minutes = 60 seconds
  measure point, points
  measure p
  attribute resolution in p
  attribute status one of success, failed default success
  attribute region one of cn, us
  deduct lanes > bags > price
  consume bags by soonest expiry, earliest order, order id
  category images "Images" {
    feature photo "Photo" {
      meter call where status is success
      accepts lanes, bags, price
      price graduated monthly {
        <= 100 calls CNY 2 / call
        >  100 calls CNY 1 / call
      }
    }
  }
  feature film "Film" {
    meter second at least 5 seconds each
    accepts bags, price
    price CNY / minute by resolution {
      | <=  720 p | 4 |
      | <= 1080 p | 8 |
    } otherwise reject "larger"
  }
  package bag "Bag" in bags {
    covers photo at points / call by region {
      | cn | 1 |
      | us | 2 |
    }
    covers film at 0.5 points / second
    valid 1 year
    alert at 20% remaining
    size 1,000 points CNY 50
    size 5,000 points CNY 200
  }
  capacity lane "Lane" in lanes {
    covers photo
    price CNY / qps by term graduated {
      |           | day | month |
      | <= 10 qps |   5 |   100 |
      | >  10 qps |   4 |    90 |
    }
    sell up to 50 qps
    allows renewal, upgrade
    upgrade unpublished "the page"
  }
  licence kit "Kit" {
    term starts on activation within 1 month
    price CNY / device by term {
      | year | 1,000 |
    }
  }
}`;

const text = (words: Words | null): string =>
  words === null
    ? 'none'
    : words
        .map((part) =>
          typeof part === 'string'
            ? part
            : 'tiers' in part
              ? part.tiers.map(text).join(' / ')
              : 'money' in part
                ? `${part.currency} ${part.money}`
                : `${part.quantity} ${part.unit}`,
        )
        .join(' ');
/** A fact on one line. */
export const line = ({ what, old, new: now }: Fact): string => `${text(what)}: ${text(old)} → ${text(now)}`;

/** The differences from `BASE` to the same with other words. */
export function changed(...edits: readonly (readonly [string, string])[]): ReturnType<typeof diffCatalogs> {
  const other = edits.reduce((all, [from, to]) => {
    expect(all).toContain(from);
    return all.replaceAll(from, to);
  }, BASE);
  return diffCatalogs(irOf(BASE), irOf(other));
}
