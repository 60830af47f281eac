using Timeline.Domain.Incidents;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

public sealed class WeightTests
{
    [Theory]
    [MemberData(nameof(Origins))]
    public void Everything_typed_weighs_two_bytes_a_character(string made)
    {
        var origin = RedactEntryTests.Secrets.Single(secret => secret.GetType().Name == made);
        var emptied = EntryContent.Without(origin, Entry(1)) ?? origin;
        Assert.Equal(2 * (Characters(origin) - Characters(emptied)), WeightOf(origin) - WeightOf(emptied));
    }

    [Fact]
    public void What_an_entry_said_before_weighs_too_until_it_is_redacted()
    {
        var corrected = WeightOf(Logged(1, 1, Long), new EntryAmended(Entry(1), Long + ".", When: null, "Misheard."));
        Assert.InRange(corrected, WeightOf(Logged(1, 1, Long)) + 2 * Long.Length, WeightOf(Logged(1, 1, Long)) + 6 * Long.Length);
        Assert.InRange(
            WeightOf(Logged(1, 1, Long), new EntryAmended(Entry(1), Long + ".", When: null, "Misheard."), new EntryRedacted(Entry(1), "A name.")),
            WeightOf(Logged(1, 1, "")),
            WeightOf(Logged(1, 1, "")) + 1_000);
    }

    [Fact]
    public void Lessons_and_action_items_weigh_what_they_say() =>
        Assert.InRange(
            WeightOf(
                new LessonRecorded(default, LessonCategory.Lucky, Long),
                new ActionItemRaised(default, Long, ActionItemType.Detect, Owner: Long, Due: null, Lesson: null)) - WeightOf(),
            3 * 2 * Long.Length,
            4 * 2 * Long.Length);

    public static TheoryData<string> Origins => [.. RedactEntryTests.Secrets.Select(secret => secret.GetType().Name)];

    private static readonly string Long = new('x', 5_000);

    private static long WeightOf(params IncidentEvent[] events) => RecordOf([Declared(), .. events]).Weight;

    private static long Characters(IncidentEvent made) => made.GetType().GetProperties()
        .Select(property => property.GetValue(made))
        .SelectMany(value => value switch
        {
            string text => [text],
            IEnumerable<string> texts => texts,
            NamedPerson person => [person.Name],
            IEnumerable<NamedPerson> people => people.Select(person => person.Name),
            IEnumerable<NamedCustomer> customers => customers.Select(customer => customer.Name),
            _ => Array.Empty<string>(),
        })
        .Sum(text => (long)text.Length);
}
