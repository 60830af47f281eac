using System.Text;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Paging;

namespace Timeline.Pdf.Writing;

/// <summary>Draws finished pages and writes them as a tagged PDF 1.7 file. The same pages and facts give the same bytes.</summary>
internal sealed class DocumentWriter
{
    private readonly PdfFile _file = new();
    private readonly DrawnDocument _document = new();
    private readonly Size _sheet;
    private List<PdfReference> _pages = [];

    private DocumentWriter(Size sheet) => _sheet = sheet;

    public static WrittenPdf Write(IEnumerable<Page> pages, Size sheet, DocumentInfo info)
    {
        var writer = new DocumentWriter(sheet);
        return new(writer.WriteAll(pages, info), writer._document.Missing) { PageCount = writer._document.Pages.Count };
    }

    private byte[] WriteAll(IEnumerable<Page> pages, DocumentInfo info)
    {
        foreach (var page in pages)
        {
            var canvas = new PageCanvas(_document, page.Number - 1, _sheet);
            page.Frame.Draw(canvas, default);
            _document.Pages.Add(canvas.Finish());
        }

        var catalog = _file.Reserve();
        var tree = _file.Reserve();
        _pages = _document.Pages.ConvertAll(_ => _file.Reserve());
        WritePages(tree);
        var structure = new StructureWriter(_file, _document, _pages, _sheet).Write();
        var outline = new OutlineWriter(_file, _pages, _sheet).Write(_document.Bookmarks);
        var metadata = _file.AddStream(new PdfDictionary().With("Type", PdfValue.Name("Metadata")).With("Subtype", PdfValue.Name("XML")),
            MetadataWriter.Xmp(info), compress: false);
        _file.Set(catalog, new PdfDictionary().With("Type", PdfValue.Name("Catalog")).With("Pages", tree).With("Lang", new PdfText(info.Language))
            .With("MarkInfo", new PdfRaw("<</Marked true>>")).With("StructTreeRoot", structure).With("Metadata", metadata)
            .With("ViewerPreferences", new PdfRaw("<</DisplayDocTitle true>>")).With("PageLabels", new PdfRaw("<</Nums[0<</S/D>>]>>"))
            .With("Names", Names()).With("Outlines", outline).With("PageMode", outline is null ? null : PdfValue.Name("UseOutlines")));
        return _file.Write(catalog, _file.Add(MetadataWriter.Info(info)));
    }

    private void WritePages(PdfReference tree)
    {
        var resources = _file.Add(Resources());
        var annotationKey = _document.Pages.Count;
        for (var i = 0; i < _pages.Count; i++)
        {
            var content = _document.Pages[i];
            var annotations = content.Links.ConvertAll(link => Annotation(link, _pages[i], ref annotationKey)).OfType<PdfValue>().ToList();
            var operators = _file.AddStream(new PdfDictionary(), Encoding.ASCII.GetBytes(content.Operators));
            _file.Set(_pages[i], new PdfDictionary().With("Type", PdfValue.Name("Page")).With("Parent", tree)
                .With("MediaBox", PdfArray.Of(0, 0, _sheet.Width, _sheet.Height)).With("Resources", resources).With("Contents", operators)
                .With("Tabs", PdfValue.Name("S")).With("StructParents", i).With("Annots", annotations.Count > 0 ? new PdfArray(annotations) : null));
        }

        _file.Set(tree, new PdfDictionary().With("Type", PdfValue.Name("Pages")).With("Count", _pages.Count).With("Kids", new PdfArray(_pages)));
    }

    private PdfDictionary Resources()
    {
        var (fonts, pictures) = (new PdfDictionary(), new PdfDictionary());
        foreach (var font in _document.Fonts)
            fonts.With(font.ResourceName, font.Write(_file));
        foreach (var (name, picture) in _document.Pictures)
            pictures.With(name, PictureWriter.Write(_file, picture));
        return new PdfDictionary().With("Font", fonts).With("XObject", pictures);
    }

    /// <summary>A link annotation, PDF 32000-1 section 12.5.6.5; nothing for an anchor that does not exist.</summary>
    private PdfReference? Annotation(LinkAnnotation link, PdfReference page, ref int key)
    {
        var annotation = new PdfDictionary().With("Type", PdfValue.Name("Annot")).With("Subtype", PdfValue.Name("Link")).With("P", page).With("F", 4)
            .With("Rect", PdfArray.Of(link.Area.X, _sheet.Height - link.Area.Bottom, link.Area.Right, _sheet.Height - link.Area.Y))
            .With("Border", PdfArray.Of(0, 0, 0));
        switch (link.Target)
        {
            case ExternalTarget external:
                annotation.With("Contents", new PdfText(external.Address))
                    .With("A", new PdfDictionary().With("S", PdfValue.Name("URI")).With("URI", new PdfText(Address(external.Address))));
                break;
            case InternalTarget { Anchor: var name } when _document.Anchors.TryGetValue(name, out var place):
                annotation.With("Contents", new PdfText(name)).With("Dest", OutlineWriter.Destination(_pages[place.Page], place.At, _sheet));
                break;
            default:
                return null;
        }

        if (link.Owner is not null)
            annotation.With("StructParent", key++);
        return link.Reference = _file.Add(annotation);
    }

    // A URI is 7-bit ASCII, PDF 32000-1 section 12.6.4.7.
    private static string Address(string address) =>
        string.Concat(address.EnumerateRunes().Select(rune => rune.Value is > ' ' and <= '~' ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    private PdfDictionary? Names()
    {
        if (_document.Anchors.Count == 0)
            return null;

        // A name tree is sorted by the bytes of its keys; hexadecimal UTF-8 sorts the same way as a string.
        var sorted = _document.Anchors.Select(pair => (Key: Convert.ToHexString(Encoding.UTF8.GetBytes(pair.Key)), pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal);
        var names = sorted.SelectMany(pair => new PdfValue[] { new PdfRaw($"<{pair.Key}>"), OutlineWriter.Destination(_pages[pair.Value.Page], pair.Value.At, _sheet) });
        return new PdfDictionary().With("Dests", new PdfDictionary().With("Names", new PdfArray(names)));
    }
}
