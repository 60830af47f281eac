using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Domain.Tests.Situations;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>What the story says of people, impact, decisions and promises, a section at a time.</summary>
public sealed class StorySectionsTests
{
    [Fact]
    public void The_newcomer_on_the_second_day_is_told_what_suffers_what_is_lost_and_how_far_the_recovery_is()
    {
        var record = RecordOf(AWeekOfCollisions.Events.Where(made => made is not IOnTimeline entry || entry.When.At <= Minute(1_200)));
        Assert.Equal(
            """
            Mail: degraded for Customers on the broken store, 300 people, since 13 May, 22:00, 20 h ago.
            What was made from 13 May, 10:00 (the last good copy) to 13 May, 22:00 was lost: 12 h.
            Said of lost data at 01:00: "The off-site copy is of noon."
            Recovery came to "Blank mailboxes" for Customers on the broken store at 08:30, 9 h 30 min ago: "New mail flows."
            Recovery came to "Replay of held mail" for Customers on the broken store at 14:40, 3 h 20 min ago: "What came in meanwhile is there."
            """,
            string.Join('\n', Told(record, Minute(1_200), StorySection.WhereWeAre).Where(text => !text.StartsWith("INC-", StringComparison.Ordinal) && !text.StartsWith("The fault", StringComparison.Ordinal) && !text.StartsWith("First contact", StringComparison.Ordinal))));
        Assert.Equal(
            ["Operations decided at 01:20: \"Blank mailboxes first, history afterwards.\" Assumed: \"New mail matters more today than old mail.\" Nobody has verified it."],
            Told(record, Minute(1_200), StorySection.Decisions));
    }

    [Fact]
    public void Once_all_is_recovered_nothing_remains_lost_and_the_decision_held()
    {
        var record = RecordOf(AWeekOfCollisions.Events);
        var told = Told(record, Minute(6_000), StorySection.WhereWeAre);
        Assert.Contains("All of it is recovered.", told);
        Assert.Contains("All impact that was recorded has ended, on Mail for All other customers the last: 17 May, 11:10, 14 h 50 min ago.", told);
        Assert.EndsWith("It held: \"Nobody asked for old mail on the first day.\"", Assert.Single(Told(record, Minute(6_000), StorySection.Decisions)), StringComparison.Ordinal);
        Assert.Equal("Trigger: \"A controller of the store failed.\"", Told(record, Minute(6_000), StorySection.Causes)[0]);
    }

    [Fact]
    public void Of_action_items_only_those_that_are_open_are_due()
    {
        IncidentEvent Raised(int n, string text) => new ActionItemRaised(ActionItemId.From(Number, Command(n), 0), text, ActionItemType.Prevent, Owner: null, new(2014, 5, 20), Lesson: null);
        var record = RecordOf(
            Declared(), Raised(1, "Alarm on a full disk"), Raised(2, "Buy disks"), Raised(3, "Move to tape"),
            new ActionItemDone(ActionItemId.From(Number, Command(2), 0), At(5), Text: null), new ActionItemDropped(ActionItemId.From(Number, Command(3), 0), "Too dear."));
        Assert.Equal(["Action item \"Alarm on a full disk\" is due on 20 May, and nobody owns it."], Told(record, Minute(60), StorySection.NextDeadlines));
    }

    [Theory]
    [InlineData(7, "1 more impact goes on.")]
    [InlineData(8, "2 more impacts go on.")]
    public void Of_many_impacts_the_rest_is_counted(int count, string sentence) => Assert.Contains(
        sentence,
        Told(RecordOf(Enumerable.Range(1, count).Select(IncidentEvent (n) => new ImpactStarted(Entry(n), At(n), $"Service {n}", ImpactLevel.Down)).Prepend(Declared())), Minute(60), StorySection.WhereWeAre));

    [Fact]
    public void What_is_promised_and_demanded_is_told_with_when_it_is_due()
    {
        var afternoon = AnExerciseThatDidNotComeBack.At(15, 0);
        var record = IncidentRecord.Fold(Id, AnExerciseThatDidNotComeBack.Events, afternoon)!;
        Assert.Equal(
            [
                "The service was expected back by now. It was due at 12:15, 2 h 45 min ago. Change plan said so: \"The interruption that was announced\"",
                "Customer service manager demands: Mail works again. It is due at 16:30, in 1 h 30 min.",
            ],
            Told(record, afternoon, StorySection.NextDeadlines));
    }

    [Fact]
    public void An_estimate_says_how_often_it_has_become_later()
    {
        var record = RecordOf(Declared(), Eta(1, 1, by: 30), Eta(2, 20, by: 60), Eta(3, 50, by: 120));
        Assert.Equal(
            ["The service is expected back. It is due on 14 May at 00:00, in 1 h. Vendor said so. It has become later 2 times."], Told(record, Minute(60), StorySection.NextDeadlines));

        static EtaGiven Eta(int n, int minutes, int by) => new(Entry(n), At(minutes), For: null, Minute(by), ByLatest: null, "Vendor", Basis: null, Text: null);
    }

    [Fact]
    public void Roles_are_told_the_commander_first_and_whoever_was_released_has_no_hands_on_it()
    {
        var record = RecordOf(
            Declared(),
            new RoleTaken(Entry(1), At(1), "Cy", ResponseRole.Scribe, RoleName: null, Text: null),
            new RoleTaken(Entry(2), At(2), "Ada", ResponseRole.Commander, RoleName: null, Text: null),
            new RoleHandedOver(Entry(3), At(30), "Ada", "Grace", ResponseRole.Commander, RoleName: null, "The vendor calls back at eleven.", Text: null),
            Engaged(4, 5, "Ada"), Engaged(5, 6, "Ben"), new ResponderReleased(Entry(6), At(31), "Ada", Text: null));
        Assert.Equal(
            [
                "Grace has been incident commander since 22:30, 10 min ago. Ada handed it over: \"The vendor calls back at eleven.\"",
                "Cy has been scribe since 22:01, 39 min ago.",
                "Ben has had hands on it since 22:06, 34 min ago.",
            ],
            Told(record, Minute(40), StorySection.WhoDoesWhat));

        var left = RecordOf(
            Declared(), new RoleTaken(Entry(1), At(1), "Ada", ResponseRole.Commander, RoleName: null, Text: null), Engaged(2, 2, "Ada"), new ResponderReleased(Entry(3), At(20), "Ada", Text: null));
        Assert.Equal(
            ["Nobody has been incident commander since 22:20, 20 min ago: Ada was the last.", "Nobody is recorded as having hands on it now: Ada was released at 22:20, 20 min ago, the last."],
            Told(left, Minute(40), StorySection.WhoDoesWhat));
    }

    [Fact]
    public void Whoever_was_warned_of_and_is_at_it_still_is_told_with_how_long()
    {
        IncidentEvent[] events = [Declared(), Engaged(1, 0, "Ada"), new FatigueWarned(Entry(2), At(480), "Ada", Minute(0), 8, Entry(1))];
        const string Sentence = "Ada has worked on it for 9 h without a break, as far as is recorded: time for somebody else.";
        var record = IncidentRecord.Fold(Id, [.. Situation.Record(events), new(Logged(3, 540), 4, Minute(540), "Ada", Source.Web)])!;
        Assert.Contains(Sentence, Told(record, Minute(600), StorySection.WhoDoesWhat));
        Assert.DoesNotContain("without a break", string.Concat(Told(RecordOf([.. events, new ResponderReleased(Entry(4), At(500), "Ada", Text: null)]), Minute(600), StorySection.WhoDoesWhat)), StringComparison.Ordinal);
    }

    [Fact]
    public void Vendors_are_told_with_their_case_and_whether_they_have_come()
    {
        var record = RecordOf(
            Declared(), Engaged(1, 1), new VendorEscalated(Entry(2), At(10), "Storage Inc.", "4711", Channel.Phone, Text: null), new VendorEscalated(Entry(3), At(12), "Networks Ltd.", CaseNumber: null, Channel.Email, Text: null),
            new VendorEngaged(Entry(4), At(40), "Storage Inc.", "A specialist", "4711", Text: null));
        Assert.Equal(
            ["Storage Inc. (case 4711) was called in at 22:10 and has worked on it since 22:40, 20 min ago, by A specialist.", "Networks Ltd. was called in at 22:12 and has not engaged yet."],
            Told(record, Minute(60), StorySection.WhoDoesWhat).Skip(1));
    }

    [Fact]
    public void An_open_theory_is_told_with_what_speaks_for_it_and_against_it()
    {
        var record = RecordOf(
            Declared(), Logged(1, 1, "The disk is full."), Logged(2, 2, "The other server is fine."), new HypothesisRaised(Entry(3), At(3), "The disk.", "Ada"),
            new EvidenceLinked(Entry(4), At(4), Entry(3), Entry(1), EvidenceBearing.For), new EvidenceLinked(Entry(5), At(5), Entry(3), Entry(2), EvidenceBearing.Against));
        var told = Assert.Single(StorySoFar.Tell(record, Minute(10)).Sentences, sentence => sentence.Section == StorySection.Theories);
        Assert.Equal("Open theory: \"The disk.\" (raised by Ada at 22:03). For it: \"The disk is full.\" Against it: \"The other server is fine.\"", told.Text);
        Assert.Equal([Entry(3), Entry(1), Entry(2)], told.Entries);
    }

    [Fact]
    public void What_nobody_looked_at_is_not_known()
    {
        var down = new ImpactStarted(Entry(1), At(1), "Mail", ImpactLevel.Down);
        Assert.Contains("Nobody has looked whether data was lost while this was down: Mail.", Told(RecordOf(Declared(), down), Minute(10), StorySection.NotKnownYet));
        var looked = RecordOf(Declared(), down, new DataLossAssessed(Entry(2), At(2)), Resolved(3, 5, IncidentStatus.Declared), new DetectionNoted(Entry(4), At(6), DetectedBy.Staff, Text: null, IsTimeSaid: false));
        var told = Told(looked, Minute(10), StorySection.NotKnownYet);
        Assert.Contains("How much data was lost is not known.", told);
        Assert.Contains("Nobody has said when the impact on Mail ended.", told);
        Assert.DoesNotContain("It is not recorded how it was noticed.", told);
    }

    [Fact]
    public void A_cancelled_incident_says_so_and_asks_for_nothing()
    {
        var record = RecordOf(Declared(), new IncidentCancelled(Entry(1), At(5), "A test of the alarm."));
        Assert.Contains("It was cancelled at 22:05, 5 min ago: \"A test of the alarm.\"", Told(record, Minute(10), StorySection.WhereWeAre));
        Assert.Empty(Told(record, Minute(10), StorySection.NotKnownYet));

        var twice = RecordOf(Declared(), new IncidentsLinked(Entry(1), At(5), LinkKind.DuplicateOf, Outgoing: true, Command(99), 41));
        Assert.Contains("It was cancelled at 22:05, 5 min ago as a duplicate of another incident, which is the one to follow.", Told(twice, Minute(10), StorySection.WhereWeAre));
        Assert.DoesNotContain(Told(twice, Minute(10), StorySection.WhereWeAre), text => text.Contains("41", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Told(IncidentRecord record, Instant moment, StorySection section) =>
        [.. StorySoFar.Tell(record, moment).Sentences.Where(sentence => sentence.Section == section).Select(sentence => sentence.Text)];
}
