using Marten;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Metrics;

/// <summary>What attainment goes by.</summary>
internal enum SlaGrouping
{
    Policy,
    Target,
    TargetKind,
    Customer,
    Severity,
    Service,
    Team,
}

/// <summary>Whose clocks are counted.</summary>
internal enum SlaClocksOf
{
    Organisation,
    Customers,
    All,
}

internal sealed record SlaAttainmentInput(
    LocalDate From, LocalDate To, string Zone, MetricFilter? Filter, SlaClocksOf? Clocks, string? CustomerId, string? PolicyId, string? Target, SlaGrouping? GroupBy, TrendUnit? Trend)
{
    public MetricScope Scope => new(From, To, Zone, Filter, GroupBy switch
    {
        SlaGrouping.Severity => MetricGrouping.Severity,
        SlaGrouping.Service => MetricGrouping.Service,
        SlaGrouping.Team => MetricGrouping.Team,
        _ => null,
    }, Trend)
    { IsGrouped = GroupBy is not null };
}

/// <summary>Which clocks of the incidents are counted.</summary>
/// <param name="Customer">Null: those of all that <paramref name="Of"/> lets through.</param>
/// <param name="Targets">The names that are meant. Null: any.</param>
internal sealed record ClockCondition(SlaClocksOf Of, Guid? Customer, Guid? Policy, IReadOnlyList<string>? Targets);

/// <summary>A question that was found to be in order, for somebody who asks.</summary>
internal sealed record SlaAttainmentQuestion(SlaAttainmentInput Input, MetricQuestion Metrics, ClockCondition Clocks)
{
    /// <summary>As it is now: for names.</summary>
    public CatalogueRecord Catalogue => Metrics.Named.Catalogue;

    /// <param name="actor">Whose rights it is computed with.</param>
    /// <exception cref="GraphQLException">BAD_USER_INPUT: names the member, what it holds and what it may hold.</exception>
    public static async Task<SlaAttainmentQuestion> ReadAsync(SlaAttainmentInput input, CurrentActor actor, IDocumentStore store, CatalogueRecords catalogues, CancellationToken cancellation)
    {
        var metrics = await MetricQuestion.ReadAsync(input.Scope, actor, store, catalogues, cancellation);
        var customer = metrics.Named.FindById<Customer>(input.CustomerId, "customerId", "customer");
        var policy = metrics.Named.FindById<SlaPolicy>(input.PolicyId, "policyId", "policy");
        if (customer is not null && input.Clocks is SlaClocksOf.Organisation or SlaClocksOf.All)
            throw MetricQuestion.Bad($"input.clocks is {Say.Name(input.Clocks.Value)} and input.customerId names a customer, whose clocks alone would count. Leave one of the two out, or ask for CUSTOMERS.");
        var whose = input.Clocks ?? (customer is null ? SlaClocksOf.Organisation : SlaClocksOf.Customers);
        return new(input, metrics, new(whose, customer?.Key, policy?.Key, Targets(input.Target, policy, metrics.Named.Catalogue)));
    }

    private static List<string>? Targets(string? name, SlaPolicy? policy, CatalogueRecord catalogue)
    {
        if (name is null)
            return null;
        var named = (policy is null ? catalogue.Policies : [policy])
            .SelectMany(each => each.Versions).SelectMany(version => version.Terms.Targets.Select(target => target.Name).Concat(version.Terms.Cadences.Select(cadence => cadence.Name)))
            .Distinct(StringComparer.Ordinal).Where(target => CatalogueRecord.NameKey(target) == CatalogueRecord.NameKey(name)).ToList();
        return named.Count > 0
            ? named
            : throw MetricQuestion.Bad($"input.target is \"{Excerpt.Of(name)}\", which is no target or cadence of {(policy is null ? "any policy" : policy.Name)}. Give the name of one, as the policy has it.");
    }
}
