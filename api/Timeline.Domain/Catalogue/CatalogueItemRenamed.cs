using NodaTime;

namespace Timeline.Domain.Catalogue;

/// <summary>Something has another name from now on; what was recorded before goes on showing the name of the time.</summary>
/// <param name="ItemId">A service, channel, segment, customer or team.</param>
public sealed record CatalogueItemRenamed(Guid ItemId, string Name) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) =>
        catalogue.Change<NamedItem>(ItemId, item => item with { Names = item.Names.Add(new(Name, at)) });
}
