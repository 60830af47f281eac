using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>An entry that says of people that they began, or ceased, to work on it.</summary>
internal interface IPresence
{
    IReadOnlyList<PresenceChange> Changes { get; }
}

/// <summary>Somebody took something up, or laid it down.</summary>
/// <param name="Hold"><see cref="Presence.HandsOn"/>, or a role. Null: everything that they held.</param>
internal sealed record PresenceChange(Named Who, string? Hold, bool Begins);

/// <summary>A change with the entry that says so.</summary>
/// <param name="Person">Equal for the same person.</param>
/// <param name="Known">False for a name that was redacted, which is a person of its own.</param>
internal sealed record PresenceMove(StandingEntry Entry, PresenceChange Change, string Person, bool Known)
{
    public Instant At => Entry.When.At;
}

/// <summary>What somebody held, from when to when.</summary>
/// <param name="Begin">Null: that they took it up is not recorded.</param>
/// <param name="End">Null: that they laid it down is not recorded.</param>
internal sealed record Holding(string Person, string Hold, PresenceMove? Begin, PresenceMove? End);

/// <summary>The unbroken time that somebody worked on it, in whatever role.</summary>
/// <param name="End">What ended it. Null: that is not recorded.</param>
internal sealed record Stretch(PresenceMove Begin, PresenceMove? End);

/// <summary>Who worked on it when, by the entries that stand, whatever the order in which they were recorded.</summary>
/// <remarks>
/// Somebody is there while they hold anything: an engagement or a role. An engagement and each role are held by themselves; a release ends
/// all. Who takes up what they hold already goes on holding it. What was laid down and was not held says nothing about a length of time.
/// Costs what the entries about people are, not the timeline.
/// </remarks>
internal sealed class Presence
{
    /// <summary>What whoever is engaged holds.</summary>
    public const string HandsOn = "";

    private static readonly EntryKind[] Kinds = [EntryKind.Engagement, EntryKind.ResponderReleased, EntryKind.RoleTaken, EntryKind.RoleHandedOver, EntryKind.RoleReleased];

    private readonly Dictionary<EntryId, int> _engagements = [];

    private Presence(PersonKeys people, IReadOnlyList<PresenceMove> moves)
    {
        People = people;
        var holdings = new List<Holding>();
        var stretches = new List<Stretch>();
        var unheld = new List<PresenceMove>();
        foreach (var person in moves.GroupBy(move => move.Person, StringComparer.Ordinal))
        {
            var walk = new PresenceWalk(holdings, _engagements, unheld);
            walk.Through([.. person]);
            stretches.AddRange(Unbroken(holdings.Skip(walk.First).Where(holding => holding.Begin is not null)));
        }

        (Holdings, Unheld) = (holdings, unheld);
        Stretches = [.. stretches.OrderBy(stretch => stretch.Begin.At).ThenBy(stretch => stretch.Begin.Entry.Order)];
    }

    public PersonKeys People { get; }

    /// <summary>Those of each person together, by when they began.</summary>
    public IReadOnlyList<Holding> Holdings { get; }

    /// <summary>By when they began.</summary>
    public IReadOnlyList<Stretch> Stretches { get; }

    /// <summary>What people laid down without having held it before.</summary>
    public IReadOnlyList<PresenceMove> Unheld { get; }

    public static Presence Of(Incident incident)
    {
        var changes = Kinds
            .SelectMany(kind => incident.Index.OfKind(kind))
            .Order(EntryOrders.ByTime)
            .SelectMany(entry => ((IPresence)entry.Origin).Changes, (entry, change) => (entry, change))
            .ToList();
        var people = new PersonKeys(changes.Select(made => made.change.Who));
        return new(people, [.. changes.Select((made, index) => Move(made.entry, made.change, index))]);

        PresenceMove Move(StandingEntry entry, PresenceChange change, int index) =>
            people.KeyOf(change.Who) is { } key ? new(entry, change, key, Known: true) : new(entry, change, FormattableString.Invariant($"{EntryContent.Redacted} {index}"), Known: false);
    }

    /// <summary>What the engagement is a part of.</summary>
    public Holding Of(EntryId engagement) => Holdings[_engagements[engagement]];

    /// <summary>Who holds something at a moment, by when they took it up; nobody whose name was redacted.</summary>
    public IReadOnlyList<Named> HoldersOf(string hold, Instant at) =>
    [
        .. Holdings
            .Where(holding => holding.Hold == hold && holding.Begin is { Known: true } begin && begin.At <= at && !(holding.End?.At <= at))
            .OrderBy(holding => holding.Begin!.At)
            .Select(holding => holding.Begin!.Change.Who),
    ];

    // What was held one after the other, or at once, is one stretch.
    private static IEnumerable<Stretch> Unbroken(IEnumerable<Holding> holdings)
    {
        Stretch? current = null;
        foreach (var holding in holdings.OrderBy(holding => holding.Begin!.At).ThenBy(holding => holding.Begin!.Entry.Order))
        {
            if (current is null)
            {
                current = new(holding.Begin!, holding.End);
            }
            else if (current.End is { } end && end.At < holding.Begin!.At)
            {
                yield return current;
                current = new(holding.Begin!, holding.End);
            }
            else if (current.End is not null && !(holding.End?.At <= current.End.At))
            {
                current = current with { End = holding.End };
            }
        }

        if (current is not null)
            yield return current;
    }
}
