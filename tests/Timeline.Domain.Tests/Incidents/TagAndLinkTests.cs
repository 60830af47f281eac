using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

/// <summary>Tags, stars, mentions and links.</summary>
public sealed class TagAndLinkTests
{
    private static readonly IncidentId OtherId = new(new Guid("0146e8a0-0000-7000-8000-000000000002"));
    private static readonly Incident Other = Incident.Fold([Declared(4)]);

    [Fact]
    public void Tags_are_kept_in_small_letters_once_each_and_without_spaces()
    {
        var tagged = Given(Declared(), Logged(1, 5)).When(incident => TagEntry.Decide(incident, new(Entry(1), ["#Data Loss", "data-loss", " Mail "])));
        Assert.Equal(["data-loss", "mail"], tagged.ThenOne<EntryTagged>().Tags);
        From(tagged.After).When(incident => TagEntry.Decide(incident, new(Entry(1), ["mail"]))).ThenNothing();
        // Thai and Hindi write vowels as marks.
        From(tagged.After).When(incident => TagEntry.Decide(incident, new(Entry(1), ["\u0E2D\u0E35\u0E40\u0E21\u0E25", "\u0921\u093E\u0915"]))).ThenOne<EntryTagged>();
        var untagged = From(tagged.After).When(incident => TagEntry.Decide(incident, new(Entry(1), ["MAIL"], Remove: true)));
        Assert.Equal(["data-loss"], untagged.After.Entries[Entry(1)].Tags);
        Assert.Single(tagged.After.Entries);
    }

    [Theory]
    [InlineData(" ", RejectionCode.Required)]
    [InlineData("a,b", RejectionCode.InvalidText)]
    [InlineData("123456789012345678901234567890123456789012345678901", RejectionCode.TooLong)]
    public void A_tag_that_cannot_be_kept_is_refused(string tag, RejectionCode code) =>
        Given(Declared(), Logged(1, 5)).When(incident => TagEntry.Decide(incident, new(Entry(1), ["good", tag]))).ThenRejected(code, "tags.1");

    [Fact]
    public void There_are_at_most_twenty_and_at_least_one()
    {
        var many = Enumerable.Range(1, 21).Select(n => $"t{n}").ToList();
        Given(Declared()).When(incident => TagIncident.Decide(incident, new(many))).ThenRejected(RejectionCode.TooLong, "tags");
        Given(Declared(), new IncidentTagged(many[..20])).When(incident => TagIncident.Decide(incident, new(["more"]))).ThenRejected(RejectionCode.TooLong, "tags");
        Given(Declared()).When(incident => TagIncident.Decide(incident, new([]))).ThenRejected(RejectionCode.Required, "tags");
        Assert.Equal(["t1"], Given(Declared()).When(incident => TagIncident.Decide(incident, new(["T1"]))).After.Tags);
    }

    [Fact]
    public void An_entry_is_logged_with_its_tags_and_recorded_anew_keeps_them()
    {
        var log = new LogEntry(Command(1), Now, "Looked.", EntryKind.Note, SaidAt(5), ["Mail"]);
        var logged = Given(Declared()).When(incident => LogEntry.Decide(incident, log));
        logged.Then(Logged(1, 5, "Looked."), new EntryTagged(Entry(1), ["mail"]));
        var amended = From(logged.After).When(incident => AmendFacts.Decide(incident, new(Entry(1), "More."), without => LogEntry.Decide(without, log with { Text = "Looked twice.", Tags = ["night"] })));
        Assert.Equal((2, "Looked twice."), (amended.Decision.Events.Count, amended.After.Entries[Entry(1)].Text));
        Assert.Equal(["mail", "night"], amended.After.Entries[Entry(1)].Tags);
    }

    [Fact]
    public void Who_starred_and_tagged_an_entry_is_in_its_history_and_a_redaction_leaves_no_tag()
    {
        var record = RecordOf(Declared(), Logged(1, 5), new EntryStarred(Entry(1)), new EntryTagged(Entry(1), ["secret"]), new EntryUnstarred(Entry(1)));
        var entry = record.Entry(Entry(1))!;
        Assert.Equal([EntryMarkKind.Starred, EntryMarkKind.Tagged, EntryMarkKind.Unstarred], entry.Marks.Select(mark => mark.Kind));
        Assert.Equal((false, "Ada", Minute(2)), (entry.Starred, entry.Marks[0].By, entry.Marks[0].At));
        Assert.Single(record.Timeline);
        var redacted = RecordOf(Declared(), Logged(1, 5), new EntryTagged(Entry(1), ["secret"]), new EntryRedacted(Entry(1), "A name.")).Entry(Entry(1))!;
        Assert.DoesNotContain("secret", Json.Dump(redacted), StringComparison.Ordinal);
        Assert.Equal(new EntryTagged(Entry(1), []).Tags, ((EntryTagged)EntryContent.Without(new EntryTagged(Entry(1), ["secret"]), Entry(1))!).Tags);
    }

    [Fact]
    public void A_star_is_set_once_and_not_on_what_was_retracted()
    {
        Given(Declared(), Logged(1, 5)).When(incident => StarEntry.Decide(incident, new(Entry(1), true))).Then(new EntryStarred(Entry(1)));
        Given(Declared(), Logged(1, 5), new EntryStarred(Entry(1))).When(incident => StarEntry.Decide(incident, new(Entry(1), true))).ThenNothing();
        Given(Declared(), Logged(1, 5), Retracted(1)).When(incident => StarEntry.Decide(incident, new(Entry(1), true))).ThenRejected(RejectionCode.EntryRetracted, "entryId");
    }

    [Theory]
    [InlineData("@grace and @[Grace Hopper] look at #mail-west.", "Person grace, Person Grace Hopper, Service mail-west")]
    [InlineData("# A heading\n\ngrace@example.org, https://a/b#c, #42, (@ada)", "Person ada")]
    [InlineData("@ada,@ada;@grace", "Person ada, Person grace")]
    [InlineData("Nobody.", "")]
    public void Texts_mention_people_and_services(string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", Mentions.In(text).Select(mention => $"{mention.Kind} {mention.Name}")));

    [Fact]
    public void A_link_is_recorded_in_both_incidents_and_only_once()
    {
        var link = new LinkIncidents(Command(1), Now, Id, OtherId, LinkKind.CausedBy, SaidAt(5), "The same switch.");
        var incident = Incident.Fold([Declared()]);
        var (here, there) = LinkIncidents.Decide(incident, Other, link);
        Assert.Equal(new IncidentsLinked(Entry(1), At(5), LinkKind.CausedBy, Outgoing: true, OtherId.Value, 4, "The same switch."), Assert.Single(here.Events));
        Assert.Equal(new IncidentsLinked(EntryId.From(4, Command(1), 0), At(5), LinkKind.CausedBy, Outgoing: false, Id.Value, Number), there);
        var linked = Incident.Evolve(incident, here.Events[0]);
        Assert.True(LinkIncidents.Decide(linked, Other, link with { CommandId = Command(2) }).Here.IsNothing);
        Assert.Equal("Caused another incident.", Incident.Evolve(Other, there!).Entries[EntryId.From(4, Command(1), 0)].Text);
    }

    [Fact]
    public void An_incident_is_not_linked_with_itself_nor_with_one_that_does_not_exist()
    {
        var incident = Incident.Fold([Declared()]);
        var link = new LinkIncidents(Command(1), Now, Id, Id, LinkKind.SameCause, SaidAt(5));
        Assert.Equal((RejectionCode.NotAllowed, "otherIncidentId"), Refusal(LinkIncidents.Decide(incident, incident, link).Here));
        Assert.Equal((RejectionCode.IncidentNotFound, "otherIncidentId"), Refusal(LinkIncidents.Decide(incident, Incident.Initial, link with { OtherId = OtherId }).Here));
    }

    [Fact]
    public void A_duplicate_is_cancelled_while_the_link_stands_and_unlinking_takes_both_halves_back()
    {
        var (here, there) = LinkIncidents.Decide(Incident.Fold([Declared()]), Other, new(Command(1), Now, Id, OtherId, LinkKind.DuplicateOf, SaidAt(5)));
        IncidentEvent[] events = [Declared(), .. here.Events];
        var original = Incident.Evolve(Other, there!);
        Assert.Equal(((int?)4, true, null), (RecordOf(events).DuplicateOf?.Number, RecordOf(events).Cancelled, original.Cancelled));
        Given(events).When(incident => RetractEntry.Decide(incident, new(Now, Entry(1), "No."))).ThenRejected(RejectionCode.NotAllowed, "entryId");
        var (back, twin) = UnlinkIncidents.Decide(Incident.Fold(events), original, new(Id, Entry(1), "Two servers."));
        Assert.Equal(new EntryRetracted(EntryId.From(4, Command(1), 0), "Two servers."), twin);
        Assert.False(RecordOf([.. events, .. back.Events]).Cancelled);
        Assert.False(RecordOf([.. events, new CancellationWithdrawn(Entry(9), At(9), "It is another.")]).Cancelled);
    }

    [Fact]
    public void Of_two_incidents_only_one_is_the_duplicate_of_the_other()
    {
        var (here, there) = LinkIncidents.Decide(Incident.Fold([Declared()]), Other, new(Command(1), Now, Id, OtherId, LinkKind.DuplicateOf, SaidAt(5)));
        var duplicate = Incident.Evolve(Incident.Fold([Declared()]), here.Events[0]);
        var back = LinkIncidents.Decide(Incident.Evolve(Other, there!), duplicate, new(Command(2), Now, OtherId, Id, LinkKind.DuplicateOf, SaidAt(6)));
        Assert.Equal((RejectionCode.NotAllowed, "otherIncidentId"), Refusal(back.Here));
        Assert.Null(back.There);
    }

    [Theory]
    [InlineData(LinkKind.CausedBy, "This incident and another are each said to be caused by the other.")]
    [InlineData(LinkKind.ParentOf, "This incident and another are each said to be the parent of the other.")]
    [InlineData(LinkKind.DuplicateOf, "This incident and another are each said to be a duplicate of the other.")]
    public void What_only_one_can_be_to_the_other_and_both_are_is_marked(LinkKind kind, string message)
    {
        var incident = Incident.Fold(
        [
            Declared(), new IncidentsLinked(Entry(1), At(5), kind, Outgoing: true, OtherId.Value, 4), new IncidentsLinked(Entry(2), At(6), kind, Outgoing: false, OtherId.Value, 4),
        ]);
        var found = Assert.Single(Contradictions.Of(incident));
        Assert.Equal((ContradictionKind.LinkedBothWays, message), (found.Kind, found.Message));
    }

    [Fact]
    public void Tags_of_the_incident_go_with_its_title()
    {
        var redacted = Given(Declared() with { Title = EntryContent.Redacted }, new IncidentTagged(["secret"])).When(incident => RedactTitle.Decide(incident, new("A name.")));
        Assert.Empty(((IncidentTagged)redacted.ThenOne<TitleRedacted>().Without(new IncidentTagged(["secret"]))!).Tags);
        Assert.Empty(redacted.After.Tags);
        From(redacted.After).When(incident => RedactTitle.Decide(incident, new("A name."))).ThenNothing();
    }

    private static (RejectionCode Code, string? Field) Refusal(Decision<IncidentEvent> decision) => (decision.Rejection!.Code, decision.Rejection.Field);
}
