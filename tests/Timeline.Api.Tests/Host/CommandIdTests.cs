using System.Text.Json;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.People;
using Timeline.Api.Tests.Running;
using Timeline.Storage.Commands;

namespace Timeline.Api.Tests.Host;

public sealed class CommandIdTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    private readonly RunningTimeline _timeline = nodes.Timeline;
    private readonly TimelineClient _client = nodes.Timeline.Client;

    [Fact]
    public async Task Every_mutation_with_a_command_id_refuses_one_that_is_used_already()
    {
        var incidentId = await _client.DeclareAsync();
        var spent = Guid.CreateVersion7();
        await _client.DoAsync("logEntry", new { commandId = spent, incidentId, text = "Here." });
        var person = (await _client.DoAsync("invitePerson", new { name = "Somebody else" }, "person { id }")).Text("person.id")!;
        await _client.DoAsync("draftPostmortem", new { incidentId });
        var postmortem = (await _client.AskAsync("query($key: String!) { incident(key: $key) { postmortem { id } } }", new { key = incidentId })).Text("incident.postmortem.id")!.Split(':')[^1];
        var mutations = new SchemaInputs(await _client.AskAsync(SchemaInputs.Introspection), incidentId).All().Where(input => input.Place.EndsWith("(input.commandId:)", StringComparison.Ordinal)).ToList();
        Assert.Contains("Mutation.invitePerson(input.commandId:)", mutations.Select(input => input.Place));

        var accepted = new List<string>();
        foreach (var mutation in mutations)
        {
            foreach (var id in new[] { spent.ToString(), incidentId, person, postmortem })
            {
                var answer = await _client.SendAsync(mutation.Query, mutation.Variables(id));
                if (answer.At("data").EnumerateObject().Single().Value.At("error") is not { ValueKind: JsonValueKind.Object } error || error.Text("code") != "COMMAND_ID_REUSED")
                    accepted.Add($"{mutation.Place} {id}: {answer}");
            }
        }

        Assert.Empty(accepted);
    }

    [Theory]
    [InlineData("text", "Other words.")]
    [InlineData("kind", "ACTION")]
    [InlineData("author", "Ada")]
    [InlineData("occurredAt", "2026-03-14T08:00:01Z")]
    public async Task Other_content_under_the_same_id_is_refused_and_stores_nothing(string member, string value)
    {
        var incidentId = await _client.DeclareAsync();
        var input = new Dictionary<string, object?> { ["commandId"] = Guid.CreateVersion7(), ["incidentId"] = incidentId, ["text"] = "Words.", ["occurredAt"] = "2026-03-14T08:00:00Z", ["author"] = null };
        await _client.DoAsync("logEntry", input);
        input[member] = value;
        var refused = await _client.MutateAsync("logEntry", input);
        Assert.Equal(("COMMAND_ID_REUSED", "commandId"), (refused.Text("error.code"), refused.Text("error.field")));
        Assert.Equal(2, (await _client.AskAsync("query($key: String!) { incident(key: $key) { version } }", new { key = incidentId })).Number("incident.version"));
    }

    [Fact]
    public async Task The_same_command_is_known_by_literals_and_without_its_nulls()
    {
        var (incidentId, commandId) = (await _client.DeclareAsync(), Guid.CreateVersion7());
        var first = await _client.DoAsync("logEntry", new { text = "Words.", incidentId, commandId, author = (string?)null, kind = "ACTION" }, "entry { id }");
        var again = await _client.AskAsync($$"""mutation { logEntry(input: { kind: ACTION, commandId: "{{commandId.ToString().ToUpperInvariant()}}", incidentId: "{{incidentId}}", text: "Words." }) { entry { id } error { code } } }""");
        Assert.Equal(first.Text("entry.id"), again.Text("logEntry.entry.id"));
    }

    [Fact]
    public async Task An_id_of_somebody_elses_command_is_refused()
    {
        var (incidentId, commandId) = (await _client.DeclareAsync(), Guid.CreateVersion7());
        var input = new { commandId, incidentId, text = "Words." };
        await _client.DoAsync("logEntry", input);
        using var other = new TimelineClient(_timeline.Root, (await _client.DoAsync("issueAccessToken", new { name = "Another program" }, "secret")).Text("secret"));
        Assert.Equal("COMMAND_ID_REUSED", (await other.MutateAsync("logEntry", input)).Text("error.code"));
    }

    [Fact]
    public async Task A_used_id_is_refused_for_an_incident_that_is_not_there()
    {
        var (incidentId, commandId) = (await _client.DeclareAsync(), Guid.CreateVersion7());
        await _client.DoAsync("logEntry", new { commandId, incidentId, text = "Words." });
        foreach (var unknown in new[] { "INC-987654", Guid.CreateVersion7().ToString(), "nonsense" })
            Assert.Equal("COMMAND_ID_REUSED", (await _client.MutateAsync("logEntry", new { commandId, incidentId = unknown, text = "Words." })).Text("error.code"));
    }

    [Fact]
    public async Task A_secret_is_never_believed_to_be_redacted()
    {
        var (incidentId, commandId) = (await _client.DeclareAsync(), Guid.CreateVersion7());
        var entryId = (await _client.DoAsync("logEntry", new { incidentId, text = "The password is swordfish." }, "entry { id }")).Text("entry.id");
        await _client.DoAsync("logEntry", new { commandId, incidentId, text = "A note." });
        Assert.Equal("COMMAND_ID_REUSED", (await _client.MutateAsync("redactEntry", new { commandId, incidentId, entryId, reason = "A secret." })).Text("error.code"));
        var redacted = await _client.DoAsync("redactEntry", new { commandId = Guid.CreateVersion7(), incidentId, entryId, reason = "A secret." }, "entry { redaction { reason } }");
        Assert.Equal("A secret.", redacted.Text("entry.redaction.reason"));
    }

    [Fact]
    public async Task The_id_of_a_rejected_command_may_be_used_again()
    {
        var (incidentId, commandId) = (await _client.DeclareAsync(), Guid.CreateVersion7());
        Assert.Equal("REQUIRED", (await _client.MutateAsync("logEntry", new { commandId, incidentId, text = " " })).Text("error.code"));
        await _client.DoAsync("recordLesson", new { commandId, incidentId, category = "LUCKY", text = "It went." });
    }

    [Fact]
    public async Task What_is_kept_of_a_command_goes_with_the_content_of_its_entry()
    {
        var incidentId = await _client.DeclareAsync();
        var (made, amended, imported, other) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var entryId = (await _client.DoAsync("logEntry", new { commandId = made, incidentId, text = "swordfish" }, "entry { id }")).Text("entry.id");
        await _client.DoAsync("amendEntry", new { commandId = amended, incidentId, entryId, text = "swordfish!", reason = "Louder." });
        var lines = new { commandId = imported, incidentId, entries = new[] { new { occurredAt = "2026-03-14T08:00:00Z", text = "marlin" } } };
        var importedId = (await _client.DoAsync("importEntries", lines, "entries { id }")).Text("entries.0.id");
        await _client.DoAsync("logEntry", new { commandId = other, incidentId, text = "Nothing secret." });
        Assert.All(await DigestsAsync(made, amended, imported, other), digest => Assert.Equal(64, digest!.Length));

        await _client.DoAsync("redactEntry", new { incidentId, entryId, reason = "A secret." });
        await _client.DoAsync("redactEntry", new { incidentId, entryId = importedId, reason = "A secret." });
        Assert.Equal([null, null, null], await DigestsAsync(made, amended, imported));
        Assert.NotNull(Assert.Single(await DigestsAsync(other)));

        // What was sent is not known any more: what it was and where is.
        Assert.Equal(entryId, (await _client.DoAsync("logEntry", new { commandId = made, incidentId, text = "swordfish" }, "entry { id }")).Text("entry.id"));
        Assert.Equal("COMMAND_ID_REUSED", (await _client.MutateAsync("amendEntry", new { commandId = made, incidentId, entryId, text = "x", reason = "y" })).Text("error.code"));
        Assert.Equal("COMMAND_ID_REUSED", (await _client.MutateAsync("logEntry", new { commandId = made, incidentId = await _client.DeclareAsync(), text = "swordfish" })).Text("error.code"));
    }

    [Fact]
    public async Task An_import_sent_again_tells_as_many_skipped_lines_as_before()
    {
        var incidentId = await _client.DeclareAsync();
        await _client.DoAsync("importEntries", new { incidentId, entries = new[] { new { occurredAt = "2026-03-14T08:00:00Z", text = "Before." } } });
        var input = new { commandId = Guid.CreateVersion7(), incidentId, entries = new[] { "Before.", "After." }.Select(text => new { occurredAt = "2026-03-14T08:00:00Z", text }) };
        var first = await _client.DoAsync("importEntries", input, "skippedCount entries { id }");
        Assert.Equal(1, first.Number("skippedCount"));
        Assert.Equal(first.ToString(), (await _client.DoAsync("importEntries", input, "skippedCount entries { id }")).ToString());
    }

    [Fact]
    public async Task Of_different_commands_that_come_at_once_under_one_id_one_is_stored()
    {
        using var other = new TimelineClient(nodes.Other, RunningTimeline.AdminToken);
        var (here, there) = (await _client.DeclareAsync(), await _client.DeclareAsync());
        for (var round = 0; round < 5; round++)
        {
            var commandId = Guid.CreateVersion7();
            var answers = await Task.WhenAll(
                _client.MutateAsync("logEntry", new { commandId, incidentId = here, text = "Here." }),
                other.MutateAsync("logEntry", new { commandId, incidentId = there, text = "There." }),
                other.MutateAsync("declareIncident", new { commandId, title = "A third" }),
                _client.MutateAsync("invitePerson", new { commandId, name = $"Fourth {round}" }, "person { id }"));
            Assert.Equal(3, answers.Count(answer => answer.At("error") is { ValueKind: JsonValueKind.Object } error && error.Text("code") == "COMMAND_ID_REUSED"));
        }
    }

    [Fact]
    public async Task A_command_is_known_on_every_node_and_after_a_restart()
    {
        var input = new { commandId = Guid.CreateVersion7(), incidentId = await _client.DeclareAsync(), text = "Words." };
        var first = await _client.DoAsync("logEntry", input, "entry { id }");
        using var other = new TimelineClient(nodes.Other, RunningTimeline.AdminToken);
        Assert.Equal(first.ToString(), (await other.DoAsync("logEntry", input, "entry { id }")).ToString());
        await _timeline.RestartAsync();
        Assert.Equal(first.ToString(), (await _timeline.Client.DoAsync("logEntry", input, "entry { id }")).ToString());
    }

    [Fact]
    public async Task Nodes_that_start_together_have_one_secret()
    {
        await using var session = _timeline.Store.QuerySession(Tenants.Only);
        var secret = Assert.Single(await session.Query<InstallationSecret>().ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(32, secret.Bytes.Length);
        await using var deleting = _timeline.Store.LightweightSession(Tenants.Only);
        deleting.Delete(secret);
        await deleting.SaveChangesAsync(TestContext.Current.CancellationToken);
        var digests = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => new CommandDigests(_timeline.Store, Tenants.Only).OfAsync("content"u8.ToArray(), TestContext.Current.CancellationToken).AsTask()));
        Assert.Single(digests.Distinct());

        // As it was, for the tests that come after.
        await using var restoring = _timeline.Store.LightweightSession(Tenants.Only);
        restoring.Store(secret);
        await restoring.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<string?>> DigestsAsync(params Guid[] commands)
    {
        await using var session = _timeline.Store.QuerySession(Tenants.Only);
        var digests = new List<string?>();
        foreach (var command in commands)
            digests.Add((await session.LoadAsync<HandledCommand>(command, TestContext.Current.CancellationToken))!.Digest);
        return digests;
    }
}
