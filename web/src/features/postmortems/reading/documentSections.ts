/**
 * The sections of the document as the server drew them, by their headings: the HTML is safe as it comes, and is only cut apart here. The heading stands in the page
 * already, and so does who wrote it.
 */
export function documentSections(html: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const section of new DOMParser().parseFromString(html, 'text/html').querySelectorAll('article > section')) {
    const heading = section.querySelector(':scope > h2');
    heading?.remove();
    section.querySelector(':scope > .written')?.remove();
    parts.set(heading?.textContent ?? '', section.innerHTML.trim());
  }
  return parts;
}
