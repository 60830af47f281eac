using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

/// <summary>Roles taken, handed over and given up.</summary>
public sealed class RoleCommandsTests
{
    private static readonly TakeRole Take = new(Command(1), Now, new("Ada"), ResponseRole.Commander, SaidAt(5));
    private static readonly HandOverRole HandOver = new(Command(2), Now, new("Ada"), new("Grace"), ResponseRole.Commander, SaidAt(60), HandedOver: "The vendor calls back at eleven.");
    private static readonly ReleaseRole Release = new(Command(3), Now, new("Grace"), ResponseRole.Commander, SaidAt(90));

    private static readonly RoleTaken Taken = new(Entry(1), At(5), "Ada", ResponseRole.Commander, RoleName: null, Text: null);

    [Fact]
    public void A_role_is_taken_by_somebody() => Given(Declared()).When(Deciding(Take)).Then(Taken);

    [Fact]
    public void A_role_taken_says_nothing_about_hands_on_it()
    {
        var after = Given(Declared()).When(Deciding(Take)).After;
        Assert.Equal((IncidentStatus.Declared, 0), (after.Status, after.KnownMilestones.Count));
    }

    [Fact]
    public void Who_takes_it_may_be_known_by_id_too_and_stays_so_when_the_entry_is_recorded_anew()
    {
        var taken = Given(Declared()).When(Deciding(Take with { Who = new(" Ada ", Command(50)) })).ThenOne<RoleTaken>();
        Assert.Equal(("Ada", Command(50)), (taken.Who, taken.PersonId));

        Func<Incident, Decision<IncidentEvent>> Anew(string who) => incident =>
            AmendFacts.Decide(incident, new(Entry(1), "So it was."), without => TakeRole.Decide(without, Take with { Who = new(who), Role = ResponseRole.Scribe }));
        Assert.Equal(Command(50), ((RoleTaken)Given(Declared(), taken).When(Anew("Ada")).ThenOne<EntryAmended>().As!).PersonId);
        Assert.Null(((RoleTaken)Given(Declared(), taken).When(Anew("Grace")).ThenOne<EntryAmended>().As!).PersonId);
    }

    [Fact]
    public void A_role_of_ones_own_has_a_name_and_no_other_has_one()
    {
        Assert.Equal("Runner", Given(Declared()).When(Deciding(Take with { Role = ResponseRole.Custom, RoleName = " Runner" })).ThenOne<RoleTaken>().RoleName);
        Given(Declared()).When(Deciding(Take with { Role = ResponseRole.Custom })).ThenRejected(RejectionCode.Required, "roleName");
        Given(Declared()).When(Deciding(Take with { RoleName = "Runner" })).ThenRejected(RejectionCode.NotAllowed, "roleName");
    }

    [Fact]
    public void A_role_is_handed_over_with_what_there_is_to_know() =>
        Given(Declared(), Taken).When(Deciding(HandOver)).Then(
            new RoleHandedOver(Entry(2), At(60), "Ada", "Grace", ResponseRole.Commander, RoleName: null, "The vendor calls back at eleven.", Text: null));

    [Fact]
    public void That_nobody_is_recorded_as_having_taken_it_is_no_obstacle()
    {
        Given(Declared()).When(Deciding(HandOver)).ThenOne<RoleHandedOver>();
        Given(Declared()).When(Deciding(Release)).ThenOne<RoleReleased>();
    }

    [Fact]
    public void Nobody_hands_a_role_over_to_themselves()
    {
        Given(Declared(), Taken).When(Deciding(HandOver with { To = new("ADA") })).ThenRejected(RejectionCode.NotAllowed, "to");
        Given(Declared(), Taken).When(Deciding(HandOver with { From = null, To = new("Ada") })).ThenRejected(RejectionCode.NotAllowed, "to");
        Given(Declared(), Taken).When(Deciding(HandOver with { From = new("Ada", Command(50)), To = new("Countess", Command(50)) })).ThenRejected(RejectionCode.NotAllowed, "to");
    }

    [Fact]
    public void Who_hands_it_over_or_gives_it_up_is_the_one_who_holds_it_then()
    {
        var handed = Given(Declared(), Taken).When(Deciding(HandOver with { From = null }));
        Assert.Equal("Ada", handed.ThenOne<RoleHandedOver>().From);
        Assert.Equal("Grace", From(handed.After).When(Deciding(Release with { Who = null })).ThenOne<RoleReleased>().Who);
        Assert.Equal("Ada", From(handed.After).When(Deciding(Release with { Who = null, When = SaidAt(30) })).ThenOne<RoleReleased>().Who);
    }

    [Fact]
    public void Where_nobody_or_more_than_one_holds_it_one_must_be_named()
    {
        Given(Declared()).When(Deciding(Release with { Who = null })).ThenRejected(RejectionCode.Required, "who");
        var two = Given(Declared(), Taken, Taken with { EntryId = Entry(4), Who = "Grace" });
        Assert.Contains("Ada and Grace hold it then", two.When(Deciding(HandOver with { From = null, To = new("Joan") })).ThenRejected(RejectionCode.Required, "from").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_command_again_records_nothing()
    {
        Given(Declared(), Taken).When(Deciding(Take)).ThenNothing();
        var handed = Given(Declared(), Taken).When(Deciding(HandOver)).After;
        From(handed).When(Deciding(HandOver with { From = null })).ThenNothing();
        From(From(handed).When(Deciding(Release)).After).When(Deciding(Release)).ThenNothing();
    }

    [Fact]
    public void A_closed_incident_takes_what_was_before_and_nothing_after()
    {
        var closed = Given(Declared(), Resolved(8, 62, IncidentStatus.Declared), Closed(9, 63));
        closed.When(Deciding(Take)).ThenOne<RoleTaken>();
        closed.When(Deciding(HandOver)).ThenOne<RoleHandedOver>();
        closed.When(Deciding(Release)).ThenRejected(RejectionCode.IncidentClosed, "occurredAt");
    }

    [Theory]
    [InlineData(ResponseRole.Commander, null, "Ada took the role of incident commander.")]
    [InlineData(ResponseRole.Custom, "Runner", "Ada took the role of Runner.")]
    public void It_is_worded_by_the_role(ResponseRole role, string? name, string text) =>
        Assert.Equal(text, ((IOnTimeline)(Taken with { Role = role, RoleName = name })).Wording);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(TakeRole command) => incident => TakeRole.Decide(incident, command);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(HandOverRole command) => incident => HandOverRole.Decide(incident, command);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(ReleaseRole command) => incident => ReleaseRole.Decide(incident, command);
}
