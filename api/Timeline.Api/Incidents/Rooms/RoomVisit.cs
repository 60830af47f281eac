using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents.Rooms;

/// <summary>What somebody does in the room of an incident.</summary>
internal enum RoomActivity
{
    Watching,
    Writing,
    Left,
}

/// <summary>When somebody last had an incident before their eyes, and up to where they saw it. A document: no fact about the incident.</summary>
// Storage contract: stored as documents (mt_doc_roomvisit); add optional members, never rename.
internal sealed record RoomVisit
{
    /// <summary>How long somebody counts as in the room after they last said so.</summary>
    public static readonly Duration Stay = Duration.FromSeconds(60);

    /// <summary>Follows from the incident and the person.</summary>
    public required Guid Id { get; init; }

    public required Guid Incident { get; init; }

    public required Guid Person { get; init; }

    /// <summary>When they came in this time.</summary>
    public required Instant Since { get; init; }

    /// <summary>When they last said that they see it.</summary>
    public required Instant SeenAt { get; init; }

    /// <summary>The newest version of the incident that they were shown.</summary>
    public required long SeenVersion { get; init; }

    public required RoomActivity Activity { get; init; }

    public static Guid IdOf(Guid incident, Guid person) => DerivedId.OfText($"room visit {incident} {person}");

    /// <summary>What notices about who is in the room of an incident name.</summary>
    public static Guid RoomOf(Guid incident) => DerivedId.OfText($"room {incident}");

    public bool IsInRoomAt(Instant now) => Activity != RoomActivity.Left && now < SeenAt + Stay;
}
