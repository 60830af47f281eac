using System.Globalization;
using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Import.Exports;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>What a document is composed from.</summary>
/// <param name="Catalogue">As it was known when the document was drafted.</param>
/// <param name="HeadHash">Of the incident's stream at the record's version; null where no store keeps the record.</param>
/// <param name="Pictures">What is shown of the files that are pictures; null where the output shows none.</param>
/// <param name="Postmortem">What was written, reviewed and published.</param>
/// <param name="Publication">The published version that is asked for. Null: the document as it stands.</param>
internal sealed record DocumentSource(
    IncidentRecord Record, CatalogueRecord Catalogue, string? HeadHash, IReadOnlyDictionary<FileId, FilePicture>? Pictures, PostmortemRecord Postmortem, Publication? Publication)
{
    /// <summary>Names of people who can sign in: who is named in what was typed is called by what they did too, where people are.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>The template, in the version that was known when the document was drafted.</summary>
    public DraftedTemplate Template { get; init; } = DraftedTemplate.Of(Postmortem.Drafted, Catalogue);

    /// <summary>What a published version says of the bytes that were given out before. Empty: there were none.</summary>
    public IReadOnlyList<Fact> MadeAnew { get; init; } = [];

    /// <summary>A draft of a record that no store keeps.</summary>
    public static DocumentSource Of(IncidentRecord record, CatalogueRecord? catalogue = null) =>
        new(record, catalogue ?? CatalogueRecord.Empty, HeadHash: null, Pictures: null, PostmortemRecord.Empty, Publication: null);
}

/// <summary>Composes the postmortem from the record. Pure: the same source, for the same reader, gives the same document.</summary>
internal static class PostmortemComposer
{
    // Characters that steer unseen are shown; Markdown shows its own when it is rendered.
    private static readonly DocumentTexts Shown = new(Markdown.VisibleText.Of, markdown => markdown);

    public static PostmortemDocument Compose(DocumentSource source, DocumentView view)
    {
        var record = source.Record;
        var zone = DateTimeZoneProviders.Tzdb[record.Zone];
        var metrics = IncidentMetrics.Compute(record);
        var document = new PostmortemDocument(
            record.Title,
            record.Key,
            view,
            StandingOf(source, zone),
            view.IsExternal ? ExternalControl(record, zone, source) : [.. Control(record, zone, metrics, source)],
            view.IsExternal ? [] : Figures(metrics),
            TemplatedSections.Compose(source, view, metrics),
            record.AsKnownAt)
        {
            Data = view.IsExternal || view.RolesNotNames ? "" : OwnExport.Write(record),
        };
        document = PlacedReferences.In(document);
        return Shown.In(view.RolesNotNames || view.IsExternal ? ReaderNames.Of(record, source.Postmortem, view, Named(source)).In(document) : document);
    }

    /// <summary>What everybody is called where roles stand for names; without what was said of parts of names.</summary>
    public static ReaderNames NamesOf(DocumentSource source) => ReaderNames.Of(source.Record, DocumentView.Blameless, Named(source));

    /// <summary>One section as the record gives it, before anybody wrote it anew. Without blocks and parts: the record gives nothing for it, and that is no gap.</summary>
    public static Section Generate(PostmortemSection section, DocumentSource source, DocumentView view, IncidentMetrics metrics)
    {
        var (record, catalogue, zone) = (source.Record, source.Catalogue, DateTimeZoneProviders.Tzdb[source.Record.Zone]);
        var composed = section switch
        {
            PostmortemSection.Summary => SummarySection.Compose(record, zone, metrics),
            PostmortemSection.Impact => ImpactSections.Impact(record, zone, metrics),
            PostmortemSection.LeadUp => TimelineSection.LeadUp(record, zone, Called(PostmortemSection.Timeline) ?? Called(PostmortemSection.Appendix)),
            PostmortemSection.Detection => ResponseSections.Detection(record, catalogue, zone),
            PostmortemSection.Response => ResponseSections.Response(record, zone, metrics),
            PostmortemSection.Communications => CommunicationsSection.Compose(record, catalogue, zone, metrics),
            PostmortemSection.Timeline => TimelineSection.Compose(record, zone, Called(PostmortemSection.Appendix)),
            PostmortemSection.Diagnosis => CauseSections.Diagnosis(record, zone),
            PostmortemSection.Causes => CauseSections.Causes(record, zone),
            PostmortemSection.Recovery => ImpactSections.Recovery(record, zone, metrics),
            PostmortemSection.WellAndBadly => LearningSections.WellAndBadly(record),
            PostmortemSection.Metrics => MetricsSection.Compose(record, catalogue, zone, metrics),
            PostmortemSection.Lessons => LearningSections.Lessons(record),
            PostmortemSection.Actions => LearningSections.Actions(record),
            PostmortemSection.OpenQuestions => OpenQuestionsSection.Compose(record, catalogue, zone),
            PostmortemSection.ExternalMessage => ExternalMessageSection.Compose(record, zone),
            PostmortemSection.Appendix => AppendixSection.Compose(source, zone, hasTimeline: Called(PostmortemSection.Timeline) is not null),
            _ => throw new System.Diagnostics.UnreachableException($"no section {section}"),
        };
        return Said(composed) with { Kind = section };

        // What one section says of another must be true of this document. Null: it does not have the other one.
        string? Called(PostmortemSection other) => !view.Shows(other) || source.Template.Content.Find(other) is not { } known ? null
            : known.Title == PostmortemTemplate.Default.Find(other)!.Title ? $"the {Say.Words(other)}" : $"\"{known.Title}\"";
    }

    private static Section Said(Section section) => section with
    {
        Blocks = [.. section.Blocks.Select(block => block is Grid grid ? grid.WithoutEmptyColumns() : block)],
        Parts = [.. section.Parts.Select(Said)],
    };

    private static IEnumerable<Fact> Control(IncidentRecord record, DateTimeZone zone, IncidentMetrics metrics, DocumentSource source) =>
    [
        new("Severity", Words.Of(record.Severity), Say.Name(record.Severity)),
        new("Status", Words.Of(record.Status), Say.Name(record.Status)),
        .. Cancellation(record, zone),
        new("Kind", record.Kind == IncidentKind.Drill ? "Drill" : "Real incident"),
        new("Time zone", record.Zone),
        new("Declared by", record.DeclaredBy),
        new("Document", StandingOf(source, zone).Words),
        .. Review(source),
        .. Template(source, metrics),
        new("As known at", Wording.StampOf(record.AsKnownAt, zone)),
        new("Record version", record.Version.ToString(CultureInfo.InvariantCulture)),
        new("Definitions version", metrics.DefinitionsVersion.ToString(CultureInfo.InvariantCulture)),
        .. source.HeadHash is null ? Array.Empty<Fact>() : [new("Head hash", source.HeadHash)],
        .. source.MadeAnew,
    ];

    private static IReadOnlyList<Fact> ExternalControl(IncidentRecord record, DateTimeZone zone, DocumentSource source) =>
    [
        .. record.Kind == IncidentKind.Drill ? [new Fact("Kind", "Drill")] : Array.Empty<Fact>(),
        new("Status", Words.Of(record.Status), Say.Name(record.Status)),
        new("Time zone", record.Zone),
        new("Document", StandingOf(source, zone).Words),
        new("As known at", Wording.StampOf(record.AsKnownAt, zone)),
        .. source.MadeAnew,
    ];

    // What a reader who knows the standard document looks for in vain is named.
    private static IEnumerable<Fact> Template(DocumentSource source, IncidentMetrics metrics)
    {
        if (source.Template == DraftedTemplate.Standard)
            yield break;
        yield return new("Template", source.Template.Version is { } version ? $"{source.Template.Content.Name}, version {Say.Count(version.Number)}" : source.Template.Content.Name);
        if (TemplatedSections.TitlesOfLeftOut(source, metrics).ToList() is { Count: > 0 } titles)
            yield return new("Sections left out", string.Join(", ", titles));
    }

    // Who wrote, who looked, and why it was published with something missing: printed, so that a reader knows.
    private static IEnumerable<Fact> Review(DocumentSource source)
    {
        var (postmortem, publication) = (source.Postmortem, source.Publication);
        if (postmortem.Authors.Count > 0)
            yield return new("Written by", Names(postmortem.Authors));
        if (publication is not null)
            yield return new("Approved by", Names(publication.ApprovedBy));
        else if (postmortem.Approvals.Count > 0)
            yield return new("Approved by", Names(postmortem.Approvals.Select(approval => approval.By)));
        else if (postmortem.Review is { Reviewers.Count: > 0 } review)
            yield return new("Reviewers", Names(review.Reviewers));
        if (publication?.Reason is { } reason)
            yield return new("Published although something is missing", reason);
    }

    private static string Names(IEnumerable<NamedPerson> people) => string.Join(", ", people.Select(person => person.Name).Distinct(StringComparer.Ordinal));

    private static IEnumerable<string> Named(DocumentSource source) =>
    [
        .. source.Postmortem.Authors.Select(author => author.Name), .. source.Postmortem.Approvals.Select(approval => approval.By.Name),
        .. source.Postmortem.Review?.Reviewers.Select(reviewer => reviewer.Name) ?? [], .. source.Publication?.ApprovedBy.Select(person => person.Name) ?? [], .. source.People,
    ];

    private static DocumentStanding StandingOf(DocumentSource source, DateTimeZone zone) => (source.Publication, source.Postmortem.Status) switch
    {
        ({ Withdrawal: { } withdrawn } publication, _) => new($"Version {Say.Count(publication.Number)}, withdrawn {Wording.StampOf(withdrawn.At, zone)}", IsFinal: false),
        ({ } publication, _) => new($"Version {Say.Count(publication.Number)}, published {Wording.StampOf(publication.At, zone)}", IsFinal: true),
        (_, PostmortemStatus.InReview) => new("Draft in review", IsFinal: false),
        (_, PostmortemStatus.Approved) => new("Approved, not published", IsFinal: false),
        (_, PostmortemStatus.Published or PostmortemStatus.Withdrawn) when source.Postmortem.Publications is [.., var last] => StandingOf(source with { Publication = last }, zone),
        _ => DocumentStanding.Draft,
    };

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
}
