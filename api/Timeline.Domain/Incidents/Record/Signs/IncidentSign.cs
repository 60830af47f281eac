using NodaTime;
using Timeline.Domain.Catalogue;

namespace Timeline.Domain.Incidents.Record;

/// <summary>What a sign tells.</summary>
public enum SignState
{
    /// <summary>Something does not work, or works badly.</summary>
    Down,

    /// <summary>Something may stop working.</summary>
    AtRisk,

    /// <summary>It works again.</summary>
    Back,
}

/// <summary>Something that a sign is about.</summary>
/// <param name="What">A service, and the part of it that is hit; else what the incident is called.</param>
/// <param name="Level">Null: nothing is said of how hard.</param>
public sealed record SignLine(string What, ImpactLevel? Level);

/// <summary>
/// What a printed sign says of an incident: one page for those who stand before what does not work. It names no person, and no customer; what was
/// typed about whom to ask is all that may.
/// </summary>
/// <param name="Lines">The worst first. Never empty.</param>
/// <param name="MoreLines">How many more there are.</param>
/// <param name="Since">Since when it is so.</param>
/// <param name="ExpectedBack">The estimate that stands, of a range its beginning. Null: not known, or passed.</param>
/// <param name="ExpectedLatest">The end of the range. Null: a moment, or not known.</param>
/// <param name="ExpectedFor">What is expected, where nothing is for the whole. Null: all of it.</param>
/// <param name="NextUpdate">When those outside of the team are told next. Null: not promised, or passed.</param>
/// <param name="StillWorks">Services that the same teams look after and nothing is known against, by name.</param>
/// <param name="Meanwhile">What works again already, in the words of the stages of recovery, the newest first.</param>
/// <param name="Contact">Whom to ask. Null: nobody is known.</param>
/// <param name="Replaces">When the sign was printed that this one takes the place of. Null: it is the first.</param>
/// <param name="At">When it was made.</param>
/// <param name="Zone">That its times are said in, as a tz database name.</param>
public sealed record IncidentSign(
    string Key,
    bool IsDrill,
    SignState State,
    IReadOnlyList<SignLine> Lines,
    int MoreLines,
    Instant Since,
    Instant? ExpectedBack,
    Instant? ExpectedLatest,
    string? ExpectedFor,
    Instant? NextUpdate,
    IReadOnlyList<string> StillWorks,
    IReadOnlyList<string> Meanwhile,
    string? Contact,
    Instant? Replaces,
    Instant At,
    string Zone)
{
    /// <summary>How many things it names of each kind.</summary>
    public const int MostLines = 6;

    private const int MostWorking = 8;
    private const int MostMeanwhile = 2;

    /// <summary>What the sign says at a moment. Null: the incident is cancelled, and nothing is to be put up.</summary>
    /// <param name="contact">Whom to ask, as it was typed. Null: the channels to speak over that still work, else the teams.</param>
    /// <param name="hitElsewhere">Services that other incidents hit: of these it does not say that they work.</param>
    public static IncidentSign? Compose(IncidentRecord record, CatalogueRecord catalogue, Instant now, string? contact = null, IReadOnlyCollection<ServiceId>? hitElsewhere = null)
    {
        if (record.Cancelled)
            return null;

        var (state, lines, since) = Situation(record);
        var hit = SignCatalogue.Of(record, catalogue);
        var eta = state == SignState.Back ? null : Standing(record, now);
        return new(
            record.Key,
            record.Kind == IncidentKind.Drill,
            state,
            [.. lines.Take(MostLines)],
            Math.Max(0, lines.Count - MostLines),
            since,
            eta?.By,
            eta?.ByLatest,
            eta?.For,
            state == SignState.Back ? null : NextUpdateOf(record, now),
            state == SignState.Back ? [] : [.. hit.StillWorks(hitElsewhere ?? []).Take(MostWorking)],
            state == SignState.Back ? [] : Stages(record),
            contact ?? hit.Contact(),
            record.ToState().Index.OfKind(EntryKind.SignPrinted).Where(entry => entry.When.At <= now).Max(entry => (Instant?)entry.When.At),
            now,
            record.Zone);
    }

    private static (SignState State, IReadOnlyList<SignLine> Lines, Instant Since) Situation(IncidentRecord record)
    {
        var running = record.Impacts.Where(impact => impact.Until is null).OrderBy(impact => impact.Level).ThenBy(impact => impact.From).ToList();
        var suffering = running.Where(impact => impact.Level != ImpactLevel.AtRisk).ToList();
        if (record.Status >= IncidentStatus.Resolved)
            return (SignState.Back, Named(record, record.Impacts), record.Milestone(MilestoneKind.Resolved)?.At ?? record.AsKnownAt);
        if (suffering.Count > 0)
            return (SignState.Down, Named(record, suffering), suffering.Min(impact => impact.From));
        if (running.Count > 0)
            return (SignState.AtRisk, Named(record, running), running.Min(impact => impact.From));
        if (record.Impacts.Where(impact => impact.Counts).Max(impact => impact.Until) is { } until)
            return (SignState.Back, Named(record, record.Impacts.Where(impact => impact.Counts)), until);
        return (SignState.Down, [new(record.Title, Level: null)], record.BeganAt);
    }

    // Who is named beside a service may be a customer, which is nobody's business but theirs.
    private static IReadOnlyList<SignLine> Named(IncidentRecord record, IEnumerable<ImpactWindow> impacts)
    {
        IReadOnlyList<SignLine> lines =
        [
            .. impacts.Where(impact => impact.Service != EntryContent.Redacted)
                .Select(impact => new SignLine(ImpactWords.NameOf(impact.Service, impact.Segment == EntryContent.Redacted ? null : impact.Segment, customer: null), impact.Level)).Distinct(),
        ];
        return lines.Count > 0 ? lines : [new(record.Title, Level: null)];
    }

    private static Eta? Standing(IncidentRecord record, Instant now)
    {
        var standing = record.Etas.Where(eta => eta.SupersededBy is null && eta.Error.Status == Metrics.MetricStatus.Pending && eta.Latest >= now && eta.For != EntryContent.Redacted).ToList();
        return standing.Find(eta => eta.For is null) ?? (standing.Count == 0 ? null : standing[^1]);
    }

    private static Instant? NextUpdateOf(IncidentRecord record, Instant now) =>
        record.Updates.LastOrDefault(update => update.Audience != Audience.Team) is { NextUpdateDue: { } due } && due >= now ? due : null;

    private static IReadOnlyList<string> Stages(IncidentRecord record) =>
        [.. record.RecoveryStages.Where(stage => stage.WhatWorks != EntryContent.Redacted).TakeLast(MostMeanwhile).Reverse().Select(stage => stage.WhatWorks)];
}
