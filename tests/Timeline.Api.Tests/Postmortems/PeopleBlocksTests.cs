using Timeline.Api.Postmortems.Composition;
using Timeline.Domain.Incidents;
using static Timeline.Api.Tests.Postmortems.ComposedDocument;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>What the document says of roles, hours and vendors.</summary>
public sealed class PeopleBlocksTests
{
    private static readonly IncidentEvent[] Night =
    [
        new ResponderEngaged(Entry(1), At(Minute(0)), "Ada", "remote", Text: null),
        new RoleTaken(Entry(2), At(Minute(5)), "Ada", ResponseRole.Commander, RoleName: null, Text: null),
        new RoleTaken(Entry(3), At(Minute(6)), "Joan", ResponseRole.Commander, RoleName: null, Text: null),
        new VendorEscalated(Entry(4), At(Minute(20)), "Mail maker", "C-4711", Channel.Phone, Text: null),
        new VendorEngaged(Entry(5), At(Minute(30)), "Mail maker", "Their engineer", CaseNumber: null, Text: null),
        new RoleHandedOver(Entry(6), At(Minute(40)), "Ada", "Grace", ResponseRole.Commander, RoleName: null, "The **vendor** is in.", Text: null),
        new ResponderReleased(Entry(7), At(Minute(45)), "Ada", Text: null),
        new StatusChanged(Entry(8), At(Minute(50)), IncidentStatus.Engaged, IncidentStatus.Resolved, Text: null),
    ];

    [Fact]
    public void Roles_say_from_whom_to_whom_and_who_held_one_beside_another() => Assert.Equal(
        [
            "Incident commander | Ada (beside Joan) | 2014-05-13 22:05 | 2014-05-13 22:40 | Grace | The **vendor** is in.",
            "Incident commander | Joan (beside Ada, Grace) | 2014-05-13 22:06 | – |  | ",
            "Incident commander | Grace (beside Joan) | 2014-05-13 22:40 | – |  | ",
        ],
        Rows("Roles"));

    [Fact]
    public void Hours_say_where_an_end_is_assumed()
    {
        Assert.Equal(
            [
                "Ada | 45 min | 45 min | 2014-05-13 22:00 | 2014-05-13 22:45",
                "Joan | 44 min | 44 min | 2014-05-13 22:06 | 2014-05-13 22:50 (assumed)",
                "Grace | 10 min | 10 min | 2014-05-13 22:40 | 2014-05-13 22:50 (assumed)",
            ],
            Rows("Hours"));
        Assert.Contains(Blocks(Night), block => block is Plain { Text: "Together 1 h 39 min." });
        Assert.Contains(Blocks(Night), block => block is NothingRecorded { Text: "When they were released is not recorded, so the end of the incident is taken for it: Joan, Grace." });
    }

    [Fact]
    public void Vendors_say_their_case_and_how_long_they_took() =>
        Assert.Equal(["Mail maker | C-4711 | 2014-05-13 22:20 | 2014-05-13 22:30 | Their engineer | 10 min"], Rows("Vendors"));

    [Fact]
    public void An_engagement_says_until_when() => Assert.Equal(["2014-05-13 22:00 | 2014-05-13 22:45 | Ada | remote | Ada engaged (remote)."], Rows("Engagement"));

    [Fact]
    public void Where_nothing_is_recorded_nothing_is_said() =>
        Assert.DoesNotContain(Blocks([]), block => block is SubHeading { Text: "Roles" or "Hours" or "Vendors" });

    private static IReadOnlyList<Block> Blocks(IncidentEvent[] facts) => Of(facts).Section("Response").Blocks;

    private static IEnumerable<string> Rows(string heading) =>
        Blocks(Night).SkipWhile(block => block is not SubHeading { Text: var text } || text != heading).OfType<Grid>().First().Rows.Select(row => string.Join(" | ", row.Select(cell => cell.Text)));
}
