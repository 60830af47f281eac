using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>When engagements end, and who holds which role.</summary>
public sealed class PresenceTests
{
    [Fact]
    public void An_engagement_lasts_until_the_release()
    {
        var engagement = Engagement(Engaged(1, 20), Released(2, 80, "SECOND engineer"));
        Assert.Equal((Minute(80), Duration.FromMinutes(60), false), (engagement.Until, engagement.Stretch, engagement.EndAssumed));
    }

    [Fact]
    public void Without_a_release_it_ends_with_the_incident_and_that_is_said()
    {
        var engagement = Engagement(Engaged(1, 20), Resolved(2, 50));
        Assert.Equal((null, Duration.FromMinutes(30), true), (engagement.Until, engagement.Stretch, engagement.EndAssumed));
    }

    // Each event is recorded a minute after the one before.
    [Fact]
    public void While_it_goes_on_it_is_counted_as_far_as_is_known()
    {
        var engagement = Engagement(Engaged(1, 0), Logged(2, 1), Logged(3, 2));
        Assert.Equal((null, Duration.FromMinutes(3), false), (engagement.Until, engagement.Stretch, engagement.EndAssumed));
        Assert.Equal(Duration.Zero, Engagement(Engaged(1, 5)).Stretch);
    }

    [Fact]
    public void Of_one_that_began_after_the_incident_was_over_no_length_is_known_until_an_end_is_recorded()
    {
        Assert.Null(Engagement(Resolved(2, 50), Engaged(1, 60)).Stretch);
        Assert.Equal(Duration.FromMinutes(20), Engagement(Resolved(2, 50), Closed(3, 80), Engaged(1, 60)).Stretch);
        Assert.Equal(Duration.FromMinutes(5), Engagement(Resolved(2, 50), Engaged(1, 60), Released(4, 65)).Stretch);
    }

    [Fact]
    public void Engaged_again_is_another_stretch()
    {
        var engagements = RecordOf(Declared(), Engaged(1, 20), Released(2, 40), Engaged(3, 60), Released(4, 90)).Engagements;
        Assert.Equal([(Minute(40), Duration.FromMinutes(20)), (Minute(90), Duration.FromMinutes(30))], engagements.Select(one => (one.Until!.Value, one.Stretch!.Value)));
    }

    [Fact]
    public void A_release_of_somebody_else_ends_nothing() =>
        Assert.Null(Engagement(Engaged(1, 20), Released(2, 80, "First engineer")).Until);

    [Fact]
    public void People_of_one_id_are_the_same_whatever_they_are_called_and_of_two_they_are_not()
    {
        var named = Engaged(1, 20, "Grace") with { PersonId = Command(50) };
        Assert.Equal(Minute(80), Engagement(named, Released(2, 80, "Amazing Grace") with { PersonId = Command(50) }).Until);
        Assert.Equal(Minute(80), Engagement(named, Released(2, 80, "grace")).Until);
        Assert.Null(Engagement(named, Released(2, 80, "Grace") with { PersonId = Command(51) }).Until);
    }

    [Fact]
    public void A_name_that_two_people_bear_is_neither_of_them() => Assert.Equal(
        [null, null],
        RecordOf(
            Declared(), Engaged(1, 20, "Grace") with { PersonId = Command(50) }, Engaged(2, 20, "Grace") with { PersonId = Command(51) }, Engaged(4, 20, "Grace") with { PersonId = Command(50) }, Released(3, 80, "Grace"))
            .Engagements.Take(2).Select(one => one.Until));

    [Fact]
    public void Of_people_whose_name_was_removed_no_two_are_the_same()
    {
        var record = RecordOf(Declared(), Engaged(1, 20, "Grace"), Released(2, 80, "Ada"), new EntryRedacted(Entry(1), "x"), new EntryRedacted(Entry(2), "x"));
        Assert.Null(Assert.Single(record.Engagements).Until);
    }

    [Fact]
    public void A_role_is_held_until_it_is_handed_over_and_by_the_next_from_then_on()
    {
        var roles = RecordOf(Declared(), Took(1, 5, "Ada"), Handed(2, 60, "Ada", "Grace")).Roles;
        Assert.Equal(
            [("Ada", Minute(5), Minute(60), "Grace", "All of it.", false), ("Grace", Minute(60), null, null, null, true)],
            roles.Select(one => (one.Who, one.Since!.Value, one.Until, one.HandedTo, one.HandedOver, one.Current)));
        Assert.All(roles, one => Assert.Empty(one.Alongside));
        Assert.Equal((Entry(1), Entry(2), "incident commander"), (roles[0].TakenBy, roles[0].EndedBy, roles[0].Title));
    }

    [Fact]
    public void Who_hands_over_what_nobody_saw_them_take_held_it_until_then()
    {
        var roles = RecordOf(Declared(), Handed(2, 60, "Ada", "Grace")).Roles;
        Assert.Equal([("Ada", null, Minute(60)), ("Grace", (Instant?)Minute(60), (Instant?)null)], roles.Select(one => (one.Who, one.Since, one.Until)));
    }

    [Fact]
    public void Two_who_hold_a_role_at_once_are_shown_beside_each_other()
    {
        var roles = RecordOf(Declared(), Took(1, 5, "Ada"), Took(2, 30, "Grace"), Took(3, 30, "Joan", ResponseRole.Scribe)).Roles;
        Assert.Equal([("Ada", "Grace"), ("Grace", "Ada"), ("Joan", "")], roles.Select(one => (one.Who, string.Join(' ', one.Alongside))));
    }

    [Fact]
    public void A_role_given_up_is_held_no_more_and_a_release_ends_them_all()
    {
        Assert.Equal(Minute(40), Assert.Single(RecordOf(Declared(), Took(1, 5, "Ada"), GaveUp(2, 40, "Ada")).Roles).Until);
        Assert.Equal(
            [Minute(50), Minute(50)],
            RecordOf(Declared(), Took(1, 5, "Ada"), Took(2, 6, "Ada", ResponseRole.Scribe), Released(3, 50, "Ada")).Roles.Select(one => one.Until!.Value));
    }

    [Fact]
    public void A_role_of_ones_own_is_told_by_its_name_in_any_case()
    {
        var runner = Took(1, 5, "Ada", ResponseRole.Custom) with { RoleName = "Runner" };
        var roles = RecordOf(Declared(), runner, new RoleReleased(Entry(2), At(20), "Ada", ResponseRole.Custom, "RUNNER", Text: null), runner with { EntryId = Entry(3), RoleName = "Cook" }).Roles;
        Assert.Equal([("Runner", Minute(20)), ("Cook", (Instant?)null)], roles.OrderByDescending(one => one.Title, StringComparer.Ordinal).Select(one => (one.Title, one.Until)));
    }

    [Fact]
    public void Released_before_they_ever_began_is_marked()
    {
        var record = RecordOf(Declared(), Released(1, 10), Engaged(2, 20));
        Assert.Equal("\"Release of Second engineer\" is 10 min before \"Beginning of Second engineer\".", Assert.Single(record.Contradictions).Message);
        Assert.Null(Assert.Single(record.Engagements).Until);
        Assert.Empty(RecordOf(Declared(), Engaged(2, 20), Released(1, 30)).Contradictions);
        Assert.Empty(RecordOf(Declared(), Released(1, 10)).Contradictions);
    }

    [Fact]
    public void At_one_moment_what_was_held_ends_before_anything_is_taken_up()
    {
        Assert.Equal((Instant?)Minute(20), Engagement(Released(2, 20), Engaged(1, 20)).Until);
        var again = RecordOf(Declared(), Engaged(1, 0), Engaged(3, 20), Released(2, 20)).Engagements;
        Assert.Equal([Minute(20), (Instant?)null], again.Select(one => one.Until));
    }

    private static Engagement Engagement(params IEnumerable<IncidentEvent> events) => Assert.Single(RecordOf([Declared(), .. events]).Engagements);

    internal static ResponderReleased Released(int n, int minutes, string who = "Second engineer") => new(Entry(n), At(minutes), who, Text: null);

    internal static RoleTaken Took(int n, int minutes, string who, ResponseRole role = ResponseRole.Commander) => new(Entry(n), At(minutes), who, role, RoleName: null, Text: null);

    internal static RoleReleased GaveUp(int n, int minutes, string who, ResponseRole role = ResponseRole.Commander) => new(Entry(n), At(minutes), who, role, RoleName: null, Text: null);

    internal static RoleHandedOver Handed(int n, int minutes, string from, string to, ResponseRole role = ResponseRole.Commander) =>
        new(Entry(n), At(minutes), from, to, role, RoleName: null, "All of it.", Text: null);
}
