import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { schema as published } from '@octokit/graphql-schema';
import { buildSchema, graphql } from 'graphql';

/** A comment on the one pull request that there is. */
export interface Comment {
  readonly id: string;
  body: string;
  readonly viewerDidAuthor: boolean;
}

/** What answers as GitHub does: its published schema says what may be asked, and what may not. */
export class GitHubServer {
  readonly comments: Comment[] = [];
  /** What was asked for, in order. */
  readonly asked: string[] = [];
  /** Whether the token may write. */
  mayWrite = true;
  #server: Server | null = null;
  readonly #schema = buildSchema(published.idl, { assumeValidSDL: true });

  /** The address of its GraphQL. */
  async start(): Promise<string> {
    const server = createServer((request, response) => {
      void (async () => {
        const { query, variables } = JSON.parse(await text(request)) as {
          query: string;
          variables: Record<string, unknown>;
        };
        if (request.headers.authorization !== 'Bearer secret') {
          response.writeHead(401).end('{"message":"Bad credentials"}');
          return;
        }
        const result = await graphql({
          schema: this.#schema,
          source: query,
          variableValues: variables,
          rootValue: this.#root(),
        });
        response.end(JSON.stringify(result));
      })();
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  }

  stop(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  add(body: string, viewerDidAuthor: boolean): Comment {
    const comment = { id: `IC_${this.comments.length + 1}`, body, viewerDidAuthor };
    this.comments.push(comment);
    return comment;
  }

  #root(): object {
    const refused = (): void => {
      if (!this.mayWrite) throw new Error('Resource not accessible by integration');
    };
    const url = ({ id }: Comment): string => `https://github.example/pull/7#${id}`;
    return {
      repository: ({ owner, name }: { owner: string; name: string }) =>
        owner === 'acme' && name === 'prices'
          ? {
              pullRequest: ({ number }: { number: number }) =>
                number === 7
                  ? { id: 'PR_7', comments: (page: { first: number; after?: string }) => this.#page(page) }
                  : null,
            }
          : null,
      addComment: ({ input }: { input: { subjectId: string; body: string } }) => {
        refused();
        this.asked.push(`add to ${input.subjectId}`);
        return { commentEdge: { node: { url: url(this.add(input.body, true)) } } };
      },
      updateIssueComment: ({ input }: { input: { id: string; body: string } }) => {
        refused();
        this.asked.push(`replace ${input.id}`);
        const comment = this.comments.find(({ id }) => id === input.id);
        if (comment === undefined)
          throw new Error(`Could not resolve to a node with the global id of '${input.id}'`);
        comment.body = input.body;
        return { issueComment: { url: url(comment) } };
      },
    };
  }

  #page({ first, after }: { first: number; after?: string }): object {
    const start = after === undefined || after === null ? 0 : Number(after);
    const end = start + first;
    this.asked.push(`comments from ${start}`);
    return {
      pageInfo: { hasNextPage: end < this.comments.length, endCursor: String(end) },
      nodes: this.comments.slice(start, end),
    };
  }
}
