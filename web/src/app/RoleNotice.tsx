import { useState } from 'react';
import type { Role } from '@/gql/graphql';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { roleWords } from '@/words/words';

/** Says that an administrator has changed the role of whoever is looking. */
export function RoleNotice({ role }: { role: Role }) {
  const [known, setKnown] = useState(role);
  if (role === known) return null;
  return (
    <Banner tone="warn" action={<Button small onClick={() => { setKnown(role); }}>Understood</Button>}>
      Your role was changed: it is {roleWords[role]} now, and no longer {roleWords[known]}. What you typed is kept.
    </Banner>
  );
}
