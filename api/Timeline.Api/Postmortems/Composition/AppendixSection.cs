using NodaTime;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>All that whoever checks the document needs: the full log, what was corrected and redacted, files, and what stands for the record.</summary>
internal static class AppendixSection
{
    /// <param name="hasTimeline">Whether the document has the timeline too.</param>
    public static Section Compose(DocumentSource source, DateTimeZone zone, bool hasTimeline) => new("Appendix", [])
    {
        Parts =
        [
            .. TimelineSection.FullLog(source.Record, zone, hasTimeline),
            .. LifeSection.Compose(source.Record, zone),
            .. TimelineSection.Corrections(source.Record, zone),
            .. TimelineSection.Redactions(source.Record, zone),
            .. FilesSection.Compose(source.Record, zone, source.Pictures),
        ],
    };
}
