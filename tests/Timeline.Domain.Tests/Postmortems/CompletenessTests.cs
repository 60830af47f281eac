using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.Domain.Tests.Situations;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Postmortems;

public sealed class CompletenessTests
{
    [Fact]
    public void The_call_at_ten_has_all_it_takes() =>
        Assert.Empty(Completeness.Missing(IncidentRecord.Fold(ACallAtTen.Id, ACallAtTen.Events)!));

    [Fact]
    public void A_bare_incident_lacks_everything() =>
        Assert.Equal(
            [
                MissingKind.NotResolved, MissingKind.NoFirstContact, MissingKind.NoEngagement, MissingKind.NoUpdates,
                MissingKind.NoRootCause, MissingKind.NoLessons, MissingKind.NoActionItems,
            ],
            Completeness.Missing(RecordOf(Declared())).Select(part => part.Kind));

    [Fact]
    public void An_action_lacks_its_owner_and_its_day_by_name()
    {
        var id = ActionItemId.From(Number, Command(1), 0);
        var missing = Completeness.Missing(RecordOf(Declared(), new ActionItemRaised(id, "Find another channel.\nSoon.", ActionItemType.Process, null, null, null)));
        Assert.Equal(
            [
                new MissingPart(MissingKind.ActionWithoutOwner, "The action item \"Find another channel.\" has no owner.", ActionItemId: id),
                new MissingPart(MissingKind.ActionWithoutDueDate, "The action item \"Find another channel.\" has no due date.", ActionItemId: id),
            ],
            missing.Where(part => part.ActionItemId is not null));
    }

    [Fact]
    public void A_theory_left_open_is_named_and_a_long_one_cut()
    {
        var open = Assert.Single(
            Completeness.Missing(RecordOf(Declared(), new HypothesisRaised(Entry(1), At(2), string.Concat(Enumerable.Repeat("😀", 90)), null))),
            part => part.Kind == MissingKind.OpenHypothesis);
        Assert.Equal(Entry(1), open.EntryId);
        Assert.Contains($"\"{string.Concat(Enumerable.Repeat("😀", 80))}…\"", open.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_that_the_template_requires_and_that_says_nothing_is_missing_unless_the_record_says_why()
    {
        var template = TemplateReader.Read("---\nname: Short\nrequired: [impact, causes, lessons]\n---\n\n## Harm {#impact}\n\n## Why {#causes}\n\n## Lessons {#lessons}\n\n## Todo {#actions}\n").Template!;
        var missing = Completeness.Missing(template, silent: section => section != PostmortemSection.Lessons, told: section => section == PostmortemSection.Causes);
        Assert.Equal(
            new MissingPart(MissingKind.SilentSection, "Nothing stands in the section \"Harm\", which the template \"Short\" requires. Write it, or record what it is made of.", Section: PostmortemSection.Impact),
            Assert.Single(missing));
    }

    [Fact]
    public void What_a_published_version_lacked_is_said_by_the_template_of_then()
    {
        var id = PostmortemTemplateId.From(Command(70));
        var catalogue = CatalogueRecord.Empty.Apply(new(
            new PostmortemTemplateDefined(id, "Short", 1, "---\nname: Short\nrequired: [impact]\n---\n\n## Harm {#impact}\n"), 1, Now - NodaTime.Duration.FromHours(1), "Grace", Source.Web));
        var postmortem = Written.Postmortem(
            new PostmortemDrafted(Situation.Id.Value, 1, 1, id, 1), new PostmortemPublished(1, 1, 1, "We must.", [new(MissingKind.SilentSection, Section: PostmortemSection.Impact)], Written.Grace.Id),
            new PostmortemDrafted(Situation.Id.Value, 1, 1));
        var sentence = Assert.Single(Completeness.Missing(postmortem.Publications[0], postmortem, RecordOf(Declared()), catalogue));
        Assert.Contains("\"Harm\"", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cause_taken_back_is_missing_again() =>
        Assert.Contains(
            Completeness.Missing(RecordOf(Declared(), new RootCauseNoted(Entry(1), At(2), "x", []), Retracted(1))),
            part => part.Kind == MissingKind.NoRootCause);
}
