using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Writing;

/// <summary>Opens and closes marked content on one page, PDF 32000-1 section 14.6, as late and as seldom as possible.</summary>
/// <remarks>Text belongs to the innermost tag. Shapes are decoration, and so artifacts, unless they are inside a figure.</remarks>
internal sealed class MarkedContent(StructureTree structure, int page, ByteBuffer output)
{
    private readonly List<int> _tags = [0];
    private readonly List<ArtifactKind> _artifacts = [];
    private (int? Element, ArtifactKind? Artifact) _open;

    /// <summary>Gets the structure element of each marked content, by its number.</summary>
    public List<int> Owners { get; } = [];

    /// <summary>Gets the innermost structure element; null inside an artifact.</summary>
    public int? Owner => _artifacts.Count > 0 ? null : _tags[^1];

    // Tags inside an artifact are not entered: the stack repeats its top to stay balanced.
    public void Begin(Tag tag, bool continues) =>
        _tags.Add(_artifacts.Count > 0 ? _tags[^1] : structure.Child(_tags[^1], tag, continues));

    public void End() => _tags.RemoveAt(_tags.Count - 1);

    public void BeginArtifact(ArtifactKind kind) => _artifacts.Add(kind);

    public void EndArtifact() => _artifacts.RemoveAt(_artifacts.Count - 1);

    public void Text() => Open(Owner, _artifacts.Count > 0 ? _artifacts[0] : null);

    public void Shape(Rect area)
    {
        var figure = _artifacts.Count > 0 ? -1 : _tags.FindLast(element => structure.RoleOf(element) == TagRole.Figure);
        if (figure > 0)
        {
            structure.Cover(figure, page, area);
            Open(_tags[^1], null);
        }
        else
        {
            Open(null, _artifacts.Count > 0 ? _artifacts[0] : ArtifactKind.Layout);
        }
    }

    public void Close()
    {
        if (_open != default)
            output.Add("EMC\n"u8);
        _open = default;
    }

    private void Open(int? element, ArtifactKind? artifact)
    {
        if (_open == (element, artifact))
            return;
        Close();
        _open = (element, artifact);
        if (element is not { } owner)
        {
            output.Add(artifact switch
            {
                ArtifactKind.Header => "/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC\n"u8,
                ArtifactKind.Footer => "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC\n"u8,
                ArtifactKind.RepeatedHeader => "/Artifact <</Type/Pagination>> BDC\n"u8,
                _ => "/Artifact <</Type/Layout>> BDC\n"u8,
            });
            return;
        }

        output.Add((byte)'/').Add(StructureTypes.Name(structure.RoleOf(owner))).Add(" <</MCID "u8).Number(Owners.Count).Add(">> BDC\n"u8);
        structure.AddContent(owner, page, Owners.Count);
        Owners.Add(owner);
    }
}
