/** Signing in and out is plain HTTP, because the answer is an HttpOnly cookie that no script can read. */

export interface SessionPreview { name: string; role: string; needsName: boolean }

export class SessionError extends Error {}
class Unreachable extends SessionError {}

async function ask(method: 'POST' | 'DELETE', path: string, body?: object): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch {
    throw new Unreachable('Timeline cannot be reached. Check the connection, then try again.');
  }
  if (response.ok) return response;
  if (response.status === 429) throw new SessionError('That was tried too often. Wait a minute, then try again.');
  const answer = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
  throw new SessionError(answer?.error?.message ?? `The server answered ${response.status}. Try again, or ask for a new link.`);
}

export async function previewSignIn(token: string): Promise<SessionPreview> {
  const answer = (await (await ask('POST', '/session/preview', { token })).json()) as SessionPreview | { error: { message: string } };
  if ('error' in answer) throw new SessionError(answer.error.message);
  return answer;
}

export async function signIn(token: string, name?: string): Promise<void> {
  await ask('POST', '/session', name === undefined ? { token } : { token, name });
}

/** Ends every session of whoever is signed in, on all their devices, and loads the page anew. */
export async function signOutEverywhere(person: string): Promise<void> {
  await ask('DELETE', '/session/all');
  await (await import('@/offline/leaving')).forgetEverything(person);
  window.location.assign('/');
}

/** Signs out and loads the page anew, so that nothing read or typed before stays in this browser. Without a network it cannot: the session would go on. */
export async function signOut(person: string): Promise<void> {
  await ask('DELETE', '/session').catch((reason: unknown) => { if (reason instanceof Unreachable) throw reason; });
  await (await import('@/offline/leaving')).forgetEverything(person);
  window.location.assign('/');
}

/** The token in a sign-in link, or the text itself when it is only the token. Null when there is none. */
export function tokenOf(linkOrToken: string): string | null {
  const text = linkOrToken.trim();
  const hash = text.lastIndexOf('#');
  const token = hash >= 0 ? text.slice(hash + 1) : text;
  return token === '' || /[\s/]/.test(token) ? null : token;
}
