import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import './segmented.css';

interface TabsProps<T extends string> { label: string; value: T; tabs: readonly { value: T; label: ReactNode; panel: ReactNode }[]; onChange: (value: T) => void }

/** Views of one thing, one at a time, without an address of their own. */
export function Tabs<T extends string>({ label, value, tabs, onChange }: TabsProps<T>) {
  return (
    <Base.Root value={value} onValueChange={(next) => { onChange(next as T); }}>
      <Base.List className="segmented" aria-label={label}>
        {tabs.map((tab) => <Base.Tab key={tab.value} value={tab.value}>{tab.label}</Base.Tab>)}
      </Base.List>
      {tabs.map((tab) => <Base.Panel key={tab.value} value={tab.value}>{tab.panel}</Base.Panel>)}
    </Base.Root>
  );
}
