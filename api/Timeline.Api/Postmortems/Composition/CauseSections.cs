using System.Diagnostics;
using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>What was held to be the cause, and what was found in the end.</summary>
internal static class CauseSections
{
    public static Section Diagnosis(IncidentRecord record, DateTimeZone zone)
    {
        if (record.Hypotheses.Count == 0)
            return new Section("Diagnosis", [new NothingRecorded("No theory is recorded.")]) { Parts = [.. DecisionsSection.Compose(record, zone)] };

        List<Block> blocks =
        [
            new Bullets(
            [
                .. record.Hypotheses.Select(theory => new BulletItem(
                    Outcome(theory.Status),
                    theory.Statement,
                    $"raised by {theory.RaisedBy}, {Wording.StampOf(theory.RaisedAt, zone)}{(theory.SettledAt is { } at ? $"; settled {Wording.StampOf(at, zone)}" : "")}",
                    theory.SettledBecause)),
            ]),
        ];
        var evidence = record.Hypotheses
            .SelectMany(theory => theory.EvidenceFor.Select(link => Row(theory, "For", link, record, zone)).Concat(theory.EvidenceAgainst.Select(link => Row(theory, "Against", link, record, zone))))
            .ToList();
        if (evidence.Count > 0)
            blocks.AddRange([new SubHeading("What spoke for and against"), new Grid([new("Theory", 1), new("Speaks", 0), new("Time", 0), new("What was recorded", 1.6f), new("Why", 1)], evidence)]);
        return new Section("Diagnosis", blocks) { Parts = [.. DecisionsSection.Compose(record, zone)] };
    }

    public static Section Causes(IncidentRecord record, DateTimeZone zone) => new("Causes",
    [
        .. record.Triggers.Count == 0 ? (Block[])[] : [new SubHeading("Trigger"), Items(record.Triggers, record, zone)],
        new SubHeading("Root cause"),
        record.RootCauses.Count == 0 ? new NothingRecorded("No root cause is noted.") : Items(record.RootCauses, record, zone),
        new SubHeading("Contributing factors"),
        record.ContributingFactors.Count == 0 ? new NothingRecorded("No contributing factor is noted.") : Items(record.ContributingFactors, record, zone),
    ]);

    private static string Outcome(HypothesisStatus status) => status switch
    {
        HypothesisStatus.Open => "Open:",
        HypothesisStatus.Refuted => "Refuted:",
        HypothesisStatus.Confirmed => "Confirmed:",
        HypothesisStatus.Abandoned => "Abandoned:",
        _ => throw new UnreachableException($"no words for {status}"),
    };

    private static IReadOnlyList<Cell> Row(Hypothesis theory, string speaks, Evidence link, IncidentRecord record, DateTimeZone zone) =>
    [
        new(Wording.Excerpt(theory.Statement)), new(speaks), new(Wording.StampOf(record.Entry(link.Shown)!.OccurredAt, zone)), new(link.Text, IsMarkdown: true),
        link.Note is { } note ? new(note, IsMarkdown: true) : new(""),
    ];

    private static Bullets Items(IReadOnlyList<Cause> causes, IncidentRecord record, DateTimeZone zone) =>
        new([.. causes.Select(cause => new BulletItem(null, cause.Text, ShownBy(cause, record, zone)))]);

    private static string? ShownBy(Cause cause, IncidentRecord record, DateTimeZone zone) => cause.Evidence.Count == 0
        ? null
        : "shown by " + string.Join("; ", cause.Evidence.Select(id => record.Entry(id)!).Select(entry => $"{Wording.StampOf(entry.OccurredAt, zone)}, \"{Wording.Excerpt(entry.Text)}\""));
}
