using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Catalogue;

/// <summary>Something is offered no more. It stays findable, and what names it goes on showing it.</summary>
/// <param name="ItemId">Of whatever kind.</param>
public sealed record CatalogueItemRetired(Guid ItemId, string? Reason) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) =>
        catalogue.Change<CatalogueItem>(ItemId, item => item with { Retired = new(at, Reason) });
}

/// <summary>Something that was retired is in use again.</summary>
/// <param name="ItemId">Of whatever kind.</param>
public sealed record CatalogueItemReinstated(Guid ItemId) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) =>
        catalogue.Change<CatalogueItem>(ItemId, item => item with { Retired = null });
}

/// <summary>Takes something out of use. Never refused because others name it: they go on showing it.</summary>
public sealed record RetireCatalogueItem(Guid ItemId, string? Reason = null)
{
    /// <summary>Nothing when it is retired already.</summary>
    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, RetireCatalogueItem command)
    {
        if (CatalogueRules.Find<CatalogueItem>(catalogue, command.ItemId, "itemId", out var item) is { } unknown)
            return unknown;
        var checks = new Checks();
        var reason = checks.OptionalText("reason", command.Reason, Limits.Reason);
        if (checks.Problem is { } problem)
            return problem;
        return item.IsRetired ? Decision.Nothing : new CatalogueItemRetired(item.Key, reason);
    }
}

/// <summary>Takes something into use again. Refused when its name was given to another meanwhile.</summary>
public sealed record ReinstateCatalogueItem(Guid ItemId)
{
    /// <summary>Nothing when it is in use.</summary>
    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, ReinstateCatalogueItem command)
    {
        if (CatalogueRules.Find<CatalogueItem>(catalogue, command.ItemId, "itemId", out var item) is { } unknown)
            return unknown;
        if (!item.IsRetired)
            return Decision.Nothing;
        if (item is NamedItem named && catalogue.FindInUse<NamedItem>(named.Kind, named.Name) is { } holder)
            return new Rejection(RejectionCode.NameTaken, $"Another {Say.Words(named.Kind)} is called \"{holder.Name}\" now. Rename one of the two first.", "itemId");
        return new CatalogueItemReinstated(item.Key);
    }
}
