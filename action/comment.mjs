// Puts a difference into the comment of a pull request: node action/comment.mjs DIFF.md. The comment is found again by a
// mark at its beginning, among those of the same author, and replaced; where nothing changes, none is begun. What changes
// is said by the first line of the difference, and that price lists have errors by the status of `tarifa diff`. A comment
// that may not be written is no fault of a price list: it is told as a warning, and the step ends well.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { argv, env, stdout } from 'node:process';

const TIMEOUT_MS = 30_000;
/** What a comment may hold; `tarifa diff` stays below it. */
const MOST_CHARACTERS = 65_536;
const TOO_LONG = 'What changes is too long for a comment: it is on the page of the job.\n';

const SAME = '<!-- tarifa: same -->';
/** The status of `tarifa diff` where some price list has errors. */
const FAULTS = '1';
/** What GitHub says to a token that lacks the permission. */
const FORBIDDEN = /^40[13] |\bResource not accessible\b/;

const FIND = `
  query ($owner: String!, $name: String!, $number: Int!, $after: String) {
    repository(owner: $owner, name: $name) {
      pullRequest(number: $number) {
        id
        comments(first: 100, after: $after) {
          pageInfo { hasNextPage endCursor }
          nodes { id body viewerDidAuthor }
        }
      }
    }
  }`;
const ADD = `
  mutation ($subject: ID!, $body: String!) {
    addComment(input: { subjectId: $subject, body: $body }) { commentEdge { node { url } } }
  }`;
const REPLACE = `
  mutation ($id: ID!, $body: String!) {
    updateIssueComment(input: { id: $id, body: $body }) { issueComment { url } }
  }`;

async function ask(query, variables) {
  const response = await fetch(env.GITHUB_GRAPHQL_URL ?? 'https://api.github.com/graphql', {
    method: 'POST',
    headers: { authorization: `Bearer ${env.GITHUB_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  const { data, errors } = JSON.parse(text);
  if (errors?.length > 0) throw new Error(errors.map(({ message }) => message).join('; '));
  return data;
}

/** The pull request, and the comment that bears the mark, if there is one. */
async function find(mark) {
  const [owner, name] = (env.GITHUB_REPOSITORY ?? '').split('/');
  const number = Number(env.PULL_REQUEST);
  for (let after = null; ;) {
    const { repository } = await ask(FIND, { owner, name, number, after });
    const { id, comments } = repository.pullRequest;
    const ours = comments.nodes.find(({ body, viewerDidAuthor }) => viewerDidAuthor && body.startsWith(mark));
    if (ours !== undefined || !comments.pageInfo.hasNextPage) return { pullRequest: id, comment: ours?.id };
    after = comments.pageInfo.endCursor;
  }
}

async function comment(diff) {
  const key = createHash('sha256')
    .update(env.COMPARED ?? '')
    .digest('hex')
    .slice(0, 12);
  const mark = `<!-- tarifa diff ${key} -->`;
  const isEmpty = diff.trim() === '';
  const body = bodyOf(mark, diff, isEmpty);
  const { pullRequest, comment: id } = await find(mark);
  if (id !== undefined) {
    const { updateIssueComment } = await ask(REPLACE, { id, body });
    return `replaced ${updateIssueComment.issueComment.url}`;
  }
  if (isEmpty) return 'no comment, since no price list could be compared';
  if (diff.startsWith(SAME)) return 'no comment, since nothing changes in meaning';
  const { addComment } = await ask(ADD, { subject: pullRequest, body });
  return `wrote ${addComment.commentEdge.node.url}`;
}

function bodyOf(mark, diff, isEmpty) {
  const isFaulty = env.STATUS === FAULTS;
  const which = isEmpty ? 'No price list' : 'Not every price list';
  const left = `${which} could be compared: there are errors, in it or in the revision before.`;
  const blocks = [diff.trimEnd(), ...(isFaulty ? [left] : [])];
  const body = `${mark}\n${blocks.filter((block) => block !== '').join('\n\n')}\n`;
  return body.length <= MOST_CHARACTERS ? body : `${mark}\n${TOO_LONG}`;
}

const escaped = (text) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

try {
  stdout.write(`${await comment(readFileSync(argv[2] ?? '', 'utf8'))}\n`);
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  const needed = FORBIDDEN.test(why) ? ' It needs the permission `pull-requests: write`.' : '';
  const told = `The comment on what changes was not written: ${why}.${needed}`;
  stdout.write(`::warning title=tarifa::${escaped(told)}\n`);
}
