import { RESULT_NAMES, resultRows, type ResultName, type Results } from '../../runtime/records/index.ts';
import type { Sink } from '../io.ts';
import { jsonText } from './json-text.ts';

const BATCH = 1000;

/** Writes all results and the summary as one JSON object, piece by piece: as one string it may be too long. */
export async function writeRatingJson(
  sink: Sink,
  results: Results,
  summary: object,
  names: readonly ResultName[] | null,
): Promise<void> {
  let text = '{';
  for (const name of RESULT_NAMES) {
    if (names !== null && !names.includes(name)) continue;
    text += `\n${JSON.stringify(name)}: [`;
    let count = 0;
    for (const row of resultRows(results, name)) {
      text += `${count === 0 ? '' : ','}\n  ${jsonText(row)}`;
      if (++count % BATCH === 0) {
        await sink.write(text);
        text = '';
      }
    }
    text += count === 0 ? '],' : '\n],';
  }
  await sink.write(`${text}\n"summary": ${jsonText(summary)}\n}\n`);
}
