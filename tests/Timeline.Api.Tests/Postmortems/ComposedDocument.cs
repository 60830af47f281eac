using NodaTime;
using Timeline.Api.Postmortems.Composition;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>Documents of incidents that were put together by hand, without a database.</summary>
internal static class ComposedDocument
{
    public const string Zone = "America/Chicago";

    public static readonly Instant TenPm = Instant.FromUtc(2014, 5, 14, 3, 0);

    /// <summary>The document of an incident of which these facts were recorded, an hour after ten.</summary>
    public static PostmortemDocument Of(params IEnumerable<IncidentEvent> facts) => Titled("Mail stands still", facts);

    public static PostmortemDocument Titled(string title, params IEnumerable<IncidentEvent> facts) =>
        PostmortemComposer.Compose(DocumentSource.Of(RecordTitled(title, facts)), DocumentView.Whole);

    public static IncidentRecord RecordOf(params IEnumerable<IncidentEvent> facts) => RecordTitled("Mail stands still", facts);

    private static IncidentRecord RecordTitled(string title, IEnumerable<IncidentEvent> facts)
    {
        IncidentEvent declared = new IncidentDeclared(1, title, Severity.Sev1, IncidentKind.Real, Zone);
        return IncidentRecord.Fold(new IncidentId(Guid.Empty), facts.Prepend(declared).Select((fact, index) => new Recorded<IncidentEvent>(fact, index + 1, Minute(60), "Ada", Source.Web)))!;
    }

    public static EntryLogged Logged(int n, string text, EntryKind kind = EntryKind.Note, string? author = null) => Logged(n, Minute(n), text, kind, author);

    public static EntryLogged Logged(int n, Instant at, string text, EntryKind kind = EntryKind.Note, string? author = null) => new(Entry(n), At(at), kind, text, author);

    public static EntryId Entry(int n) => EntryId.From(1, new Guid(n, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0), 0);

    public static Occurrence At(Instant at) => new(at, Until: null, Precision.Minute, Zone);

    public static Instant Minute(int minute) => TenPm + Duration.FromMinutes(minute);

    /// <summary>A section, or a part of one.</summary>
    public static Section Section(this PostmortemDocument document, string heading) => document.All().Single(section => section.Heading == heading);

    /// <summary>Every section, each followed by its parts.</summary>
    public static IEnumerable<Section> All(this PostmortemDocument document) => document.Sections.SelectMany(section => section.Parts.Prepend(section));
}
