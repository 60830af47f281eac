using System.Collections.Immutable;
using System.Globalization;
using Timeline.Pdf.Elements;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Text;

/// <summary>A stretch of a paragraph in one style.</summary>
internal abstract record Inline(TextStyle Style)
{
    /// <summary>Gets where the stretch leads when it is a link.</summary>
    public LinkTarget? Link { get; init; }

    /// <summary>Gets the structure element of the stretch when it has one of its own.</summary>
    public Tag? Tag { get; init; }

    /// <summary>The characters shown on a page.</summary>
    public abstract string Resolve(PageContext page);
}

/// <summary>Text as written; a line feed breaks the line.</summary>
internal sealed record TextInline(string Text, TextStyle Style) : Inline(Style)
{
    public override string Resolve(PageContext page) => Text;
}

/// <summary>A number that is known when pages are laid out.</summary>
internal sealed record NumberInline(Func<PageContext, int?> Number, TextStyle Style) : Inline(Style)
{
    // Before the first pass is over numbers are unknown; two digits are the likeliest width.
    private const string Unknown = "00";

    public override string Resolve(PageContext page) => Number(page)?.ToString(CultureInfo.InvariantCulture) ?? Unknown;

    public static NumberInline PageNumber(TextStyle style) => new(page => page.Number, style);

    public static NumberInline PageCount(TextStyle style) => new(page => page.Total, style);

    public static NumberInline PageOf(string anchor, TextStyle style) =>
        new(page => page.Anchors.TryGetValue(anchor, out var number) ? number : null, style);
}

/// <summary>Comparisons over the stretches of a paragraph.</summary>
internal static class Inlines
{
    public static bool DependOnPage(this ImmutableArray<Inline> inlines) => inlines.Any(inline => inline is NumberInline);
}
