using Timeline.Pdf.Elements;
using Timeline.Pdf.Paging;
using Timeline.Pdf.Text;

namespace Timeline.Pdf.Tests.Layout;

/// <summary>Lays elements out on small pages without margins.</summary>
internal static class LayOut
{
    public static PageSetup Sheet(double width, double height) => new() { Size = new(width, height), Margins = default, HeaderGap = 0 };

    public static List<RecordingCanvas> Canvases(Element element, double width = 100, double height = 100, PageTemplate? template = null) =>
        Canvases(element, Sheet(width, height), template ?? new());

    public static List<RecordingCanvas> Canvases(Element element, PageSetup setup, PageTemplate template)
    {
        var sheets = new RecordingSheets();
        new Pager(setup, template).Draw(element, sheets);
        return sheets.Pages;
    }

    /// <summary>Boxes of each page: <c>name x,y widthxheight</c>, pages divided by a bar.</summary>
    public static string Pages(Element element, double width = 100, double height = 100) =>
        string.Join(" | ", Canvases(element, width, height).Select(canvas => string.Join("; ", canvas.Boxes)));

    public static Column Column(params Element[] children) => new([.. children.Select(child => new ColumnItem(child))]);

    public static Paragraph Paragraph(string text, TextStyle? style = null, ParagraphStyle? lines = null) =>
        new([new TextInline(text, style ?? new())], style ?? new(), lines ?? new());
}
