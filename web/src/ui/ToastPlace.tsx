import { Toast } from '@base-ui/react/toast';
import { useEffect, useState } from 'react';
import { buttonClass } from './Button';
import { Icon } from './Icon';
import { takeToasts, useWaitingToasts } from './toast';
import './toast.css';

/** Where toasts appear. It is there once, from the first toast on. */
export function ToastPlace() {
  const [manager] = useState(() => Toast.createToastManager());
  const waiting = useWaitingToasts();
  useEffect(() => {
    if (waiting.length === 0) return;
    for (const { text, takeBack } of waiting) {
      const id = manager.add({ description: text, ...(takeBack && { actionProps: { children: 'Take back', onClick: () => { manager.close(id); takeBack(); } } }) });
    }
    takeToasts(waiting);
  }, [waiting, manager]);
  return (
    <Toast.Provider toastManager={manager} timeout={8_000}>
      <Toast.Portal><Toast.Viewport className="toasts"><Toasts /></Toast.Viewport></Toast.Portal>
    </Toast.Provider>
  );
}

function Toasts() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((one) => (
    <Toast.Root key={one.id} toast={one} className="toast">
      <Toast.Content className="toast-content">
        <Toast.Description />
        <Toast.Action className={buttonClass({ small: true })} />
        <Toast.Close className={buttonClass({ look: 'ghost', small: true, icon: true })} aria-label="Close"><Icon name="close" size={14} /></Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
