using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Catalogue;

/// <param name="ValidFrom">Null: today, in UTC.</param>
public sealed record AddSlaPolicy(Guid CommandId, Instant Now, string Name, SlaPolicyTerms Terms, LocalDate? ValidFrom = null, LocalDate? ValidUntil = null)
{
    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, AddSlaPolicy command)
    {
        var made = SlaPolicyId.From(command.CommandId);
        if (catalogue.FindPolicy(made) is not null)
            return Decision.Nothing;

        var checks = new Checks();
        var name = checks.Name(catalogue, CatalogueKind.Policy, command.Name, made.Value);
        var from = checks.Days(command.ValidFrom, command.ValidUntil, command.Now);
        var terms = SlaPolicyChecks.Terms(checks, catalogue, command.Terms, before: null);
        return checks.Problem is { } problem ? problem : new SlaPolicyAdded(made, name, from, command.ValidUntil, terms);
    }
}

/// <summary>Publishes a further version of a policy. Incidents that began under another keep that.</summary>
/// <param name="Version">The number that it is to have: one more than the newest, so that two who publish at once do not hide each other's. Null: whichever is next.</param>
/// <param name="ValidFrom">Null: today, in UTC.</param>
public sealed record PublishSlaPolicy(
    SlaPolicyId PolicyId, Instant Now, SlaPolicyTerms Terms, LocalDate? ValidFrom = null, LocalDate? ValidUntil = null, int? Version = null)
{
    public const int MostTargets = 100;
    private const int MostVersions = 1_000;

    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, PublishSlaPolicy command)
    {
        if (CatalogueRules.Find<SlaPolicy>(catalogue, command.PolicyId.Value, "policyId", out var policy) is { } unknown)
            return unknown;

        var checks = new Checks();
        var newest = policy.Versions[^1];
        var from = checks.Days(command.ValidFrom, command.ValidUntil, command.Now);
        var terms = SlaPolicyChecks.Terms(checks, catalogue, command.Terms, newest.Terms);
        if (checks.Problem is { } problem)
            return problem;
        // The same sent again is the newest already.
        if (newest.ValidFrom == from && newest.ValidUntil == command.ValidUntil && SlaPolicyChecks.AreSame(newest.Terms, terms))
            return Decision.Nothing;
        if (command.Version is { } meant && meant != newest.Number + 1)
            return new Rejection(RejectionCode.NotAllowed, $"version is {Say.Count(meant)} and the newest of {policy.Name} is {Say.Count(newest.Number)}: somebody else published meanwhile. Look at that version, and publish yours as {Say.Count(newest.Number + 1)}.", "version");
        if (newest.Number >= MostVersions)
            return new Rejection(RejectionCode.TooLong, $"{policy.Name} has {Say.Count(MostVersions)} versions, which is the limit. Add another policy.", "policyId");
        return new SlaPolicyPublished(policy.Id, newest.Number + 1, from, command.ValidUntil, terms);
    }
}

/// <summary>Changes what a policy is called.</summary>
public sealed record RenameSlaPolicy(SlaPolicyId PolicyId, string Name)
{
    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, RenameSlaPolicy command)
    {
        if (CatalogueRules.Find<SlaPolicy>(catalogue, command.PolicyId.Value, "policyId", out var policy) is { } unknown)
            return unknown;
        var checks = new Checks();
        var name = checks.Name(catalogue, CatalogueKind.Policy, command.Name, policy.Key);
        return checks.Problem is { } problem ? problem : CatalogueRules.Renamed(policy, name).ToList();
    }
}

/// <summary>Says which policy the organisation holds itself to in every real incident.</summary>
/// <param name="PolicyId">Null: none.</param>
public sealed record SetOrganisationPolicy(SlaPolicyId? PolicyId)
{
    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, SetOrganisationPolicy command)
    {
        var checks = new Checks();
        if (command.PolicyId is { } id)
            checks.Link<SlaPolicy, SlaPolicyId>(catalogue, "policyId", id, stoodBefore: id == catalogue.OrganisationPolicy);
        if (checks.Problem is { } problem)
            return problem;
        return command.PolicyId == catalogue.OrganisationPolicy ? Decision.Nothing : new OrganisationPolicySet(command.PolicyId);
    }
}
