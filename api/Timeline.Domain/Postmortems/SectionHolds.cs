using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Postmortems;

/// <summary>What a section says when somebody begins to write in it.</summary>
/// <param name="Markdown">What was written, else what is generated.</param>
/// <param name="IncidentVersion">The version of the incident whose generated text whoever begins has seen.</param>
public sealed record SectionStart(Guid Postmortem, Guid Incident, PostmortemSection Section, string Markdown, long IncidentVersion);

/// <summary>What a change of a hold comes to.</summary>
/// <param name="Draft">The section's own draft after it. Null: there is none.</param>
/// <param name="Kept">What is to be kept aside. Null: nothing.</param>
/// <param name="Events">What the hold that ended comes to.</param>
/// <param name="Rejection">Why not; <paramref name="Kept"/> is kept all the same.</param>
public sealed record HoldOutcome(SectionDraft? Draft, SectionDraft? Kept, IReadOnlyList<PostmortemEvent> Events, Rejection? Rejection)
{
    internal static HoldOutcome Of(SectionDraft draft) => new(draft, null, [], null);

    internal static HoldOutcome Refused(SectionDraft? draft, Rejection rejection, SectionDraft? kept = null) => new(draft, kept, [], rejection);
}

/// <summary>A section is written in by one person at a time. Pure; the text of whoever loses the section is kept.</summary>
public static class SectionHolds
{
    /// <summary>How long a hold lasts after the last save.</summary>
    public static readonly Duration Idle = Duration.FromMinutes(2);

    /// <summary>Begins to write, or goes on. A hold of somebody else that is over must have been ended (<see cref="End"/>).</summary>
    /// <param name="draft">The section's own draft. Null: nobody ever wrote in it.</param>
    /// <param name="start">What the section says now.</param>
    public static HoldOutcome Hold(SectionDraft? draft, SectionStart start, NamedPerson by, Instant now)
    {
        if (draft?.Holder is { } holder && holder.Id != by.Id)
            return HoldOutcome.Refused(draft, Held(draft, holder));
        return HoldOutcome.Of(draft is { Holder: not null }
            ? draft with { HeldUntil = now + Idle }
            : Begin(draft, start, by, now));
    }

    /// <summary>Saves what was typed. Who does not hold the section any more has it kept aside.</summary>
    /// <param name="draft">The section's own draft. Null: nobody ever wrote in it.</param>
    /// <param name="start">What the section says now.</param>
    /// <param name="restsOn">The version that the client saw.</param>
    /// <param name="seen">The version of the incident whose generated text was seen since. Null: none since the hold began.</param>
    public static HoldOutcome Save(SectionDraft? draft, SectionStart start, NamedPerson by, string text, long restsOn, long? seen, Instant now)
    {
        if (draft is null || restsOn < 1 || restsOn > draft.Version)
        {
            return HoldOutcome.Refused(draft, new(
                RejectionCode.SectionNotHeld, $"Nobody began to write at version {restsOn} of the section {Say.Name(start.Section)}. Hold it first (holdSection), and save with the version that it gives.", "version"));
        }

        var checks = new Checks();
        var typed = checks.Typed("markdown", text, Limits.Section);
        if (checks.Problem is { } problem)
            return HoldOutcome.Refused(draft, problem);

        var (isHolder, isLast) = (draft.Holder?.Id == by.Id, draft.Holder is null && draft.LastHolder == by.Id);
        if (isHolder && restsOn == draft.Version - 1 && typed == draft.Text)
            return HoldOutcome.Of(draft with { HeldUntil = now + Idle });
        if (!(isHolder || isLast) || restsOn != draft.Version)
            return HoldOutcome.Refused(draft, Lost(draft, by, restsOn), draft.KeepFor(by, typed, restsOn, now));

        // Nobody wrote since: a hold that ended goes on.
        var held = isHolder ? draft : Begin(draft, start, by, now) with { Version = draft.Version };
        return HoldOutcome.Of(held with
        {
            Text = typed,
            Version = held.Version + 1,
            HeldUntil = now + Idle,
            IncidentVersion = Math.Max(held.IncidentVersion, seen ?? 0),
            SavedAt = now,
        });
    }

    /// <summary>Ends a hold by its holder: what was changed is written.</summary>
    public static HoldOutcome Finish(SectionDraft? draft, PostmortemRecord postmortem, IncidentRecord incident, NamedPerson by, long version)
    {
        if (draft?.Holder is not { } holder)
            return HoldOutcome.Refused(draft, NotHeld());
        if (holder.Id != by.Id)
            return HoldOutcome.Refused(draft, Held(draft, holder));
        if (version != draft.Version)
            return HoldOutcome.Refused(draft, Behind(draft, version, "Load the section again, then finish."));
        if (draft.Text == draft.Base && !Rebases(draft, postmortem))
            return HoldOutcome.Of(draft.Free(lastHolder: null));
        var decision = Write(draft, postmortem, incident);
        return decision.Rejection is { } rejection ? HoldOutcome.Refused(draft, rejection) : new(draft.Free(lastHolder: null), null, decision.Events, null);
    }

    /// <summary>Gives a hold up, and what was typed in it.</summary>
    public static HoldOutcome Release(SectionDraft? draft, NamedPerson by) =>
        draft?.Holder is not { } holder ? HoldOutcome.Refused(draft, NotHeld())
        : holder.Id != by.Id ? HoldOutcome.Refused(draft, Held(draft, holder))
        : HoldOutcome.Of(draft.Free(lastHolder: null));

    /// <summary>Why a section cannot be written in from elsewhere now: somebody types in it. Null: nobody does.</summary>
    public static Rejection? Busy(SectionDraft? draft, NamedPerson by) =>
        draft?.Holder is not { } holder ? null
        : holder.Id != by.Id ? Held(draft, holder)
        : new(RejectionCode.SectionHeld, $"You write in the section {Say.Name(draft.Section)} yourself. Finish it (finishSection), or give it up (releaseSection), first.", "section");

    /// <summary>What the section says has changed under a hold that ended: whoever held it last begins anew.</summary>
    public static HoldOutcome Forget(SectionDraft draft) => HoldOutcome.Of(draft.Free(lastHolder: null));

    /// <summary>Ends a hold that is over: what was changed is written, or kept aside where it cannot be. Whoever held it may go on while nobody else begins.</summary>
    public static HoldOutcome End(SectionDraft draft, PostmortemRecord postmortem, IncidentRecord incident)
    {
        if (draft.Holder is not { } holder)
            return HoldOutcome.Of(draft);
        var free = draft.Free(holder.Id);
        if (draft.Text == draft.Base || VisibleText.ShowsNothing(draft.Text))
            return HoldOutcome.Of(free);
        var decision = Write(draft, postmortem, incident);
        return new(free, decision.IsRejected ? draft.KeepFor(holder, draft.Text, draft.Version, draft.SavedAt) : null, decision.Events, null);
    }

    private static Decision<PostmortemEvent> Write(SectionDraft draft, PostmortemRecord postmortem, IncidentRecord incident) =>
        WriteSection.Decide(postmortem, incident, new(draft.Section, draft.Text, draft.IncidentVersion, draft.Holder!));

    private static bool Rebases(SectionDraft draft, PostmortemRecord postmortem) =>
        postmortem.Written.GetValueOrDefault(draft.Section) is { } written && draft.IncidentVersion > written.IncidentVersion;

    private static SectionDraft Begin(SectionDraft? before, SectionStart start, NamedPerson by, Instant now) => new()
    {
        Id = SectionDraft.IdOf(start.Postmortem, start.Section),
        Postmortem = start.Postmortem,
        Incident = start.Incident,
        Section = start.Section,
        Holder = by,
        HeldSince = now,
        HeldUntil = now + Idle,
        Text = start.Markdown,
        Base = start.Markdown,
        IncidentVersion = start.IncidentVersion,
        Version = (before?.Version ?? 0) + 1,
        SavedAt = now,
    };

    private static Rejection Held(SectionDraft draft, NamedPerson holder) => new(
        RejectionCode.SectionHeld,
        $"{holder.Name} writes in the section {Say.Name(draft.Section)} until {Say.Time(draft.HeldUntil!.Value)}, longer with each save. Ask them to finish, or wait.", "section");

    private static Rejection NotHeld() => new(RejectionCode.SectionNotHeld, "Nobody holds this section now; what was typed is written, or was given up. Hold it again (holdSection) to go on.", "section");

    private static Rejection Lost(SectionDraft draft, NamedPerson by, long restsOn)
    {
        const string Kept = "What was sent is kept aside (kept), with its difference to what the section says.";
        return draft.Holder is { } holder && holder.Id != by.Id
            ? new(RejectionCode.SectionHeld, $"{holder.Name} writes in the section {Say.Name(draft.Section)} now, until {Say.Time(draft.HeldUntil!.Value)}. {Kept}", "section")
            : Behind(draft, restsOn, $"{Kept} Load the section again.");
    }

    private static Rejection Behind(SectionDraft draft, long restsOn, string next) =>
        new(RejectionCode.DraftConflict, $"The draft is at version {draft.Version}, and this rests on version {restsOn}: it was saved elsewhere, or written, meanwhile. {next}", "version");
}
