using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

public sealed class AttachFileTests
{
    private static readonly string Hash = new('a', 64);
    private static readonly FileFacts Shot = new("queue.png", "image/png", 214_000, Hash, 800, 600);

    [Fact]
    public void Keeps_what_was_found_out_about_it() =>
        Given(Declared()).When(Attaching(1, Shot, caption: "The queue at ten."))
            .Then(new FileAttached(Entry(1), At(5), FileId.Of(Entry(1)), "queue.png", "image/png", 214_000, Hash, 800, 600, "The queue at ten."));

    [Fact]
    public void Says_what_it_is_where_nobody_did()
    {
        var after = Given(Declared()).When(Attaching(1, Shot)).After;
        Assert.Equal("Attached `queue.png` (PNG picture, 214 kB).", after.Entries[Entry(1)].Text);
    }

    [Fact]
    public void The_same_command_again_records_nothing() =>
        Given(Declared(), Attached(1)).When(Attaching(1, Shot)).ThenNothing();

    [Fact]
    public void A_closed_incident_takes_it() =>
        Given(Declared(), Resolved(2, 10, IncidentStatus.Declared), Closed(3, 11)).When(Attaching(1, Shot)).ThenOne<FileAttached>();

    [Fact]
    public void It_may_belong_to_an_entry_that_stands()
    {
        var given = Given(Declared(), Logged(2, 3), Logged(3, 4), Retracted(3));
        Assert.Equal(Entry(2), given.When(Attaching(1, Shot, about: Entry(2))).ThenOne<FileAttached>().About);
        given.When(Attaching(1, Shot, about: Entry(3))).ThenRejected(RejectionCode.EntryRetracted, "about");
        given.When(Attaching(1, Shot, about: Entry(9))).ThenRejected(RejectionCode.EntryNotFound, "about");
    }

    [Fact]
    public void The_number_of_files_is_limited_and_a_redacted_one_makes_room()
    {
        var full = Incident.Fold([Declared(), .. Enumerable.Range(1, Limits.Files).Select(n => Attached(n, size: 1))]);
        Assert.Contains("INC-42 has 200 files; the limit is 200.", From(full).When(Attaching(999, Shot)).ThenRejected(RejectionCode.TooManyFiles, "file").Message, StringComparison.Ordinal);

        var retracted = Incident.Evolve(full, Retracted(1));
        From(retracted).When(Attaching(999, Shot)).ThenRejected(RejectionCode.TooManyFiles, "file");
        var redacted = Incident.Evolve(retracted, new EntryRedacted(Entry(1), "A face."));
        From(Incident.Evolve(redacted, new EntryRedacted(Entry(1), "Again."))).When(Attaching(999, Shot)).ThenOne<FileAttached>();
        Assert.Equal(new FileTotals(199, 199), redacted.Files);
    }

    [Fact]
    public void Their_bytes_together_are_limited() =>
        Assert.Contains(
            "The files of INC-42 are 1 GB, and with this one (214 kB) more than the limit of 1 GB.",
            Given(Declared(), Attached(1, size: 999_900_000)).When(Attaching(2, Shot)).ThenRejected(RejectionCode.FileTooLarge, "file").Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_redaction_leaves_size_and_hash()
    {
        var without = Assert.IsType<FileAttached>(EntryContent.Without(Attached(1, "Ada's screen"), Entry(1)));
        Assert.Equal((EntryContent.Redacted, EntryContent.Redacted, 214_000, Hash), (without.Name, without.Caption, without.Size, without.Sha256));
    }

    [Fact]
    public void An_amended_caption_is_shown_in_the_list_and_a_retracted_file_is_still_found()
    {
        var record = RecordOf(Declared(), Attached(1), Attached(2), new EntryAmended(Entry(1), "The queue.", When: null, "Says more."), Retracted(2));
        var file = Assert.Single(record.Files);
        Assert.Equal(("The queue.", "queue.png", false), (file.Caption, file.Name, file.Removed));
        Assert.Equal((null, true), (record.File(FileId.Of(Entry(2)))!.Caption, record.File(FileId.Of(Entry(2)))!.Retracted));
    }

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1, "1 byte")]
    [InlineData(999, "999 bytes")]
    [InlineData(1_234, "1.23 kB")]
    [InlineData(25_000_000, "25 MB")]
    [InlineData(999_600, "1 MB")]
    [InlineData(1_000_000_000, "1 GB")]
    public void A_size_is_said_in_three_digits_at_most(long bytes, string words) => Assert.Equal(words, FileWords.Size(bytes));

    private static FileAttached Attached(int n, string? caption = null, long size = 214_000) =>
        new(Entry(n), At(5), FileId.Of(Entry(n)), "queue.png", "image/png", size, Hash, 800, 600, caption);

    private static Func<Incident, Decision<IncidentEvent>> Attaching(int n, FileFacts file, string? caption = null, EntryId? about = null) =>
        incident => AttachFile.Decide(incident, new(Command(n), Now, file, SaidAt(5), caption, about));
}
