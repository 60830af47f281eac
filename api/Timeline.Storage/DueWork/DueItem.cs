using System.Text.Json;

namespace Timeline.Storage.DueWork;

/// <summary>Something that is to be done at a time: a document that whichever node lives then claims. Immutable.</summary>
// Storage contract: stored as documents (mt_doc_dueitem); add optional members, never rename.
public sealed record DueItem
{
    /// <summary>Follows from what it is about, so that the same thing is due once: see <see cref="DueId"/>.</summary>
    public required Guid Id { get; init; }

    /// <summary>What kind of work it is; see <see cref="IDueWork.Kind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The stream it is about.</summary>
    public required Guid Subject { get; init; }

    /// <summary>When it is due.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What the work needs besides; null when nothing.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>How often a delivery was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>What the last attempt was answered; null before the first.</summary>
    public string? LastAnswer { get; init; }

    /// <summary>True when a delivery is not tried again by itself.</summary>
    public bool GivenUp { get; init; }
}
