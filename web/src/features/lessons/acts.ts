import { useClient } from 'urql';
import { send, type Failure } from '@/commands/send';
import { uuidv7 } from '@/commands/uuidv7';
import { getFragmentData, graphql, type FragmentType } from '@/gql';
import { toast } from '@/ui/toast';
import { ActionRow_item, type Followed, type Item } from './ActionRow';

type ItemRef = FragmentType<typeof ActionRow_item>;

const Acts_AssignMutation = graphql(`mutation Acts_AssignMutation($input: AssignActionItemInput!) { assignActionItem(input: $input) { actionItem { ...ActionRow_item } error { code message field } } }`);
const Acts_CompleteMutation = graphql(`mutation Acts_CompleteMutation($input: CompleteActionItemInput!) { completeActionItem(input: $input) { actionItem { ...ActionRow_item } error { code message field } } }`);
const Acts_ReopenMutation = graphql(`mutation Acts_ReopenMutation($input: ReopenActionItemInput!) { reopenActionItem(input: $input) { actionItem { ...ActionRow_item } error { code message field } } }`);
const Acts_DropMutation = graphql(`mutation Acts_DropMutation($input: DropActionItemInput!) { dropActionItem(input: $input) { actionItem { ...ActionRow_item } error { code message field } } }`);
const Acts_AmendMutation = graphql(`mutation Acts_AmendMutation($input: AmendActionItemInput!) { amendActionItem(input: $input) { actionItem { ...ActionRow_item } error { code message field } } }`);

/** What somebody said to do with an action. */
export type Act =
  | { kind: 'assign'; owner: string; due: string }
  | { kind: 'due'; due: string; reason: string }
  | { kind: 'complete'; text: string }
  | { kind: 'drop' | 'reopen'; reason: string };

const taken = 'Taken back.';

type Followable = Followed & { item: Item };
interface Sent { item: Item | null; failure: Failure | null }

/** Does something with an action, says so, and takes it back where there is a way. What came of it is told to `onItem`. */
export function useActs(onItem: (item: Item) => void) {
  const client = useClient();

  const settled = ({ payload, failure }: { payload: { actionItem: ItemRef | null } | null; failure: Failure | null }): Sent => {
    const item = payload?.actionItem ? getFragmentData(ActionRow_item, payload.actionItem) : null;
    if (item) onItem(item);
    return { item, failure };
  };
  const takeBack = (words: string, back: () => Promise<Sent>) => {
    toast(words, () => { void back().then(({ failure }) => { if (failure) toast(`It was not taken back: ${failure.message}`); }); });
  };

  /** The same act tried again has the same id, so that it is recorded once. */
  return async ({ item: before, incident: { incidentId } }: Followable, act: Act, commandId: string = uuidv7()): Promise<Failure | null> => {
    const base = { incidentId, actionItemId: before.id };
    const was = { ...(before.owner == null ? { unassigned: true } : { owner: before.owner }), ...(before.due == null ? { undated: true } : { due: before.due }) };
    const amendBack = async () => settled(await send(client, Acts_AmendMutation, { input: { ...base, ...was, reason: taken, commandId: uuidv7() } }));
    const reopen = async () => settled(await send(client, Acts_ReopenMutation, { input: { ...base, reason: taken, commandId: uuidv7() } }));
    switch (act.kind) {
      case 'assign': {
        const { failure, item } = settled(await send(client, Acts_AssignMutation, { input: { ...base, owner: act.owner, ...(act.due !== '' && { due: act.due }), commandId } }));
        if (item) takeBack(`Assigned to ${item.owner ?? act.owner}.`, amendBack);
        return failure;
      }
      case 'due': {
        const { failure, item } = settled(await send(client, Acts_AmendMutation, { input: { ...base, reason: act.reason, ...(act.due === '' ? { undated: true } : { due: act.due }), commandId } }));
        if (item) takeBack('The day is changed.', amendBack);
        return failure;
      }
      case 'complete': {
        const { failure, item } = settled(await send(client, Acts_CompleteMutation, { input: { ...base, ...(act.text !== '' && { text: act.text }), commandId } }));
        if (item) takeBack('Recorded as done.', reopen);
        return failure;
      }
      case 'drop': {
        const { failure, item } = settled(await send(client, Acts_DropMutation, { input: { ...base, reason: act.reason, commandId } }));
        if (item) takeBack('Dropped.', reopen);
        return failure;
      }
      case 'reopen': {
        const { failure, item } = settled(await send(client, Acts_ReopenMutation, { input: { ...base, reason: act.reason, commandId } }));
        if (item) toast('Open again.');
        return failure;
      }
    }
  };
}
