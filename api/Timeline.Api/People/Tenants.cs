using Marten;

namespace Timeline.Api.People;

/// <summary>Whose data it is. The tenant is part of every key; there is one until a deployment can have several.</summary>
internal static class Tenants
{
    /// <summary>Marten's name for the default tenant.</summary>
    public const string Only = "*DEFAULT*";

    /// <summary>A session that reads. Not thread-safe: one for each resolver, which may run beside others.</summary>
    public static IQuerySession Reading(this IDocumentStore store) => store.QuerySession(Only);

    /// <summary>A session that stores documents; for events see <see cref="Timeline.Storage.Commands.CommandMetadata"/>.</summary>
    public static IDocumentSession Writing(this IDocumentStore store) => store.LightweightSession(Only);
}
