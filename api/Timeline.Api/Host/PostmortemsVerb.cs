using Timeline.Api.Postmortems.Notes;

namespace Timeline.Api.Host;

/// <summary>Writes the documents in <c>postmortems/</c> again from their notes, or says which have drifted.</summary>
internal static class PostmortemsVerb
{
    public static async Task<int> RunAsync(DirectoryInfo folder, bool check, CancellationToken cancellation)
    {
        if (!folder.Exists)
            throw new StartupException($"There is no folder {folder.FullName}; run from the top of the repository, or name one with --folder.");

        var drifted = 0;
        foreach (var (path, content) in PostmortemFolder.Generate(folder.FullName))
        {
            var same = File.Exists(path) && (await File.ReadAllBytesAsync(path, cancellation)).AsSpan().SequenceEqual(content);
            if (!same && !check)
                await File.WriteAllBytesAsync(path, content, cancellation);
            if (!same)
                drifted++;
            await Console.Out.WriteLineAsync($"{(same ? "same   " : check ? "drifted" : "written")} {Path.GetRelativePath(folder.FullName, path)}");
        }

        return check && drifted > 0 ? 1 : 0;
    }
}
