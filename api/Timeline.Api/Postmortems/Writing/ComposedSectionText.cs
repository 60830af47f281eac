using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;

namespace Timeline.Api.Postmortems.Writing;

/// <summary>The sections of the composed document, by their headings.</summary>
internal sealed class ComposedSectionText : ISectionText
{
    // What stands under another heading is a part of the section.
    private static readonly Dictionary<string, PostmortemSection> ByHeading = new(StringComparer.Ordinal)
    {
        ["Summary"] = PostmortemSection.Summary,
        ["Impact"] = PostmortemSection.Impact,
        ["Detection and report"] = PostmortemSection.Detection,
        ["Response"] = PostmortemSection.Response,
        ["Communications"] = PostmortemSection.Communications,
        ["Promises and limits"] = PostmortemSection.Communications,
        ["Timeline"] = PostmortemSection.Timeline,
        ["Diagnosis"] = PostmortemSection.Diagnosis,
        ["Decisions"] = PostmortemSection.Diagnosis,
        ["Causes"] = PostmortemSection.Causes,
        ["Recovery"] = PostmortemSection.Recovery,
        ["What went well, badly, and by luck"] = PostmortemSection.WellAndBadly,
        ["Metrics"] = PostmortemSection.Metrics,
        ["Targets"] = PostmortemSection.Metrics,
        ["Lessons"] = PostmortemSection.Lessons,
        ["Actions"] = PostmortemSection.Actions,
        ["What does not fit together"] = PostmortemSection.OpenQuestions,
        ["Open questions"] = PostmortemSection.OpenQuestions,
    };

    public IReadOnlyDictionary<PostmortemSection, string> Of(IncidentRecord record, CatalogueRecord catalogue)
    {
        var document = PostmortemComposer.Compose(record, catalogue: catalogue);
        return document.Sections
            .Select(section => (Of: ByHeading.GetValueOrDefault(section.Heading, PostmortemSection.Appendix), section.Heading, Text: TextOf(document, section)))
            .GroupBy(part => part.Of)
            .ToDictionary(
                parts => parts.Key,
                parts => string.Join("\n\n", parts.Select((part, index) => index == 0 && part.Of != PostmortemSection.Appendix ? part.Text : $"### {MarkdownOutput.Escape(part.Heading)}\n\n{part.Text}")));
    }

    private static string TextOf(PostmortemDocument document, Section section)
    {
        var markdown = MarkdownOutput.Render(document with { Control = [], Figures = [], Sections = [section] });
        var heading = markdown.IndexOf("\n## ", StringComparison.Ordinal);
        var end = markdown.IndexOf('\n', heading + 1);
        return end < 0 ? "" : markdown[end..].Trim('\n');
    }
}
