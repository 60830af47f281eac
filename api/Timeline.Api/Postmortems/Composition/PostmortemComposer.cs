using System.Globalization;
using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.Markdown.Source;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>Composes the postmortem from the record. Pure: the same record, with the same catalogue, gives the same document.</summary>
internal static class PostmortemComposer
{
    /// <param name="headHash">Of the incident's stream at the record's version; null where no store keeps the record.</param>
    /// <param name="pictures">What is shown of the files that are pictures; null where the output shows none.</param>
    /// <param name="catalogue">As it was known when the document was drafted. Null: there was none.</param>
    public static PostmortemDocument Compose(IncidentRecord record, string? headHash = null, IReadOnlyDictionary<FileId, FilePicture>? pictures = null, CatalogueRecord? catalogue = null)
    {
        var known = catalogue ?? CatalogueRecord.Empty;
        var zone = DateTimeZoneProviders.Tzdb[record.Zone];
        var metrics = IncidentMetrics.Compute(record);
        return ShownText.In(new PostmortemDocument(
            record.Title,
            record.Key,
            [.. ControlBlock(record, zone, metrics), .. headHash is null ? Array.Empty<Fact>() : [new("Head hash", headHash)]],
            Figures(metrics),
            [
                Summary(record, zone, metrics),
                .. ImpactSections.Impact(record, zone, metrics),
                ResponseSections.Detection(record, known, zone),
                ResponseSections.Response(record, zone, metrics),
                CommunicationsSection.Compose(record, known, zone, metrics),
                .. TargetsSection.Compose(record, known, zone),
                .. PromisesSection.Compose(record, zone),
                TimelineSection.Compose(record, zone),
                CauseSections.Diagnosis(record, zone),
                CauseSections.Causes(record, zone),
                .. DecisionsSection.Compose(record, zone),
                .. ImpactSections.Recovery(record, zone, metrics),
                LearningSections.WellAndBadly(record),
                MetricsSection(metrics, zone),
                LearningSections.Lessons(record),
                LearningSections.Actions(record),
                .. LifeSection.Compose(record, zone),
                .. ContradictionsSection.Compose(record, zone),
                Missing(record, known),
                .. TimelineSection.Corrections(record, zone),
                .. FilesSection.Compose(record, zone, pictures),
            ],
            record.AsKnownAt));
    }

    private static List<Fact> ControlBlock(IncidentRecord record, DateTimeZone zone, IncidentMetrics metrics) =>
    [
        new("Severity", Words.Of(record.Severity), Say.Name(record.Severity)),
        new("Status", Words.Of(record.Status), Say.Name(record.Status)),
        .. Cancellation(record, zone),
        new("Kind", record.Kind == IncidentKind.Drill ? "Drill" : "Real incident"),
        new("Time zone", record.Zone),
        new("Declared by", record.DeclaredBy),
        new("As known at", Wording.StampOf(record.AsKnownAt, zone)),
        new("Record version", record.Version.ToString(CultureInfo.InvariantCulture)),
        new("Definitions version", metrics.DefinitionsVersion.ToString(CultureInfo.InvariantCulture)),
    ];

    private static IEnumerable<Fact> Cancellation(IncidentRecord record, DateTimeZone zone)
    {
        if (record.DuplicateOf is { } link)
            yield return new("Cancelled", $"Duplicate of {IncidentKey.Of(link.Number)}");
        else if (record.Cancellation is { } cancelled)
            yield return new("Cancelled", Wording.StampOf(cancelled.OccurredAt, zone));
    }

    private static List<KeyFigure> Figures(IncidentMetrics metrics)
    {
        (string Label, DurationMetric Metric)[] candidates =
        [
            ("Ticket to engagement", metrics.TicketToEngagement),
            ("Time to first update", metrics.TimeToFirstUpdate),
            ("Report to resolution", metrics.ReportToResolve),
        ];
        return
        [
            .. candidates
                .Where(candidate => candidate.Metric.Status == MetricStatus.Recorded)
                .Select(candidate => new KeyFigure(candidate.Label, MetricWording.Value(candidate.Metric), MetricWording.Between(candidate.Metric))),
        ];
    }

    private static Section Summary(IncidentRecord record, DateTimeZone zone, IncidentMetrics metrics)
    {
        var sentences = new List<string>
        {
            Beginning(record, zone),
        };
        if (metrics.TicketToEngagement.Status == MetricStatus.Recorded)
            sentences.Add($"Somebody had hands on it {MetricWording.Value(metrics.TicketToEngagement)} later.");
        if (metrics.TimeToFirstUpdate.Status == MetricStatus.Recorded)
            sentences.Add($"The first update went out after {MetricWording.Value(metrics.TimeToFirstUpdate)}.");
        sentences.Add(metrics.ReportToResolve.Status == MetricStatus.Recorded
            ? $"It was resolved {MetricWording.Value(metrics.ReportToResolve)} after first contact."
            : $"Its status is {Say.Words(record.Status)}.");

        List<Block> blocks = [new Plain(string.Join(' ', sentences))];
        if (CourseOf(record, zone) is { Steps.Count: > 1 } course)
            blocks.Add(course);
        blocks.AddRange(record.RootCauses.Select(cause => new Highlight("Root cause", cause.Text)));
        return new Section("Summary", blocks);
    }

    // When somebody declared it is no word on when it began.
    private static string Beginning(IncidentRecord record, DateTimeZone zone)
    {
        string Moment(Instant at) => $"on {Wording.DayOf(at, zone)} at {Wording.ClockOf(at, zone)} ({record.Zone})";
        if (record.Milestone(MilestoneKind.Reported) is { } reported)
            return $"First contact was {Moment(reported.At)}.";
        var began = record.Milestone(MilestoneKind.FaultStarted) is { } fault ? $"The fault started {Moment(fault.At)}"
            : record.Milestone(MilestoneKind.FirstSignal) is { } signal ? $"The first signal was {Moment(signal.At)}"
            : record.Milestone(MilestoneKind.Detected) is { } detected ? $"It was detected {Moment(detected.At)}"
            : record.Timeline.FirstOrDefault(entry => !entry.Retracted) is { } entry ? $"The first entry is of what happened {Moment(entry.OccurredAt)}"
            : null;
        return began is null ? "When it began is not recorded." : $"{began}; first contact is not recorded.";
    }

    private static Course CourseOf(IncidentRecord record, DateTimeZone zone)
    {
        var steps = new List<CourseStep>();
        Instant? previous = null;
        foreach (var moment in record.Milestones.GroupBy(milestone => milestone.At).OrderBy(moment => moment.Key))
        {
            steps.Add(new CourseStep(
                string.Join(", ", moment.Select((milestone, index) => index == 0 ? MilestoneWords.Label(milestone.Kind) : Lower(MilestoneWords.Label(milestone.Kind)))),
                Wording.ClockAfter(previous, moment.Key, zone),
                previous is { } before ? Say.Span(moment.Key - before) : ""));
            previous = moment.Key;
        }

        return new Course(steps);
    }

    private static string Lower(string label) => char.ToLowerInvariant(label[0]) + label[1..];

    private static Section MetricsSection(IncidentMetrics metrics, DateTimeZone zone)
    {
        (string Label, DurationMetric Metric)[] all =
        [
            ("Ticket to engagement", metrics.TicketToEngagement),
            ("… from the formal ticket", metrics.FormalTicketToEngagement),
            ("Time to reach", metrics.TimeToReach),
            ("Time to first update", metrics.TimeToFirstUpdate),
            ("Time to detect", metrics.TimeToDetect),
            ("Missed warning", metrics.MissedWarning),
            ("Time to acknowledge", metrics.TimeToAcknowledge),
            ("Time to diagnose", metrics.TimeToDiagnose),
            ("Time to mitigate", metrics.TimeToMitigate),
            ("Time to resolve (from the fault)", metrics.TimeToResolve),
            ("Report to resolution", metrics.ReportToResolve),
            ("Longest silence", metrics.LongestSilence),
        ];

        // That nothing suffered or was lost is no gap of the record.
        (string Label, DurationMetric Metric)[] harm =
            [("Impact of all services", metrics.ImpactMinutes.Total.Time), ("Data lost at first", metrics.DataLossWindow), ("Data lost for good", metrics.RemainingLoss)];
        all = [.. all, .. harm.Where(row => row.Metric.Status != MetricStatus.NotApplicable)];
        var counted = all.Where(row => row.Metric.Status != MetricStatus.NotApplicable).ToList();
        List<Block> blocks = counted.Count == 0
            ? []
            :
            [
                new Grid(
                    [new("Metric", 1.4f), new("Value", 0), new("From", 1.6f), new("To", 1.6f)],
                    [
                        .. counted.Select(row => (IReadOnlyList<Cell>)
                        [
                            new(row.Label), new(MetricWording.Value(row.Metric)), new(MetricWording.Anchor(row.Metric.From, zone)), new(MetricWording.Anchor(row.Metric.To, zone)),
                        ]),
                    ]),
            ];
        if (metrics.AttemptsToReach is { } attempts)
            blocks.Add(new Plain($"It took {attempts.ToString(CultureInfo.InvariantCulture)} contact {(attempts == 1 ? "attempt" : "attempts")} to reach somebody."));
        if (metrics.UpdateAdherence is { Due: { } due, OnTime: { } onTime })
            blocks.Add(new Plain($"Of {Say.Count(due)} {(due == 1 ? "update that was promised and due" : "updates that were promised and due")}, {Say.Count(onTime)} came in time."));
        var absent = all.Where(row => row.Metric.Status == MetricStatus.NotApplicable).Select(row => row.Label.TrimStart('…', ' ')).ToList();
        if (absent.Count > 0)
            blocks.Add(new NothingRecorded($"Not counted, because an end of the measure was not recorded: {string.Join(", ", absent)}."));
        blocks.Add(new Plain($"Computed from the record by definitions version {metrics.DefinitionsVersion.ToString(CultureInfo.InvariantCulture)}; nothing here was typed in."));
        return new Section("Metrics", blocks);
    }

    private static Section Missing(IncidentRecord record, CatalogueRecord catalogue)
    {
        // What does not fit together has a section of its own.
        var missing = Completeness.Missing(record, catalogue).Where(part => part.Kind != MissingKind.Contradiction).ToList();
        return new Section("Open questions", missing.Count == 0
            ? [new Plain("Nothing that a postmortem needs is missing from the record.")]
            : [new Bullets([.. missing.Select(part => new BulletItem(null, MarkdownSource.Escape(part.Sentence), null))])]);
    }
}
