interface Answer { errors?: { message: string; extensions?: { code?: string } }[] }

/** Why nothing that is typed here would be executed, or null. Asks the server: it depends on how it is run, and on nothing else. */
export async function refusal(url: string, send: typeof fetch = fetch): Promise<string | null> {
  const response = await send(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ query: 'query GraphiQL_Query { __typename }' }),
  });
  const { errors } = (await response.json()) as Answer;
  return errors?.find(({ extensions }) => extensions?.code === 'DOCUMENT_NOT_TRUSTED')?.message ?? null;
}
