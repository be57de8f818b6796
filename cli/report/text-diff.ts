import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Context } from '../context.ts';

/** Prints what changes in a file as a unified diff, which `patch` and `git apply` read. */
export async function printTextDiff(
  path: string,
  before: string,
  after: string,
  { io, out }: Context,
): Promise<void> {
  const patch = createTwoFilesPatch(path, path, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  // To a program the patch goes as it is, to a terminal without what would steer it.
  if (!io.stdout.isTerminal) return io.stdout.write(patch);
  const { colors } = out;
  const painted = patch
    .trimEnd()
    .split('\n')
    .map((line) =>
      /^(\+\+\+|---) /.test(line)
        ? colors.bold(line)
        : line.startsWith('+')
          ? colors.green(line)
          : line.startsWith('-')
            ? colors.red(line)
            : line.startsWith('@@')
              ? colors.cyan(line)
              : line,
    );
  await out.print(painted.join('\n'));
}
