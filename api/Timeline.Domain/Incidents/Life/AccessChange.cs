using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Somebody who may see a private incident: a person, or a program that acts for none.</summary>
/// <param name="Name">As it was when it was recorded. Who they are is the id.</param>
public sealed record NamedPerson(Guid Id, string Name)
{
    public string Name { get; init; } = VisibleText.Line(Name);

    /// <summary>Who it was stays; what they were called goes.</summary>
    internal NamedPerson WithoutName() => this with { Name = EntryContent.Redacted };
}

/// <summary>Says that other people than before may see the incident. What it grants and takes stays when its entry is redacted, and it cannot be retracted.</summary>
public interface IAccessChange : IOnTimeline
{
    EntryKind IOnTimeline.Kind => EntryKind.Access;
}

/// <summary>The newest event that took the sight of an incident from somebody.</summary>
/// <param name="Sequence">Of that event.</param>
/// <param name="Person">From whom. Null: from everybody who is not named.</param>
public sealed record SightLoss(long Sequence, Guid? Person);

/// <summary>What the commands about access share.</summary>
internal static class AccessRules
{
    /// <summary>The sentence, with the reason behind it where there is one.</summary>
    public static string Because(string sentence, string? reason) => reason is null ? sentence : $"{sentence} {reason}";

    public static string Names(IEnumerable<NamedPerson> people) => string.Join(", ", people.Select(person => person.Name));

    /// <summary>Null for a private incident.</summary>
    public static Rejection? Public(Incident incident) => incident.Named is null
        ? new(RejectionCode.NotAllowed, $"{incident.Key} is not private: everybody who is signed in sees it. Make it private first.", "incidentId")
        : null;
}
