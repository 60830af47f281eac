using System.Globalization;
using System.Text;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Writing;

/// <summary>Opens and closes marked content on one page, PDF 32000-1 section 14.6, as late and as seldom as possible.</summary>
/// <remarks>Text belongs to the innermost tag. Shapes are decoration, and so artifacts, unless they are inside a figure.</remarks>
internal sealed class MarkedContent(StructureNode root, int page)
{
    private readonly List<StructureNode> _tags = [root];
    private readonly List<ArtifactKind> _artifacts = [];
    private (StructureNode? Node, ArtifactKind? Artifact) _open;

    public List<StructureNode> Owners { get; } = [];

    /// <summary>Gets the innermost structure element; null inside an artifact.</summary>
    public StructureNode? Owner => _artifacts.Count > 0 ? null : _tags[^1];

    // Tags inside an artifact are not entered: the stack repeats its top to stay balanced.
    public void Begin(Tag tag, bool continues) =>
        _tags.Add(_artifacts.Count > 0 ? _tags[^1] : _tags[^1].Child(tag, continues));

    public void End() => _tags.RemoveAt(_tags.Count - 1);

    public void BeginArtifact(ArtifactKind kind) => _artifacts.Add(kind);

    public void EndArtifact() => _artifacts.RemoveAt(_artifacts.Count - 1);

    public void Text(StringBuilder output) =>
        Open(output, Owner, _artifacts.Count > 0 ? _artifacts[0] : null);

    public void Shape(StringBuilder output, Rect area)
    {
        var figure = _artifacts.Count > 0 ? null : _tags.FindLast(node => node.Tag.Role == TagRole.Figure);
        figure?.Cover(page, area);
        Open(output, figure is null ? null : _tags[^1], figure is not null ? null : _artifacts.Count > 0 ? _artifacts[0] : ArtifactKind.Layout);
    }

    public void Close(StringBuilder output)
    {
        if (_open != default)
            output.Append("EMC\n");
        _open = default;
    }

    private void Open(StringBuilder output, StructureNode? node, ArtifactKind? artifact)
    {
        if (_open == (node, artifact))
            return;
        Close(output);
        _open = (node, artifact);
        if (node is null)
        {
            output.Append(artifact switch
            {
                ArtifactKind.Header => "/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC\n",
                ArtifactKind.Footer => "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC\n",
                _ => "/Artifact <</Type/Layout>> BDC\n",
            });
            return;
        }

        output.Append(CultureInfo.InvariantCulture, $"/{StructureTypes.Name(node.Tag.Role)} <</MCID {Owners.Count}>> BDC\n");
        node.Add(new ContentKid(page, Owners.Count));
        Owners.Add(node);
    }
}
