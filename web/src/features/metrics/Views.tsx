import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { failureOf, type Failure } from '@/commands/send';
import { getFragmentData, graphql, type FragmentType } from '@/gql';
import type { MetricFiguresInput, Views_ViewFragment } from '@/gql/graphql';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { TextField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { Menu, type MenuPart } from '@/ui/Menu';
import { toast } from '@/ui/toast';
import { visibleText } from '@/ui/visibleText';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { addressOf, questionOfView } from './question';

export const Views_View = graphql(`fragment Views_View on MetricView { viewId name forAll own owner lastDays question }`);

const Views_SaveMutation = graphql(`mutation Views_SaveMutation($input: SaveMetricViewInput!) { saveMetricView(input: $input) { view { ...Views_View } error { code message field } } }`);
const Views_RenameMutation = graphql(`mutation Views_RenameMutation($input: RenameMetricViewInput!) { renameMetricView(input: $input) { view { ...Views_View } error { code message field } } }`);
const Views_DeleteMutation = graphql(`mutation Views_DeleteMutation($input: DeleteMetricViewInput!) { deleteMetricView(input: $input) { viewId error { code message field } } }`);

interface ViewsProps {
  views: readonly FragmentType<typeof Views_View>[];
  address: string;
  /** What saving keeps. Null: what is shown is counted, not timed, and cannot be kept. */
  asked: { figures: MetricFiguresInput; lastDays: number | null } | null;
  onChanged: () => void;
}

/** Questions under a name: one's own and those for all. */
export function Views({ views, address, asked, onChanged }: ViewsProps) {
  const [open, setOpen] = useState<'save' | 'rename' | null>(null);
  const navigate = useNavigate();
  const { role } = useViewer();
  const [, remove] = useMutation(Views_DeleteMutation);
  const known = getFragmentData(Views_View, views).map((view) => ({ view, question: questionOfView(view.question, view.lastDays ?? null) }));
  const here = known.find(({ question }) => question && addressOf(question) === address)?.view;
  const mine = here && (here.own || (here.forAll && mayAs(role, 'MANAGER'))) ? here : undefined;
  const list = (forAll: boolean): MenuPart[] => known.filter(({ view, question }) => view.forAll === forAll && question).map(({ view, question }) => ({
    label: visibleText(view.name), ...(forAll && { end: visibleText(view.owner) }), run: () => { if (question) void navigate(addressOf(question)); },
  }));
  const parts: MenuPart[] = [
    ...list(false), ...(list(true).length > 0 ? ['rule' as const, ...list(true)] : []), ...(known.length > 0 ? ['rule' as const] : []),
    { label: 'Save this view…', disabled: asked === null, run: () => { setOpen('save'); } },
    ...(mine ? [
      { label: `Rename “${visibleText(mine.name)}”…`, run: () => { setOpen('rename'); } },
      { label: `Delete “${visibleText(mine.name)}”`, run: () => { void remove({ input: { viewId: mine.viewId } }).then(({ data, error }) => { toast(error ? failureOf(error).message : data?.deleteMetricView.error?.message ?? `“${visibleText(mine.name)}” is deleted.`); onChanged(); }); } },
    ] : []),
  ];
  return (
    <>
      <Menu trigger={<Button look="ghost"><Icon name="bookmark" />{here ? visibleText(here.name) : 'Views'}<Icon name="down" /></Button>} parts={parts} />
      {open === 'save' && asked && <SaveDialog asked={asked} onClose={() => { setOpen(null); }} onChanged={onChanged} />}
      {open === 'rename' && mine && <RenameDialog view={mine} onClose={() => { setOpen(null); }} onChanged={onChanged} />}
    </>
  );
}

interface NameFormProps { verb: string; name: string; run: (name: string, forAll: boolean) => Promise<Failure | null>; onDone: () => void; offersAll: boolean }

function NameForm({ verb, name: first, run, onDone, offersAll }: NameFormProps) {
  const [name, setName] = useState(first);
  const [forAll, setForAll] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [sending, setSending] = useState(false);
  const submit = async () => {
    setSending(true);
    const refused = await run(name.trim(), forAll);
    setSending(false);
    setFailure(refused);
    if (!refused) onDone();
  };
  const beside = failure?.field?.endsWith('name') ? failure.message : null;
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <TextField label="Name" value={name} required maxLength={100} error={beside} onChange={(event) => { setName(event.target.value); }} />
      {offersAll && <label className="check"><input type="checkbox" checked={forAll} onChange={(event) => { setForAll(event.target.checked); }} />In everybody’s list</label>}
      {failure && beside === null && <Notice tone="crit">{failure.message}</Notice>}
      <div className="dialog-foot"><Button type="submit" look="primary" disabled={sending}>{verb}</Button></div>
    </form>
  );
}

type Answer<T> = { data?: T; error?: Parameters<typeof failureOf>[0] };
const refusalOf = <T,>({ data, error }: Answer<T>, payload: (data: T) => { error?: { code: string; message: string; field?: string | null } | null }): Failure | null => {
  if (error) return failureOf(error);
  const rejection = data && payload(data).error;
  return rejection ? { code: rejection.code, message: rejection.message, field: rejection.field ?? null, again: false } : null;
};

function SaveDialog({ asked, onClose, onChanged }: { asked: NonNullable<ViewsProps['asked']>; onClose: () => void; onChanged: () => void }) {
  const [, save] = useMutation(Views_SaveMutation);
  const { role } = useViewer();
  const run = async (name: string, forAll: boolean) => refusalOf(await save({ input: { name, forAll, ...asked } }), (data) => data.saveMetricView);
  return <Dialog title="Save this view" onClose={onClose}><NameForm verb="Save view" name="" offersAll={mayAs(role, 'MANAGER')} run={run} onDone={() => { onChanged(); onClose(); }} /></Dialog>;
}

function RenameDialog({ view, onClose, onChanged }: { view: Views_ViewFragment; onClose: () => void; onChanged: () => void }) {
  const [, rename] = useMutation(Views_RenameMutation);
  const run = async (name: string) => refusalOf(await rename({ input: { viewId: view.viewId, name } }), (data) => data.renameMetricView);
  return <Dialog title="Rename the view" onClose={onClose}><NameForm verb="Rename view" name={view.name} offersAll={false} run={run} onDone={() => { onChanged(); onClose(); }} /></Dialog>;
}
