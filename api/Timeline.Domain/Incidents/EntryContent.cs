using System.Diagnostics.CodeAnalysis;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What people typed about an entry: texts, names and reasons. Times, kinds, outcomes and statuses are facts, and stay.</summary>
public static class EntryContent
{
    /// <summary>Stands in the place of what was removed.</summary>
    public const string Redacted = "[redacted]";

    /// <summary>The entry that an event makes or corrects. Null when it is about none.</summary>
    public static EntryId? EntryOf(IncidentEvent @event) => (@event as IAboutEntry)?.EntryId;

    /// <summary>The event as it must be stored once the entry is redacted. Null when it holds nothing of it.</summary>
    public static IncidentEvent? Without(IncidentEvent @event, EntryId entry) =>
        @event is IAboutEntry about && about.EntryId == entry && about.WithoutContent() is var without && without != @event ? without : null;

    /// <summary>What is left of a text that may be missing: whether there was one.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Without(string? text) => text is null ? null : Redacted;
}
