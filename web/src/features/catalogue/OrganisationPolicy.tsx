import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { Notice } from '@/ui/feedback';
import { SelectField } from '@/ui/Field';
import { toast } from '@/ui/toast';

const OrganisationPolicy_Query = graphql(`
  query OrganisationPolicy_Query($at: Instant) { catalogue(asKnownAt: $at) { organisationPolicy { id name } policies(first: 100) { nodes { id name } } } }
`);
const OrganisationPolicy_SetMutation = graphql(`
  mutation OrganisationPolicy_SetMutation($input: SetOrganisationPolicyInput!) { setOrganisationPolicy(input: $input) { organisationPolicy { id } error { code message field } } }
`);

/** What the organisation holds itself to in every real incident, whatever a customer was promised. */
export function OrganisationPolicy({ at, manages }: { at: string | null; manages: boolean }) {
  const [{ data }, again] = useQuery({ query: OrganisationPolicy_Query, variables: { at }, requestPolicy: 'cache-and-network' });
  const { run, failure } = useCommand(OrganisationPolicy_SetMutation);
  if (!data) return null;
  const { organisationPolicy: own, policies } = data.catalogue;
  const set = async (policyId: string) => {
    if (!await run({ policyId: policyId === '' ? null : policyId })) return;
    again({ requestPolicy: 'network-only' });
    toast(policyId === '' ? 'The organisation holds itself to no policy now.' : 'Set. Open incidents are looked at anew.');
  };
  return (
    <section className="catalogue-part" aria-label="The organisation’s own policy">
      <div className="catalogue-head"><h2>The organisation’s own policy</h2><span className="muted">held to in every real incident, beside what customers were promised</span></div>
      {failure && <Notice tone="crit">{failure.message}</Notice>}
      {manages && policies.nodes.length > 0
        ? <SelectField label="Policy" quiet value={own?.id ?? ''} options={[{ value: '', label: 'None' }, ...policies.nodes.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(id) => { void set(id); }} />
        : <p>{own ? <Link to={`/sla/${own.id}`}>{own.name}</Link> : <span className="muted">None.</span>}</p>}
      <p className="small muted">Policies and calendars are under <Link to="/sla">SLA</Link>.</p>
    </section>
  );
}
