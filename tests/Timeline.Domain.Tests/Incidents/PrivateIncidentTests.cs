using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

public sealed class PrivateIncidentTests
{
    private static readonly NamedPerson Ada = new(Command(901), "Ada");
    private static readonly NamedPerson Grace = new(Command(902), "Grace");
    private static readonly NamedPerson Edsger = new(Command(903), "Edsger");

    private static readonly MadePrivate Hidden = new(Entry(1), At(5), [Ada, Grace], "A customer's data.");

    [Fact]
    public void Whoever_makes_it_private_is_named_first_and_nobody_twice()
    {
        var outcome = Given(Declared()).When(incident => MakePrivate.Decide(incident, new(Command(1), Minute(5), Ada, [Grace, Ada], "A customer's data.")));
        outcome.Then(Hidden);
        Assert.Equal([Ada.Id, Grace.Id], outcome.After.Named!);
    }

    [Fact]
    public void Private_from_the_beginning_it_was_never_seen_by_anybody_else()
    {
        var declare = new DeclareIncident(Now, Number, "Mail stands still", Severity.Sev1, Zone: Zone, ReportedAt: Minute(0), Private: new(Command(1), Now, Ada, [Grace]));
        var events = Given().When(incident => DeclareIncident.Decide(incident, declare)).Decision.Events;
        Assert.Equal(["IncidentDeclared", "MadePrivate", "MilestoneSet"], events.Select(made => made.GetType().Name));
        var record = RecordOf(events);
        Assert.Equal((true, null), (record.Private, record.Lost));
        Assert.Equal("Made private. Seen by Ada, Grace.", record.Entry(Entry(1))!.Text);
    }

    [Fact]
    public void More_than_two_hundred_are_too_many_to_be_private()
    {
        var crowd = Enumerable.Range(1, 200).Select(n => new NamedPerson(Command(1_000 + n), $"Person {n}")).ToList();
        var rejection = Given(Declared()).When(incident => MakePrivate.Decide(incident, new(Command(1), Now, Ada, crowd))).ThenRejected(RejectionCode.TooLong, "people");
        Assert.StartsWith("people names 201 with you; the limit is 200.", rejection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_private_is_not_made_so_again() =>
        Given(Declared(), Hidden).When(incident => MakePrivate.Decide(incident, new(Command(2), Now, Grace, []))).ThenRejected(RejectionCode.NotAllowed, "incidentId");

    [Fact]
    public void The_same_command_again_records_nothing() =>
        Given(Declared(), Hidden).When(incident => MakePrivate.Decide(incident, new(Command(1), Now, Ada, [Grace]))).ThenNothing();

    [Fact]
    public void Access_is_granted_and_removed_once()
    {
        var granted = Given(Declared(), Hidden).When(Changing(Edsger, maySee: true)).Then(new AccessGranted(Entry(2), AtNow, Edsger, "So."));
        Assert.Contains(Edsger.Id, granted.After.Named!);
        From(granted.After).When(Changing(Edsger, maySee: true, n: 3)).ThenNothing();
        var removed = From(granted.After).When(Changing(Edsger, maySee: false, n: 3)).Then(new AccessRemoved(Entry(3), AtNow, Edsger, "So."));
        Assert.DoesNotContain(Edsger.Id, removed.After.Named!);
        From(removed.After).When(Changing(Edsger, maySee: false, n: 4)).ThenNothing();
    }

    [Fact]
    public void The_last_one_named_stays()
    {
        var last = Given(Declared(), Hidden, new AccessRemoved(Entry(2), At(6), Grace, Reason: null)).When(Changing(Ada, maySee: false, n: 3));
        Assert.StartsWith("Ada is the last who may see INC-42.", last.ThenRejected(RejectionCode.LastNamedPerson, "person").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_administrator_lets_themself_in_with_a_reason_that_stays_on_the_timeline()
    {
        var given = Given(Declared(), Hidden);
        given.When(incident => TakeAccess.Decide(incident, new(Command(2), Now, Edsger, " "))).ThenRejected(RejectionCode.Required, "reason");
        var taken = given.When(incident => TakeAccess.Decide(incident, new(Command(2), Now, Edsger, "Nobody answers."))).ThenOne<AccessTaken>();
        var record = RecordOf(Declared(), Hidden, taken);
        Assert.Equal("Edsger took access as an administrator: Nobody answers.", record.Entry(Entry(2))!.Text);
        Assert.Equal((Edsger.Id, "Edsger", "Nobody answers."), record.AccessTakenBy.Select(by => (by.PersonId, by.Name, by.Reason)).Single());
        Assert.Contains(Edsger.Id, record.Named!);
        given.When(incident => TakeAccess.Decide(incident, new(Command(2), Now, Ada, "Why not."))).ThenNothing();
    }

    [Fact]
    public void Made_public_it_is_seen_by_everybody_and_only_then()
    {
        var given = Given(Declared(), Hidden);
        given.When(incident => MakePublic.Decide(incident, new(Command(2), Now, ""))).ThenRejected(RejectionCode.Required, "reason");
        Assert.Null(given.When(incident => MakePublic.Decide(incident, new(Command(2), Now, "They agreed."))).After.Named);
        Given(Declared(), Hidden, new MadePublic(Entry(2), At(6), "They agreed.")).When(incident => MakePublic.Decide(incident, new(Command(2), Now, "They agreed."))).ThenNothing();
    }

    [Fact]
    public void Of_one_that_is_public_no_access_changes()
    {
        var given = Given(Declared());
        given.When(Changing(Edsger, maySee: true)).ThenRejected(RejectionCode.NotAllowed, "incidentId");
        given.When(incident => TakeAccess.Decide(incident, new(Command(2), Now, Edsger, "So."))).ThenRejected(RejectionCode.NotAllowed, "incidentId");
        given.When(incident => MakePublic.Decide(incident, new(Command(2), Now, "So."))).ThenRejected(RejectionCode.NotAllowed, "incidentId");
    }

    [Fact]
    public void A_closed_incident_is_hidden_all_the_same() =>
        Given(Declared(), Resolved(2, 3, IncidentStatus.Declared), Closed(3, 4)).When(incident => MakePrivate.Decide(incident, new(Command(1), Now, Ada, []))).ThenOne<MadePrivate>();

    [Fact]
    public void No_retraction_gives_back_what_was_hidden() =>
        Given(Declared(), Hidden).When(incident => RetractEntry.Decide(incident, new(Now, Entry(1), "A mistake."))).ThenRejected(RejectionCode.NotAllowed, "entryId");

    [Fact]
    public void What_is_redacted_hides_as_before()
    {
        var record = RecordOf(Declared(), Hidden, new EntryRedacted(Entry(1), "A name."));
        Assert.Equal([Ada.Id, Grace.Id], record.Named!);
        Assert.Equal("Made private. Seen by [redacted], [redacted]. [redacted]", record.Entry(Entry(1))!.Text);
    }

    [Fact]
    public void Whoever_lost_the_sight_of_it_last_is_known()
    {
        Assert.Null(RecordOf(Declared()).Lost);
        Assert.Equal(new SightLoss(2, Person: null), RecordOf(Declared(), Hidden).Lost);
        Assert.Equal(new SightLoss(3, Grace.Id), RecordOf(Declared(), Hidden, new AccessRemoved(Entry(2), At(6), Grace, Reason: null), Logged(3, 7)).Lost);
    }

    [Fact]
    public void As_known_before_it_was_hidden_it_was_public()
    {
        var record = Timeline.Domain.Incidents.Record.IncidentRecord.Fold(Id, Situations.Situation.Record(Declared(), Hidden), Minute(0))!;
        Assert.Equal((false, Minute(0)), (record.Private, record.Moment));
    }

    private static Occurrence AtNow => new(Now, Until: null, Precision.Minute, Zone);

    private static Func<Incident, Decision<IncidentEvent>> Changing(NamedPerson person, bool maySee, int n = 2) =>
        incident => ChangeAccess.Decide(incident, new(Command(n), Now, person, maySee, "So."));
}
