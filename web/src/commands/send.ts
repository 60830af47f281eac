import type { AnyVariables, Client, CombinedError, TypedDocumentNode } from 'urql';

/** Why a command was not recorded, in words for the person who gave it. */
export interface Failure {
  /** The rejection's or the error's code; `OFFLINE` when no answer came. */
  code: string;
  message: string;
  /** The input field it is about. */
  field: string | null;
  /** True when the same command may be sent again as it is: it was not refused, the answer is missing. */
  again: boolean;
}

interface RejectionShape { code: string; message: string; field?: string | null }

/** What the one root field of a mutation gives. */
export type PayloadOf<Data> = NonNullable<Data[Exclude<keyof Data, '__typename'>]>;

export type Outcome<Data> = { payload: PayloadOf<Data>; failure: null } | { payload: null; failure: Failure };

/** An error of the transport or of GraphQL as a sentence that says what to do. */
export function failureOf(error: CombinedError): Failure {
  const first = error.graphQLErrors[0];
  if (!first) {
    return { code: 'OFFLINE', message: 'Timeline cannot be reached. Nothing is lost: try again when the connection is back.', field: null, again: true };
  }
  const code = typeof first.extensions['code'] === 'string' ? first.extensions['code'] : 'ERROR';
  if (code === 'CONFLICT') {
    return { code, message: `${first.message} Look at what changed, then decide again.`, field: null, again: false };
  }
  return { code, message: first.message, field: null, again: code === 'INTERNAL' };
}

/** Sends one command and gives its payload, or why not. A rejection is data, never an exception. */
export async function send<Data extends object, Variables extends AnyVariables>(
  client: Client, document: TypedDocumentNode<Data, Variables>, variables: Variables,
): Promise<Outcome<Data>> {
  const { data, error } = await client.mutation(document, variables).toPromise();
  if (error) return { payload: null, failure: failureOf(error) };
  const payload = data ? (Object.entries(data).find(([name]) => name !== '__typename')?.[1] as PayloadOf<Data> | null) : null;
  if (!payload) {
    return { payload: null, failure: { code: 'EMPTY', message: 'The answer was empty. Try again.', field: null, again: true } };
  }
  const rejection = (payload as { error?: RejectionShape | null }).error;
  if (rejection) {
    return { payload: null, failure: { code: rejection.code, message: rejection.message, field: rejection.field ?? null, again: false } };
  }
  return { payload, failure: null };
}
