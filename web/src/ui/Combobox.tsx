import { Autocomplete } from '@base-ui/react/autocomplete';
import './popups.css';

interface ComboboxProps {
  value: string;
  /** Every keystroke, and the word of what is chosen: what stands in no list may be said too. */
  onChange: (text: string) => void;
  /** Something of the list was chosen, where that means more than typing its name. */
  onChoose?: (item: string) => void;
  items: readonly string[];
  placeholder?: string;
  /** What ties the field around to the input. */
  described: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };
}

/** A field with what is likely below it: typed words narrow the list, arrows and Enter choose. */
export function Combobox({ value, onChange, onChoose, items, placeholder, described }: ComboboxProps) {
  return (
    <Autocomplete.Root items={items} value={value} onValueChange={(text, { reason }) => { if (reason === 'item-press' && onChoose) onChoose(text); else onChange(text); }} limit={50} openOnInputClick>
      <Autocomplete.Input className="input" spellCheck={false} placeholder={placeholder} {...described} />
      <Autocomplete.Portal>
        <Autocomplete.Positioner className="positioner" sideOffset={4}>
          <Autocomplete.Popup className="popup popup-list">
            <Autocomplete.List>
              {(item: string) => <Autocomplete.Item key={item} value={item} className="popup-item">{item}</Autocomplete.Item>}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}
