using System.Xml.Linq;
using Timeline.Architecture.Tests.Tree;

namespace Timeline.Architecture.Tests.Projects;

/// <summary>A .csproj as written.</summary>
/// <param name="Path">From the tree's root.</param>
internal sealed record ProjectFile(string Path, XDocument Xml)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The names of the projects it references.</summary>
    public IEnumerable<string> Projects => Included("ProjectReference").Select(path => System.IO.Path.GetFileNameWithoutExtension(path));

    public IEnumerable<string> Packages => Included("PackageReference");

    public IEnumerable<string> Frameworks => Included("FrameworkReference").Append(Xml.Root!.Attribute("Sdk")?.Value ?? "none");

    public IEnumerable<string> Friends => Included("InternalsVisibleTo");

    /// <summary>Files of other projects that are compiled into it or shipped with it, from the tree's root.</summary>
    public IEnumerable<string> LinkedFiles =>
        from item in new[] { "Compile", "Content", "EmbeddedResource", "None" }
        from include in Included(item)
        from path in include.Split(';')
        where path.StartsWith("../", StringComparison.Ordinal)
        select System.IO.Path.GetRelativePath("/", System.IO.Path.GetFullPath(System.IO.Path.Combine("/", System.IO.Path.GetDirectoryName(Path)!, path))).Replace('\\', '/');

    public static ProjectFile Parse(SourceFile file) => new(file.Path, XDocument.Parse(file.Text));

    private IEnumerable<string> Included(string item) =>
        Xml.Descendants(item).Select(element => element.Attribute("Include")?.Value).OfType<string>().Select(path => path.Replace('\\', '/'));
}
