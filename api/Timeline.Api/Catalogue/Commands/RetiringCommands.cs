using Timeline.Domain.Catalogue;
using static Timeline.Api.Catalogue.CatalogueIds;

namespace Timeline.Api.Catalogue.Commands;

internal sealed record RetireCatalogueItemInput(Guid? CommandId, string ItemId, string? Reason) : ICatalogueInput;

internal sealed record ReinstateCatalogueItemInput(Guid? CommandId, string ItemId) : ICatalogueInput;

/// <summary>What is offered no more, whatever its kind.</summary>
internal static class RetiringCommands
{
    public static void Bind(CatalogueCommands commands)
    {
        commands.Add<RetireCatalogueItemInput>(
            "retireCatalogueItem", (catalogue, input, _) => RetireCatalogueItem.Decide(catalogue, new(Read(input.ItemId, "itemId"), input.Reason)), about: input => input.ItemId);
        commands.Add<ReinstateCatalogueItemInput>(
            "reinstateCatalogueItem", (catalogue, input, _) => ReinstateCatalogueItem.Decide(catalogue, new(Read(input.ItemId, "itemId"))), about: input => input.ItemId);
    }
}
