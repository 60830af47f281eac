using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Writing;

/// <summary>Writes the outline (bookmarks), PDF 32000-1 section 12.3.3.</summary>
internal sealed class OutlineWriter(PdfFile file, IReadOnlyList<PdfReference> pages, Size sheet)
{
    /// <summary>Writes bookmarks as a tree; a deeper level hangs below the nearest shallower one before it.</summary>
    /// <returns>The outline's root; null when there are no bookmarks.</returns>
    public PdfReference? Write(IReadOnlyList<(string Title, int Level, int Page, Point At)> bookmarks)
    {
        if (bookmarks.Count == 0)
            return null;
        var root = new Item("", 0, 0, default, file.Reserve());
        var path = new List<Item> { root };
        foreach (var (title, level, page, at) in bookmarks)
        {
            path.RemoveAll(item => item != root && item.Level >= level);
            var item = new Item(title, level, page, at, file.Reserve());
            path[^1].Children.Add(item);
            path.Add(item);
        }

        file.Set(root.Self, Links(root, new PdfDictionary().With("Type", PdfValue.Name("Outlines"))));
        WriteChildren(root);
        return root.Self;
    }

    private void WriteChildren(Item parent)
    {
        for (var i = 0; i < parent.Children.Count; i++)
        {
            var item = parent.Children[i];
            var entry = new PdfDictionary().With("Title", new PdfText(item.Title)).With("Parent", parent.Self)
                .With("Prev", i > 0 ? parent.Children[i - 1].Self : null).With("Next", i + 1 < parent.Children.Count ? parent.Children[i + 1].Self : null)
                .With("Dest", Destination(pages[item.Page], item.At, sheet));
            file.Set(item.Self, Links(item, entry));
            WriteChildren(item);
        }
    }

    /// <summary>A place to show, a little above the point so that the text does not stick to the window's edge.</summary>
    public static PdfArray Destination(PdfReference page, Point at, Size sheet) =>
        PdfArray.Of(page, PdfValue.Name("XYZ"), at.X, Math.Min(sheet.Height, sheet.Height - at.Y + 8), new PdfRaw("null"));

    private static PdfDictionary Links(Item item, PdfDictionary entry) => item.Children.Count == 0
        ? entry
        : entry.With("First", item.Children[0].Self).With("Last", item.Children[^1].Self).With("Count", item.Descendants);

    private sealed record Item(string Title, int Level, int Page, Point At, PdfReference Self)
    {
        public List<Item> Children { get; } = [];

        public int Descendants => Children.Sum(child => 1 + child.Descendants);
    }
}
