import type { Suggestions } from './suggestions';

interface SuggestionListProps { id: string; suggestions: Suggestions; active: number; onChoose: (index: number) => void }

const titles = { command: 'Commands', person: 'People', service: 'Services', customer: 'Customers', entry: 'Entries', time: 'Times' } as const;

export const optionId = (list: string, index: number): string => `${list}-${index}`;

/** What may be meant at the caret. The focus stays in the line; the list only shows what Enter would take. */
export function SuggestionList({ id, suggestions: { kind, options }, active, onChoose }: SuggestionListProps) {
  return (
    <ul id={id} className="line-offers" role="listbox" aria-label={titles[kind]}>
      {options.map(({ words, hint }, index) => (
        <li key={words} id={optionId(id, index)} role="option" aria-selected={index === active} className="line-offer"
          onPointerDown={(e) => { e.preventDefault(); }} onClick={() => { onChoose(index); }}>
          <b>{words}</b>{hint !== '' && <span>{hint}</span>}
        </li>
      ))}
    </ul>
  );
}
