using System.Text.Json;
using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Postmortems.Published;

namespace Timeline.Domain.Tests.Postmortems.Published;

public sealed class KeptOutputsTests
{
    private static readonly Guid Incident = new("0198a000-0000-7000-8000-000000000001");
    private static readonly Guid Ada = new("0198a000-0000-7000-8000-00000000000a");
    private static readonly Instant Ten = Instant.FromUtc(2026, 3, 14, 10, 0);

    [Fact]
    public void Bytes_that_are_forgotten_are_remembered_by_their_hash_and_others_take_their_place()
    {
        var (pdf, markdown) = (Key(OutputFormat.Pdf), Key(OutputFormat.Markdown));
        var kept = KeptOutputs.Fold([(Kept(pdf, "a"), Ten), (Kept(markdown, "b"), Ten), (Kept(pdf with { Number = 2 }, "c"), Ten), (Forgotten(1), Ten + Duration.FromHours(1)), (Kept(pdf, "d"), Ten + Duration.FromHours(2))]);
        Assert.Equal(5, kept.Version);
        Assert.Equal(("d", "a"), (kept.Find(pdf)!.Bytes!.Sha256, Assert.Single(kept.Find(pdf)!.Before).Bytes.Sha256));
        Assert.Null(kept.Find(markdown)!.Bytes);
        Assert.Equal("c", kept.Find(pdf with { Number = 2 })!.Bytes!.Sha256);
        Assert.Equal([(OutputFormat.Markdown, "b"), (OutputFormat.Pdf, "a")], kept.Before(Key(OutputFormat.Json)).Select(one => (one.Format, one.Bytes.Bytes.Sha256)));
        Assert.Empty(kept.Before(pdf with { Reader = OutputReader.Roles }));
    }

    // A form that nobody asked for since the first redaction has other bytes before it than those of the last.
    [Fact]
    public void Told_is_what_was_removed_last()
    {
        var (pdf, markdown) = (Key(OutputFormat.Pdf), Key(OutputFormat.Markdown));
        var kept = KeptOutputs.Fold([(Kept(pdf, "a"), Ten), (Kept(markdown, "b"), Ten), (Forgotten(1), Ten), (Kept(pdf, "c"), Ten), (Forgotten(1), Ten + Duration.FromHours(1))]);
        Assert.Equal([(OutputFormat.Pdf, "c")], kept.Before(markdown).Select(one => (one.Format, one.Bytes.Bytes.Sha256)));
        Assert.Equal(["a", "c"], kept.Find(pdf)!.Before.Select(one => one.Bytes.Sha256));
    }

    [Fact]
    public void Awaited_are_the_outputs_of_the_organisation_and_what_was_forgotten()
    {
        var roles = Key(OutputFormat.Pdf) with { Reader = OutputReader.Roles };
        var kept = KeptOutputs.Fold([(Kept(Key(OutputFormat.Pdf), "a"), Ten), (Kept(roles, "b"), Ten)]);
        Assert.Equal([OutputFormat.Markdown, OutputFormat.Html, OutputFormat.Json], kept.Awaited(Version(withdrawn: false)).Select(key => key.Format));
        Assert.Equal(4, kept.Awaited(Version(withdrawn: true)).Count(key => key.Withdrawn));
        Assert.Contains(roles, Forgotten(1).ApplyTo(kept, Ten).Awaited(Version(withdrawn: false)));
        Assert.Equal(4, KeptOutputs.None.Awaited(Version(withdrawn: false)).Count);
    }

    [Fact]
    public void So_many_with_chosen_sections_are_kept_of_a_version_and_those_that_were_have_their_place()
    {
        static OutputKey Chosen(int number, params PostmortemSection[] sections) => Key(OutputFormat.Pdf) with { Number = number, Reader = OutputReader.External, Sections = sections };
        var choices = Enumerable.Range(1, 17).SelectMany(one => Enum.GetValues<PostmortemSection>().Select(section => new[] { section, (PostmortemSection)(one % 17) })).DistinctBy(pair => (pair[0], pair[1])).Take(KeptOutputs.MostChosen).ToList();
        var kept = KeptOutputs.Fold(choices.Select(choice => ((OutputEvent)Kept(Chosen(1, choice), "a"), Ten)));
        Assert.False(kept.HasRoomFor(Chosen(1, PostmortemSection.Summary, PostmortemSection.Impact, PostmortemSection.Timeline)));
        Assert.True(kept.HasRoomFor(Chosen(2, PostmortemSection.Summary)));
        Assert.True(kept.HasRoomFor(Chosen(1)));
        Assert.True(Forgotten(1).ApplyTo(kept, Ten).HasRoomFor(Chosen(1, choices[0])));
    }

    [Fact]
    public void Stored_names_and_members_are_those_they_always_were()
    {
        var chosen = Key(OutputFormat.Pdf) with { Reader = OutputReader.External, Sections = [PostmortemSection.Impact] };
        Assert.Equal(
            """{"Incident":"0198a000-0000-7000-8000-000000000001","Output":{"Number":1,"Format":"Pdf","Reader":"External","Sections":["Impact"],"Withdrawn":false},"Sha256":"a","Size":3,"MediaType":"application/pdf","Program":"0.2.0","MissingCharacters":0,"People":["0198a000-0000-7000-8000-00000000000a"],"ShutOut":[]}""",
            Json.Dump(Kept(chosen, "a")));
        Assert.Equal("""{"Incident":"0198a000-0000-7000-8000-000000000001","Numbers":[1],"Because":"Redacted"}""", Json.Dump(Forgotten(1)));
        Assert.Equal(chosen, JsonSerializer.Deserialize<OutputKept>(Json.Dump(Kept(chosen, "a")), Json.Options)!.Output);
        Assert.Equal(["output_kept", "outputs_forgotten"], OutputEvents.StoredNames.Values);
        Assert.All(OutputEvents.StoredNames, stored => Assert.Equal($"Timeline.Domain.Postmortems.Published.{stored.Key.Name}", stored.Key.FullName));
        Assert.All(OutputEvents.StoredNames, stored => Assert.Equal(JsonNamingPolicy.SnakeCaseLower.ConvertName(stored.Key.Name), stored.Value));
    }

    private static OutputKey Key(OutputFormat format) => new(1, format, OutputReader.People, [], Withdrawn: false);

    private static OutputKept Kept(OutputKey key, string hash) => new(Incident, key, hash, 3, "application/pdf", "0.2.0", 0, [Ada], []);

    private static OutputsForgotten Forgotten(int number) => new(Incident, [number], ForgottenBecause.Redacted);

    private static Publication Version(bool withdrawn) => new(1, 5, 3, Reason: null, [], new NamedPerson(Ada, "Ada"), Ten, []) { Withdrawal = withdrawn ? new("Wrong.", "Ada", Ten) : null };
}
