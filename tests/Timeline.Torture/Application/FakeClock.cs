namespace Timeline.Torture.Application;

/// <summary>A machine clock for one process that can be set while it runs: Debian's libfaketime, which answers a process that asks for the time.</summary>
internal sealed class FakeClock(string library, string file)
{
    /// <returns>Null where the library is not installed.</returns>
    public static FakeClock? Find(string file)
    {
        const string folder = "/usr/lib";
        var found = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "libfaketime.so.1", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).FirstOrDefault()
            : null;
        return found is null ? null : new FakeClock(found, file);
    }

    /// <summary>For the process. What measures durations is left as it is.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["LD_PRELOAD"] = library,
        ["FAKETIME_TIMESTAMP_FILE"] = file,
        ["FAKETIME_CACHE_DURATION"] = "1",
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
    };

    /// <summary>Sets it: within a second the process sees it.</summary>
    /// <param name="offset">How far from the right time, such as <c>-1h</c>.</param>
    public void Set(string offset)
    {
        var draft = file + ".new";
        File.WriteAllText(draft, offset + "\n");
        File.Move(draft, file, overwrite: true);
    }
}
