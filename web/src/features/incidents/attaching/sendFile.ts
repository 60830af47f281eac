/** How an upload went: taken, or why not, in words. */
export type SentFile = { taken: true } | { taken: false; problem: string };

const inWords = (status: number, answer: string): string => {
  try {
    const { error } = JSON.parse(answer) as { error?: { message?: string } | null };
    if (error?.message) return error.message;
  } catch {
    // Not from Timeline itself: a proxy, for one.
  }
  if (status === 401) return 'You are signed out. Sign in, then attach it again.';
  if (status === 413) return 'It is too large.';
  if (status === 429) return 'That were too many files at once. Wait a minute, then try again.';
  return `The server answered ${status}. Try again.`;
};

/** Attaches one file to an incident. `onPart` hears how much of it has gone, from 0 to 1: `fetch` could not tell. Never throws. */
export function sendFile(incidentId: string, file: File, commandId: string, onPart: (part: number) => void): Promise<SentFile> {
  const form = new FormData();
  form.append('commandId', commandId);
  form.append('file', file, file.name);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/incidents/${encodeURIComponent(incidentId)}/files`);
    request.upload.addEventListener('progress', ({ loaded, total }) => { onPart(total > 0 ? loaded / total : 0); });
    request.addEventListener('load', () => {
      resolve(request.status >= 200 && request.status < 300 ? { taken: true } : { taken: false, problem: inWords(request.status, request.responseText) });
    });
    request.addEventListener('error', () => { resolve({ taken: false, problem: 'Timeline cannot be reached. Try again when the connection is back.' }); });
    request.send(form);
  });
}
