using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

public sealed class DeclareIncidentTests
{
    private static readonly DeclareIncident Command = new(Now, 42, "Mail stands still", Severity.Sev1, IncidentKind.Drill, Zone);

    [Fact]
    public void An_incident_is_declared_with_its_number()
    {
        var outcome = Given().When(incident => DeclareIncident.Decide(incident, Command));
        outcome.Then(new IncidentDeclared(42, "Mail stands still", Severity.Sev1, IncidentKind.Drill, Zone));
        Assert.Equal("INC-42", outcome.After.Key);
    }

    [Fact]
    public void First_contact_that_is_known_already_sets_its_milestone() =>
        Given()
            .When(incident => DeclareIncident.Decide(incident, Command with { ReportedAt = Minute(2) }))
            .Then(
                new IncidentDeclared(42, "Mail stands still", Severity.Sev1, IncidentKind.Drill, Zone),
                new MilestoneSet(MilestoneKind.Reported, At(2), EntryId: null));

    [Fact]
    public void Declaring_again_records_nothing() =>
        Given(Declared()).When(incident => DeclareIncident.Decide(incident, Command with { Title = "Other" })).ThenNothing();

    [Fact]
    public void A_title_is_required() =>
        Given().When(incident => DeclareIncident.Decide(incident, Command with { Title = " " })).ThenRejected(RejectionCode.Required, "title");

    [Fact]
    public void A_title_of_more_than_200_characters_is_refused()
    {
        var title = new string('x', 312);
        var rejection = Given().When(incident => DeclareIncident.Decide(incident, Command with { Title = title })).ThenRejected(RejectionCode.TooLong, "title");
        Assert.StartsWith("title is 312 characters; the limit is 200 ", rejection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_zone_is_refused() =>
        Given().When(incident => DeclareIncident.Decide(incident, Command with { Zone = "Mars/Base" })).ThenRejected(RejectionCode.UnknownZone, "zone");

    [Fact]
    public void First_contact_cannot_be_in_the_future() =>
        Given()
            .When(incident => DeclareIncident.Decide(incident, Command with { ReportedAt = Now + Duration.FromHours(1) }))
            .ThenRejected(RejectionCode.TimeOutOfRange, "reportedAt");

    [Fact]
    public void A_number_that_is_none_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DeclareIncident.Decide(Incident.Initial, Command with { Number = 0 }));
}
