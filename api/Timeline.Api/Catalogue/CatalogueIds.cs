using Timeline.Api.Host;
using Timeline.Api.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Catalogue;

/// <summary>Reads ids as clients send them. One that is no id at all is refused like one that is unknown.</summary>
internal static class CatalogueIds
{
    /// <summary>Null: no id of anything.</summary>
    public static Guid? Find(string text) => Guid.TryParseExact(text, "D", out var id) ? id : null;

    /// <exception cref="RejectedException">It is no id.</exception>
    public static Guid Read(string text, string field) => Find(text) ?? throw new RejectedException(new Rejection(
        RejectionCode.CatalogueItemNotFound, $"{field} is \"{Excerpt.Of(text)}\", which is no id of anything in the catalogue. Use the id as the API gave it.", field));

    /// <exception cref="RejectedException">One is no id.</exception>
    public static IReadOnlyList<TId>? Read<TId>(IReadOnlyList<string>? texts, string field, Func<Guid, TId> make) =>
        texts?.Select((text, index) => make(Read(text, $"{field}.{index}"))).ToList();
}
