using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Postmortems;

// Storage contract: type and member names are in the database. Add optional members; never rename.

/// <summary>A person rewrote a section.</summary>
/// <param name="IncidentVersion">The version of the incident whose generated text they had seen.</param>
/// <param name="Authors">Everyone whose words may be in it; whoever wrote last comes last.</param>
public sealed record SectionWritten(PostmortemSection Section, string Markdown, long IncidentVersion, IReadOnlyList<NamedPerson> Authors) : PostmortemEvent
{
    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded) =>
        (postmortem with
        {
            Written = postmortem.Written.SetItem(Section, new(Section, Markdown, Authors, IncidentVersion, recorded.RecordedAt, recorded.Redaction)),
        }).SaysSomethingElse();

    public override PostmortemEvent Naming(Func<NamedPerson, NamedPerson> shown) => this with { Authors = [.. Authors.Select(shown)] };
}

/// <summary>A section says what is generated from the record again.</summary>
public sealed record SectionReset(PostmortemSection Section) : PostmortemEvent
{
    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded) =>
        (postmortem with { Written = postmortem.Written.Remove(Section) }).SaysSomethingElse();
}

/// <summary>Somebody has seen what the record says in a section now, and left the words as they are.</summary>
/// <param name="IncidentVersion">The version of the incident whose generated text they had seen.</param>
public sealed record SectionRebased(PostmortemSection Section, long IncidentVersion) : PostmortemEvent
{
    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded) =>
        postmortem with { Written = postmortem.Written.SetItem(Section, postmortem.Written[Section] with { IncidentVersion = IncidentVersion }) };
}

/// <summary>Writes a section.</summary>
/// <param name="IncidentVersion">The version whose generated text was seen. One that was seen before counts where it is newer.</param>
/// <param name="By">Whose words are added.</param>
public sealed record WriteSection(PostmortemSection Section, string Markdown, long IncidentVersion, NamedPerson By)
{
    /// <summary>Yields no events when the section says that already.</summary>
    /// <param name="incident">What the references must be found in.</param>
    public static Decision<PostmortemEvent> Decide(PostmortemRecord postmortem, IncidentRecord incident, WriteSection command)
    {
        if (!postmortem.IsDrafted)
            return PostmortemRules.NotDrafted;
        var checks = new Checks();
        var markdown = checks.Text("markdown", command.Markdown, Limits.Section);
        if (checks.Problem is { } problem)
            return problem;
        if (PostmortemRules.UnknownBasis(postmortem, command.IncidentVersion) is { } unknown)
            return unknown;
        if (References.Missing(markdown, incident, "markdown") is { } missing)
            return missing;

        var before = postmortem.Written.GetValueOrDefault(command.Section);
        var seen = Math.Max(before?.IncidentVersion ?? 0, command.IncidentVersion);
        if (before?.Markdown == markdown)
            return seen == before.IncidentVersion ? Decision.Nothing : new SectionRebased(command.Section, seen);
        return new SectionWritten(command.Section, markdown, seen, [.. (before?.Authors ?? []).Where(author => author.Id != command.By.Id), command.By]);
    }
}

/// <summary>Has a section say again what is generated.</summary>
public sealed record ResetSection(PostmortemSection Section)
{
    /// <summary>Yields no events when it says so already.</summary>
    public static Decision<PostmortemEvent> Decide(PostmortemRecord postmortem, ResetSection command) =>
        !postmortem.IsDrafted ? PostmortemRules.NotDrafted
        : postmortem.Written.ContainsKey(command.Section) ? new SectionReset(command.Section)
        : Decision.Nothing;
}

/// <summary>Leaves what the record says now, and keeps the words.</summary>
/// <param name="IncidentVersion">The version whose generated text was seen. Null: that which the document stands on now.</param>
public sealed record KeepSection(PostmortemSection Section, long? IncidentVersion)
{
    /// <summary>Yields no events when that, or more, was seen already.</summary>
    public static Decision<PostmortemEvent> Decide(PostmortemRecord postmortem, KeepSection command)
    {
        if (postmortem.Drafted is not { } drafted)
            return PostmortemRules.NotDrafted;
        if (postmortem.Written.GetValueOrDefault(command.Section) is not { } written)
        {
            return new Rejection(
                RejectionCode.SectionNotWritten, $"Nobody wrote the section {Say.Name(command.Section)}: it says what the record says. There is nothing to keep.", "section");
        }

        var seen = command.IncidentVersion ?? drafted.IncidentVersion;
        if (PostmortemRules.UnknownBasis(postmortem, seen) is { } unknown)
            return unknown;
        return seen <= written.IncidentVersion ? Decision.Nothing : new SectionRebased(command.Section, seen);
    }
}
