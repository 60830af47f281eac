using System.Collections.Immutable;
using JasperFx.Events;
using Marten;
using Timeline.Domain.Shared;
using Timeline.Storage.Following;

namespace Timeline.Api.People;

/// <summary>
/// Who was shut out, so that what they recorded is shown without their name; the name stays in the chain. Kept in this node, and read again when a
/// notice says that a person was changed. Thread-safe.
/// </summary>
internal sealed class FormerMembers
{
    /// <summary>What somebody is called who was shut out.</summary>
    public const string Name = "Former member";

    /// <summary>The header of an event that says by id who recorded it.</summary>
    public const string ActorHeader = "actor_id";

    private const string Unknown = "Unknown";

    private Known _known = new([], [], Changes: 0);
    private long _changes = 1;

    public FormerMembers(CommitSignals signals) => signals.DocumentChanged += _ => Interlocked.Increment(ref _changes);

    /// <summary>Told when somebody was shut out or let in again, whoever's reading found it.</summary>
    public required Action Changed { private get; init; }

    /// <summary>Reads who was shut out, when that may have changed.</summary>
    public async ValueTask RefreshAsync(IQuerySession session, CancellationToken cancellation)
    {
        var changes = Interlocked.Read(ref _changes);
        if (changes == Volatile.Read(ref _known).Changes)
            return;
        var people = await session.Query<Person>().Where(person => !person.Active).ToListAsync(cancellation);
        var now = new Known([.. people.Select(person => person.Id)], people.Select(person => person.Name).ToImmutableHashSet(StringComparer.Ordinal), changes);
        // What was read and up to which change are kept as one: of two who read at once, the one that began earlier must not have the last word.
        for (var before = Volatile.Read(ref _known); before.Changes < changes; before = Volatile.Read(ref _known))
        {
            if (Interlocked.CompareExchange(ref _known, now, before) != before)
                continue;
            if (!before.Ids.SetEquals(now.Ids))
                Changed();
            return;
        }
    }

    /// <summary>Who recorded an event, as it is shown.</summary>
    public string RecorderOf(IEvent stored) =>
        Guid.TryParse(stored.GetHeader(ActorHeader)?.ToString(), out var actor) && _known.Ids.Contains(actor) ? Name : VisibleText.OptionalLine(stored.UserName) ?? Unknown;

    /// <summary>Who is kept by id, as they are shown.</summary>
    public string Shown(Guid? id, string name) => id is { } known && _known.Ids.Contains(known) ? Name : name;

    /// <summary>Who is kept by name alone, as they are shown.</summary>
    public string Shown(string? name) => VisibleText.OptionalLine(name) is not { } line ? Unknown : _known.Names.Contains(line) ? Name : line;

    /// <summary>Those of these people who were shut out, in the order that they are given in.</summary>
    public IReadOnlyList<Guid> Among(IReadOnlyList<Guid> people)
    {
        var known = Volatile.Read(ref _known).Ids;
        return [.. people.Where(known.Contains)];
    }

    /// <param name="Changes">How many notices there had been when it was read.</param>
    private sealed record Known(ImmutableHashSet<Guid> Ids, ImmutableHashSet<string> Names, long Changes);
}
