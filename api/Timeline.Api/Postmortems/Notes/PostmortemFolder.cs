using System.Text;
using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Outputs;

namespace Timeline.Api.Postmortems.Notes;

/// <summary>The folders under <c>postmortems/</c>: each has <c>notes.md</c> and the documents made from it.</summary>
internal static class PostmortemFolder
{
    /// <summary>Every document with the path it belongs to, made anew.</summary>
    public static IEnumerable<(string Path, byte[] Content)> Generate(string folder)
    {
        foreach (var notesPath in Directory.EnumerateFiles(folder, "notes.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var record = NotesRecord.Fold(notesPath, NotesFile.Parse(notesPath, File.ReadAllText(notesPath).ReplaceLineEndings("\n")));
            var document = PostmortemComposer.Compose(record);
            var home = Path.GetDirectoryName(notesPath)!;
            yield return (Path.Combine(home, "postmortem.md"), Encoding.UTF8.GetBytes(MarkdownOutput.Render(document)));
            yield return (Path.Combine(home, "postmortem.pdf"), PdfOutput.Render(document).Bytes);
        }
    }
}
