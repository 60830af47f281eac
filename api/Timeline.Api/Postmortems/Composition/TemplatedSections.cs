using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>Which sections a document has, in which order and under which titles: those of its template, and what no template leaves out.</summary>
internal static class TemplatedSections
{
    private static readonly Section Nothing =
        new("External message", [new NothingRecorded("This document has nothing for customers.")]) { Kind = PostmortemSection.ExternalMessage };

    /// <summary>Those of the template in its order. After them, in the standard order, what people wrote although the template leaves it out, and what is missing from the record.</summary>
    public static IReadOnlyList<PostmortemSection> Shown(PostmortemTemplate template, PostmortemRecord postmortem, IncidentRecord record, CatalogueRecord catalogue) =>
    [
        .. template.Sections.Select(section => section.Section),
        .. LeftOut(template).Where(section => postmortem.Written.ContainsKey(section) || (section == PostmortemSection.OpenQuestions && Completeness.Missing(record, catalogue).Count > 0)),
    ];

    /// <summary>Every section: those of the template in its order, then the others.</summary>
    public static IReadOnlyList<PostmortemSection> All(PostmortemTemplate template) => [.. template.Sections.Select(section => section.Section), .. LeftOut(template)];

    /// <summary>The sections as its reader gets them; those that have nothing are left out.</summary>
    public static IReadOnlyList<Section> Compose(DocumentSource source, DocumentView view, IncidentMetrics metrics)
    {
        List<Section> sections =
        [
            .. Shown(source.Template.Content, source.Postmortem, source.Record, source.Catalogue).Where(view.Shows)
                .Select(section => Compose(section, source, view, metrics)).Where(section => !section.IsEmpty),
        ];
        return sections.Count == 0 && view.IsExternal ? [Nothing] : sections;
    }

    /// <summary>Those that would say something, and are not in the document.</summary>
    public static IEnumerable<string> TitlesOfLeftOut(DocumentSource source, IncidentMetrics metrics)
    {
        var template = source.Template.Content;
        var shown = Shown(template, source.Postmortem, source.Record, source.Catalogue);
        return LeftOut(template).Where(section => !shown.Contains(section) && !IsSilent(section, source, metrics)).Select(section => PostmortemTemplate.Default.Find(section)!.Title);
    }

    /// <summary>Whether nothing stands in a section, written or generated; a gap that is said, and the mark of what was redacted, are nothing.</summary>
    public static bool IsSilent(PostmortemSection section, DocumentSource source, IncidentMetrics metrics)
    {
        if (source.Postmortem.Written.GetValueOrDefault(section) is { } written && (written.Redaction is null || !WrittenSections.IsComputed(section)))
            return written.Redaction is not null;
        var generated = PostmortemComposer.Generate(section, source, DocumentView.Whole, metrics);
        return generated.Parts.Count == 0 && generated.Blocks.All(block => block is NothingRecorded or SubHeading);
    }

    private static Section Compose(PostmortemSection section, DocumentSource source, DocumentView view, IncidentMetrics metrics)
    {
        var template = source.Template.Content.Find(section);
        var generated = PostmortemComposer.Generate(section, source, view, metrics);
        var said = WrittenSections.In(generated, source.Postmortem.Written.GetValueOrDefault(section), DateTimeZoneProviders.Tzdb[source.Record.Zone], view, isLeftOut: template is null);
        if (said.IsEmpty && template is { Required: true } && !view.IsExternal)
            said = said with { Blocks = [new NothingRecorded("Nothing is recorded.")] };
        return template is null ? said : said with { Heading = template.Title };
    }

    private static IEnumerable<PostmortemSection> LeftOut(PostmortemTemplate template) => Enum.GetValues<PostmortemSection>().Where(section => template.Find(section) is null);
}
