using System.Globalization;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Writing;

/// <summary>Writes the structure tree and the way back from marked content to it, PDF 32000-1 section 14.7.</summary>
internal sealed class StructureWriter(PdfFile file, DrawnDocument document, IReadOnlyList<PdfReference> pages, Size sheet)
{
    private readonly Dictionary<StructureNode, PdfReference> _references = [];

    /// <summary>Writes the tree. Page <c>i</c> has parent key <c>i</c>; link annotations come after, in page order.</summary>
    public PdfReference Write()
    {
        var root = file.Reserve();
        var top = Reserve(document.Root);
        WriteNode(document.Root, root);
        var parents = document.Pages.Select((page, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{i} ") + new PdfArray(page.Owners.Select(owner => _references[owner])));
        var key = document.Pages.Count;
        var links = document.Pages.SelectMany(page => page.Links).Where(link => link.Reference is not null && link.Owner is not null)
            .Select(link => string.Create(CultureInfo.InvariantCulture, $"{key++} ") + _references[link.Owner!]).ToList();
        var numbers = new PdfRaw("[" + string.Join(' ', parents.Concat(links)) + "]");
        var parentTree = file.Add(new PdfDictionary().With("Nums", numbers));
        file.Set(root, new PdfDictionary().With("Type", PdfValue.Name("StructTreeRoot")).With("K", top).With("ParentTree", parentTree).With("ParentTreeNextKey", key));
        return root;
    }

    private PdfReference Reserve(StructureNode node) => _references[node] = file.Reserve();

    private void WriteNode(StructureNode node, PdfReference parent)
    {
        foreach (var kid in node.Kids.OfType<NodeKid>())
            Reserve(kid.Node);
        var self = _references[node];
        var firstPage = node.Kids.OfType<ContentKid>().FirstOrDefault()?.Page;
        var kids = node.Kids.Select(kid => Kid(kid, firstPage)).OfType<PdfValue>().ToList();
        file.Set(self, new PdfDictionary().With("Type", PdfValue.Name("StructElem")).With("S", PdfValue.Name(StructureTypes.Name(node.Tag.Role)))
            .With("P", parent).With("Pg", firstPage is { } page ? pages[page] : null)
            .With("Alt", node.Tag.Alternative is { } alternative ? new PdfText(alternative) : null)
            .With("Lang", node.Tag.Language is { } language ? new PdfText(language) : null)
            .With("A", Attributes(node)).With("K", kids.Count > 0 ? new PdfArray(kids) : null));
        foreach (var kid in node.Kids.OfType<NodeKid>())
            WriteNode(kid.Node, self);
    }

    private PdfValue? Kid(StructureKid kid, int? firstPage) => kid switch
    {
        NodeKid node => _references[node.Node],
        ContentKid content when content.Page == firstPage => (PdfValue)content.Id,
        ContentKid content => new PdfDictionary().With("Type", PdfValue.Name("MCR")).With("Pg", pages[content.Page]).With("MCID", content.Id),
        AnnotationKid { Annotation.Reference: { } reference } annotation =>
            new PdfDictionary().With("Type", PdfValue.Name("OBJR")).With("Pg", pages[annotation.Page]).With("Obj", reference),
        _ => null,
    };

    private PdfDictionary? Attributes(StructureNode node) => node.Tag.Role switch
    {
        TagRole.TableHeader => Span(node.Tag, new PdfDictionary().With("O", PdfValue.Name("Table")).With("Scope", PdfValue.Name(node.Tag.HeadsRow ? "Row" : "Column"))),
        TagRole.TableCell when node.Tag.ColumnSpan > 1 => Span(node.Tag, new PdfDictionary().With("O", PdfValue.Name("Table"))),
        TagRole.Figure when node.Bounds is { } bounds => new PdfDictionary().With("O", PdfValue.Name("Layout")).With("BBox",
            PdfArray.Of(bounds.Area.X, sheet.Height - bounds.Area.Bottom, bounds.Area.Right, sheet.Height - bounds.Area.Y)),
        _ => null,
    };

    private static PdfDictionary Span(Tag tag, PdfDictionary attributes) =>
        tag.ColumnSpan > 1 ? attributes.With("ColSpan", tag.ColumnSpan) : attributes;
}
