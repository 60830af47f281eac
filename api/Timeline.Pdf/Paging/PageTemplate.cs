using Timeline.Pdf.Elements;

namespace Timeline.Pdf.Paging;

/// <summary>What repeats on pages. A first page without its own header or footer has none when <see cref="FirstDiffers"/>.</summary>
internal sealed record PageTemplate
{
    public Element? Header { get; init; }

    public Element? Footer { get; init; }

    public Element? FirstHeader { get; init; }

    public Element? FirstFooter { get; init; }

    public bool FirstDiffers { get; init; }

    public Element? HeaderOf(int page) => FirstDiffers && page == 1 ? FirstHeader : Header;

    public Element? FooterOf(int page) => FirstDiffers && page == 1 ? FirstFooter : Footer;
}
