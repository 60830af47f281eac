using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Writing;

/// <summary>Writes the structure tree and the way back from marked content to it, PDF 32000-1 section 14.7.</summary>
internal sealed class StructureWriter(PdfFile file, DrawnDocument document, IReadOnlyList<PdfReference> pages, Size sheet)
{
    private readonly StructureTree _tree = document.Structure;
    private readonly PdfReference _root = file.Reserve();
    private readonly int _first = file.Reserve(document.Structure.Count);

    /// <summary>Writes the tree. Page <c>i</c> has parent key <c>i</c>; link annotations come after, in page order.</summary>
    public PdfReference Write()
    {
        var kids = new List<StructureKid>();
        for (var element = 0; element < _tree.Count; element++)
            WriteElement(element, kids);

        var parents = file.Reserve();
        var links = document.Pages.SelectMany(page => page.Links).Where(link => link.Reference is not null).ToList();
        var output = file.Begin(parents.Number).Add("<</Nums ["u8);
        for (var page = 0; page < pages.Count; page++)
        {
            output.Number(page).Add(" ["u8);
            foreach (var owner in document.Pages[page].Owners)
                Reference(output, owner);
            output.Add("] "u8);
        }

        for (var i = 0; i < links.Count; i++)
            Reference(output.Number(pages.Count + i).Add((byte)' '), links[i].Owner);
        output.Add("]>>"u8);
        file.End();
        file.Set(_root, new PdfDictionary().With("Type", PdfValue.Name("StructTreeRoot")).With("K", new PdfReference(_first)).With("ParentTree", parents)
            .With("ParentTreeNextKey", pages.Count + links.Count));
        return _root;
    }

    private void WriteElement(int element, List<StructureKid> kids)
    {
        var tag = _tree.TagOf(element);
        _tree.KidsOf(element, kids);
        var page = kids.Find(kid => kid.IsContent).Content?.Page;
        var output = file.Begin(_first + element).Add("<</Type /StructElem/S /"u8).Add(StructureTypes.Name(_tree.RoleOf(element))).Add("/P "u8)
            .Number(element == 0 ? _root.Number : _first + _tree.ParentOf(element)).Add(" 0 R"u8);
        if (page is { } first)
            pages[first].Write(output.Add("/Pg "u8));
        Text(output, "/Alt "u8, tag.Alternative);
        Text(output, "/Lang "u8, tag.Language);
        if (tag.Role == TagRole.Note)
            output.Add("/ID (note "u8).Number(element).Add((byte)')');
        if (Attributes(element, tag) is { } attributes)
            attributes.Write(output.Add("/A "u8));
        if (kids.Count > 0)
        {
            output.Add("/K ["u8);
            foreach (var kid in kids)
                WriteKid(output, kid, page);
            output.Add((byte)']');
        }

        output.Add(">>"u8);
        file.End();
    }

    private void WriteKid(ByteBuffer output, StructureKid kid, int? firstPage)
    {
        switch (kid)
        {
            case { Element: { } element }:
                Reference(output, element);
                return;
            case { Content: { } content } when content.Page == firstPage:
                output.Number(content.Id);
                break;
            case { Content: { } content }:
                pages[content.Page].Write(output.Add("<</Type /MCR/Pg "u8));
                output.Add("/MCID "u8).Number(content.Id).Add(">>"u8);
                break;
            case { Annotation: { } annotation } when document.Pages[annotation.Page].Links[annotation.Index].Reference is { } link:
                pages[annotation.Page].Write(output.Add("<</Type /OBJR/Pg "u8));
                link.Write(output.Add("/Obj "u8));
                output.Add(">>"u8);
                break;
            default:
                return;
        }

        output.Add((byte)' ');
    }

    private void Reference(ByteBuffer output, int element) => output.Number(_first + element).Add(" 0 R "u8);

    private static void Text(ByteBuffer output, ReadOnlySpan<byte> key, string? text)
    {
        if (text is not null)
            new PdfText(text).Write(output.Add(key));
    }

    private PdfDictionary? Attributes(int element, Tag tag) => tag.Role switch
    {
        TagRole.TableHeader => Span(tag, new PdfDictionary().With("O", PdfValue.Name("Table")).With("Scope", PdfValue.Name(tag.HeadsRow ? "Row" : "Column"))),
        TagRole.TableCell when tag.ColumnSpan > 1 => Span(tag, new PdfDictionary().With("O", PdfValue.Name("Table"))),
        TagRole.List => new PdfDictionary().With("O", PdfValue.Name("List")).With("ListNumbering", PdfValue.Name(tag.IsNumbered ? "Decimal" : "Disc")),
        TagRole.Figure when _tree.BoundsOf(element) is { } bounds => new PdfDictionary().With("O", PdfValue.Name("Layout")).With("BBox",
            PdfArray.Of(bounds.Area.X, sheet.Height - bounds.Area.Bottom, bounds.Area.Right, sheet.Height - bounds.Area.Y)),
        _ => null,
    };

    private static PdfDictionary Span(Tag tag, PdfDictionary attributes) =>
        tag.ColumnSpan > 1 ? attributes.With("ColSpan", tag.ColumnSpan) : attributes;
}
