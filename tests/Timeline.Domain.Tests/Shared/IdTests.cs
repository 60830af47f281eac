using System.Text.Json;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Shared;

public sealed class IdTests
{
    [Fact]
    public void The_same_command_makes_the_same_ids() =>
        Assert.Equal(EntryId.From(Number, Command(7), 3), EntryId.From(Number, Command(7), 3));

    [Fact]
    public void Each_index_command_kind_and_incident_makes_another_id() =>
        Assert.Distinct(
        [
            EntryId.From(Number, Command(7), 0).Value,
            EntryId.From(Number, Command(7), 1).Value,
            EntryId.From(Number + 1, Command(7), 0).Value,
            EntryId.From(Number, Command(8), 0).Value,
            LessonId.From(Number, Command(7), 0).Value,
            ActionItemId.From(Number, Command(7), 0).Value,
        ]);

    // Computed apart from this code: SHA-256 of the uuid's bytes, a big-endian 0 and "entry"; its first four bytes are the number.
    [Fact]
    public void The_derivation_never_changes() =>
        Assert.Equal("0000002a-e888-816f-a811-46740f080e4f", EntryId.From(42, new Guid("00000001-0000-7000-8000-000000000000"), 0).ToString());

    [Fact]
    public void Ids_given_out_before_they_carried_a_number_are_still_known() =>
        Assert.Equal("a5aeb57a-e888-816f-a811-46740f080e4f", EntryId.WithoutNumber(new Guid("00000001-0000-7000-8000-000000000000"), 0).ToString());

    [Theory]
    [InlineData(1)]
    [InlineData(42)]
    [InlineData(int.MaxValue)]
    public void A_made_id_is_a_uuid_of_version_8_that_carries_the_number_of_its_incident(int number)
    {
        Guid[] made = [EntryId.From(number, Command(1), 0).Value, LessonId.From(number, Command(1), 0).Value, ActionItemId.From(number, Command(1), 0).Value];
        Assert.All(made, id =>
        {
            Assert.Equal(8, id.Version);
            Assert.Contains(id.ToString()[19], "89ab");
            Assert.Equal(number, IncidentNumber.In(id));
        });
    }

    [Fact]
    public void The_ids_of_one_incident_lie_together() =>
        Assert.Equal(
            [1, 1, 2, 2, 300, 300],
            new[] { 300, 1, 2, 2, 1, 300 }.Select((number, n) => EntryId.From(number, Command(n), 0).ToString()).Order(StringComparer.Ordinal).Select(id => IncidentNumber.In(new Guid(id))!.Value));

    [Fact]
    public void An_incident_that_is_not_declared_makes_no_ids() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EntryId.From(0, Command(1), 0));

    [Theory]
    [InlineData("0000002a-e888-716f-a811-46740f080e4f")] // version 7
    [InlineData("0000002a-e888-816f-c811-46740f080e4f")] // another variant
    [InlineData("00000000-e888-816f-a811-46740f080e4f")] // zero
    [InlineData("a5aeb57a-e888-816f-a811-46740f080e4f")] // above the largest number
    public void What_can_carry_no_number_gives_none(string id) => Assert.Null(IncidentNumber.In(new Guid(id)));

    [Fact]
    public void An_id_is_written_as_its_bare_uuid_as_value_and_as_key()
    {
        var id = new IncidentId(new Guid("0146e8a0-0000-7000-8000-000000000001"));
        Assert.Equal("\"0146e8a0-0000-7000-8000-000000000001\"", JsonSerializer.Serialize(id));
        var byId = new Dictionary<IncidentId, int> { [id] = 1 };
        Assert.Equal("{\"0146e8a0-0000-7000-8000-000000000001\":1}", JsonSerializer.Serialize(byId));
        Assert.Equal(byId, JsonSerializer.Deserialize<Dictionary<IncidentId, int>>(JsonSerializer.Serialize(byId)));
    }

    [Fact]
    public void What_is_no_uuid_is_refused()
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<EntryId>("\"42\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<LessonId, int>>("{\"42\":1}"));
    }
}
