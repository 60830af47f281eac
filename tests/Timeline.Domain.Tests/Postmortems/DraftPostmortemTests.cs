using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.Domain.Tests.Situations;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Postmortems;

public sealed class DraftPostmortemTests
{
    private static readonly DraftPostmortem Draft = new(Situation.Id, 18, 1);
    private static readonly PostmortemRecord Drafted = Written.Postmortem(new PostmortemDrafted(Situation.Id.Value, 18, 1));
    private static readonly PostmortemTemplateId Short = PostmortemTemplateId.From(Command(70));
    private static readonly ServiceId Mail = ServiceId.From(Command(71));
    private static readonly CatalogueRecord Known = Catalogue(new ServiceAdded(Mail, "Mail", [], [], []), new PostmortemTemplateDefined(Short, "Short", 1, Source("Short")));

    private static readonly PostmortemRecord DraftedShort = Written.Postmortem(new PostmortemDrafted(Situation.Id.Value, 18, 1, Short, 1));

    [Fact]
    public void It_is_drafted_from_a_version_of_the_record() =>
        Assert.Equal(new PostmortemDrafted(Situation.Id.Value, 18, 1), Assert.Single(DraftPostmortem.Decide(PostmortemRecord.Empty, Known, Draft).Events));

    [Fact]
    public void From_the_same_version_again_records_nothing() => Assert.True(DraftPostmortem.Decide(Drafted, Known, Draft).IsNothing);

    [Fact]
    public void A_reader_that_lags_behind_does_not_set_the_draft_back()
    {
        Assert.True(DraftPostmortem.Decide(Drafted, Known, Draft with { IncidentVersion = 17 }).IsNothing);
        Assert.Equal(
            new PostmortemDrafted(Situation.Id.Value, 18, 1, Short, 1),
            Assert.Single(DraftPostmortem.Decide(Drafted, Known, Draft with { IncidentVersion = 17, Template = new(Short) }).Events));
    }

    [Fact]
    public void A_longer_record_or_newer_definitions_refresh_it()
    {
        Assert.Single(DraftPostmortem.Decide(Drafted, Known, Draft with { IncidentVersion = 19 }).Events);
        Assert.Single(DraftPostmortem.Decide(Drafted, Known, Draft with { DefinitionsVersion = 2 }).Events);
    }

    [Fact]
    public void Without_an_incident_there_is_no_postmortem() =>
        Assert.Equal(RejectionCode.IncidentNotFound, DraftPostmortem.Decide(PostmortemRecord.Empty, Known, Draft with { IncidentVersion = 0 }).Rejection!.Code);

    [Fact]
    public void A_template_is_chosen_kept_by_a_refresh_and_given_up_for_the_standard_one()
    {
        Assert.Equal(Short, TemplateOf(DraftPostmortem.Decide(Drafted, Known, Draft with { Template = new(Short) })));
        Assert.True(DraftPostmortem.Decide(DraftedShort, Known, Draft).IsNothing);
        Assert.True(DraftPostmortem.Decide(DraftedShort, Known, Draft with { Template = new(Short) }).IsNothing);
        Assert.Equal(Short, TemplateOf(DraftPostmortem.Decide(DraftedShort, Known, Draft with { IncidentVersion = 19 })));
        Assert.Null(TemplateOf(DraftPostmortem.Decide(DraftedShort, Known, Draft with { Template = new(Id: null) })));
    }

    [Fact]
    public void A_newer_version_of_the_template_refreshes_it_and_until_then_the_document_keeps_its_own()
    {
        var newer = Known.Apply(new(new PostmortemTemplateDefined(Short, "Brief", 2, Source("Brief")), 3, Now - Duration.FromMinutes(1), "Grace", Timeline.Domain.Shared.Source.Web));
        var drafted = DraftedTemplate.Of(DraftedShort.Drafted, newer);
        Assert.Equal(("Short", 1, true), (drafted.Content.Name, drafted.Version!.Number, drafted.IsOutdated(newer)));
        Assert.False(drafted.IsOutdated(Known));
        Assert.Equal(new PostmortemDrafted(Situation.Id.Value, 18, 1, Short, 2), Assert.Single(DraftPostmortem.Decide(DraftedShort, newer, Draft).Events));
    }

    [Fact]
    public void A_template_that_there_is_not_or_that_is_retired_or_something_else_is_refused_by_name()
    {
        Refused(RejectionCode.CatalogueItemNotFound, Known, PostmortemTemplateId.From(Command(79)), "no such template");
        Refused(RejectionCode.CatalogueItemNotFound, Known, new(Mail.Value), "a service, \"Mail\"");
        var retired = Known.Apply(new(new CatalogueItemRetired(Short.Value, null), 3, Now, "Grace", Timeline.Domain.Shared.Source.Web));
        Refused(RejectionCode.CatalogueItemRetired, retired, Short, "\"Short\" is retired");
        Assert.Equal(Short, TemplateOf(DraftPostmortem.Decide(DraftedShort, retired, Draft with { IncidentVersion = 19, Template = new(Short) })));
    }

    private static void Refused(RejectionCode code, CatalogueRecord catalogue, PostmortemTemplateId id, string words)
    {
        var rejection = DraftPostmortem.Decide(Drafted, catalogue, Draft with { Template = new(id) }).Rejection!;
        Assert.Equal((code, "templateId"), (rejection.Code, rejection.Field));
        Assert.Contains(words, rejection.Message, StringComparison.Ordinal);
        Assert.Contains("\"standard\"", rejection.Message, StringComparison.Ordinal);
    }

    private static PostmortemTemplateId? TemplateOf(Decision<PostmortemEvent> decision) => Assert.IsType<PostmortemDrafted>(Assert.Single(decision.Events)).TemplateId;

    private static CatalogueRecord Catalogue(params CatalogueEvent[] events) =>
        CatalogueRecord.Fold(events.Select((added, index) => new Recorded<CatalogueEvent>(added, index + 1, Now - Duration.FromMinutes(1), "Grace", Timeline.Domain.Shared.Source.Web)));

    private static string Source(string name) => $"---\nname: {name}\n---\n\n## Why {{#causes}}\n";
}
