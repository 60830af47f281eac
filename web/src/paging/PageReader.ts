/** A page of a list, as a connection gives it. */
export interface Page<Node> {
  edges: readonly { cursor: string; node: Node }[];
  pageInfo: { hasNextPage: boolean };
  totalCount: number;
}

/** The pages read so far, as one list. */
export interface Pages<Node> extends Page<Node> {
  /** How many there were before the last *more*: those after them are new on the screen. */
  freshFrom: number;
}

export interface Reading<Node> {
  pages: Pages<Node> | null;
  /** Why the last reading failed. What was read before it stays. */
  failure: string | null;
  busy: boolean;
}

/** Reads one page. Throws an `Error` with a sentence for people. */
export type ReadPage<Node> = (first: number, after: string | null) => Promise<Page<Node>>;

/** How many more a person gets at a time. */
export const pageSize = 50;
const largestRequest = 100;

/** Reads a list page by page, and anew when it changed, without taking anything away from under the reader. One thing at a time. */
export class PageReader<Node extends { id: string }> {
  private last: Promise<void> = Promise.resolve();
  private waiting = false;
  private growing = false;
  private stopped = false;
  private changes = 0;

  constructor(
    private readonly read: ReadPage<Node>,
    private readonly tell: (reading: Partial<Reading<Node>>) => void,
    private pages: Pages<Node> | null = null,
  ) {}

  /** Reads all that is shown anew. Called again before that began, it is done once. */
  anew(): Promise<void> {
    this.changes++;
    if (this.waiting) return this.last;
    this.waiting = true;
    return this.enqueue(async () => {
      this.waiting = false;
      const shown = this.pages?.edges ?? [];
      const wanted = Math.max(pageSize, shown.length + (shown.length > 0 ? this.changes : 0));
      this.changes = 0;
      return keep(await this.readUpTo(wanted), shown);
    });
  }

  /** Reads the next page. Called again before it is there, it is read once. */
  more(): Promise<void> {
    if (this.growing) return this.last;
    this.growing = true;
    return this.enqueue(async () => {
      const shown = this.pages?.edges ?? [];
      const page = await this.read(pageSize, shown.at(-1)?.cursor ?? null).finally(() => { this.growing = false; });
      const known = new Set(shown.map(({ node }) => node.id));
      return { ...page, edges: [...shown, ...page.edges.filter(({ node }) => !known.has(node.id))], freshFrom: shown.length };
    });
  }

  /** Nobody listens any more: what is still on its way is dropped. */
  stop(): void {
    this.stopped = true;
  }

  private enqueue(work: () => Promise<Pages<Node>>): Promise<void> {
    this.last = this.last.then(async () => {
      if (this.stopped) return;
      this.tell({ busy: true });
      try {
        const pages = await work();
        if (this.stopped) return;
        this.pages = pages;
        this.tell({ pages, failure: null, busy: false });
      } catch (reason) {
        if (!this.stopped) this.tell({ failure: reason instanceof Error ? reason.message : String(reason), busy: false });
      }
    });
    return this.last;
  }

  private async readUpTo(wanted: number): Promise<Page<Node>> {
    const edges: { cursor: string; node: Node }[] = [];
    for (;;) {
      const page = await this.read(Math.min(largestRequest, wanted - edges.length), edges.at(-1)?.cursor ?? null);
      edges.push(...page.edges);
      if (!page.pageInfo.hasNextPage || edges.length >= wanted || this.stopped) return { ...page, edges };
    }
  }
}

/** Down to the line that was the last, so that new ones above neither push it out nor let the list grow with each change. */
function keep<Node extends { id: string }>(page: Page<Node>, shown: Page<Node>['edges']): Pages<Node> {
  const last = page.edges.findIndex(({ node }) => node.id === shown.at(-1)?.node.id);
  const length = Math.max(pageSize, last < 0 ? shown.length : last + 1);
  return {
    ...page,
    edges: page.edges.slice(0, length),
    pageInfo: { hasNextPage: page.pageInfo.hasNextPage || page.edges.length > length },
    freshFrom: length,
  };
}
