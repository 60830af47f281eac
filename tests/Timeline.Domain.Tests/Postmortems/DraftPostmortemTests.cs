using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.Domain.Tests.Situations;

namespace Timeline.Domain.Tests.Postmortems;

public sealed class DraftPostmortemTests
{
    private static readonly DraftPostmortem Command = new(Situation.Id, 18, 1);
    private static readonly PostmortemRecord Drafted = Written.Postmortem(new PostmortemDrafted(Situation.Id.Value, 18, 1));

    [Fact]
    public void It_is_drafted_from_a_version_of_the_record() =>
        Assert.Equal(new PostmortemDrafted(Situation.Id.Value, 18, 1), Assert.Single(DraftPostmortem.Decide(PostmortemRecord.Empty, Command).Events));

    [Fact]
    public void From_the_same_version_again_records_nothing() => Assert.True(DraftPostmortem.Decide(Drafted, Command).IsNothing);

    [Fact]
    public void A_reader_that_lags_behind_does_not_set_the_draft_back() =>
        Assert.True(DraftPostmortem.Decide(Drafted, Command with { IncidentVersion = 17 }).IsNothing);

    [Fact]
    public void A_longer_record_or_newer_definitions_refresh_it()
    {
        Assert.Single(DraftPostmortem.Decide(Drafted, Command with { IncidentVersion = 19 }).Events);
        Assert.Single(DraftPostmortem.Decide(Drafted, Command with { DefinitionsVersion = 2 }).Events);
    }

    [Fact]
    public void Without_an_incident_there_is_no_postmortem() =>
        Assert.Equal(RejectionCode.IncidentNotFound, DraftPostmortem.Decide(PostmortemRecord.Empty, Command with { IncidentVersion = 0 }).Rejection!.Code);
}
