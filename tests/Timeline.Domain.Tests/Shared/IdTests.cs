using System.Text.Json;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Shared;

public sealed class IdTests
{
    [Fact]
    public void The_same_command_makes_the_same_ids() =>
        Assert.Equal(EntryId.From(Command(7), 3), EntryId.From(Command(7), 3));

    [Fact]
    public void Each_index_command_and_kind_makes_another_id() =>
        Assert.Distinct(
        [
            EntryId.From(Command(7), 0).Value,
            EntryId.From(Command(7), 1).Value,
            EntryId.From(Command(8), 0).Value,
            LessonId.From(Command(7), 0).Value,
            ActionItemId.From(Command(7), 0).Value,
        ]);

    // Computed apart from this code: SHA-256 of the uuid's bytes, a big-endian 0 and "entry".
    [Fact]
    public void The_derivation_never_changes() =>
        Assert.Equal("a5aeb57a-e888-816f-a811-46740f080e4f", EntryId.From(new Guid("00000001-0000-7000-8000-000000000000"), 0).ToString());

    [Fact]
    public void A_made_id_is_a_uuid_of_version_8()
    {
        var text = EntryId.From(Command(1), 0).ToString();
        Assert.Equal('8', text[14]);
        Assert.Contains(text[19], "89ab");
    }

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
