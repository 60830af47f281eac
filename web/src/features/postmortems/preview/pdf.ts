import { getDocument, GlobalWorkerOptions, TextLayer, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

// From our own origin: the content security policy lets no other in.
GlobalWorkerOptions.workerSrc = worker;

export type { PDFDocumentProxy, PDFPageProxy };

export const openPdf = (data: ArrayBuffer): Promise<PDFDocumentProxy> => getDocument({ data }).promise;

/** Draws a page beside the place, and puts it in only when it is whole: what was there is seen until then. */
export async function drawPage(page: PDFPageProxy, place: HTMLElement, width: number): Promise<void> {
  const scale = width / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  const sharp = Math.min(window.devicePixelRatio || 1, 2);
  canvas.width = Math.floor(viewport.width * sharp);
  canvas.height = Math.floor(viewport.height * sharp);
  canvas.setAttribute('aria-hidden', 'true');
  await page.render({ canvas, viewport, transform: [sharp, 0, 0, sharp, 0, 0] }).promise;
  const text = document.createElement('div');
  text.className = 'pdf-text';
  text.style.setProperty('--total-scale-factor', String(scale));
  await new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport }).render();
  place.replaceChildren(canvas, text);
}
