using System.Runtime.CompilerServices;
using Timeline.Api.Host;
using Timeline.Api.Postmortems.Notes;

namespace Timeline.Api.Tests.Postmortems;

public sealed class PostmortemFolderTests
{
    private const string Front = "---\nkey: INC-1\ntitle: T\nseverity: SEV1\nzone: UTC\ndate: 2026-01-01\nrecordedAt: 2026-01-02T00:00:00Z\nrecordedBy: A\n";

    internal static readonly string Folder = Path.GetFullPath(Path.Combine(SourceFolder(), "../../../postmortems"));

    [Fact]
    public void The_documents_in_postmortems_are_those_that_their_notes_give()
    {
        var generated = PostmortemFolder.Generate(Folder).ToList();
        Assert.NotEmpty(generated);
        Assert.All(generated, document => Assert.True(
            File.Exists(document.Path) && File.ReadAllBytes(document.Path).AsSpan().SequenceEqual(document.Content),
            $"{document.Path} has drifted; run: dotnet run --project api/Timeline.Api -- postmortems"));
    }

    [Fact]
    public void The_record_of_the_call_at_ten_reads_18_min_13_min_and_8_h_45_min()
    {
        var markdown = File.ReadAllText(Path.Combine(Folder, "001-mail-stands-still", "postmortem.md"));
        Assert.Contains("| Ticket to engagement | **18 min** |", markdown, StringComparison.Ordinal);
        Assert.Contains("| Time to first update | **13 min** |", markdown, StringComparison.Ordinal);
        Assert.Contains("| Report to resolution | **8 h 45 min** |", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No front matter at all.", "has no front matter")]
    [InlineData("---\nkey: INC-1\ntitle: [\n---\n", "line ")]
    [InlineData("---\nkey: 1\ntitle: T\nseverity: SEV1\nzone: UTC\ndate: 2026-01-01\nrecordedAt: 2026-01-02T00:00:00Z\nrecordedBy: A\n---\n10:00 x\n", "key is \"1\"")]
    [InlineData("---\nkey: INC-1\ntitle: T\nseverity: HIGH\nzone: UTC\ndate: 2026-01-01\nrecordedAt: 2026-01-02T00:00:00Z\nrecordedBy: A\nentries:\n  - role: NOTE\n---\n10:00 x\n", "\"HIGH\" is none of SEV1")]
    [InlineData("---\nkey: INC-1\ntitle: T\nseverity: SEV1\nzone: UTC\ndate: 2026-01-01\nrecordedAt: 2026-01-02T00:00:00Z\nrecordedBy: A\n---\n10:00 x\n", "hold 1 entries")]
    [InlineData(Front + "commands:\n  - do: fly\n---\n", "\"fly\" is no mutation")]
    [InlineData(Front + "commands:\n  - do: engageResponder\n    with:\n      how: remote\n---\n", "engageResponder: who is empty")]
    [InlineData(Front + "commands:\n  - do: engageResponder\n    with:\n      whom: Ada\n---\n", "EngageResponderInput has no whom")]
    [InlineData(Front + "commands:\n  - do: sendUpdate\n    with:\n      text: x\n      channel: PIGEON\n---\n", "SendUpdateInput.channel is \"PIGEON\"; it is one of PHONE")]
    [InlineData(Front + "commands:\n  - do: refuteHypothesis\n    with:\n      hypothesisId: $theory\n      because: x\n---\n", "nothing before is called $theory")]
    [InlineData(Front + "commands:\n  - do: logEntry\n    at: yesterday\n    with:\n      text: x\n---\n", "\"yesterday\" is no time")]
    public void Notes_that_cannot_be_used_are_refused_with_the_file_and_the_reason(string text, string reason)
    {
        var refused = Assert.Throws<StartupException>(() => NotesRecord.Of("notes.md", NotesFile.Parse("notes.md", text)));
        Assert.StartsWith("notes.md", refused.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
