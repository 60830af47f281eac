using System.Runtime.CompilerServices;
using NodaTime;
using NodaTime.Text;
using Timeline.Domain.Import;
using Timeline.Testing;

namespace Timeline.Domain.Tests.Import;

/// <summary>
/// Notes as people write them, each beside a file that says what is read from it. The first line of the expected file gives the zone and the
/// date that the person gave; to add a case, write both lines by hand and let <c>TIMELINE_UPDATE_GOLDEN=1</c> write the rest, then check it.
/// </summary>
public sealed class CorpusTests
{
    private const int FewestCases = 26;

    public static TheoryData<string> Cases() => new(Directory.GetFiles(Folder(), "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Notes_are_read_as_expected(string name)
    {
        var (zone, date) = Given(name);
        var preview = NotesReader.Preview(File.ReadAllText(Path.Combine(Folder(), name + ".txt")), zone, date);
        GoldenFile.Match(PreviewPrinter.Print(preview, zone, date), $"Corpus/{name}.expected");
    }

    [Fact]
    public void The_corpus_is_found_and_large() => Assert.InRange(Cases().Count, FewestCases, 1000);

    private static (string? Zone, LocalDate? Date) Given(string name)
    {
        var parts = File.ReadLines(Path.Combine(Folder(), name + ".expected")).First()["given: ".Length..].Split(' ');
        return (parts[0] == "-" ? null : parts[0], parts[1] == "-" ? null : LocalDatePattern.Iso.Parse(parts[1]).Value);
    }

    private static string Folder([CallerFilePath] string caller = "") => Path.Combine(Path.GetDirectoryName(caller)!, "Corpus");
}
