using Timeline.Domain.Catalogue;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Catalogue.CatalogueSituation;

namespace Timeline.Domain.Tests.Catalogue;

/// <summary>The organisation's own templates of postmortems.</summary>
public sealed class DocumentTemplateTests
{
    private static readonly CatalogueRecord Known = Provider();
    private static readonly Guid New = Command(40);
    private static readonly PostmortemTemplateId Made = PostmortemTemplateId.From(New);

    [Fact]
    public void It_is_called_what_its_front_matter_says() =>
        Define(Known, Written("Short")).Then(new PostmortemTemplateDefined(Made, "Short", 1, Written("Short")));

    [Fact]
    public void A_further_version_keeps_the_earlier_one_and_may_have_another_name()
    {
        var first = After(Known, Define(Known, Written("Short")));
        var second = DefinePostmortemTemplate.Decide(first, new(Command(41), Written("Brief"), Made));
        second.Then(new PostmortemTemplateDefined(Made, "Brief", 2, Written("Brief")));
        var template = After(first, second).FindTemplate(Made)!;
        Assert.Equal(("Brief", 2, 2), (template.Name, template.Newest.Number, template.Names.Count));
        Assert.Equal([Written("Short"), Written("Brief")], template.Versions.Select(version => version.Source));
        Assert.Equal(PostmortemSection.Summary, Assert.Single(template.Newest.Read().Sections).Section);
        Assert.True(DefinePostmortemTemplate.Decide(After(first, second), new(Command(42), Written("Brief"), Made)).IsNothing);
    }

    [Fact]
    public void The_same_command_again_records_nothing() => Assert.True(Define(After(Known, Define(Known, Written("Short"))), Written("Short")).IsNothing);

    [Fact]
    public void A_name_in_use_is_refused_and_one_of_what_was_retired_is_free()
    {
        var first = After(Known, Define(Known, Written("Short")));
        DefinePostmortemTemplate.Decide(first, new(Command(41), Written("SHORT"))).ThenRejected(RejectionCode.NameTaken, "source");
        var retired = After(first, RetireCatalogueItem.Decide(first, new(Made.Value)));
        Assert.Null(DefinePostmortemTemplate.Decide(retired, new(Command(41), Written("SHORT"))).Rejection);
    }

    [Fact]
    public void What_is_wrong_in_it_is_refused_with_the_first_line()
    {
        var refused = Define(Known, "---\nname: A\n---\n## S {#nonsense}\n## T {#other}\n").ThenRejected(RejectionCode.InvalidText, "source");
        Assert.StartsWith("Line 4: \"nonsense\" is no section.", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Faults besides: 1; look at the preview.", refused.Message, StringComparison.Ordinal);
        Define(Known, " ").ThenRejected(RejectionCode.Required, "source");
        Define(Known, new string('x', 50_001)).ThenRejected(RejectionCode.TooLong, "source");
        DefinePostmortemTemplate.Decide(Known, new(New, Written("Short"), Made)).ThenRejected(RejectionCode.CatalogueItemNotFound, "templateId");
    }

    private static string Written(string name) => $"---\nname: {name}\n---\n\n## What happened {{#summary}}\n\nSay it.";

    private static Decision<CatalogueEvent> Define(CatalogueRecord catalogue, string source) => DefinePostmortemTemplate.Decide(catalogue, new(New, source));

    private static CatalogueRecord After(CatalogueRecord catalogue, Decision<CatalogueEvent> decision) =>
        decision.Events.Aggregate(catalogue, (known, made) => known.Apply(new(made, known.Version + 1, Now, "Ada", Source.Web)));
}
