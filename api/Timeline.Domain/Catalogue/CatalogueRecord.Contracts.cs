using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Catalogue;

// What a customer is entitled to.
public sealed partial class CatalogueRecord
{
    private ILookup<CustomerId, Contract>? _contractsOf;

    /// <summary>The contracts of a customer that are not retired, by the day they begin on.</summary>
    public IReadOnlyList<Contract> ContractsOf(CustomerId customer) =>
        [.. (_contractsOf ??= Contracts.Where(contract => !contract.IsRetired).ToLookup(contract => contract.Customer))[customer]];

    /// <summary>The contract that a customer has on a day, or why there is none. Of several in force, one that is not used up; of those, the one that began last.</summary>
    public ContractStanding ContractOf(CustomerId customer, LocalDate on)
    {
        var (contracts, name) = (ContractsOf(customer), NameOf(customer));
        var inForce = contracts.Where(contract => contract.Terms.IsValidOn(on)).ToList();
        if (inForce.FindLast(contract => !contract.Terms.IsUsedUp()) is { } good)
            return new(ContractState.InForce, good, $"{name} has {good.Terms.InWords}.");
        if (inForce is [.., var usedUp])
            return new(ContractState.UsedUp, usedUp, $"{name} had {usedUp.Terms.InWords}; it is used up: best effort.");

        // None that ended later than that day is left but those that are still to begin.
        if (contracts.Where(contract => contract.Terms.ValidUntil < on).MaxBy(contract => contract.Terms.ValidUntil) is { Terms.ValidUntil: { } until } expired)
            return new(ContractState.Expired, expired, $"{name} had {expired.Terms.InWords}; it expired on {Say.Date(until)}: best effort.");
        if (contracts is [var first, ..])
            return new(ContractState.NotYetValid, first, $"{name} has no contract before {Say.Date(first.Terms.ValidFrom)}: best effort.");
        return new(ContractState.None, null, $"{name} has no contract: best effort.");
    }
}

public enum ContractState
{
    InForce,
    None,
    NotYetValid,
    Expired,
    UsedUp,
}

/// <summary>How a customer stands on a day.</summary>
/// <param name="Contract">The one in force, or that expired last, is used up or comes next. Null: the customer never had one.</param>
/// <param name="Sentence">For a person.</param>
public sealed record ContractStanding(ContractState State, Contract? Contract, string Sentence);
