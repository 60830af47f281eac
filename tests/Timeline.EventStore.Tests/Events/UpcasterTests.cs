using Timeline.EventStore.Events;

namespace Timeline.EventStore.Tests.Events;

public sealed class UpcasterTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task An_event_stored_under_an_old_name_is_read_as_todays_type()
    {
        var tenant = Samples.Tenant();
        var old = Samples.Options(fixture.Schema);
        old.Events.Add<Borrowed>();
        var id = Guid.CreateVersion7();
        var session = fixture.Node(old).OpenSession(tenant);
        session.StartStream(id, "loan", new Borrowed("Emma", "Ada", 14));
        await session.SaveChangesAsync();

        var today = Samples.Options(fixture.Schema);
        today.Events.Upcast("borrowed", json => new BookLent(
            json["Book"]!.GetValue<string>(), json["By"]!.GetValue<string>(), Samples.Due.PlusDays(json["Days"]!.GetValue<int>())));
        var read = await fixture.Node(today).StreamAsync(tenant, id);

        Assert.Equal(new BookLent("Emma", "Ada", Samples.Due.PlusDays(14)), read[0].Data);
        Assert.Equal("borrowed", read[0].Alias);
    }

    [Fact]
    public async Task An_upcaster_that_fails_makes_an_unknown_event_and_stops_nobody()
    {
        var tenant = Samples.Tenant();
        var old = Samples.Options(fixture.Schema);
        old.Events.Add<Borrowed>();
        var id = Guid.CreateVersion7();
        var session = fixture.Node(old).OpenSession(tenant);
        session.StartStream(id, "loan", new Borrowed("Emma", "Ada", 14), Samples.Reminder(1));
        await session.SaveChangesAsync();

        var today = Samples.Options(fixture.Schema);
        today.Events.Upcast("borrowed", _ => throw new InvalidOperationException("not today"));
        var read = await fixture.Node(today).StreamAsync(tenant, id);

        Assert.Equal("not today", Assert.IsType<UnknownEvent>(read[0].Data).Reason);
        Assert.Equal(Samples.Reminder(1), read[1].Data);
    }

    private sealed record Borrowed(string Book, string By, int Days);
}
