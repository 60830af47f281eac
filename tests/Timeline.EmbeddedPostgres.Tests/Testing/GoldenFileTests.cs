using Timeline.Testing;

namespace Timeline.EmbeddedPostgres.Tests.Testing;

public sealed class GoldenFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Caller => Path.Combine(_folder, "SomeTests.cs");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_text_matches_whatever_its_line_ends()
    {
        File.WriteAllText(Path.Combine(_folder, "golden.txt"), "one\r\ntwo\n");

        GoldenFile.Match("one\ntwo\n", "golden.txt", Caller);
    }

    [Fact]
    public void The_first_difference_is_shown()
    {
        SkipWhenUpdating();
        File.WriteAllText(Path.Combine(_folder, "golden.txt"), "one\ntwo\n");

        var e = Assert.Throws<GoldenFileException>(() => GoldenFile.Match("one\nthree\n", "golden.txt", Caller));

        Assert.Contains("line 2 should be \"two\" and is \"three\"", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_fails_and_says_how_to_make_it()
    {
        SkipWhenUpdating();
        var e = Assert.Throws<GoldenFileException>(() => GoldenFile.Match("text", "golden.txt", Caller));

        Assert.Contains("TIMELINE_UPDATE_GOLDEN=1", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_are_compared_one_by_one()
    {
        SkipWhenUpdating();
        File.WriteAllBytes(Path.Combine(_folder, "golden.bin"), [1, 2, 3]);
        GoldenFile.MatchBytes([1, 2, 3], "golden.bin", Caller);

        var e = Assert.Throws<GoldenFileException>(() => GoldenFile.MatchBytes([1, 2, 3, 4], "golden.bin", Caller));

        Assert.Contains("byte 3 differs", e.Message, StringComparison.Ordinal);
    }

    private static void SkipWhenUpdating() =>
        Assert.SkipWhen(Environment.GetEnvironmentVariable("TIMELINE_UPDATE_GOLDEN") == "1", "Golden files are being written.");
}
