using System.Text;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Paging;

namespace Timeline.Pdf.Writing;

/// <summary>Draws finished pages and writes them as a tagged PDF 1.7 file. The same pages and facts give the same bytes.</summary>
internal sealed class DocumentWriter(Size sheet, DocumentInfo info, IReadOnlyList<Attachment> attachments) : ISheets, IDisposable
{
    private PdfFile _file = new();
    private DrawnDocument _document = new() { Attachments = attachments };
    private List<PdfReference> _pages = [];

    public void Restart()
    {
        if (_document.Pages.Count == 0)
            return;
        _file.Dispose();
        (_file, _document) = (new(), new() { Attachments = attachments });
    }

    public void Draw(Frame text)
    {
        _document.Pages.Add(new());
        Draw(_document.Pages.Count, text);
    }

    public void Draw(int page, Frame running)
    {
        var operators = new ByteBuffer();
        var canvas = new PageCanvas(_document, page - 1, sheet, operators);
        running.Draw(canvas, default);
        var owners = canvas.Finish();
        var content = _document.Pages[page - 1];
        content.Contents.Add(_file.AddStream(new PdfDictionary(), operators));
        if (owners.Count > 0)
            content.Owners = [.. owners];
    }

    public WrittenPdf Write()
    {
        // A file says that it conforms only when it does.
        var violations = Conformance.Violations(_document, info, sheet);
        string[] standards = [.. new[] { Violation.PdfA, Violation.PdfUA }.Except(violations.Select(violation => violation.Standard))];
        return new(WriteAll(standards), _document.Missing) { PageCount = _document.Pages.Count, Standards = standards, Violations = violations };
    }

    public void Dispose() => _file.Dispose();

    private byte[] WriteAll(string[] standards)
    {
        var (catalog, tree) = (_file.Reserve(), _file.Reserve());
        _pages = _document.Pages.ConvertAll(_ => _file.Reserve());
        WritePages(tree);
        var structure = new StructureWriter(_file, _document, _pages, sheet).Write();
        var outline = new OutlineWriter(_file, _pages, sheet).Write(_document.Bookmarks);
        var metadata = _file.AddStream(new PdfDictionary().With("Type", PdfValue.Name("Metadata")).With("Subtype", PdfValue.Name("XML")),
            MetadataWriter.Xmp(info, standards), compress: false);
        var files = AttachmentWriter.Write(_file, attachments);
        var (anchors, attached) = (Anchors(), AttachmentWriter.Names(attachments, files));
        var names = anchors is null && attached is null ? null : new PdfDictionary().With("Dests", anchors).With("EmbeddedFiles", attached);
        _file.Set(catalog, new PdfDictionary().With("Type", PdfValue.Name("Catalog")).With("Pages", tree).With("Lang", new PdfText(info.Language))
            .With("MarkInfo", new PdfRaw("<</Marked true>>")).With("StructTreeRoot", structure).With("Metadata", metadata).With("OutputIntents", PdfArray.Of(OutputIntent()))
            .With("ViewerPreferences", new PdfRaw("<</DisplayDocTitle true>>")).With("PageLabels", new PdfRaw("<</Nums[0<</S/D>>]>>"))
            .With("Names", names).With("AF", files.Count > 0 ? new PdfArray(files) : null)
            .With("Outlines", outline).With("PageMode", outline is null ? null : PdfValue.Name("UseOutlines")));
        return _file.Write(catalog, _file.Add(MetadataWriter.Info(info)));
    }

    // Colours of pages and pictures are sRGB, ISO 19005-3 section 6.2.3.
    private PdfReference OutputIntent() => _file.Add(new PdfDictionary().With("Type", PdfValue.Name("OutputIntent")).With("S", PdfValue.Name("GTS_PDFA1"))
        .With("OutputConditionIdentifier", new PdfText(ColorProfile.Name)).With("Info", new PdfText(ColorProfile.Name))
        .With("DestOutputProfile", _file.AddStream(new PdfDictionary().With("N", 3), ColorProfile.Srgb)));

    private void WritePages(PdfReference tree)
    {
        var resources = _file.Add(Resources());
        var annotationKey = _document.Pages.Count;
        for (var i = 0; i < _pages.Count; i++)
        {
            var content = _document.Pages[i];
            var annotations = content.Links.ConvertAll(link => Annotation(link, _pages[i], ref annotationKey)).OfType<PdfValue>().ToList();
            _file.Set(_pages[i], new PdfDictionary().With("Type", PdfValue.Name("Page")).With("Parent", tree)
                .With("MediaBox", PdfArray.Of(0, 0, sheet.Width, sheet.Height)).With("Resources", resources).With("Contents", new PdfArray(content.Contents))
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
            .With("Rect", PdfArray.Of(link.Area.X, sheet.Height - link.Area.Bottom, link.Area.Right, sheet.Height - link.Area.Y))
            .With("Border", PdfArray.Of(0, 0, 0));
        switch (link.Target)
        {
            case ExternalTarget external:
                annotation.With("Contents", new PdfText(external.Address))
                    .With("A", new PdfDictionary().With("S", PdfValue.Name("URI")).With("URI", new PdfText(Address(external.Address))));
                break;
            case InternalTarget { Anchor: var name } when _document.Anchors.TryGetValue(name, out var place):
                annotation.With("Contents", new PdfText(FormattableString.Invariant($"Page {place.Page + 1}")))
                    .With("Dest", OutlineWriter.Destination(_pages[place.Page], place.At, sheet));
                break;
            default:
                return null;
        }

        return link.Reference = _file.Add(annotation.With("StructParent", key++));
    }

    // A URI is 7-bit ASCII, PDF 32000-1 section 12.6.4.7.
    private static string Address(string address) =>
        string.Concat(address.EnumerateRunes().Select(rune => rune.Value is > ' ' and <= '~' ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    private PdfDictionary? Anchors()
    {
        if (_document.Anchors.Count == 0)
            return null;

        // A name tree is sorted by the bytes of its keys; hexadecimal UTF-8 sorts the same way as a string.
        var sorted = _document.Anchors.Select(pair => (Key: Convert.ToHexString(Encoding.UTF8.GetBytes(pair.Key)), pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal);
        var names = sorted.SelectMany(pair => new PdfValue[] { new PdfRaw($"<{pair.Key}>"), OutlineWriter.Destination(_pages[pair.Value.Page], pair.Value.At, sheet) });
        return new PdfDictionary().With("Names", new PdfArray(names));
    }
}
