import { useEffect, useRef, useState } from 'react';
import { clockTime } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { LoadError, Skeleton } from '@/ui/feedback';
import { usePdf, type PdfView } from './usePdf';
import './preview.css';

const steps = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

/** The pages of the real PDF. It keeps the place that is read while it is drawn again. */
export function PdfPreview({ url, changes, zone, label }: { url: string; changes: number; zone: string; label: string }) {
  const { shown, busy, failure, again } = usePdf(url, changes);
  const scroll = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [zoom, setZoom] = useState(2);
  const [page, setPage] = useState(1);

  useEffect(() => {
    const place = scroll.current;
    if (!place) return;
    const measure = () => { setWidth(Math.max(0, place.clientWidth - 32)); };
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(place);
    return () => { observer.disconnect(); };
  }, []);
  const pages = shown?.pdf.numPages ?? 0;
  const follow = () => {
    const place = scroll.current;
    if (!place) return;
    const middle = place.scrollTop + place.clientHeight / 3;
    const at = [...place.querySelectorAll<HTMLElement>('.pdf-page')].findLastIndex((one) => one.offsetTop <= middle);
    setPage(Math.max(1, at + 1));
  };

  return (
    <div className="pdf">
      <div className="pdf-bar">
        <span className="small muted tabular" role="status">{pages > 0 && `page ${Math.min(page, pages)} of ${pages}`}{busy && (pages > 0 ? ' · refreshing' : '')}</span>
        <span className="grow" />
        <Button look="ghost" small icon aria-label="Smaller" disabled={zoom === 0} onClick={() => { setZoom(zoom - 1); }}>−</Button>
        <span className="small muted tabular">{Math.round((steps[zoom] ?? 1) * 100)} %</span>
        <Button look="ghost" small icon aria-label="Larger" disabled={zoom === steps.length - 1} onClick={() => { setZoom(zoom + 1); }}>+</Button>
      </div>
      {failure !== null && <div className="pdf-failed"><LoadError message={shown ? `${failure} This is as of ${clockTime(shown.at, zone)}.` : failure} onRetry={again} /></div>}
      <div className="pdf-scroll" ref={scroll} tabIndex={0} role="region" aria-label={label} aria-busy={busy} onScroll={follow}>
        {!shown && failure === null && <Skeleton label="Making the pages" rows={8} />}
        {shown && width > 0 && Array.from({ length: pages }, (_, i) => <PdfPage key={i} shown={shown} number={i + 1} of={pages} width={width * (steps[zoom] ?? 1)} />)}
      </div>
    </div>
  );
}

function PdfPage({ shown, number, of, width }: { shown: NonNullable<PdfView['shown']>; number: number; of: number; width: number }) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(number === 1);
  const [ratio, setRatio] = useState(Math.SQRT2);
  const { pdf, module } = shown;

  useEffect(() => {
    if (near || !place.current) return;
    const observer = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) setNear(true); }, { root: place.current.closest('.pdf-scroll'), rootMargin: '1200px' });
    observer.observe(place.current);
    return () => { observer.disconnect(); };
  }, [near]);
  useEffect(() => {
    if (!near) return;
    let gone = false;
    const draw = async () => {
      const page = await pdf.getPage(number);
      const { width: w, height: h } = page.getViewport({ scale: 1 });
      if (gone || !place.current) return;
      setRatio(h / w);
      await module.drawPage(page, place.current, width);
    };
    // What was given up meanwhile is not drawn.
    draw().catch((reason: unknown) => { if (!gone) throw reason; });
    return () => { gone = true; };
  }, [near, pdf, module, number, width]);

  return <div className="pdf-page" style={{ width, height: width * ratio }} role="group" aria-label={`Page ${number} of ${of}`}><div ref={place} /></div>;
}
