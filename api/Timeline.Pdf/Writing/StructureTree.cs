using System.Runtime.InteropServices;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Writing;

/// <summary>Structure elements while the document is drawn, PDF 32000-1 section 14.7. An element is a number; the root, the document, is 0.</summary>
/// <remarks>A long document has hundreds of thousands of them, so they are rows of arrays and not objects.</remarks>
internal sealed class StructureTree
{
    private const int None = -1;

    private readonly List<Element> _elements = [new(new Tag(TagRole.Document), TagRole.Document, None)];
    private readonly List<Kid> _kids = [];
    private readonly Dictionary<int, (int Page, Rect Area)> _bounds = [];

    // Levels of the headings that the next one may stand below, the highest first.
    private readonly List<TagRole> _headings = [];

    private enum KidKind : byte
    {
        Element, Content, Annotation,
    }

    public int Count => _elements.Count;

    public Tag TagOf(int element) => _elements[element].Tag;

    /// <summary>What an element is: its tag's role, with headings that leave out no level.</summary>
    public TagRole RoleOf(int element) => _elements[element].Role;

    /// <summary>The element around; -1 for the document.</summary>
    public int ParentOf(int element) => _elements[element].Parent;

    /// <summary>The area that a figure covers and its page, as far as drawn.</summary>
    public (int Page, Rect Area)? BoundsOf(int element) => _bounds.TryGetValue(element, out var bounds) ? bounds : null;

    /// <summary>The element inside another that a tag stands for: the one that was begun, or a new one.</summary>
    public int Child(int parent, Tag tag, bool continues)
    {
        for (var kid = continues ? _elements[parent].LastKid : None; kid != None; kid = _kids[kid].Previous)
        {
            if (_kids[kid].Kind == KidKind.Element && ReferenceEquals(_elements[_kids[kid].Value].Tag, tag))
                return _kids[kid].Value;
        }

        _elements.Add(new(tag, Role(tag.Role), parent));
        Add(parent, KidKind.Element, 0, Count - 1);
        return Count - 1;
    }

    public void AddContent(int element, int page, int id) => Add(element, KidKind.Content, page, id);

    public void AddAnnotation(int element, LinkAnnotation annotation) => Add(element, KidKind.Annotation, annotation.Page, annotation.Index);

    public void Cover(int figure, int page, Rect area)
    {
        if (!_bounds.TryGetValue(figure, out var known))
        {
            _bounds[figure] = (page, area);
            return;
        }

        if (known.Page != page)
            return;
        var (left, top) = (Math.Min(known.Area.X, area.X), Math.Min(known.Area.Y, area.Y));
        _bounds[figure] = (page, new(left, top, Math.Max(known.Area.Right, area.Right) - left, Math.Max(known.Area.Bottom, area.Bottom) - top));
    }

    /// <summary>What an element contains, in order.</summary>
    public void KidsOf(int element, List<StructureKid> kids)
    {
        kids.Clear();
        for (var kid = _elements[element].LastKid; kid != None; kid = _kids[kid].Previous)
        {
            var (_, value, page, kind) = _kids[kid];
            kids.Add(kind switch
            {
                KidKind.Element => new(Element: value, null, null),
                KidKind.Content => new(null, (page, value), null),
                _ => new(null, null, (page, value)),
            });
        }

        kids.Reverse();
    }

    private void Add(int element, KidKind kind, int page, int value)
    {
        ref var owner = ref CollectionsMarshal.AsSpan(_elements)[element];
        _kids.Add(new(owner.LastKid, value, page, kind));
        owner.LastKid = _kids.Count - 1;
    }

    private TagRole Role(TagRole role)
    {
        if (role is < TagRole.Heading1 or > TagRole.Heading6)
            return role;
        _headings.RemoveAll(level => level >= role);
        _headings.Add(role);
        return TagRole.Heading1 + (_headings.Count - 1);
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Element(Tag tag, TagRole role, int parent)
    {
        public readonly Tag Tag = tag;
        public readonly TagRole Role = role;
        public readonly int Parent = parent;
        public int LastKid = None;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Kid(int Previous, int Value, int Page, KidKind Kind);
}

/// <summary>What a structure element contains: another, marked content of a page, or an annotation of a page.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StructureKid(int? Element, (int Page, int Id)? Content, (int Page, int Index)? Annotation)
{
    public bool IsContent => Content is not null;
}
