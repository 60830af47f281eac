using NodaTime;
using Timeline.Domain.Postmortems;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>Puts what people wrote in the place of what is generated.</summary>
internal static class WrittenSections
{
    /// <summary>What is computed there stays, whatever is written before it.</summary>
    public static bool IsComputed(PostmortemSection section) => section is PostmortemSection.Metrics or PostmortemSection.Timeline or PostmortemSection.Appendix;

    /// <param name="written">Null: nobody wrote in it.</param>
    /// <param name="isLeftOut">Whether the template leaves the section out, so that nothing stands in it but what was written.</param>
    public static Section In(Section generated, WrittenSection? written, DateTimeZone zone, DocumentView view, bool isLeftOut)
    {
        if (written is null)
            return generated;
        var note = view.IsExternal ? "" : $"Written by {string.Join(", ", written.Authors.Select(author => author.Name).Distinct(StringComparer.Ordinal))}, {Wording.StampOf(written.At, zone)}.{(isLeftOut ? " The template has no such section." : "")}";
        var isComputed = IsComputed(written.Section) && !isLeftOut;
        return generated with
        {
            Written = note,
            Blocks = [new Prose(written.Markdown), .. isComputed ? generated.Blocks : []],
            Parts = isComputed ? generated.Parts : [],
        };
    }
}
