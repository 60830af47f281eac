using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Catalogue;

/// <summary>What a customer may ask for, from when until when.</summary>
public sealed record Contract(ContractId Id, CustomerId Customer, ContractTerms Terms, Instant AddedAt) : CatalogueItem(AddedAt)
{
    public override Guid Key => Id.Value;

    public override CatalogueKind Kind => CatalogueKind.Contract;
}

/// <summary>What a contract says, and how much of it is used.</summary>
/// <param name="Policy">The name of what is promised, such as <c>Gold, 24×7</c>. Null: not said.</param>
/// <param name="ValidFrom">The first day.</param>
/// <param name="ValidUntil">The last day. Null: until further notice.</param>
/// <param name="Entitled">How much help there is in it. Null: not stated.</param>
/// <param name="Used">How much of it is used by now, in the same unit. Null: nothing, or nothing to count.</param>
/// <param name="PolicyId">The policy in the catalogue whose targets hold for the customer. Null: no times are promised.</param>
public sealed record ContractTerms(string? Policy, LocalDate ValidFrom, LocalDate? ValidUntil = null, HelpAmount? Entitled = null, HelpAmount? Used = null, SlaPolicyId? PolicyId = null)
{
    public bool IsValidOn(LocalDate day) => ValidFrom <= day && (ValidUntil is not { } last || day <= last);

    /// <summary>True when there is an end to the help, and it is reached.</summary>
    // A method: properties are stored.
    public bool IsUsedUp() => (Entitled, Used) switch
    {
        ({ Time: { } all }, { Time: { } used }) => used >= all,
        ({ Incidents: { } all }, { Incidents: { } used }) => used >= all,
        _ => false,
    };

    /// <summary>Without a verb: <c>a contract "Gold" from 2014-01-01 until 2014-12-31 for 40 h (7 h 30 min used)</c>.</summary>
    internal string InWords
    {
        get
        {
            var policy = Policy is null ? "" : $" \"{Policy}\"";
            var until = ValidUntil is { } last ? $" until {Say.Date(last)}" : "";
            var entitled = Entitled is null ? "" : $" for {Entitled.InWords} ({(Used ?? Entitled.None).InWords} used)";
            return $"a contract{policy} from {Say.Date(ValidFrom)}{until}{entitled}";
        }
    }
}

/// <summary>An amount of help: time, or a number of incidents. One of the two.</summary>
public sealed record HelpAmount(Duration? Time = null, int? Incidents = null)
{
    internal HelpAmount None => Time is null ? new(Incidents: 0) : new(Duration.Zero);

    /// <summary><c>40 h</c>, whatever the number of days in it; <c>30 min</c>; <c>3 incidents</c>.</summary>
    internal string InWords
    {
        get
        {
            if (Time is not { } time)
                return Incidents == 1 ? "1 incident" : $"{Say.Count(Incidents ?? 0)} incidents";
            return time == Duration.Zero ? "0 h" : Say.Hours(WholeSeconds.Floor(time));
        }
    }
}

public sealed record ContractAdded(ContractId ContractId, CustomerId Customer, ContractTerms Terms) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) => catalogue.With(new Contract(ContractId, Customer, Terms, at));
}

/// <param name="Terms">All of them now.</param>
public sealed record ContractChanged(ContractId ContractId, ContractTerms Terms) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) =>
        catalogue.Change<Contract>(ContractId.Value, contract => contract with { Terms = Terms });
}
