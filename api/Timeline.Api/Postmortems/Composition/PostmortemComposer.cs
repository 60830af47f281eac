using System.Globalization;
using NodaTime;
using Timeline.Domain.Catalogue;
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
/// <param name="Standing">How far it has come.</param>
internal sealed record DocumentSource(
    IncidentRecord Record, CatalogueRecord Catalogue, string? HeadHash, IReadOnlyDictionary<FileId, FilePicture>? Pictures, DocumentStanding Standing)
{
    /// <summary>A draft of a record that no store keeps.</summary>
    public static DocumentSource Of(IncidentRecord record, CatalogueRecord? catalogue = null) =>
        new(record, catalogue ?? CatalogueRecord.Empty, HeadHash: null, Pictures: null, DocumentStanding.Draft);
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
            source.Standing,
            view.IsExternal ? ExternalControl(record, zone, source) : [.. Control(record, zone, metrics, source)],
            view.IsExternal ? [] : Figures(metrics),
            [.. Enum.GetValues<PostmortemSection>().Where(view.Shows).Select(section => Compose(section, source, zone, metrics)).Where(section => !section.IsEmpty)],
            record.AsKnownAt);
        return Shown.In(view.RolesNotNames || view.IsExternal ? ReaderNames.Of(record, view).In(document) : document);
    }

    /// <summary>One section as the record gives it, before anybody wrote it anew. Without blocks and parts: the record gives nothing for it, and that is no gap.</summary>
    private static Section Compose(PostmortemSection section, DocumentSource source, DateTimeZone zone, IncidentMetrics metrics)
    {
        var (record, catalogue) = (source.Record, source.Catalogue);
        var composed = section switch
        {
            PostmortemSection.Summary => SummarySection.Compose(record, zone, metrics),
            PostmortemSection.Impact => ImpactSections.Impact(record, zone, metrics),
            PostmortemSection.LeadUp => TimelineSection.LeadUp(record, zone),
            PostmortemSection.Detection => ResponseSections.Detection(record, catalogue, zone),
            PostmortemSection.Response => ResponseSections.Response(record, zone, metrics),
            PostmortemSection.Communications => CommunicationsSection.Compose(record, catalogue, zone, metrics),
            PostmortemSection.Timeline => TimelineSection.Compose(record, zone),
            PostmortemSection.Diagnosis => CauseSections.Diagnosis(record, zone),
            PostmortemSection.Causes => CauseSections.Causes(record, zone),
            PostmortemSection.Recovery => ImpactSections.Recovery(record, zone, metrics),
            PostmortemSection.WellAndBadly => LearningSections.WellAndBadly(record),
            PostmortemSection.Metrics => MetricsSection.Compose(record, catalogue, zone, metrics),
            PostmortemSection.Lessons => LearningSections.Lessons(record),
            PostmortemSection.Actions => LearningSections.Actions(record),
            PostmortemSection.OpenQuestions => OpenQuestionsSection.Compose(record, catalogue, zone),
            PostmortemSection.ExternalMessage => ExternalMessageSection.Compose(record, zone),
            PostmortemSection.Appendix => AppendixSection.Compose(source, zone),
            _ => throw new System.Diagnostics.UnreachableException($"no section {section}"),
        };
        return composed with { Kind = section };
    }

    private static IEnumerable<Fact> Control(IncidentRecord record, DateTimeZone zone, IncidentMetrics metrics, DocumentSource source) =>
    [
        new("Severity", Words.Of(record.Severity), Say.Name(record.Severity)),
        new("Status", Words.Of(record.Status), Say.Name(record.Status)),
        .. Cancellation(record, zone),
        new("Kind", record.Kind == IncidentKind.Drill ? "Drill" : "Real incident"),
        new("Time zone", record.Zone),
        new("Declared by", record.DeclaredBy),
        new("Document", source.Standing.Words),
        new("As known at", Wording.StampOf(record.AsKnownAt, zone)),
        new("Record version", record.Version.ToString(CultureInfo.InvariantCulture)),
        new("Definitions version", metrics.DefinitionsVersion.ToString(CultureInfo.InvariantCulture)),
        .. source.HeadHash is null ? Array.Empty<Fact>() : [new("Head hash", source.HeadHash)],
    ];

    private static IReadOnlyList<Fact> ExternalControl(IncidentRecord record, DateTimeZone zone, DocumentSource source) =>
    [
        .. record.Kind == IncidentKind.Drill ? [new Fact("Kind", "Drill")] : Array.Empty<Fact>(),
        new("Status", Words.Of(record.Status), Say.Name(record.Status)),
        new("Time zone", record.Zone),
        new("Document", source.Standing.Words),
        new("As known at", Wording.StampOf(record.AsKnownAt, zone)),
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
}
