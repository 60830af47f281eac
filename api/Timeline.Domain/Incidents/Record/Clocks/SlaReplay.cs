using NodaTime;
using Timeline.Domain.Catalogue;

namespace Timeline.Domain.Incidents.Record;

/// <summary>How a target of one incident stands, and would under other terms.</summary>
/// <param name="Customer">Null: the organisation's own.</param>
/// <param name="Was">Null: there is no such target now.</param>
/// <param name="Would">Null: there would be none.</param>
public sealed record SlaReplayed(string Target, string? Customer, CustomerId? CustomerId, SlaClock? Was, SlaClock? Would)
{
    public bool Changes => Was?.Status != Would?.Status;
}

/// <summary>Replays terms of a policy that are not in force over an incident, as if they had been when it began.</summary>
public static class SlaReplay
{
    /// <summary>Every target that the policy gives the incident, or would. Empty where it gives none.</summary>
    /// <param name="policy">The policy whose terms are changed.</param>
    /// <param name="terms">Checked by <see cref="Check"/>.</param>
    public static IReadOnlyList<SlaReplayed> Of(IncidentRecord record, CatalogueRecord catalogue, SlaPolicy policy, SlaPolicyTerms terms, Instant at)
    {
        var was = Clocks(instead: null);
        var would = Clocks(new(policy.Versions.Count + 1, policy.Versions[^1].ValidFrom, ValidUntil: null, terms, at));
        return
        [
            .. was.Keys.Union(would.Keys).Select(key => new SlaReplayed(
                key.Target, (was.GetValueOrDefault(key) ?? would[key]).Customer, key.Customer, was.GetValueOrDefault(key), would.GetValueOrDefault(key))),
        ];

        Dictionary<(string Target, CustomerId? Customer), SlaClock> Clocks(SlaPolicyVersion? instead) =>
            SlaClocks.Of(record, catalogue, at, instead is null ? null : (policy.Id, instead))
                .Where(clock => clock.Target?.Policy == policy.Id).ToDictionary(clock => (clock.Target!.Target, clock.CustomerId));
    }

    /// <summary>The terms as they would be published, or what is wrong with them.</summary>
    public static SlaPolicyTerms Check(CatalogueRecord catalogue, SlaPolicy policy, SlaPolicyTerms terms, out Shared.Rejection? problem)
    {
        var checks = new Shared.Checks();
        var tidy = SlaPolicyChecks.Terms(checks, catalogue, terms, policy.Versions[^1].Terms);
        problem = checks.Problem;
        return tidy;
    }
}
