import { createContext, useContext } from 'react';
import type { Role } from '@/gql/graphql';

export interface SignedIn { actorId: string; name: string; role: Role }

export const ViewerContext = createContext<SignedIn | null>(null);

/** The signed-in person. Only screens behind the sign-in may ask. */
export function useViewer(): SignedIn {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('useViewer outside of a signed-in screen: render it below ViewerContext');
  return viewer;
}

const ranks: Role[] = ['OBSERVER', 'RESPONDER', 'MANAGER', 'ADMINISTRATOR'];

/** True when `role` may do what `needed` may. */
export const mayAs = (role: Role, needed: Role): boolean => ranks.indexOf(role) >= ranks.indexOf(needed);
