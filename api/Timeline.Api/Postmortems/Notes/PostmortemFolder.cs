using System.Text;
using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Outputs;

namespace Timeline.Api.Postmortems.Notes;

/// <summary>The folders under <c>postmortems/</c>: each has <c>notes.md</c> and the documents made from it.</summary>
internal static class PostmortemFolder
{
    /// <summary>Every file of notes, by its path.</summary>
    public static IEnumerable<(string Path, NotesFile Notes)> Read(string folder) =>
        Directory.EnumerateFiles(folder, "notes.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (path, NotesFile.Parse(path, File.ReadAllText(path).ReplaceLineEndings("\n"))));

    /// <summary>Every document with the path it belongs to, made anew.</summary>
    public static IEnumerable<(string Path, byte[] Content)> Generate(string folder)
    {
        foreach (var (path, notes) in Read(folder))
        {
            var played = NotesRecord.Of(path, notes);
            var document = PostmortemComposer.Compose(DocumentSource.Of(played.Record, played.Catalogue), DocumentView.Whole);
            var home = Path.GetDirectoryName(path)!;
            yield return (Path.Combine(home, "postmortem.md"), Encoding.UTF8.GetBytes(MarkdownOutput.Render(document)));
            yield return (Path.Combine(home, "postmortem.pdf"), PdfOutput.Render(document).Bytes);
        }
    }
}
