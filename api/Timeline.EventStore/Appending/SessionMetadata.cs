using Timeline.EventStore.Events;
using Timeline.EventStore.Events.Json;

namespace Timeline.EventStore.Appending;

/// <summary>Says who does what and why. Is recorded with every event of the session. Immutable.</summary>
public sealed record SessionMetadata
{
    /// <summary>Nothing known.</summary>
    public static SessionMetadata None { get; } = new();

    /// <summary>Made by the client, once per intention. The same id of a tenant is carried out once and answers the same ever after.</summary>
    public Guid? CommandId { get; init; }

    /// <summary>Who does it.</summary>
    public string? Actor { get; init; }

    /// <summary>Through which door it comes in.</summary>
    public string? Source { get; init; }

    /// <summary>Ties together everything that one request or conversation causes.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>What directly causes it.</summary>
    public string? CausationId { get; init; }

    /// <summary>Further metadata. The names <c>source</c>, <c>command_id</c>, <c>hash</c>, <c>hash_v</c> and <c>redactions</c> are the store's own.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = EventHeaders.None;

    internal SessionMetadata Checked()
    {
        StorableText.Check(Actor, nameof(Actor));
        StorableText.Check(Source, nameof(Source));
        StorableText.Check(CorrelationId, nameof(CorrelationId));
        StorableText.Check(CausationId, nameof(CausationId));
        foreach (var (name, value) in Headers)
        {
            if (name is EventHeaders.Hash or EventHeaders.HashVersion or EventHeaders.Redactions)
                throw new InvalidOperationException($"The header '{name}' is the store's own; give yours another name.");
            StorableText.Check(name, $"{nameof(Headers)} (a name)");
            StorableText.Check(value, $"{nameof(Headers)}.{name}");
        }

        if (CommandId == Guid.Empty)
            throw new InvalidOperationException("The empty Guid cannot be a command's id: it would make all such commands one.");
        return this;
    }

    internal IReadOnlyDictionary<string, string> AllHeaders()
    {
        if (Source is null && CommandId is null)
            return Headers;

        var all = new Dictionary<string, string>(Headers, StringComparer.Ordinal);
        if (Source is not null)
            all[EventHeaders.Source] = Source;
        if (CommandId is { } command)
            all[EventHeaders.CommandId] = command.ToString("D");
        return all;
    }
}
