using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Postmortems;

/// <summary>
/// What is being typed in a section, and who holds it; or what somebody typed who did not hold it any more, kept aside. A document: not a fact, and gone once it
/// is written. Immutable.
/// </summary>
// Storage contract: stored as documents (mt_doc_sectiondraft); add optional members, never rename.
public sealed record SectionDraft
{
    /// <summary>Follows from the postmortem and the section; of one that is kept aside also from whose it is and what it rests on.</summary>
    public required Guid Id { get; init; }

    /// <summary>The postmortem's stream.</summary>
    public required Guid Postmortem { get; init; }

    /// <summary>The incident that the postmortem is about.</summary>
    public required Guid Incident { get; init; }

    public required PostmortemSection Section { get; init; }

    /// <summary>Who typed what is kept aside. Null: it is the section's own draft.</summary>
    public NamedPerson? KeptFor { get; init; }

    /// <summary>Who holds the section. Null: nobody does.</summary>
    public NamedPerson? Holder { get; init; }

    /// <summary>Who held it last and may go on where they were. Null: whoever holds it begins anew.</summary>
    public Guid? LastHolder { get; init; }

    public Instant? HeldSince { get; init; }

    /// <summary>When the hold ends unless something is saved; exclusive.</summary>
    public Instant? HeldUntil { get; init; }

    /// <summary>Markdown, as typed.</summary>
    public required string Text { get; init; }

    /// <summary>What the section said when the hold began.</summary>
    public required string Base { get; init; }

    /// <summary>The version of the incident whose generated text the writer has seen.</summary>
    public required long IncidentVersion { get; init; }

    /// <summary>Grows with each save, and whenever somebody else begins. Of one that is kept aside: what it rests on.</summary>
    public required long Version { get; init; }

    public required Instant SavedAt { get; init; }

    /// <summary>The id of a section's own draft.</summary>
    public static Guid IdOf(Guid postmortem, PostmortemSection section) => DerivedId.OfText($"section draft {postmortem} {section}");

    public bool IsHeldAt(Instant now) => Holder is not null && now < HeldUntil;

    // What is sent again rests on the same version, so that it takes the place of what was kept before.
    internal SectionDraft KeepFor(NamedPerson person, string text, long restsOn, Instant now) => this with
    {
        Id = DerivedId.OfText($"kept draft {Postmortem} {Section} {person.Id} {restsOn}"),
        KeptFor = person,
        Holder = null,
        LastHolder = null,
        HeldSince = null,
        HeldUntil = null,
        Text = text,
        Version = restsOn,
        SavedAt = now,
    };

    internal SectionDraft Free(Guid? lastHolder) =>
        this with { Holder = null, HeldSince = null, HeldUntil = null, LastHolder = lastHolder, Version = lastHolder is null ? Version + 1 : Version };
}
