using Marten;
using Timeline.Storage.Json;

namespace Timeline.Storage.Commands;

/// <summary>Says who does what and why. Is recorded with every event of the session it is given to. Immutable.</summary>
/// <param name="CommandId">Made by the client, once per intention.</param>
/// <param name="Actor">Who does it.</param>
/// <param name="Source">Through which door it comes in.</param>
/// <param name="CorrelationId">Ties together everything that one request or conversation causes.</param>
/// <param name="Headers">Further metadata. The names of <see cref="EventHeaders"/> are taken.</param>
public sealed record CommandMetadata(Guid CommandId, string Actor, string Source, string? CorrelationId = null, IReadOnlyDictionary<string, string>? Headers = null)
{
    private static readonly string[] Taken = [EventHeaders.Source, EventHeaders.CommandId, EventHeaders.Hash, EventHeaders.HashVersion, EventHeaders.Redactions];

    /// <summary>Opens a session whose events will carry this.</summary>
    /// <param name="store">Where.</param>
    /// <param name="tenant">Whose data.</param>
    /// <exception cref="UnstorableTextException">A text cannot be stored.</exception>
    /// <exception cref="InvalidOperationException">A header has a name that is the storage's own, or the command's id is empty.</exception>
    public IDocumentSession OpenSession(IDocumentStore store, string tenant)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (CommandId == Guid.Empty)
            throw new InvalidOperationException("The empty Guid cannot be a command's id: it would make all such commands one.");
        StorableText.Check(Actor, nameof(Actor));
        StorableText.Check(Source, nameof(Source));
        StorableText.Check(CorrelationId, nameof(CorrelationId));

        var session = store.LightweightSession(tenant);
        session.LastModifiedBy = Actor;
        session.CorrelationId = CorrelationId;
        session.CausationId = CommandId.ToString();
        session.SetHeader(EventHeaders.Source, Source);
        session.SetHeader(EventHeaders.CommandId, CommandId.ToString());
        foreach (var (name, value) in Headers ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (Taken.Contains(name, StringComparer.Ordinal))
                throw new InvalidOperationException($"The header '{name}' is the storage's own; give yours another name.");
            StorableText.Check(name, nameof(Headers));
            StorableText.Check(value, nameof(Headers));
            session.SetHeader(name, value);
        }

        return session;
    }
}
