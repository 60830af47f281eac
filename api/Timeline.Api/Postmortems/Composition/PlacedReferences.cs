using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>References that lead to nothing in a document read as their words: what they point at stands in a section that it does not have.</summary>
internal static class PlacedReferences
{
    public static PostmortemDocument In(PostmortemDocument document)
    {
        var places = document.Sections.SelectMany(section => section.Parts.Prepend(section)).SelectMany(section => section.Blocks).SelectMany(Places).ToHashSet(StringComparer.Ordinal);
        return new DocumentTexts(text => text, markdown => In(markdown, places)).In(document);
    }

    private static string In(string markdown, HashSet<string> places)
    {
        foreach (var lost in References.In(markdown).Where(reference => reference.Kind is { } kind && !places.Contains($"{Say.Words(kind)}-{reference.Id}")).Reverse())
            markdown = markdown.Remove(lost.Start, lost.Length).Insert(lost.Start, lost.Label);
        return markdown;
    }

    private static IEnumerable<string> Places(Block block) => block switch
    {
        Grid grid => grid.Rows.SelectMany(row => row).Select(cell => cell.Anchor).OfType<string>(),
        TimelineDays days => days.Days.SelectMany(day => day.Rows).Select(row => row.Anchor).OfType<string>(),
        _ => [],
    };
}
