using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Checks of what a command names of the catalogue when people are told.</summary>
internal static class TellingChecks
{
    /// <summary>Channels by their ids, each once, in the order given. One that is retired is taken where that was later.</summary>
    public static IReadOnlyList<CatalogueChannel> Channels(this Checks checks, CatalogueRecord catalogue, IReadOnlyList<ChannelId>? given, Instant at)
    {
        IReadOnlyList<ChannelId> ids = [.. (given ?? []).Distinct()];
        if (ids.Count > Limits.Channels)
            checks.Fail(RejectionCode.TooLong, $"channelIds names {Say.Count(ids.Count)}; the limit is {Limits.Channels}. Keep those over which it went.", "channelIds");
        for (var index = 0; index < (given?.Count ?? 0) && checks.Problem is null; index++)
            checks.Link<CatalogueChannel, ChannelId>(catalogue, $"channelIds.{index}", given![index], catalogue.FindChannel(given[index])?.Retired?.At > at);
        return [.. ids.Select(catalogue.FindChannel).OfType<CatalogueChannel>()];
    }

    /// <summary>A customer by the name said, else by the name that the catalogue has for the id. Retired ones are taken: they too are told.</summary>
    public static string Customer(this Checks checks, CatalogueRecord catalogue, string nameField, string idField, string? name, CustomerId? id)
    {
        if (id is { } known)
            checks.Link<Customer, CustomerId>(catalogue, idField, known, stoodBefore: true);
        return checks.Line(nameField, VisibleText.ShowsNothing(name) && id is { } named ? catalogue.FindCustomer(named)?.Name ?? name : name);
    }
}
