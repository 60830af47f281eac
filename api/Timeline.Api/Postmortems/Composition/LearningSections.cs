using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>What was learnt and what follows from it.</summary>
internal static class LearningSections
{
    public static Section WellAndBadly(IncidentRecord record)
    {
        (LessonCategory Category, string Heading)[] parts =
            [(LessonCategory.WentWell, "What went well"), (LessonCategory.WentBadly, "What went badly"), (LessonCategory.Lucky, "Where we were lucky")];
        var blocks = parts
            .Select(part => (part.Heading, Items: Items(record, part.Category)))
            .Where(part => part.Items.Count > 0)
            .SelectMany(part => new Block[] { new SubHeading(part.Heading), new Bullets(part.Items) })
            .ToList();
        return new Section("What went well, badly, and by luck", blocks.Count == 0 ? [new NothingRecorded("Nothing is recorded.")] : blocks);
    }

    public static Section Lessons(IncidentRecord record)
    {
        var items = Items(record, LessonCategory.DoDifferently);
        return new Section("Lessons", items.Count == 0 ? [new NothingRecorded("No lesson is recorded.")] : [new Bullets(items)]);
    }

    public static Section Actions(IncidentRecord record) => new("Actions", record.ActionItems.Count == 0
        ? [new NothingRecorded("No action item is raised.")]
        :
        [
            new Grid(
                [new("Action", 1), new("Type", 0), new("Owner", 0), new("Due", 0), .. IsAnySettled(record) ? new GridColumn[] { new("State", 0) } : []],
                [
                    .. record.ActionItems.Select(item => (IReadOnlyList<Cell>)
                    [
                        new(item.Text, IsMarkdown: true, $"action-{item.Id}"), new(Words.Of(item.Type)), new(item.Owner ?? "Nobody yet"), new(item.Due is { } due ? Say.Date(due) : "Not set"),
                        .. IsAnySettled(record) ? new Cell[] { new(Words.Of(item.Status)) } : [],
                    ]),
                ]),
        ]);

    private static bool IsAnySettled(IncidentRecord record) => record.ActionItems.Any(item => item.Status != ActionItemStatus.Open);

    private static List<BulletItem> Items(IncidentRecord record, LessonCategory category) =>
        [.. record.Lessons.Where(lesson => lesson.Category == category).Select(lesson => new BulletItem(null, lesson.Text, null))];
}
