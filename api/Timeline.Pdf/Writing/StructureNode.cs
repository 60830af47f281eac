using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Writing;

/// <summary>A structure element while the document is drawn, PDF 32000-1 section 14.7.</summary>
internal sealed class StructureNode(Tag tag, StructureNode? parent)
{
    private readonly List<StructureKid> _kids = [];

    public Tag Tag => tag;

    public StructureNode? Parent => parent;

    public IReadOnlyList<StructureKid> Kids => _kids;

    /// <summary>Gets the area a figure covers and its page, as far as drawn.</summary>
    public (int Page, Rect Area)? Bounds { get; private set; }

    public void Add(StructureKid kid) => _kids.Add(kid);

    /// <summary>The child made for a tag, newest first; a new one when there is none or the tag begins anew.</summary>
    public StructureNode Child(Tag childTag, bool continues)
    {
        if (continues && _kids.FindLast(kid => kid is NodeKid { Node: var node } && ReferenceEquals(node.Tag, childTag)) is NodeKid known)
            return known.Node;
        var child = new StructureNode(childTag, this);
        _kids.Add(new NodeKid(child));
        return child;
    }

    public void Cover(int page, Rect area)
    {
        if (Bounds is not { } known || known.Page != page)
        {
            Bounds ??= (page, area);
            return;
        }

        var (left, top) = (Math.Min(known.Area.X, area.X), Math.Min(known.Area.Y, area.Y));
        Bounds = (page, new(left, top, Math.Max(known.Area.Right, area.Right) - left, Math.Max(known.Area.Bottom, area.Bottom) - top));
    }
}

/// <summary>What a structure element contains.</summary>
internal abstract record StructureKid;

/// <summary>Another structure element.</summary>
internal sealed record NodeKid(StructureNode Node) : StructureKid;

/// <summary>Marked content of a page.</summary>
internal sealed record ContentKid(int Page, int Id) : StructureKid;

/// <summary>An annotation.</summary>
internal sealed record AnnotationKid(int Page, LinkAnnotation Annotation) : StructureKid;

/// <summary>A link as drawn.</summary>
internal sealed record LinkAnnotation(Rect Area, LinkTarget Target, StructureNode? Owner)
{
    /// <summary>Gets or sets the indirect object; set when the page is written.</summary>
    public PdfReference? Reference { get; set; }
}
