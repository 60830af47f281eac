using System.Text.Json.Serialization;

namespace Timeline.Domain.Shared;

/// <summary>One incident; also the id of its stream. A UUIDv7 made by the caller.</summary>
[JsonConverter(typeof(IncidentIdJson))]
public readonly record struct IncidentId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>One entry on a timeline, whatever event made it. A hypothesis and a cause have the id of their entry.</summary>
[JsonConverter(typeof(EntryIdJson))]
public readonly record struct EntryId(Guid Value)
{
    /// <summary>The id of the <paramref name="index"/>-th entry (from 0) that a command makes. The same command makes the same ids.</summary>
    /// <param name="incidentNumber">The number of the incident, from 1. The id carries it: <see cref="IncidentNumber.In"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public static EntryId From(int incidentNumber, Guid commandId, int index) => new(DerivedId.Of("entry", incidentNumber, commandId, index));

    /// <summary>The id as it was given out before ids carried the number of their incident: for finding what was made then, never for anything new.</summary>
    public static EntryId WithoutNumber(Guid commandId, int index) => new(DerivedId.WithoutNumber("entry", commandId, index));

    public override string ToString() => Value.ToString();
}

/// <summary>One file that is attached to an incident.</summary>
[JsonConverter(typeof(FileIdJson))]
public readonly record struct FileId(Guid Value)
{
    /// <summary>The file that an entry attaches: an entry attaches one, and its id carries the number of the incident.</summary>
    public static FileId Of(EntryId entry) => new(entry.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>One lesson of an incident.</summary>
[JsonConverter(typeof(LessonIdJson))]
public readonly record struct LessonId(Guid Value)
{
    /// <inheritdoc cref="EntryId.From"/>
    public static LessonId From(int incidentNumber, Guid commandId, int index) => new(DerivedId.Of("lesson", incidentNumber, commandId, index));

    public override string ToString() => Value.ToString();
}

/// <summary>One action item of an incident.</summary>
[JsonConverter(typeof(ActionItemIdJson))]
public readonly record struct ActionItemId(Guid Value)
{
    /// <inheritdoc cref="EntryId.From"/>
    public static ActionItemId From(int incidentNumber, Guid commandId, int index) => new(DerivedId.Of("action", incidentNumber, commandId, index));

    public override string ToString() => Value.ToString();
}

/// <summary>One comment on a postmortem.</summary>
[JsonConverter(typeof(CommentIdJson))]
public readonly record struct CommentId(Guid Value)
{
    /// <inheritdoc cref="EntryId.From"/>
    public static CommentId From(int incidentNumber, Guid commandId, int index) => new(DerivedId.Of("comment", incidentNumber, commandId, index));

    public override string ToString() => Value.ToString();
}
