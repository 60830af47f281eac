import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient, type Client, type TypedDocumentNode } from 'urql';
import { failureOf } from '@/commands/send';
import { PageReader, type Page, type Pages, type Reading } from './PageReader';

interface PageVariables { first: number; after?: string | null | undefined }

interface ListOf<Data, Variables extends PageVariables, Node> {
  document: TypedDocumentNode<Data, Variables>;
  /** What the list depends on besides the page; compared as JSON. */
  variables: Omit<Variables, keyof PageVariables>;
  /** The connection in the answer. The same function at every render. */
  pick: (data: Data) => Page<Node>;
}

export interface PagesView<Node> extends Reading<Node> {
  more: () => void;
  anew: () => void;
}

// Who comes back to a list finds it as it was, as far as it was read, while it is read anew.
const left = new WeakMap<Client, Map<unknown, { key: string; pages: unknown }>>();

function leftBy<Node>(client: Client, document: unknown, key: string): Pages<Node> | null {
  const known = left.get(client)?.get(document);
  return known?.key === key ? (known.pages as Pages<Node>) : null;
}

function leave(client: Client, document: unknown, key: string, pages: unknown): void {
  const lists = left.get(client) ?? new Map<unknown, { key: string; pages: unknown }>();
  left.set(client, lists.set(document, { key, pages }));
}

/** A list in pages: the first at once, the next on `more`, all that is shown again on `anew`. */
export function usePages<Data, Variables extends PageVariables, Node extends { id: string }>(
  { document, variables, pick }: ListOf<Data, Variables, Node>,
): PagesView<Node> {
  const client = useClient();
  const key = JSON.stringify(variables);
  const [reading, setReading] = useState<Reading<Node>>(() => ({ pages: leftBy<Node>(client, document, key), failure: null, busy: true }));
  const reader = useRef<PageReader<Node> | null>(null);

  useEffect(() => {
    const rest = JSON.parse(key) as Omit<Variables, keyof PageVariables>;
    const started = new PageReader<Node>(
      async (first, after) => {
        const { data, error } = await client.query(document, { ...rest, first, after } as Variables, { requestPolicy: 'network-only' }).toPromise();
        if (error || !data) throw new Error(error ? failureOf(error).message : 'The answer was empty. Try again.');
        return pick(data);
      },
      (part) => {
        setReading((before) => ({ ...before, ...part }));
        if (part.pages) leave(client, document, key, part.pages);
      },
      leftBy<Node>(client, document, key),
    );
    reader.current = started;
    void started.anew();
    return () => { started.stop(); };
  }, [client, document, key, pick]);

  const more = useCallback(() => { void reader.current?.more(); }, []);
  const anew = useCallback(() => { void reader.current?.anew(); }, []);
  return { ...reading, more, anew };
}
