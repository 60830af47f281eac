using System.Runtime.CompilerServices;
using System.Text;

namespace Timeline.Testing;

/// <summary>What a test produced differs from the committed file.</summary>
public sealed class GoldenFileException(string message) : Exception(message);

/// <summary>
/// Compares what a test produced with a committed file. <c>TIMELINE_UPDATE_GOLDEN=1</c> writes the file instead; review the change in git.
/// </summary>
public static class GoldenFile
{
    private const string UpdateVariable = "TIMELINE_UPDATE_GOLDEN";

    /// <param name="actual">The text; line ends are compared as \n.</param>
    /// <param name="file">The file, relative to the folder of the calling test's source.</param>
    /// <param name="caller">Filled in by the compiler.</param>
    /// <exception cref="GoldenFileException">The file is missing or differs; the message shows the first difference.</exception>
    public static void Match(string actual, string file, [CallerFilePath] string caller = "")
    {
        var normal = Normalize(actual);
        if (Expected(file, caller, Encoding.UTF8.GetBytes(normal)) is not { } expectedBytes)
            return;
        var expected = Normalize(Encoding.UTF8.GetString(expectedBytes));
        if (expected != normal)
            throw Different(file, FirstDifference(expected, normal), Encoding.UTF8.GetBytes(normal));
    }

    /// <inheritdoc cref="Match"/>
    public static void MatchBytes(ReadOnlySpan<byte> actual, string file, [CallerFilePath] string caller = "")
    {
        if (Expected(file, caller, actual) is not { } expected || actual.SequenceEqual(expected))
            return;
        var at = actual.CommonPrefixLength(expected);
        throw Different(file, FormattableString.Invariant($"byte {at} differs; {expected.Length} bytes expected, {actual.Length} produced"), actual);
    }

    private static byte[]? Expected(string file, string caller, ReadOnlySpan<byte> actual)
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, file);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, actual);
            return null;
        }

        return File.Exists(path)
            ? File.ReadAllBytes(path)
            : throw new GoldenFileException($"{path} does not exist. Run the test with {UpdateVariable}=1 to write it, then review and commit it.");
    }

    private static GoldenFileException Different(string file, string difference, ReadOnlySpan<byte> actual)
    {
        var produced = Path.Combine(Path.GetTempPath(), $"produced-{Environment.ProcessId}-{Path.GetFileName(file)}");
        File.WriteAllBytes(produced, actual);
        return new($"{file}: {difference}. What was produced is in {produced}; {UpdateVariable}=1 accepts it.");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return FormattableString.Invariant(
            $"line {line + 1} should be \"{before.ElementAtOrDefault(line) ?? "(end)"}\" and is \"{after.ElementAtOrDefault(line) ?? "(end)"}\"");
    }

    private static string Normalize(string text) => text.ReplaceLineEndings("\n");
}
