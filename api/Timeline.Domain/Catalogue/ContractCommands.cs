using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Catalogue;

/// <param name="ValidFrom">Null: today, in UTC.</param>
public sealed record AddContract(
    Guid CommandId, Instant Now, CustomerId Customer, string? Policy = null, LocalDate? ValidFrom = null, LocalDate? ValidUntil = null, HelpAmount? Entitled = null, HelpAmount? Used = null,
    SlaPolicyId? PolicyId = null)
{
    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, AddContract command)
    {
        var made = ContractId.From(command.CommandId);
        if (catalogue.FindContract(made) is not null)
            return Decision.Nothing;

        var checks = new Checks();
        checks.Link<Customer, CustomerId>(catalogue, "customerId", command.Customer);
        var terms = ChangeContract.Check(
            checks, new(command.Policy, command.ValidFrom ?? command.Now.InUtc().Date, command.ValidUntil, command.Entitled, command.Used, command.PolicyId), command.Now);
        ChangeContract.CheckPolicy(checks, catalogue, command.PolicyId, before: null);
        return checks.Problem is { } problem ? problem : new ContractAdded(made, command.Customer, terms);
    }
}

/// <summary>Changes a contract. A member that is null stays as it is.</summary>
/// <param name="Policy">Blank: not said any more.</param>
/// <param name="NoEnd">True: valid until further notice.</param>
/// <param name="NoEntitlement">True: no amount is stated any more, and none is counted.</param>
/// <param name="NoPolicy">True: no times are promised any more.</param>
public sealed record ChangeContract(
    ContractId ContractId, Instant Now, string? Policy = null, LocalDate? ValidFrom = null, LocalDate? ValidUntil = null, HelpAmount? Entitled = null, HelpAmount? Used = null,
    bool NoEnd = false, bool NoEntitlement = false, SlaPolicyId? PolicyId = null, bool NoPolicy = false)
{
    private const int MostIncidents = 1_000_000;
    private const int MostHours = 1_000_000;

    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, ChangeContract command)
    {
        if (CatalogueRules.Find<Contract>(catalogue, command.ContractId.Value, "contractId", out var contract) is { } unknown)
            return unknown;

        var checks = new Checks();
        if (command is { NoEnd: true, ValidUntil: not null })
            checks.Fail(RejectionCode.NotAllowed, $"validUntil is {Say.Date(command.ValidUntil.Value)} and noEnd says that there is no last day. Give one of the two.", "noEnd");
        if (command.NoEntitlement && (command.Entitled ?? command.Used) is not null)
            checks.Fail(RejectionCode.NotAllowed, "noEntitlement says that no amount is stated, and one is. Give one of the two.", "noEntitlement");
        if (command is { NoPolicy: true, PolicyId: not null })
            checks.Fail(RejectionCode.NotAllowed, "noPolicy says that no times are promised, and policyId names a policy. Give one of the two.", "noPolicy");
        var before = contract.Terms;
        CheckPolicy(checks, catalogue, command.PolicyId, before.PolicyId);
        var entitled = command.NoEntitlement ? null : command.Entitled ?? before.Entitled;
        var used = command.Used ?? (IsSameUnit(entitled, before.Used) ? before.Used : null);
        var after = Check(
            checks, new(command.Policy ?? before.Policy, command.ValidFrom ?? before.ValidFrom, command.NoEnd ? null : command.ValidUntil ?? before.ValidUntil, entitled, used,
            command.NoPolicy ? null : command.PolicyId ?? before.PolicyId), command.Now);
        if (checks.Problem is { } problem)
            return problem;
        return after == before ? Decision.Nothing : new ContractChanged(contract.Id, after);
    }

    internal static void CheckPolicy(Checks checks, CatalogueRecord catalogue, SlaPolicyId? policy, SlaPolicyId? before)
    {
        if (policy is { } id)
            checks.Link<SlaPolicy, SlaPolicyId>(catalogue, "policyId", id, id == before);
    }

    internal static ContractTerms Check(Checks checks, ContractTerms terms, Instant now)
    {
        var policy = checks.OptionalLine("policy", terms.Policy);
        checks.Days(terms.ValidFrom, terms.ValidUntil, now);

        Amount(checks, "entitled", terms.Entitled, least: 1);
        Amount(checks, "used", terms.Used, least: 0);
        if (terms.Used is not null && !IsSameUnit(terms.Entitled, terms.Used))
        {
            checks.Fail(
                RejectionCode.NotAllowed,
                $"What is used is counted as what the contract entitles to, which is {terms.Entitled?.InWords ?? "not stated"}. Give {(terms.Used.Time is null ? "entitledIncidents" : "entitledTime")} too, or leave it out.",
                terms.Used.Time is null ? "usedIncidents" : "usedTime");
        }

        return terms with { Policy = policy };
    }

    private static bool IsSameUnit(HelpAmount? entitled, HelpAmount? used) => entitled is not null && used is not null && entitled.Time is null == used.Time is null;

    private static void Amount(Checks checks, string field, HelpAmount? amount, int least)
    {
        if (amount is { Time: not null, Incidents: not null })
            checks.Fail(RejectionCode.NotAllowed, $"{field}Time and {field}Incidents are both given; a contract counts one of them. Leave one out.", $"{field}Incidents");
        if (amount?.Time is { } time && (time < Duration.FromMinutes(least) || time > Duration.FromHours(MostHours)))
            checks.Fail(RejectionCode.OutOfRange, $"{field}Time is {Say.Span(time)}; it is between {least} min and {Say.Count(MostHours)} h. Check the unit.", $"{field}Time");
        if (amount?.Incidents is { } incidents && (incidents < least || incidents > MostIncidents))
            checks.Fail(RejectionCode.OutOfRange, $"{field}Incidents is {Say.Count(incidents)}; it is between {least} and {Say.Count(MostIncidents)}. Check the number.", $"{field}Incidents");
    }
}
