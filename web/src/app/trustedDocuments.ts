import { makeOperation, mapExchange, type DocumentInput, type Operation } from 'urql';

interface Registered { __meta__?: { hash?: string } }

/** The operation with the id of its document in place of the text. There is no way back to the text: the server knows every document of this build. */
export function byId(operation: Operation): Operation {
  if (operation.kind === 'teardown') return operation;
  const documentId = (operation.query as Registered).__meta__?.hash;
  if (!documentId) throw new Error('The operation was not registered when the UI was built: every one is written out in the sources.');
  const query = { kind: 'Document', definitions: [], documentId, __key: (operation.query as { __key?: number }).__key };
  return makeOperation(operation.kind, { ...operation, query: query as unknown as Exclude<DocumentInput, string> } as Operation, operation.context);
}

export const trustedDocuments = mapExchange({ onOperation: byId });
